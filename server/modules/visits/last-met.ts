import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** When somebody of each household was last met at home (before a moment), and by whom. */
export const lastMet = async (
  db: Db,
  areaId: number,
  households: readonly string[],
  before: Date | null = null,
): Promise<Map<string, { at: Date; workerId: string }>> => {
  if (!households.length) return new Map()
  const { rows } = await sql<{ id: string; at: Date; workerId: string }>`
    select h.id, l.happened_at at, l.worker_id "workerId" from unnest(${[...households]}::uuid[]) h(id) cross join lateral (
      select v.happened_at, v.worker_id from visits.visit v
      where v.area_id = ${areaId} and v.household_id = h.id and v.kind = 'visit' and v.met
        and v.happened_at < coalesce(${before}::timestamptz, 'infinity') order by v.happened_at desc limit 1) l`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
