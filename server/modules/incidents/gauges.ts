import type { Case, Tally } from './incident-case.ts'
import { isOpen } from './may-move.ts'

type Measured = Pick<Case, 'state' | 'category_id' | 'handler_organisation_id' | 'paused_at' | 'overdue_said_at'>
const standing = {
  open: (c: Measured) => isOpen(c.state),
  suspended_now: (c: Measured) => isOpen(c.state) && c.paused_at !== null,
  // A paused case is not late while it rests.
  overdue_now: (c: Measured) => isOpen(c.state) && c.overdue_said_at !== null && c.paused_at === null,
} as const

/** What a change does to the numbers of the moment (in hand, paused, overdue), by category and organisation. */
export const gaugeChanges = (before: Measured | undefined, after: Measured): Tally[] =>
  (Object.keys(standing) as (keyof typeof standing)[]).flatMap((metric) => {
    const was = before !== undefined && standing[metric](before)
    const is = standing[metric](after)
    const moved =
      was &&
      is &&
      (before.category_id !== after.category_id || before.handler_organisation_id !== after.handler_organisation_id)
    const one = (c: Measured, amount: number): Tally => ({
      metric,
      amount,
      categoryId: c.category_id,
      organisationId: c.handler_organisation_id,
    })
    return [...(was && (!is || moved) ? [one(before, -1)] : []), ...(is && (!was || moved) ? [one(after, 1)] : [])]
  })

/** How a case ends and comes back (contract/incidents/metrics.ts: closed, closed_cases, dropped). */
export const endings = (
  before: Pick<Case, 'state' | 'accepted_at' | 'handler_organisation_id'>,
  after: Case,
): Tally[] => {
  const organisationId = after.handler_organisation_id ?? before.handler_organisation_id
  if (before.state === 'closed' && isOpen(after.state)) return [{ metric: 'closed_cases', amount: -1, organisationId }]
  if (before.state === after.state || isOpen(after.state) || after.state === 'archived') return []
  if (after.state === 'closed')
    return [
      { metric: 'closed', organisationId },
      { metric: 'closed_cases', organisationId },
    ]
  return before.accepted_at !== null ? [{ metric: 'dropped', organisationId }] : []
}
