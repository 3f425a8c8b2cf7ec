import type { z } from 'zod'
import type { amendVisit as amendRoute, Visit } from '#contract/visits/visits.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { dayOver, notYours } from './problems.ts'
import { sayVisits } from './say-visits.ts'
import { findVisit, rewordVisit, type VisitKey, type Wording } from './visit-store.ts'
import { maySee } from './who-may-see.ts'

const same = (a: Wording, b: Wording) => a.heard === b.heard && a.mood === b.mood && a.needs.join() === b.needs.join()

/**
 * 补充、改正 on the day it was written down, by whoever wrote it; how it read before is kept, what was counted stays counted.
 * The same change sent again is done once. Throws `visits.not_yours`, `visits.day_over`, `platform.conflict`.
 */
export const amendVisit = async (
  context: Context,
  key: VisitKey,
  { version, heard, mood, needs }: z.output<(typeof amendRoute)['body']>,
): Promise<Visit> => {
  const { db, actor, now } = context
  const visit = await findVisit(db, key, true)
  if (!visit || !(await maySee(context, visit))) throw notFound()
  if (visit.worker_id !== actor.accountId) throw notYours()
  const wanted: Wording = {
    heard: heard ?? visit.heard,
    mood: mood === undefined ? visit.mood : mood,
    needs: needs ? [...new Set(needs)] : visit.needs,
  }
  const said = async () => (await sayVisits(context, [(await findVisit(db, key))!]))[0]!
  if (visit.version === version + 1 && same(visit, wanted)) return said()
  if (visit.version !== version) throw conflict({ version: visit.version })
  if (localDay(visit.recorded_at) !== localDay(now)) throw dayOver()
  if (same(visit, wanted)) return said()
  await rewordVisit(db, visit, wanted, now)
  context.announce({ name: 'visits.amended', areaId: key.areaId, about: { id: visit.id } })
  context.audit({ visit: visit.id, amended: version + 1 })
  return said()
}
