import { sql } from 'kysely'
import type { DivisionList } from '#contract/territory/city.ts'
import { defaultHours, type WeekHours } from '#contract/time/calendar.ts'
import type { Weekday } from '#contract/time/local-time.ts'
import type { Db } from '#platform/database.ts'
import { forgetCalendars } from './load-calendar.ts'
import { cityTops, readDivisions } from './seed/read-divisions.ts'
import { insertAreas } from './seed/seed-divisions.ts'
import { seedMap } from './seed/seed-map.ts'

/** Runs work in a transaction of its own. */
type Run = <T>(work: (db: Db) => Promise<T>) => Promise<T>

/** Kept in platform.setting until the list is wholly in: whoever comes after a crash goes on from there. */
const key = 'territory.filling'

export const wantFilling = (db: Db, list: DivisionList) =>
  sql`insert into platform.setting (key, value) values (${key}, ${JSON.stringify(list)}::jsonb)
    on conflict (key) do update set value = excluded.value, changed_at = now()`.execute(db)

/** The list that is being filled in, and how many areas there are by now. */
export const fillingNow = async (db: Db): Promise<{ list: DivisionList; done: number } | undefined> => {
  const { rows } = await sql<{ list: DivisionList | null; done: number }>`
    select value #>> '{}' as list, (select count(*)::int from territory.area) as done
    from platform.setting where key = ${key}`.execute(db)
  const row = rows[0]
  return row?.list ? { list: row.list, done: row.done } : undefined
}

/** One process at a time; false while another is at it. */
const mine = async (db: Db) =>
  (await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtext(${key})) as got`.execute(db)).rows[0]!.got

const spans = (hours: WeekHours) =>
  ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).flatMap((weekday) => hours[weekday].map(([from, to]) => ({ weekday, from, to })))

/** Office hours of the city as rows, so that there is something to see and to change; and the own map where one is shipped. */
const finish = async (db: Db, list: DivisionList) => {
  await sql`insert into territory.office_hours (area_id, weekday, from_minute, to_minute)
    select ${cityTops[list].id}::bigint, weekday, "from", "to"
    from jsonb_to_recordset(${JSON.stringify(spans(defaultHours))}::jsonb) r (weekday int, "from" int, "to" int)
    on conflict do nothing`.execute(db)
  const { rows } = await sql`select from territory.base_feature limit 1`.execute(db)
  if (list === 'shanghai' && !rows.length) await seedMap(db)
  await sql`update platform.setting set value = 'null', changed_at = now() where key = ${key}`.execute(db)
  forgetCalendars()
}

/**
 * Brings in the divisions of a city founded from a list, district by district, so that progress can be seen and a crash
 * costs one district. Answers at once when nothing is wanted or another process is at it.
 */
export const fillCity = async (run: Run): Promise<void> => {
  const list = (await run(fillingNow))?.list
  if (!list) return
  const districts = Map.groupBy(readDivisions(list), ({ id }) => Math.floor(id / 1_000_000))
  for (const rows of districts.values()) {
    const went = await run(async (db) => (await mine(db)) && (await insertAreas(db, rows), true))
    if (!went) return
  }
  await run(async (db) => (await mine(db)) && (await finish(db, list)))
}
