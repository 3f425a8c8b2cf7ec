import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

/** Entries of a month and what followed from them. */
export type Entries = {
  entries: number
  followedUp: number
  followUps: number
  followUpsDone: number
  followUpHours: number | null
}
export const noEntries: Entries = { entries: 0, followedUp: 0, followUps: 0, followUpsDone: 0, followUpHours: null }
type By = { areaId: number; gridNo: number | null }

/** By areas of a tier (`unit`: what one of them is worth as a number) or by grid; undefined: all together. */
export const countEntries = async (
  db: Db,
  { from, to }: AreaRange,
  month: string,
  by?: { unit: number } | 'grid',
): Promise<(Entries & By)[]> => {
  const area =
    by === undefined
      ? sql`0::bigint`
      : by === 'grid'
        ? sql`v.area_id`
        : sql`(v.area_id - v.area_id % ${by.unit}::bigint)`
  const grid = by === 'grid' ? sql`v.grid_no` : sql`null::smallint`
  const { rows } = await sql<Entries & By>`
    with entry as (
      select ${area} area, ${grid} grid, count(*)::int entries, count(*) filter (where v.followed_up)::int followed_up
      from visits.visit v where v.area_id between ${from} and ${to} and v.month = ${month} group by 1, 2),
    followed as (
      select ${area} area, ${grid} grid, count(*)::int n, count(f.done_at)::int done,
        percentile_cont(0.5) within group (order by extract(epoch from f.done_at - v.happened_at) / 3600) filter (where f.done_at is not null) hours
      from visits.visit v join visits.follow_up f on f.area_id = v.area_id and f.visit_id = v.id
      where v.area_id between ${from} and ${to} and v.month = ${month} group by 1, 2)
    select e.area "areaId", e.grid "gridNo", e.entries, e.followed_up "followedUp", coalesce(f.n, 0) "followUps", coalesce(f.done, 0) "followUpsDone", f.hours::float8 "followUpHours"
    from entry e left join followed f on f.area = e.area and f.grid is not distinct from e.grid`.execute(db)
  return rows
}

/** Households met and entries written, month by month. */
export const countMonths = async (db: Db, { from, to }: AreaRange, first: string, last: string) =>
  (
    await sql<{ month: string; visited: number; entries: number }>`
      select v.month, count(distinct v.household_id) filter (where v.kind = 'visit' and v.met)::int visited, count(*)::int entries
      from visits.visit v where v.area_id between ${from} and ${to} and v.month >= ${first} and v.month <= ${last} group by 1 order by 1`.execute(
      db,
    )
  ).rows
