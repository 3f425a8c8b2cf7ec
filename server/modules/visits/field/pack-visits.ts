import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/database.ts'

/** Entries that changed are looked for from a little earlier on: a request is dated when it began, not when it was written. */
const overlapMs = 2 * 60_000

export type Touched = { id: string; householdId: string | null; mine: boolean }

/** Entries of a community written since a phone last asked, as a select; `mine`: one's own, or come along on. */
export const touchedSql = (areaId: number, worker: string, since: Date): RawBuilder<Touched> =>
  sql<Touched>`select v.id, v.household_id "householdId", v.worker_id = ${worker}::uuid or exists (
      select from visits.companion c where c.area_id = v.area_id and c.visit_id = v.id and c.account_id = ${worker}::uuid) mine
    from visits.visit v where v.area_id = ${areaId} and v.updated_at >= ${new Date(since.getTime() - overlapMs)}`

/** Ids of the latest entry of each household, and of the worker's own of a month. */
export const packVisitIds = async (
  db: Db,
  areaId: number,
  worker: string,
  month: string,
  households: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select l.id from unnest(${[...households]}::uuid[]) h(id) cross join lateral (
      select v.id from visits.visit v where v.area_id = ${areaId} and v.household_id = h.id order by v.happened_at desc limit 1) l
    union select v.id from visits.visit v where v.area_id = ${areaId} and v.worker_id = ${worker}::uuid and v.month = ${month}
    union select c.visit_id from visits.companion c where c.area_id = ${areaId} and c.account_id = ${worker}::uuid and c.month = ${month}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}
