import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/database.ts'

/** A household of a month's list, with the first who met somebody there in that month. */
export type MustRow = {
  areaId: number
  householdId: string
  kinds: string[]
  addedAt: Date
  seenAt: Date | null
  seenBy: string | null
}
type Wanted = { householdId: string; kinds: string[] }

type Range = { from: number; to: number }
/** The list of a month as it stands, of a range of areas, by area and household; as a select. */
const mustSql = ({ from, to }: Range, month: string): RawBuilder<MustRow> =>
  sql<MustRow>`select m.area_id "areaId", m.household_id "householdId", m.kinds, m.added_at "addedAt", s.happened_at "seenAt", s.worker_id "seenBy"
    from visits.must m left join lateral (
      select v.happened_at, v.worker_id from visits.visit v
      where v.area_id = m.area_id and v.household_id = m.household_id and v.month = m.month and v.kind = 'visit' and v.met
      order by v.happened_at limit 1) s on true
    where m.area_id between ${from}::bigint and ${to}::bigint and m.month = ${month} and m.dropped_at is null
    order by m.area_id, m.household_id`
export const mustRows = async (db: Db, range: Range, month: string): Promise<MustRow[]> =>
  (await mustSql(range, month).execute(db)).rows

/** A text that changes with the list of a community, whoever was seen. */
export const mustMarkSql = (areaId: number, month: string) =>
  sql<string>`select concat(count(*), ' ', max(updated_at)) from visits.must where area_id = ${areaId} and month = ${month}`

/** Was the list of this month made? It may be empty. */
export const madeSql = (areaId: number, month: string) =>
  sql`select 1 from visits.must_list where area_id = ${areaId} and month = ${month}`
export const isMade = async (db: Db, areaId: number, month: string): Promise<boolean> =>
  (await madeSql(areaId, month).execute(db)).rows.length > 0

/** The communities whose list of a month was made. */
export const madeIn = async (db: Db, month: string): Promise<Set<number>> => {
  const { rows } = await sql<{ id: number }>`select area_id id from visits.must_list where month = ${month}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** Makes the list of a month what it should be: adds, changes, drops; nothing is written for what stands already. */
export const writeMust = async (
  db: Db,
  areaId: number,
  month: string,
  wanted: readonly Wanted[],
  at: Date,
): Promise<void> => {
  await sql`insert into visits.must_list (area_id, month, made_at) values (${areaId}, ${month}, ${at}) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into visits.must as m (area_id, month, household_id, kinds, added_at, updated_at)
    select ${areaId}, ${month}, "householdId", array(select jsonb_array_elements_text(kinds)), ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w("householdId" uuid, kinds jsonb) order by 3
    on conflict (area_id, month, household_id) do update set kinds = excluded.kinds, dropped_at = null, updated_at = excluded.updated_at
      where (m.kinds, m.dropped_at is null) is distinct from (excluded.kinds, true)`.execute(db)
  await sql`update visits.must set dropped_at = ${at}, updated_at = ${at} where area_id = ${areaId} and month = ${month} and dropped_at is null
    and household_id <> all(${wanted.map((w) => w.householdId)}::uuid[])`.execute(db)
}
