import { HouseholdFilter } from '#contract/people/households.ts'
import { savedViews } from '#platform/saved-views.ts'
import { tooManyViews } from './problems.ts'

/** 户列表的常用筛选. Words searched for may be somebody's name: they aren't kept. */
export const { listViews, saveView, deleteView } = savedViews({
  list: 'households',
  shape: HouseholdFilter.omit({ q: true }).strict(),
  tooMany: tooManyViews,
})
