import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, Day, Id, InArea, Paging, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { FieldName } from './fields.ts'
import { Tenure } from './dwellings.ts'
import { PersonRow, Separation } from './people.ts'
import { checks } from './plausibility.ts'

const many = <T extends z.ZodType>(item: T) => z.union([z.array(item).min(1).max(50), item.transform((one) => [one])])
const flag = z.stringbool().optional()

/** What a list, its export, its bulk edit and a saved view choose by; everything named must hold. */
export const PersonFilter = z.object({
  /** A name or its beginning, pinyin, initials; a document or phone number (exact); else pieces of an address. */
  q: text(100).optional(),
  sex: z.enum(['0', '1', '2', '9']).optional(),
  ageFrom: z.coerce.number().int().min(0).max(200).optional(),
  ageTo: z.coerce.number().int().min(0).max(200).optional(),
  separation: many(Separation).optional(),
  standing: z.enum(['present', 'left', 'dead']).default('present'),
  buildingNo: z.coerce.number().int().min(1).max(99999).optional(),
  grid: GridNo.optional(),
  tenure: Tenure.optional(),
  household: z.uuid().optional(),
  dwelling: z.uuid().optional(),
  /** Codes of care registers; only those the asker may see are let in. */
  care: many(z.string().max(40)).optional(),
  disputed: flag,
  hasPhone: flag,
  hasDocument: flag,
  /** A field of the dictionary that isn't sensitive, with its code or text. */
  field: FieldName.optional(),
  value: z.string().max(200).optional(),
  /** The rows behind a number of the plausibility board. */
  check: z.enum(checks).optional(),
  /** Last touched by this source (an import). */
  source: Id.optional(),
})
export type PersonFilter = z.output<typeof PersonFilter>
export type PersonFilterInput = z.input<typeof PersonFilter>

const Total = z.object({ count: z.number().int(), exact: z.boolean() })
export const listPeople = route({
  name: 'people.list',
  method: 'GET',
  path: '/api/areas/{areaId}/people',
  permission: 'people.read',
  about: { zh: '居民列表：筛选、检索、翻页（脱敏）', en: 'People: filter, search, page by key, masked' },
  params: InArea,
  query: PersonFilter.extend(Paging.shape),
  /** `total` on the first page only. */
  answer: z.object({ rows: z.array(PersonRow), next: z.string().nullable(), total: Total.nullable() }),
  problems: ['people.not_yours_to_see', 'people.field_unknown'],
})
export const findPeople = route({
  name: 'people.find',
  method: 'GET',
  path: '/api/areas/{areaId}/people-search',
  permission: 'people.read',
  about: {
    zh: '找人：姓名、拼音、首字母、证件号、手机号、地址',
    en: 'Find a person by name, pinyin, initials, document, phone, address',
  },
  params: InArea,
  query: z.object({ q: text(100), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  answer: z.object({
    rows: z.array(PersonRow),
    more: z.boolean(),
    /** What the words were taken for. */
    read: z.enum(['document', 'phone', 'name', 'pinyin', 'address', 'nothing']),
    /** A document that isn't here but in another community: which, nothing more. */
    elsewhere: z.array(z.object({ areaId: z.number(), areaName: z.string() })),
  }),
})
export const bulkEditPeople = route({
  name: 'people.bulk_edit',
  method: 'POST',
  path: '/api/areas/{areaId}/people-bulk',
  permission: 'people.edit',
  about: { zh: '批量修改一个字段或居住户，逐条说明结果', en: 'Change one field of many, told one by one' },
  params: InArea,
  body: z.object({
    people: z
      .array(z.object({ id: z.uuid(), version: z.number().int() }))
      .min(1)
      .max(500),
    field: FieldName,
    value: z.union([z.string().trim().min(1).max(2000), z.number(), z.boolean()]),
    onDay: Day.optional(),
  }),
  answer: z.object({
    changed: z.number().int(),
    refused: z.array(z.object({ id: z.uuid(), why: z.enum(['not_found', 'conflict', 'not_present']) })),
  }),
  problems: ['people.field_unknown', 'people.value_wrong', 'people.one_by_one'],
})

/** A filter as it stands in a query. */
const Written = z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]))
export const PeopleView = z.object({ id: z.uuid(), name: z.string(), filter: Written })
export type PeopleView = z.infer<typeof PeopleView>
export const listPeopleViews = route({
  name: 'people.list_views',
  method: 'GET',
  path: '/api/people-views',
  permission: 'people.read',
  about: { zh: '我的常用筛选', en: 'My saved views' },
  answer: z.object({ rows: z.array(PeopleView) }),
})
export const savePeopleView = route({
  name: 'people.save_view',
  method: 'PUT',
  path: '/api/people-views/{id}',
  permission: 'people.read',
  about: { zh: '保存常用筛选', en: 'Save a view' },
  params: z.object({ id: ClientId }),
  body: z.object({ name: text(40), filter: Written }),
  answer: PeopleView,
  problems: ['people.too_many_views'],
})
export const deletePeopleView = route({
  name: 'people.delete_view',
  method: 'DELETE',
  path: '/api/people-views/{id}',
  permission: 'people.read',
  about: { zh: '删除常用筛选', en: 'Delete a saved view' },
  params: z.object({ id: ClientId }),
  answer: z.object({ deleted: z.boolean() }),
})
