import { PersonFilter } from '#contract/people/person-lists.ts'
import { savedViews } from '#platform/saved-views.ts'
import { tooManyViews } from './problems.ts'

/** 我的常用筛选 of the register. A search by document or phone isn't kept. */
export const { listViews, saveView, deleteView } = savedViews({
  list: 'people',
  shape: PersonFilter.strict(),
  refuse: ({ q }) =>
    /\d{5}/.test(q ?? '') ? { field: 'filter.q', message: 'numbers of people are not kept in views' } : undefined,
  tooMany: tooManyViews,
})
