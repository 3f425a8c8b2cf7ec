import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea, Paging, Stream, text } from '../shapes.ts'
import { IncidentFilter } from './incident-filter.ts'
import { IncidentRow } from './incidents.ts'

/** How many rows there are; beyond 10,000 only that there are more (`exact: false`, count 10,000). */
export const Total = z.object({ count: z.number().int(), exact: z.boolean() })

export const sorts = ['due', 'newest'] as const
const ListQuery = IncidentFilter.extend({
  ...Paging.shape,
  /** Due first for scopes of work at hand, newest first for `all`, when left out. */
  sort: z.enum(sorts).optional(),
})

/** 事件列表 (J01): masked rows of an area's subtree, as far as the asker may see them. */
export const listIncidents = route({
  name: 'incidents.list',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents',
  permission: 'incidents.read',
  about: { zh: '事件列表：筛选、检索、翻页', en: 'List incidents: filter, search, page by key' },
  params: InArea,
  query: ListQuery,
  /** `total` stands on the first page only. */
  answer: z.object({ rows: z.array(IncidentRow), next: z.string().nullable(), total: Total.nullable() }),
})

const Count = z.number().int()
/** 工作台: how many wait, by kind; each count is the total of the list with that scope. Counting stops at 1,000. */
export const IncidentDesk = z.object({
  counts: z.object({
    mine: Count,
    due_soon: Count,
    overdue: Count,
    to_check: Count,
    to_call_back: Count,
    to_approve: Count,
    to_check_in: Count,
    open: Count,
  }),
  /** What is due first of what the asker has. */
  first: z.array(IncidentRow),
})
export const incidentDesk = route({
  name: 'incidents.get_desk',
  method: 'GET',
  path: '/api/areas/{areaId}/incident-desk',
  permission: 'incidents.read',
  about: { zh: '工作台：待办数量与最急的事件', en: 'The desk: how much waits, and what is due first' },
  params: InArea,
  answer: IncidentDesk,
})

/** 导出台账: the same filter as the list, every row, masked; written into the audit log with the filter and the count. */
export const exportIncidents = route({
  name: 'incidents.export',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/export',
  permission: 'incidents.export',
  about: { zh: '导出事件台账（xlsx，脱敏，留痕）', en: 'Export the register as xlsx, masked and logged' },
  params: InArea,
  query: IncidentFilter,
  answer: Stream,
  medium: 'file',
})

/** A filter as it stands in a query: text by key, lists as lists. */
const Written = z.record(z.string().max(40), z.union([z.string().max(200), z.array(z.string().max(200)).max(50)]))
/** 常用筛选: a list somebody keeps for themselves. */
export const SavedView = z.object({ id: z.uuid(), name: z.string(), filter: Written, sort: z.enum(sorts).nullable() })
export type SavedView = z.infer<typeof SavedView>

export const listViews = route({
  name: 'incidents.list_views',
  method: 'GET',
  path: '/api/incident-views',
  permission: 'signed_in',
  about: { zh: '我的常用筛选', en: 'My saved views' },
  answer: z.object({ rows: z.array(SavedView) }),
})
/** Makes or changes one; the id is the client's. At most fifty. */
export const saveView = route({
  name: 'incidents.save_view',
  method: 'PUT',
  path: '/api/incident-views/{id}',
  permission: 'signed_in',
  about: { zh: '保存常用筛选', en: 'Save a view' },
  params: z.object({ id: ClientId }),
  body: z.object({ name: text(40), filter: Written, sort: z.enum(sorts).nullish() }),
  answer: SavedView,
  problems: ['incidents.too_many_views'],
})
export const deleteView = route({
  name: 'incidents.delete_view',
  method: 'DELETE',
  path: '/api/incident-views/{id}',
  permission: 'signed_in',
  about: { zh: '删除常用筛选', en: 'Delete a saved view' },
  params: z.object({ id: ClientId }),
  answer: z.object({ deleted: z.boolean() }),
})
