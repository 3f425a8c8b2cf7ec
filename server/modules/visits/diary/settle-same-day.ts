import type { z } from 'zod'
import { mayBeOne } from '#contract/visits/same-day.ts'
import type { settleSameDay as settleRoute } from '#contract/visits/settle-same-day.ts'
import type { Visit } from '#contract/visits/visits.ts'
import type { Context } from '#platform/context.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { notOneVisit, sameDayNotYours } from './problems.ts'
import { findVerdict, joinSameDay, sameDayRows, writeVerdict } from './same-day-store.ts'
import { maySettle } from './same-day.ts'
import { sayVisits } from './say-visits.ts'
import { findVisit } from './visit-store.ts'
import { maySee } from './who-may-see.ts'

/**
 * Says that two entries of one day were one visit, that both stand, or takes that back. One visit makes each come along with
 * the other: both keep their words, and the household counts for each of them once, as after any joint visit. Throws
 * `platform.not_found`, `platform.conflict`, `visits.same_day_not_yours`, `visits.not_one_visit`.
 */
export const settleSameDay = async (
  context: Context,
  { areaId, id, otherId }: z.output<(typeof settleRoute)['params']>,
  { verdict, version }: z.output<(typeof settleRoute)['body']>,
): Promise<Visit> => {
  const { db, actor, now } = context
  const ids = [id.toLowerCase(), otherId.toLowerCase()].toSorted() as [string, string]
  // Locked in one order, so that both workers settling at once wait for each other instead of failing.
  const first = await findVisit(db, { areaId, id: ids[0] }, true)
  const second = await findVisit(db, { areaId, id: ids[1] }, true)
  if (!first || !second) throw notFound()
  const visit = first.id === id.toLowerCase() ? first : second
  if (!(await maySee(context, visit))) throw notFound()
  const beside = (await sameDayRows(db, [visit])).get(visit.id)?.find((other) => other.id === otherId.toLowerCase())
  if (!beside) throw notFound()
  if (!maySettle(context, [first.worker_id, second.worker_id])) throw sameDayNotYours()
  if (verdict === 'one' && !mayBeOne(first, second)) throw notOneVisit()
  const pair = { areaId, ids }
  const standing = await findVerdict(db, pair)
  const said = async () => (await sayVisits(context, [visit]))[0]!
  if ((standing?.verdict ?? 'open') === verdict) return said()
  const written = await writeVerdict(db, pair, { verdict, version, accountId: actor.accountId!, at: now })
  if (!written || (standing?.version ?? 0) !== version) throw conflict({ version: standing?.version ?? 0 })
  await joinSameDay(db, [first, second], verdict === 'one', now)
  context.announce({ name: 'visits.same_day_settled', areaId, about: { id: visit.id, otherId: beside.id, verdict } })
  context.audit({ visit: visit.id, sameDay: beside.id, verdict }, areaId)
  return said()
}
