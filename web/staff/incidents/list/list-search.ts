import { IncidentFilter, type IncidentFilterInput, type ListScope } from '#contract/incidents/incident-filter.ts'
import { sorts } from '#contract/incidents/incident-lists.ts'
import type { RowsLink } from '#contract/incidents/indicators.ts'
import type { Filters } from '#kit/table/view.ts'

/** What stands behind `/incidents?`: the filter of the list, and which case is open in the drawer. */
export type ListSearch = Record<string, string | string[] | undefined>
const shapes = IncidentFilter.shape as Record<string, { safeParse: (v: unknown) => { success: boolean } }>
const own = ['area', 'sort', 'open', 'move'] as const

const asText = (value: unknown): string | string[] | undefined =>
  value === undefined || value === null || value === ''
    ? undefined
    : Array.isArray(value)
      ? value.map(String)
      : String(value)

/** The address may come from anywhere (a saved link, a typing error): what doesn't fit its shape is left out. */
export const readSearch = (search: Record<string, unknown>): ListSearch => {
  const read: ListSearch = {}
  for (const key of Object.keys(shapes)) {
    const text = asText(search[key])
    if (text !== undefined && shapes[key]!.safeParse(text).success) read[key] = text
  }
  for (const key of own) read[key] = asText(search[key])
  if (!/^\d{12}$/.test(String(read['area'] ?? ''))) delete read['area']
  if (!sorts.includes(read['sort'] as never)) delete read['sort']
  return read
}

/** The filter of the list alone, as a saved view and the server's query want it. */
export const filterOf = (search: ListSearch): Filters =>
  Object.fromEntries(Object.entries(search).filter(([key, v]) => key in shapes && v !== undefined))

/** How many filters are set beyond the tab and the search box. */
export const filtersSet = (search: ListSearch) =>
  Object.keys(filterOf(search)).filter((key) => key !== 'scope' && key !== 'q').length

export const queryOf = (search: ListSearch, scope: ListScope) =>
  ({ ...filterOf(search), scope, ...(search['sort'] ? { sort: search['sort'] } : {}) }) as IncidentFilterInput & {
    sort?: 'due' | 'newest'
  }

/** The address of the rows behind a number: numbers link to what they count. */
export const searchOfRows = ({ areaId, ...query }: RowsLink): ListSearch => ({
  area: String(areaId),
  ...Object.fromEntries(Object.entries(query).map(([key, value]) => [key, asText(value)])),
})
