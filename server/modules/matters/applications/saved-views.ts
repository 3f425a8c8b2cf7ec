import { ApplicationFilter, type applicationSorts } from '#contract/matters/application-lists.ts'
import { savedViews } from '#platform/saved-views.ts'
import { tooManyViews } from './problems.ts'

/** 我的常用筛选 of the applications. What was searched for may be a name or a number and isn't kept. */
export const { listViews, saveView, deleteView } = savedViews<ApplicationFilter, (typeof applicationSorts)[number]>({
  list: 'applications',
  shape: ApplicationFilter.strict(),
  refuse: ({ q }) =>
    q === undefined ? undefined : { field: 'filter.q', message: 'searches for people are not kept in views' },
  tooMany: tooManyViews,
})
