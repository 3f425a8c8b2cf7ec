import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import * as wire from '#contract/territory/calendars.ts'
import { belongsToNextNotice, type DayRow, type WeekHours } from '#contract/time/calendar.ts'
import type { Weekday } from '#contract/time/local-time.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { serve } from '#platform/module.ts'
import { getArea } from './area-store.ts'
import { forgetCalendars, loadCalendar } from './load-calendar.ts'
import { dayOfOtherYear } from './problems.ts'

const national = null
/** Rows of a calendar year, of the nation (null) or of exactly one area. */
const daysOf = async (db: Db, areaId: number | null, year: number): Promise<DayRow[]> =>
  (
    await sql<DayRow>`select on_day as day, is_off "off", name from territory.holiday
      where area_id is not distinct from ${areaId}::bigint and on_day between ${`${year}-01-01`} and ${`${year}-12-31`} order by 1`.execute(
      db,
    )
  ).rows

const replaceDays = async (
  { db, audit, afterCommit }: Context,
  areaId: number | null,
  year: number,
  days: DayRow[],
  source: string,
) => {
  await sql`delete from territory.holiday
    where area_id is not distinct from ${areaId}::bigint and on_day between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(
    db,
  )
  await sql`insert into territory.holiday (area_id, on_day, is_off, name, source)
    select ${areaId}::bigint, day, off, name, ${source}::text
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) r (day date, "off" boolean, name text)
    on conflict (area_id, on_day) do update set is_off = excluded.is_off, name = excluded.name, source = excluded.source`.execute(
    db,
  )
  audit({ year, days: days.length })
  afterCommit(forgetCalendars)
}

const spans = (hours: WeekHours) =>
  ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).flatMap((weekday) => hours[weekday].map(([from, to]) => ({ weekday, from, to })))

export const calendarRoutes = [
  serve(wire.getCalendar, async ({ db }, { params: { areaId, year } }) => {
    await getArea(db, areaId)
    const calendar = await loadCalendar(db, areaId)
    const { rows: notice } = await sql<{ papers: string[] }>`
      select papers from territory.holiday_year where area_id is null and year = ${year}`.execute(db)
    const { rows: hours } = await sql<{ areaId: number }>`
      select area_id "areaId" from territory.office_hours where area_id = any(${[areaId, ...ancestorsOf(areaId)]}) order by 1 desc limit 1`.execute(
      db,
    )
    const inForce = Object.entries(calendar.days).flatMap(([day, d]) =>
      day.startsWith(`${year}-`) ? [{ day, off: d.off, name: d.name, local: d.local ?? false }] : [],
    )
    return {
      year,
      published: notice.length > 0,
      papers: notice[0]?.papers ?? [],
      national: await daysOf(db, national, year),
      own: await daysOf(db, areaId, year),
      inForce: inForce.toSorted((a, b) => a.day.localeCompare(b.day)),
      hours: calendar.hours as never,
      hoursFrom: hours[0]?.areaId ?? null,
    }
  }),

  serve(wire.setOwnDays, async (context, { params: { areaId, year }, body: { days } }) => {
    await getArea(context.db, areaId)
    const foreign = days.find((d) => !d.day.startsWith(`${year}-`))
    if (foreign) throw dayOfOtherYear({ day: foreign.day })
    await replaceDays(context, areaId, year, days, '')
    return { days: days.length }
  }),

  serve(wire.setOfficeHours, async (context, { params: { areaId }, body: { hours } }) => {
    const { db } = context
    await getArea(db, areaId)
    await sql`delete from territory.office_hours where area_id = ${areaId}`.execute(db)
    if (hours)
      await sql`insert into territory.office_hours (area_id, weekday, from_minute, to_minute)
        select ${areaId}::bigint, weekday, "from", "to"
        from jsonb_to_recordset(${JSON.stringify(spans(hours))}::jsonb) r (weekday int, "from" int, "to" int)`.execute(
        db,
      )
    context.audit({ hours })
    forgetCalendars()
    context.afterCommit(forgetCalendars)
    return { hours: (await loadCalendar(db, areaId)).hours as never }
  }),

  serve(wire.publishYear, async (context, { params: { year }, body: { papers, days } }) => {
    // A notice may reach into the last days of the year before (2022-12-31 was a day off by the notice of 2023).
    const foreign = days.find(
      (d) => !d.day.startsWith(`${year}-`) && !(d.day.startsWith(`${year - 1}-`) && belongsToNextNotice(d.day)),
    )
    if (foreign) throw dayOfOtherYear({ day: foreign.day })
    await sql`insert into territory.holiday_year (area_id, year, papers) values (null, ${year}, ${papers})
      on conflict (area_id, year) do update set papers = excluded.papers`.execute(context.db)
    await replaceDays(context, national, year, days, papers[0]!)
    return { days: days.length }
  }),
]
