import { z } from 'zod'
import { route } from '../route.ts'
import { Day, InArea, text } from '../shapes.ts'
import { FieldDefinition, FieldName, Family, SourceKind } from './fields.ts'

/** 代码: one row of a dictionary. Aliases are other and dated words for it, read on import. */
export const Code = z.object({
  family: Family,
  code: z.string().min(1).max(10),
  zh: text(60),
  en: text(80),
  aliases: z.array(text(40)).max(40),
  sort: z.number().int(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  version: z.number().int(),
})
export type Code = z.infer<typeof Code>
/** Whether a code may be chosen on a day: begun, and not ended before. A code out of use is still read and named. */
export const inUse = ({ validFrom, validTo }: Pick<Code, 'validFrom' | 'validTo'>, day: string) =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day)
export const CodeFamily = z.object({
  name: Family,
  zh: z.string(),
  en: z.string(),
  basis: z.string().describe('well-known practice of the standard named, not its text'),
  codes: z.array(Code),
})

export const getDictionary = route({
  name: 'people.get_dictionary',
  method: 'GET',
  path: '/api/people/dictionary',
  permission: 'signed_in',
  about: { zh: '人口字段与代码（性别、民族、文化程度……）', en: 'Fields and codes of the person register' },
  answer: z.object({ fields: z.array(FieldDefinition), families: z.array(CodeFamily) }),
})
export const saveCode = route({
  name: 'people.save_code',
  method: 'PUT',
  path: '/api/areas/{areaId}/people-codes/{family}/{code}',
  permission: 'people.configure',
  about: { zh: '新增或修改一个代码', en: 'Add or change a code' },
  params: InArea.extend({ family: Family, code: z.string().min(1).max(10) }),
  body: Code.omit({ family: true, code: true, version: true }).extend({ version: z.number().int().nullable() }),
  answer: Code,
  problems: ['people.family_unknown', 'platform.conflict', 'people.configured_above'],
})
export const saveField = route({
  name: 'people.save_field',
  method: 'PUT',
  path: '/api/areas/{areaId}/people-fields/{field}',
  permission: 'people.configure',
  about: {
    zh: '新增或修改一个字段（须写明法律依据；禁止的字段一律拒绝）',
    en: 'Add or change a field; denied fields are refused',
  },
  params: InArea.extend({ field: FieldName }),
  body: FieldDefinition.omit({ name: true, core: true, version: true }).extend({
    version: z.number().int().nullable(),
  }),
  answer: FieldDefinition,
  problems: [
    'people.never_kept',
    'people.family_unknown',
    'people.field_fixed',
    'platform.conflict',
    'people.configured_above',
  ],
})
const Rule = z.object({ field: z.string(), sourceKind: SourceKind, rank: z.number().int().min(1).max(99) })
export const listSourceRules = route({
  name: 'people.list_source_rules',
  method: 'GET',
  path: '/api/people/source-rules',
  permission: 'people.read_numbers',
  about: { zh: '各来源的可信次序', en: 'Which source is believed first' },
  answer: z.object({ rows: z.array(Rule) }),
})
export const saveSourceRule = route({
  name: 'people.save_source_rule',
  method: 'PUT',
  path: '/api/areas/{areaId}/people-source-rules',
  permission: 'people.configure',
  about: { zh: '修改来源的可信次序（* 为所有字段）', en: 'Change which source is believed first' },
  params: InArea,
  body: z.object({
    field: z.union([z.literal('*'), FieldName]),
    sourceKind: SourceKind,
    rank: z.number().int().min(1).max(99).nullable().describe('null: as for all fields'),
  }),
  answer: z.object({ rows: z.array(Rule) }),
  problems: ['people.field_unknown', 'people.configured_above', 'people.rank_missing'],
})
