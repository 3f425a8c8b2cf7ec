import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { findCase, type CaseKey } from './case-store.ts'
import { isOpen } from './may-move.ts'
import { incidentUnknown } from './problems.ts'

/** So long after closing the same trouble may still be added to; hints show it as long. */
export const stillHintedDays = 7

/**
 * 我也遇到: adds the asker to a case, once however often it is sent, also at the same moment; the reporter isn't counted.
 * Throws `incidents.unknown` for a secret case and one closed longer ago than a week.
 */
export const sayMeToo = async (context: Context, key: CaseKey) => {
  const { db, actor, now } = context
  const c = await findCase(db, key)
  const recent =
    c &&
    (isOpen(c.state) ||
      (c.state === 'closed' &&
        c.closed_at !== null &&
        now.getTime() - c.closed_at.getTime() <= stillHintedDays * 86_400_000))
  if (!recent || c.secret) throw incidentUnknown()
  const said = { areaId: c.area_id, id: c.id, number: c.number }
  if (c.reporter_id === actor.accountId) return { ...said, sameCount: c.same_count }
  const { rows } = await sql<{ same_count: number }>`with hot as (
      insert into incidents.same (area_id, incident_id, account_id, at) values (${c.area_id}, ${c.id}, ${actor.accountId}::uuid, ${now}) on conflict do nothing returning 1)
    update incidents.incident set same_count = same_count + 1 where area_id = ${c.area_id} and id = ${c.id} and exists (select from hot) returning same_count`.execute(
    db,
  )
  if (rows[0])
    context.announce({
      name: 'incidents.joined',
      areaId: c.area_id,
      about: { id: c.id, sameCount: rows[0].same_count },
    })
  context.audit({ incident: c.id, counted: rows.length > 0 })
  return { ...said, sameCount: rows[0]?.same_count ?? (await findCase(db, key))!.same_count }
}
