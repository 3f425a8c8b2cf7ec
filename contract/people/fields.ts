import { z } from 'zod'
import { Day, text } from '../shapes.ts'
import { documentKinds } from './identity/document-kinds.ts'

/** Fields that are columns or tables of their own; everything else stands in the dictionary of fields only. */
export const coreFields = [
  'name',
  'former_name',
  'sex',
  'birth_on',
  'document',
  'phone',
  'relation',
  'registered_address',
] as const
export type CoreField = (typeof coreFields)[number]
/** Fields of which somebody may have several: another value joins, it never competes. */
export const manyFields: ReadonlySet<string> = new Set(['former_name', 'phone'])

export const FieldName = z.string().regex(/^[a-z][a-z_]{1,39}$/)
export const FieldKind = z.enum(['text', 'long_text', 'code', 'day', 'number', 'flag'])
export const Family = z.string().regex(/^[a-z][a-z_]{1,39}$/)

/** 一个字段: what may be known of a person, on what legal basis. */
export const FieldDefinition = z.object({
  name: FieldName,
  zh: text(40),
  en: text(60),
  kind: FieldKind,
  family: Family.nullable(),
  /** Sealed in the database, masked on screens, revealed with a reason. */
  sensitive: z.boolean(),
  /** A later value of an equal source takes the place of an earlier one; else they compete. */
  changeable: z.boolean(),
  legalBasis: text(200),
  aliases: z.array(text(40)).max(40).describe('表头的其他写法'),
  sort: z.number().int(),
  active: z.boolean(),
  core: z.boolean(),
  version: z.number().int(),
})
export type FieldDefinition = z.infer<typeof FieldDefinition>

/** registry 公安户籍等法定登记, department 部门数据, ledger 导入的台账, daily_work 日常工作, resident 本人, merge 合并. */
export const sourceKinds = ['registry', 'department', 'ledger', 'daily_work', 'resident', 'merge'] as const
export const SourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof SourceKind>
/** 来源与日期: shown beside every value (C07). */
export const Source = z.object({ id: z.number().int(), kind: SourceKind, label: z.string(), onDay: Day })
export type Source = z.infer<typeof Source>

export const DocumentValue = z.object({ kind: z.enum(documentKinds).optional(), number: text(40) })
export type DocumentValue = z.infer<typeof DocumentValue>
/** A value of a field: codes and days as text, a document with its kind. */
export const FactValue = z.union([DocumentValue, z.string().trim().min(1).max(2000), z.number(), z.boolean()])
export type FactValue = z.infer<typeof FactValue>
/** One thing somebody says about a person. `null` takes a value away (only by hand). */
export const Fact = z.object({ field: FieldName, value: FactValue.nullable() })
export type Fact = z.infer<typeof Fact>

/**
 * What became of a fact: filled an empty field, confirmed the value, replaced it by rule (the old one kept), competes with
 * it until somebody settles, joined the others (phones), or nothing (it was refused or known before).
 */
export const factOutcomes = ['filled', 'confirmed', 'replaced', 'competes', 'joined', 'none'] as const
export type FactOutcome = (typeof factOutcomes)[number]

/** A value as screens show it: masked unless the permission allows it. */
export const ShownValue = z.object({
  field: FieldName,
  text: z.string(),
  /** The code or value itself where it isn't sensitive. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  masked: z.boolean(),
  source: Source,
})
export type ShownValue = z.infer<typeof ShownValue>
