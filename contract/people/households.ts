import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea, Paging, Stream, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Household, HouseholdKind } from './dwellings.ts'

const size = z.coerce.number().int().min(0).max(1000).optional()

/** What a list of households, its export and a saved view choose by; everything named must hold. */
export const HouseholdFilter = z.object({
  /** Pieces of an address, the beginning of a household number, the head's name, pinyin or initials. */
  q: text(100).optional(),
  buildingNo: z.coerce.number().int().min(1).max(99999).optional(),
  grid: GridNo.optional(),
  kind: HouseholdKind.optional(),
  /** How many people are in it, without those who live in another community. */
  peopleFrom: size,
  peopleTo: size,
  /** 空户: nobody is in it, nor registered in it while living in another community. */
  empty: z.stringbool().optional(),
  /** Somebody in it stands on this care register; only those the asker may see are let in. */
  care: z.string().max(40).optional(),
})
export type HouseholdFilter = z.output<typeof HouseholdFilter>

export const HouseholdRow = Household.extend({
  areaName: z.string(),
  buildingNo: z.number().int().nullable(),
  gridNo: GridNo.nullable(),
  headName: z.string().nullable().describe('masked as in lists; null: no head, or the head has left'),
  people: z.number().int(),
  away: z.number().int().describe('registered in it, living in another community'),
  care: z.array(z.string()).describe('codes of the care registers the asker may see'),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>

const Total = z.object({ count: z.number().int(), exact: z.boolean() })
export const listHouseholds = route({
  name: 'people.list_households',
  method: 'GET',
  path: '/api/areas/{areaId}/households',
  permission: 'people.read',
  about: {
    zh: '户列表：按住址、户号、户主检索，按楼栋、网格、种类、人数、关爱筛选',
    en: 'Households by address, number, head; filtered by building, grid, kind, size, care',
  },
  params: InArea,
  query: Paging.extend(HouseholdFilter.shape),
  /** `total` on the first page only. */
  answer: z.object({ rows: z.array(HouseholdRow), next: z.string().nullable(), total: Total.nullable() }),
  problems: ['people.not_yours_to_see'],
})
export const exportHouseholds = route({
  name: 'people.export_households',
  method: 'POST',
  path: '/api/areas/{areaId}/households-export',
  permission: 'people.export',
  about: {
    zh: '导出户列表，列与页面相同；默认隐去敏感内容，全部显示须有查看权限并写明理由',
    en: 'Export households with the columns of the list; masked unless allowed and a reason is given',
  },
  params: InArea,
  body: z.object({
    households: HouseholdFilter.optional().describe('as in the list; left out: all'),
    unmasked: z.boolean().default(false),
    reason: text(200).optional().describe('unmasked: required, at least 4 characters'),
  }),
  answer: Stream,
  medium: 'file',
  problems: ['people.not_yours_to_see', 'people.export_reason', 'platform.forbidden'],
  perMinute: 10,
})

const HouseholdView = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)])),
})
export const listHouseholdViews = route({
  name: 'people.list_household_views',
  method: 'GET',
  path: '/api/household-views',
  permission: 'people.read',
  about: { zh: '户列表的常用筛选', en: 'My saved views of households' },
  answer: z.object({ rows: z.array(HouseholdView) }),
})
export const saveHouseholdView = route({
  name: 'people.save_household_view',
  method: 'PUT',
  path: '/api/household-views/{id}',
  permission: 'people.read',
  about: { zh: '保存户列表的常用筛选', en: 'Save a view of households' },
  params: z.object({ id: ClientId }),
  body: z.object({ name: text(40), filter: HouseholdView.shape.filter }),
  answer: HouseholdView,
  problems: ['people.too_many_views'],
})
export const deleteHouseholdView = route({
  name: 'people.delete_household_view',
  method: 'DELETE',
  path: '/api/household-views/{id}',
  permission: 'people.read',
  about: { zh: '删除户列表的常用筛选', en: 'Delete a saved view of households' },
  params: z.object({ id: ClientId }),
  answer: z.object({ deleted: z.boolean() }),
})
