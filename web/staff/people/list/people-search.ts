import { PersonFilter, type PersonFilterInput } from '#contract/people/person-lists.ts'
import type { Filters } from '#kit/table/view.ts'

/** What stands behind `/people?`: the filter of the list, and of which area. */
export type PeopleSearch = Record<string, string | string[] | undefined>
const shapes = PersonFilter.shape as Record<string, { safeParse: (v: unknown) => { success: boolean } }>

const asText = (value: unknown): string | string[] | undefined =>
  value === undefined || value === null || value === ''
    ? undefined
    : Array.isArray(value)
      ? value.map(String)
      : String(value)

/** The address may come from anywhere: what doesn't fit its shape is left out. */
export const readSearch = (search: Record<string, unknown>): PeopleSearch => {
  const read: PeopleSearch = {}
  for (const key of Object.keys(shapes)) {
    const text = asText(search[key])
    if (text !== undefined && shapes[key]!.safeParse(text).success) read[key] = text
  }
  const area = asText(search['area'])
  if (/^\d{12}$/.test(String(area ?? ''))) read['area'] = area
  return read
}

/** The filter alone, as a saved view and the server's query want it. */
export const filterOf = (search: PeopleSearch): Filters =>
  Object.fromEntries(Object.entries(search).filter(([key, v]) => key in shapes && v !== undefined))

/** How many folded filters are set: not the search box, nor what a link from elsewhere chose (said above the list). */
export const filtersSet = (search: PeopleSearch) =>
  Object.keys(filterOf(search)).filter(
    (key) => !['q', 'check', 'source', 'dwelling', 'household', 'value'].includes(key),
  ).length

export const queryOf = (search: PeopleSearch, q: string | undefined) =>
  ({ ...filterOf(search), ...(q ? { q } : {}) }) as PersonFilterInput

/** Digits of a document or phone never stand in the address: browsers remember addresses. */
export const isTold = (q: string) => (q.match(/\d/g)?.length ?? 0) >= 7
