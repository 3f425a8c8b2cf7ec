import type { Context } from '#platform/context.ts'
import { roundBegan } from '../case-store.ts'
import type { Case, Tally } from '../incident-case.ts'

/**
 * What a completion counts, be it reported done, handled at once or answered: once, in time or not, and how long this
 * round took from being taken up. `late` stays in the time line, because a deadline may still be moved afterwards.
 */
export const completion = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  c: Case,
): Promise<{ tallies: Tally[]; details: { late?: true } }> => {
  const late = c.handle_due_at !== null && now > c.handle_due_at
  const began = c.round > 1 ? await roundBegan(db, { areaId: c.area_id, id: c.id }) : null
  const from = began ?? c.accepted_at ?? now
  const minutes = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 60_000))
  return {
    tallies: [
      { metric: 'handled' },
      ...(late ? [] : [{ metric: 'handled_in_time' } as const]),
      { metric: 'handle_minutes', amount: minutes },
    ],
    details: late ? { late } : {},
  }
}
