import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, text } from '../shapes.ts'
import { Fact, FieldName, ShownValue, Source, factOutcomes } from './fields.ts'

/** 人户同在 together, 人在户不在 lives_only, 户在人不在 registered_only, both elsewhere neither (K05). */
export const separations = ['together', 'lives_only', 'registered_only', 'neither'] as const
export const Separation = z.enum(separations)
export type Separation = z.infer<typeof Separation>
/** present 在册, left 已迁出, dead 已故, merged 已并入另一人. */
export const Standing = z.enum(['present', 'left', 'dead', 'merged'])

/** A person as lists show them: masked. */
export const PersonRow = z.object({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  name: z.string(),
  sex: z.string(),
  birthOn: Day.nullable().describe('只给可查看明细的人；其他人看年龄'),
  age: z.number().int().nullable(),
  document: z.string().nullable().describe('masked'),
  phone: z.string().nullable().describe('masked'),
  address: z.string().nullable(),
  dwellingId: z.uuid().nullable(),
  householdId: z.uuid().nullable(),
  relation: z.string().nullable(),
  separation: Separation,
  disputes: z.number().int(),
  care: z.array(z.string()).describe('codes of the registers the asker may see'),
  standing: Standing,
  version: z.number().int(),
})
export type PersonRow = z.infer<typeof PersonRow>

/** 居住: where somebody is registered or lives, or was. */
export const ResidenceKind = z.enum(['registered', 'lives', 'both'])
export const Residence = z.object({
  id: z.uuid(),
  kind: ResidenceKind,
  atAreaId: AreaId.nullable().describe('null: 本系统以外'),
  atAreaName: z.string().nullable(),
  dwellingId: z.uuid().nullable(),
  householdId: z.uuid().nullable(),
  address: z.string().nullable(),
  relation: z.string().nullable(),
  since: Day.nullable(),
  until: Day.nullable(),
  reason: z.string().nullable(),
  source: Source,
})
export type Residence = z.infer<typeof Residence>
/** Where somebody is registered and lives from now on. `atAreaId` left out: here; null: outside the installation. */
export const NewResidence = z.object({
  kind: ResidenceKind,
  atAreaId: AreaId.nullish(),
  dwellingId: z.uuid().nullish(),
  householdId: z.uuid().nullish(),
  address: text(200).nullish(),
  relation: z.string().max(4).nullish(),
  since: Day.nullish(),
  reason: text(200).nullish(),
})
export type NewResidence = Omit<z.input<typeof NewResidence>, 'atAreaId'> & { atAreaId?: number | null | undefined }

/** Values of one field that disagree: the present one and those that compete (K03, 一数一源). */
export const Dispute = z.object({
  field: FieldName,
  present: ShownValue.nullable(),
  competing: z.array(ShownValue.extend({ id: z.uuid(), saidAt: Instant })),
})
export const PersonCare = z.object({
  id: z.uuid(),
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  state: z.string(),
  since: Day,
  until: Day.nullable(),
  reviewOn: Day,
})
export const Relative = z.object({
  personId: z.uuid(),
  name: z.string(),
  relation: z.string().nullable(),
  age: z.number().int().nullable(),
})
/** What happened to the record, newest first: values replaced, moves, merges, care, reveals. */
export const Happening = z.object({
  at: Instant,
  what: z.string(),
  about: z.string(),
  who: z.string().nullable(),
  source: Source.nullable(),
})

export const Person = PersonRow.extend({
  values: z.array(ShownValue),
  residences: z.array(Residence),
  disputeList: z.array(Dispute),
  careList: z.array(PersonCare),
  household: z.array(Relative),
  requests: z.number().int().describe('本人提出、尚未办理的更正请求'),
  mayReveal: z.boolean(),
  mayEdit: z.boolean(),
  endedOn: Day.nullable(),
  mergedInto: z.uuid().nullable(),
})
export type Person = z.infer<typeof Person>
const One = InArea.extend({ id: ClientId })

export const getPerson = route({
  name: 'people.get_person',
  method: 'GET',
  path: '/api/areas/{areaId}/people/{id}',
  permission: 'people.read',
  about: {
    zh: '一位居民：各字段及来源日期、居住、户、关爱、争议',
    en: 'A person: values with sources, residences, household, care, disputes',
  },
  params: One,
  answer: Person,
  problems: ['platform.not_found'],
})
export const getPersonHistory = route({
  name: 'people.get_person_history',
  method: 'GET',
  path: '/api/areas/{areaId}/people/{id}/history',
  permission: 'people.read',
  about: { zh: '一位居民的时间轴：过去的值、迁移、合并、关爱', en: 'What happened to a record, newest first' },
  params: One,
  answer: z.object({
    rows: z.array(Happening),
    past: z.array(ShownValue.extend({ endedAt: Instant.nullable(), endedHow: z.string().nullable() })),
  }),
  problems: ['platform.not_found'],
})

/** What the register did with what it was told. */
export const Outcomes = z.array(z.object({ field: FieldName, outcome: z.enum(factOutcomes) }))
/** Somebody who may be the same person; of rows in another community only the community is said. */
export const ProposedMatch = z.object({
  areaId: AreaId,
  areaName: z.string(),
  personId: z.uuid().nullable(),
  name: z.string().nullable(),
  verdict: z.enum(['same', 'maybe']),
  score: z.number(),
  reasons: z.array(
    z.object({ field: z.string(), zh: z.string(), en: z.string(), weight: z.number().describe('bits') }),
  ),
})
export type ProposedMatch = z.infer<typeof ProposedMatch>

export const createPerson = route({
  name: 'people.create_person',
  method: 'POST',
  path: '/api/areas/{areaId}/people',
  permission: 'people.edit',
  about: { zh: '登记一位居民（先查重）', en: 'Record a person; possible doubles are answered' },
  params: InArea,
  body: z.object({
    id: ClientId,
    facts: z.array(Fact).min(1).max(60),
    residence: NewResidence,
    registered: NewResidence.nullish().describe('户口在别处时：户口所在地'),
    onDay: Day.optional().describe('得知的日期，默认今天'),
    /** Said after looking at the proposed matches: none of them is this person. */
    isNobodyElse: z.boolean().default(false),
  }),
  answer: z.object({ person: Person.nullable(), matches: z.array(ProposedMatch), outcomes: Outcomes }),
  problems: [
    'people.community_only',
    'people.field_unknown',
    'people.value_wrong',
    'people.name_missing',
    'people.dwelling_unknown',
    'people.household_unknown',
    'people.id_taken',
    'people.document_known',
  ],
})
export const editPerson = route({
  name: 'people.edit_person',
  method: 'PATCH',
  path: '/api/areas/{areaId}/people/{id}',
  permission: 'people.edit',
  about: { zh: '修改居民信息：只改给出的字段，旧值留存', en: 'Change fields of a person; old values are kept' },
  params: One,
  body: z.object({ version: z.number().int(), facts: z.array(Fact).min(1).max(60), onDay: Day.optional() }),
  answer: z.object({ person: Person, outcomes: Outcomes }),
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.field_unknown',
    'people.value_wrong',
    'people.name_missing',
    'people.not_present',
  ],
})
export const movePerson = route({
  name: 'people.move_person',
  method: 'POST',
  path: '/api/areas/{areaId}/people/{id}/move',
  permission: 'people.edit',
  about: {
    zh: '变更居住地或户口所在地（旧居住记录留存；涉及别的社区时双方得知）',
    en: 'Change where somebody lives or is registered',
  },
  params: One,
  body: NewResidence.extend({ version: z.number().int() }),
  answer: Person,
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.dwelling_unknown',
    'people.household_unknown',
    'people.not_present',
    'people.ask_transfer',
    'people.date_order',
  ],
})
export const endPerson = route({
  name: 'people.end_person',
  method: 'POST',
  path: '/api/areas/{areaId}/people/{id}/end',
  permission: 'people.edit',
  about: {
    zh: '注销：迁出本市或死亡（可恢复，到期清除）',
    en: 'Somebody left or died; can be taken back until retention ends',
  },
  params: One,
  body: z.object({
    version: z.number().int(),
    standing: z.enum(['left', 'dead', 'present']),
    onDay: Day,
    reason: text(200).nullish(),
  }),
  answer: Person,
  problems: ['platform.not_found', 'platform.conflict', 'people.not_present', 'people.date_order'],
})
export const settleDispute = route({
  name: 'people.settle_dispute',
  method: 'POST',
  path: '/api/areas/{areaId}/people/{id}/disputes/{field}',
  permission: 'people.edit',
  about: { zh: '裁定有争议的字段：采用哪一个值', en: 'Settle which value of a field holds' },
  params: One.extend({ field: FieldName }),
  body: z.object({
    version: z.number().int(),
    choose: z.union([z.literal('present'), z.uuid()]),
    reason: text(200).nullish(),
  }),
  answer: Person,
  problems: ['platform.not_found', 'platform.conflict', 'people.no_dispute'],
})
export const revealPerson = route({
  name: 'people.reveal_person',
  method: 'POST',
  path: '/api/areas/{areaId}/people/{id}/reveal',
  permission: 'people.reveal',
  about: { zh: '查看证件号、手机号等（须写明理由，记入日志）', en: 'See sealed values, with a reason, logged' },
  params: One,
  body: z.object({
    reason: text(200).refine((reason) => reason.length >= 4),
    fields: z.array(FieldName).min(1).max(30),
  }),
  answer: z.object({
    values: z.array(z.object({ field: FieldName, text: z.string() })),
  }),
  problems: ['platform.not_found', 'people.field_unknown'],
})
