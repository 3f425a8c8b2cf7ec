import { sql } from 'kysely'
import { daysOfNotices } from '#contract/time/holiday-notice.ts'
import { forgetCalendars } from '#modules/territory/index.ts'
import { holidayNotices } from '#modules/territory/seed/holiday-notices.ts'
import type { Db } from '#platform/database.ts'
import { streets } from './organisations.ts'

/** Legal holidays as published, where nobody has loaded them yet, and the office hours of the two streets. */
export const seedCalendar = async (db: Db, offices: readonly number[] = Object.values(streets)): Promise<void> => {
  const notices = holidayNotices()
  await sql`insert into territory.holiday (area_id, on_day, is_off, name)
    select null, day, off, name from jsonb_to_recordset(${JSON.stringify(daysOfNotices(notices))}::jsonb) r (day date, off boolean, name text)
    on conflict do nothing`.execute(db)
  await sql`insert into territory.holiday_year (area_id, year)
    select null, unnest(${notices.filter((n) => n.days.length).map((n) => n.year)}::int[]) on conflict do nothing`.execute(
    db,
  )
  // Monday to Friday 09:00–12:00 and 13:30–17:30.
  await sql`insert into territory.office_hours (area_id, weekday, from_minute, to_minute)
    select a, d, f, t from unnest(${[...offices]}::bigint[]) a, generate_series(1, 5) d, (values (540, 720), (810, 1050)) h (f, t)
    on conflict do nothing`.execute(db)
  forgetCalendars()
}
