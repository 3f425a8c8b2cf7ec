import { z } from 'zod'
import { roles } from '../access/roles.ts'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { FieldName } from './fields.ts'

export const CareCode = z.string().regex(/^[a-z][a-z_]{1,39}$/)
/** active 在册, suspended 暂停, ended 已退出. */
export const CareState = z.enum(['active', 'suspended', 'ended'])
/** 关爱名册: by what law, for what, who sees rows; everybody else sees numbers only. */
export const CareKind = z.object({
  id: z.number().int(),
  code: CareCode,
  zh: text(40),
  en: text(60),
  legalBasis: text(200),
  purpose: text(200),
  fields: z.array(FieldName).max(30),
  roles: z.array(z.enum(roles)).max(8),
  retentionMonths: z.number().int().min(0).max(600),
  reviewMonths: z.number().int().min(1).max(60),
  visitDays: z.number().int().min(1).max(366).nullable(),
  active: z.boolean(),
  sort: z.number().int(),
  version: z.number().int(),
})
export type CareKind = z.infer<typeof CareKind>

export const listCareKinds = route({
  name: 'people.list_care_kinds',
  method: 'GET',
  path: '/api/people/care-kinds',
  permission: 'people.read_numbers',
  about: {
    zh: '关爱名册的种类：依据、目的、谁可见、保存多久',
    en: 'Care registers: basis, purpose, who sees them, how long',
  },
  answer: z.object({ rows: z.array(CareKind.extend({ mine: z.boolean().describe('the asker may see its rows') })) }),
})
export const saveCareKind = route({
  name: 'people.save_care_kind',
  method: 'PUT',
  path: '/api/areas/{areaId}/care-kinds/{code}',
  permission: 'people.configure',
  about: {
    zh: '新增或修改一种名册（须有法律依据；禁止的名册一律拒绝）',
    en: 'Add or change a kind of register; denied kinds are refused',
  },
  params: InArea.extend({ code: CareCode }),
  body: CareKind.omit({ id: true, code: true, version: true }).extend({ version: z.number().int().nullable() }),
  answer: CareKind,
  problems: ['people.never_kept', 'people.field_unknown', 'platform.conflict', 'people.configured_above'],
})

const CareRow = z.object({
  areaId: AreaId,
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string().describe('masked'),
  age: z.number().int().nullable(),
  address: z.string().nullable(),
  kind: CareCode,
  state: CareState,
  since: Day,
  until: Day.nullable(),
  reviewOn: Day,
  reviewDue: z.boolean(),
  version: z.number().int(),
})
export const listCare = route({
  name: 'people.list_care',
  method: 'GET',
  path: '/api/areas/{areaId}/care',
  permission: 'people.care',
  about: { zh: '一本关爱名册（按需知密）', en: 'One care register, for those who need to know' },
  params: InArea,
  query: Paging.extend({
    kind: CareCode,
    state: CareState.optional(),
    grid: GridNo.optional(),
    reviewDue: z.stringbool().optional(),
  }),
  answer: pageOf(CareRow),
  problems: ['people.care_kind_unknown', 'people.not_yours_to_see'],
})
const Details = z.record(FieldName, z.union([z.string().trim().max(500), z.number(), z.boolean()]))
const CareView = CareRow.extend({
  details: Details,
  steps: z.array(
    z.object({
      seq: z.number().int(),
      at: Instant,
      from: CareState.nullable(),
      to: CareState,
      who: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export const getCare = route({
  name: 'people.get_care',
  method: 'GET',
  path: '/api/areas/{areaId}/care/{id}',
  permission: 'people.care',
  about: { zh: '名册中的一人：内容与历次进出', en: 'One entry with how it came and went' },
  params: InArea.extend({ id: ClientId }),
  answer: CareView,
  problems: ['platform.not_found', 'people.not_yours_to_see'],
})
export const saveCare = route({
  name: 'people.save_care',
  method: 'PUT',
  path: '/api/areas/{areaId}/care/{id}',
  permission: 'people.care',
  about: {
    zh: '列入名册、修改、暂停、恢复、退出（每一步留存）',
    en: 'Put on a register, change, suspend, resume, end; every step kept',
  },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    version: z.number().int().nullable().describe('null: new'),
    personId: z.uuid(),
    kind: CareCode,
    state: CareState,
    onDay: Day.optional(),
    reviewOn: Day.optional(),
    details: Details.default({}),
    reason: text(200).nullish(),
  }),
  answer: CareView,
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.care_kind_unknown',
    'people.not_yours_to_see',
    'people.person_unknown',
    'people.already_on_register',
    'people.care_reason_missing',
    'people.field_not_of_register',
    'people.date_order',
  ],
})

/** Small cells aren't shown: `null` means fewer than five (and more than none). */
export const Cell = z.number().int().nullable()
export const careNumbers = route({
  name: 'people.get_care_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/care-numbers',
  permission: 'people.read_numbers',
  about: { zh: '各名册人数（小于 5 的不显示）', en: 'How many on each register; under five not shown' },
  params: InArea,
  answer: z.object({
    smallest: z.number().int(),
    rows: z.array(z.object({ kind: CareCode, active: Cell, reviewDue: Cell })),
    areas: z.array(
      z.object({ areaId: AreaId, name: z.string(), cells: z.array(z.object({ kind: CareCode, active: Cell })) }),
    ),
  }),
})
export const CareStepId = Id
