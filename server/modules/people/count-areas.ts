import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { dayOf, yearsBefore } from './day.ts'

const columns = [
  'people',
  'living',
  'registered',
  'together',
  'lives_only',
  'registered_only',
  'under14',
  'over60',
  'over80',
  'away',
  'households',
  'dwellings',
  'rented',
  'empty',
] as const
export type AreaCount = { area_id: number } & Record<(typeof columns)[number], number>

/** Counted now, of the communities named; every one of them has a row. */
const countNow = async (db: Db, areas: readonly number[], today: string): Promise<AreaCount[]> => {
  if (!areas.length) return []
  const mine = sql`any(${areas}::bigint[])`
  // One count by few groups, put together afterwards: nine filtered counts of each row take three times as long.
  const { rows } = await sql<AreaCount>`
    select a.area_id, coalesce(p.people, 0)::int people, coalesce(p.living, 0)::int living, coalesce(p.registered, 0)::int registered, coalesce(p.together, 0)::int together,
      coalesce(p.lives_only, 0)::int lives_only, coalesce(p.registered_only, 0)::int registered_only, coalesce(p.under14, 0)::int under14, coalesce(p.over60, 0)::int over60,
      coalesce(p.over80, 0)::int over80, coalesce(w.n, 0)::int away, coalesce(h.n, 0)::int households, coalesce(d.dwellings, 0)::int dwellings, coalesce(d.rented, 0)::int rented,
      coalesce(d.empty, 0)::int empty
    from unnest(${areas}::bigint[]) a(area_id)
    left join (select area_id, sum(n) people, sum(n) filter (where separation in ('together', 'lives_only')) living, sum(n) filter (where separation in ('together', 'registered_only')) registered,
        sum(n) filter (where separation = 'together') together, sum(n) filter (where separation = 'lives_only') lives_only, sum(n) filter (where separation = 'registered_only') registered_only,
        sum(n) filter (where age = 14) under14, sum(n) filter (where age >= 60) over60, sum(n) filter (where age = 80) over80
      from (select area_id, separation, case when birth_on is null then 0 when birth_on <= ${yearsBefore(today, 80)}::date then 80 when birth_on <= ${yearsBefore(today, 60)}::date then 60
          when birth_on > ${yearsBefore(today, 14)}::date then 14 else 30 end age, count(*) n
        from people.person where area_id = ${mine} and standing = 'present' group by 1, 2, 3) g group by 1) p on p.area_id = a.area_id
    left join (select area_id, count(*) n from people.away where area_id = ${mine} and until is null group by 1) w on w.area_id = a.area_id
    left join (select area_id, count(*) n from people.household where area_id = ${mine} and ended_on is null group by 1) h on h.area_id = a.area_id
    left join (select area_id, count(*) dwellings, count(*) filter (where tenure = 'rented') rented, count(*) filter (where tenure = 'empty') empty
      from people.dwelling where area_id = ${mine} and ended_on is null group by 1) d on d.area_id = a.area_id`.execute(
    db,
  )
  return rows
}

/** Numbers of every community inside a range, exact at any moment: kept ones, and those that changed since counted now. */
export const areaCounts = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  { from, to }: { from: number; to: number },
): Promise<AreaCount[]> => {
  const today = dayOf(now)
  // One statement, so that what is kept and what changed are of one moment.
  const { rows } = await sql<AreaCount & { kept: boolean }>`
    with changed as (select distinct area_id from people.area_changed where area_id between ${from}::bigint and ${to}::bigint)
    select c.*, c.on_day = ${today}::date and x.area_id is null kept from people.area_count c left join changed x using (area_id) where c.area_id between ${from}::bigint and ${to}::bigint
    union all select x.area_id, null, ${sql.join(columns.map(() => sql`0`))}, false from changed x where not exists (select from people.area_count c where c.area_id = x.area_id)`.execute(
    db,
  )
  const kept = rows.filter((r) => r.kept)
  return [
    ...kept,
    ...(await countNow(
      db,
      rows.filter((r) => !r.kept).map((r) => r.area_id),
      today,
    )),
  ]
}

/** Counts the communities anew that changed, or whose ages are of another day. A change that comes meanwhile keeps its mark. */
export const recountAreas = async ({ db, now }: Pick<Context, 'db' | 'now'>): Promise<number> => {
  const today = dayOf(now)
  const { rows } = await sql<{ area_id: number }>`
    with gone as (delete from people.area_changed returning area_id)
    select area_id from gone union select area_id from people.area_count where on_day <> ${today}::date`.execute(db)
  const counts = await countNow(
    db,
    rows.map((r) => r.area_id),
    today,
  )
  if (!counts.length) return 0
  await sql`insert into people.area_count (area_id, on_day, ${sql.join(columns.map((c) => sql.ref(c)))})
    select r.area_id, ${today}::date, ${sql.join(columns.map((c) => sql.ref(`r.${c}`)))} from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      r(area_id bigint, ${sql.join(columns.map((c) => sql`${sql.ref(c)} int`))})
    on conflict (area_id) do update set on_day = excluded.on_day, ${sql.join(columns.map((c) => sql`${sql.ref(c)} = ${sql.ref(`excluded.${c}`)}`))}`.execute(
    db,
  )
  return counts.length
}
