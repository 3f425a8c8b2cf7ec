import { z } from 'zod'
import { Day, Id, Instant, text } from '../shapes.ts'
import { FieldCondition, FormSchema, Key, PrefillSource } from './forms.ts'

/** The code of a class or item, given once: `minzheng`, `minzheng.laonian_jintie`. */
export const ClassCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
export const ItemCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}\.[a-z][a-z0-9_]{1,59}$/)

/** 自治事项 self_governed, 依法协助 assisted, 经准入 admitted (D02). */
export const matterKinds = ['self_governed', 'assisted', 'admitted'] as const
/** How far it goes without coming: not at all, asking, applying (the result is fetched), everything. */
export const onlineLevels = ['none', 'consult', 'apply', 'full'] as const
export const audiences = ['person', 'organisation', 'both'] as const
/** 下放 delegated, 延伸 extended, 现场办公 on_site, 本级 own (D18). */
export const powerModes = ['own', 'delegated', 'extended', 'on_site'] as const
export const powerTiers = ['community', 'street', 'district', 'city'] as const
export type PowerTier = (typeof powerTiers)[number]

/** 材料: one paper of an item. */
export const Material = z.object({
  key: Key,
  zh: text(80),
  en: text(160),
  /** On paper: the original is seen, a copy is kept; or a file is enough. */
  originals: z.int().min(0).max(20).default(0),
  copies: z.int().min(0).max(20).default(0),
  /** A photo or scan does as well. */
  electronic: z.boolean().default(true),
  required: z.boolean().default(true),
  /** Needed only when these hold in the form. */
  requiredIf: z.array(FieldCondition).max(10).optional(),
  /** Who has it: the applicant, the community's own register (never asked of anybody), another department, written at the window. */
  source: z.enum(['applicant', 'register', 'department', 'written_here']).default('applicant'),
  /** Fields of the register that take its place: when all are known, the paper isn't asked for. */
  fetchedFrom: z.array(PrefillSource).max(10).optional(),
  /** 告知承诺: a promise in writing will do for now (容缺). */
  promise: z.boolean().default(false),
  sampleText: text(2000).optional(),
  /** A file claimed for the item: the sample or the empty form. */
  sampleFile: z.uuid().optional(),
  /** Where that file lies: the area that put it there, kept when an area below takes the item over. Written by the server. */
  sampleAreaId: z.int().optional(),
  noteZh: text(300).optional(),
})
export type Material = z.infer<typeof Material>

/** 时限, in working days: until told whether it is taken, what the law allows, what is promised, and what the applicant has to complete papers. */
export const ItemLimits = z
  .object({
    acceptDays: z.int().min(1).max(30).default(1),
    statutoryDays: z.int().min(1).max(366),
    promisedDays: z.int().min(1).max(366),
    supplementDays: z.int().min(1).max(60).default(10),
  })
  .refine((l) => l.promisedDays <= l.statutoryDays, { path: ['promisedDays'], message: 'a promise is not longer than the law allows' }) // prettier-ignore

/** Everything a version of an item says (D02). */
export const ItemContent = z.object({
  zh: text(80),
  en: text(160),
  summary: text(500).describe('一句话说清楚，给居民看'),
  kind: z.enum(matterKinds),
  audience: z.enum(audiences).default('person'),
  /** A code of the dictionary of posts (territory.list_post_kinds). */
  post: z.string().regex(/^[a-z][a-z_]{1,40}$/).nullable().default(null),
  basis: z.array(z.object({ law: text(200), article: text(100).optional() })).max(20),
  applicants: text(500).describe('谁可以办'),
  conditions: z.array(text(300)).max(30).default([]),
  materials: z.array(Material).max(40).default([]),
  limits: ItemLimits,
  /** 即办件: decided while the applicant waits. */
  atOnce: z.boolean().default(false),
  steps: z.array(z.object({ zh: text(100), who: text(60) })).max(20).default([]),
  fee: z.object({ free: z.boolean().default(true), text: text(300).optional(), basis: text(200).optional() }),
  online: z.enum(onlineLevels).default('apply'),
  form: FormSchema,
  result: z.object({ zh: text(80), en: text(160), sampleText: text(2000).optional() }),
  /** 也叫: what people call it. */
  keywords: z.array(text(40)).max(60).default([]),
  /** 示例: a worked example, not any city's own list. */
  example: z.boolean().default(false),
}) // prettier-ignore
export type ItemContent = z.infer<typeof ItemContent>
export type ItemContentInput = z.input<typeof ItemContent>

export const Power = z.object({
  tier: z.enum(powerTiers),
  mayAccept: z.boolean(),
  mayDecide: z.boolean(),
  mode: z.enum(powerModes),
  /** The department that decides at this tier; the tier's own desk when null. */
  organisationId: Id.nullable(),
})
export type Power = z.infer<typeof Power>

/** An item in a list. */
export const ItemRow = z.object({
  code: ItemCode,
  classCode: ClassCode,
  classZh: z.string(),
  classEn: z.string(),
  zh: z.string(),
  en: z.string(),
  summary: z.string(),
  kind: z.enum(matterKinds),
  audience: z.enum(audiences),
  post: z.string().nullable(),
  atOnce: z.boolean(),
  promisedDays: z.int(),
  free: z.boolean(),
  online: z.enum(onlineLevels),
  /** How many papers the applicant has to bring at most. */
  papers: z.int(),
  example: z.boolean(),
})
export type ItemRow = z.infer<typeof ItemRow>

/** An item as it is in force in an area. */
export const Item = ItemContent.extend({
  code: ItemCode,
  classCode: ClassCode,
  classZh: z.string(),
  classEn: z.string(),
  /** The version in force, counted per item and area. */
  no: z.int(),
  /** The area that published it; samples are read there. 0: shipped as an example. */
  areaId: z.int(),
  areaName: z.string(),
  publishedAt: Instant,
  validFrom: Day,
  validTo: Day.nullable(),
  power: z.array(Power.extend({ organisation: z.string().nullable() })),
})
export type Item = z.infer<typeof Item>
