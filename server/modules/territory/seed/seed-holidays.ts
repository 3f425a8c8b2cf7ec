import { sql } from 'kysely'
import { daysOfNotices } from '#contract/time/holiday-notice.ts'
import type { Db } from '#platform/database.ts'
import { forgetCalendars } from '../load-calendar.ts'
import { holidayNotices } from './holiday-notices.ts'

/**
 * Enters the national notices that ship with the product, year by year; a year somebody has entered already is left
 * alone, and a year without a notice stays unpublished. Answers the years entered.
 */
export const seedHolidays = async (db: Db): Promise<number[]> => {
  const entered: number[] = []
  for (const notice of holidayNotices().filter((n) => n.days.length > 0)) {
    const { rows } = await sql`
      insert into territory.holiday_year (area_id, year, papers) values (null, ${notice.year}, ${notice.papers})
      on conflict (area_id, year) do nothing returning year`.execute(db)
    if (!rows.length) continue
    entered.push(notice.year)
    await sql`
      insert into territory.holiday (area_id, on_day, is_off, name, source)
      select null, day, off, name, ${notice.papers[0] ?? ''}::text
      from jsonb_to_recordset(${JSON.stringify(daysOfNotices([notice]))}::jsonb) r (day date, "off" boolean, name text)
      on conflict (area_id, on_day) do nothing`.execute(db)
  }
  if (entered.length) forgetCalendars()
  return entered
}
