import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import type { Weekday } from '#contract/time/local-time.ts'
import { type Calendar, type DayRow, layCalendar, type WeekHours } from '#contract/time/calendar.ts'
import type { Db } from '#platform/database.ts'

type Book = {
  readAt: number
  days: Map<number, DayRow[]>
  years: number[]
  hours: Map<number, WeekHours>
  ofArea: Map<number, Calendar>
}

const national = 0
const freshMs = 30_000
let book: Book | undefined
let reading = false
/** One calendar object per content: what is computed from a calendar is remembered by its identity. */
const laid = new Map<string, Calendar>()

const readBook = async (db: Db): Promise<Book> => {
  const { rows: days } = await sql<DayRow & { areaId: number }>`
    select coalesce(area_id, 0) "areaId", on_day as day, is_off "off", name from territory.holiday order by 1, 2`.execute(
    db,
  )
  const { rows: years } = await sql<{ year: number }>`
    select year from territory.holiday_year where area_id is null order by year`.execute(db)
  const { rows: hours } = await sql<{ areaId: number; weekday: Weekday; from: number; to: number }>`
    select area_id "areaId", weekday, from_minute "from", to_minute "to" from territory.office_hours order by 1, 2, 3`.execute(
    db,
  )
  const byArea = new Map<number, DayRow[]>()
  for (const { areaId, ...row } of days) byArea.set(areaId, [...(byArea.get(areaId) ?? []), row])
  const weeks = new Map<number, Record<Weekday, [number, number][]>>()
  for (const { areaId, weekday, from, to } of hours) {
    const week = weeks.get(areaId) ?? { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
    week[weekday].push([from, to])
    weeks.set(areaId, week)
  }
  return { readAt: Date.now(), days: byArea, years: years.map((y) => y.year), hours: weeks, ofArea: new Map() }
}

/**
 * The calendar an area works by: national holidays, then each area's own days from the top down, and the office hours
 * of the nearest area up the tree that has any. A change in another process is seen within 30 seconds, in this one at
 * once. The same content is always the same object.
 */
export const loadCalendar = async (db: Db, areaId: number): Promise<Calendar> => {
  if (!book || (!reading && Date.now() - book.readAt > freshMs)) {
    // While one request reads anew, the others go on with what there is.
    reading = true
    try {
      book = await readBook(db)
    } finally {
      reading = false
    }
  }
  const known = book.ofArea.get(areaId)
  if (known) return known
  const nearestFirst = [areaId, ...ancestorsOf(areaId)]
  const layers = nearestFirst.toReversed().flatMap((id) => (book!.days.has(id) ? [id] : []))
  const hoursArea = nearestFirst.find((id) => book!.hours.has(id))
  const made = layCalendar({
    national: book.days.get(national) ?? [],
    local: layers.map((id) => book!.days.get(id)!),
    hours: hoursArea === undefined ? undefined : book.hours.get(hoursArea),
    years: book.years,
  })
  const content = JSON.stringify(made)
  const calendar = laid.get(content) ?? made
  if (laid.size > 1000) laid.clear()
  laid.set(content, calendar)
  book.ofArea.set(areaId, calendar)
  return calendar
}

/** After a change of holidays or office hours: the next question reads them anew. */
export const forgetCalendars = () => {
  book = undefined
}
