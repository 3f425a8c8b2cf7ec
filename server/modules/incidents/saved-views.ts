import { IncidentFilter } from '#contract/incidents/incident-filter.ts'
import type { sorts } from '#contract/incidents/incident-lists.ts'
import { savedViews } from '#platform/saved-views.ts'
import { tooManyViews } from './problems.ts'

/** 我的常用筛选 of the cases. */
export const { listViews, saveView, deleteView } = savedViews<IncidentFilter, (typeof sorts)[number]>({
  list: 'incidents',
  shape: IncidentFilter.strict(),
  tooMany: tooManyViews,
})
