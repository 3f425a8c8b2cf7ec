import type { IncidentRow } from '#contract/incidents/incidents.ts'

/** How a case stands, as its mark on the map shows it. */
export const lightOf = ({ pausedAt, dueAt, yellowAt }: Pick<IncidentRow, 'pausedAt' | 'dueAt' | 'yellowAt'>) => {
  if (pausedAt || !dueAt) return 'still' as const
  if (new Date(dueAt) < new Date()) return 'bad' as const
  return yellowAt && new Date(yellowAt) < new Date() ? ('warn' as const) : ('good' as const)
}
