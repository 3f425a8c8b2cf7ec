import { sql } from 'kysely'
import { lastDayOf } from '#contract/visits/duty.ts'
import { livingHouseholds, type LivingHousehold } from '#modules/people/index.ts'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { endOfLocal } from '#platform/local-day.ts'

/** Households of a grid of a community: how many, seen this month, unseen for long, to be seen, not yet seen. */
export type Homes = {
  areaId: number
  gridNo: number | null
  households: number
  visited: number
  unseen: number
  must: number
  mustOpen: number
}

/** Until when a month is looked at: its end, or now while it lasts. */
export const endOfMonth = (month: string, now: Date) =>
  new Date(Math.min(endOfLocal(lastDayOf(month)).getTime(), now.getTime()))
/** So many calendar months before an instant. */
export const monthsBefore = (at: Date, months: number) => {
  const then = new Date(at)
  then.setUTCMonth(then.getUTCMonth() - months)
  // The 31st of a month that has none falls into the next one; its last day is meant.
  if (then.getUTCDate() !== at.getUTCDate()) then.setUTCDate(0)
  return then
}

/** The households as a table of the statement: their register is another module's, so they come along by id. */
export const homeTable = (homes: readonly LivingHousehold[]) =>
  sql`home(area_id, id, grid_no) as (select * from unnest(${homes.map((h) => h.areaId)}::bigint[], ${homes.map((h) => h.id)}::uuid[], ${homes.map((h) => h.gridNo)}::smallint[]))`

/** Counted anew from the diary and the register; for communities and streets. */
export const countHomes = async (
  db: Db,
  range: AreaRange,
  { month, unseenMonths, now }: { month: string; unseenMonths: number; now: Date },
): Promise<Homes[]> => {
  const homes = await livingHouseholds(db, range)
  const until = endOfMonth(month, now)
  const { rows } = await sql<Homes>`with ${homeTable(homes)},
      seen as (
        select v.area_id, v.household_id, max(v.happened_at) last_at, bool_or(v.month = ${month}) this_month from visits.visit v
        where v.area_id between ${range.from} and ${range.to} and v.kind = 'visit' and v.met and v.household_id is not null and v.happened_at < ${until}
        group by 1, 2),
      due as (
        select m.area_id, m.household_id, exists (select from visits.visit v where v.area_id = m.area_id and v.household_id = m.household_id
            and v.month = m.month and v.kind = 'visit' and v.met) done
        from visits.must m where m.area_id between ${range.from} and ${range.to} and m.month = ${month} and m.dropped_at is null)
    select h.area_id "areaId", h.grid_no "gridNo", count(*)::int households, count(*) filter (where s.this_month)::int visited,
      count(*) filter (where s.last_at is null or s.last_at < ${monthsBefore(until, unseenMonths)})::int unseen,
      count(d.household_id)::int must, count(*) filter (where not d.done)::int "mustOpen"
    from home h left join seen s on s.area_id = h.area_id and s.household_id = h.id
    left join due d on d.area_id = h.area_id and d.household_id = h.id
    group by 1, 2 order by 1, 2 nulls last`.execute(db)
  return rows
}

/** As of last night, for areas too large to count anew. */
export const keptHomes = async (db: Db, { from, to }: AreaRange, month: string): Promise<Homes[]> =>
  (
    await sql<Homes>`select area_id "areaId", nullif(grid_no, 0) "gridNo", households, visited, unseen, must, must_open "mustOpen"
      from visits.coverage where area_id between ${from} and ${to} and month = ${month} order by 1, 2 nulls last`.execute(
      db,
    )
  ).rows

/** What is kept for districts and cities looks three months back. */
export const keptUnseenMonths = 3
/** Writes what `keptHomes` reads, for one community and month. */
export const keepHomes = async (db: Db, areaId: number, month: string, now: Date) => {
  const counted = await countHomes(db, { from: areaId, to: areaId }, { month, unseenMonths: keptUnseenMonths, now })
  const column = (key: keyof Homes) => counted.map((h) => h[key] ?? 0)
  await sql`delete from visits.coverage where area_id = ${areaId} and month = ${month}`.execute(db)
  await sql`insert into visits.coverage (area_id, month, grid_no, households, visited, unseen, must, must_open, at)
    select ${areaId}, ${month}, g, h, v, u, m, o, ${now} from unnest(${column('gridNo')}::smallint[], ${column('households')}::int[], ${column('visited')}::int[],
      ${column('unseen')}::int[], ${column('must')}::int[], ${column('mustOpen')}::int[]) x(g, h, v, u, m, o)`.execute(
    db,
  )
}
