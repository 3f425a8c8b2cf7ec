import type { Calendar } from './calendar.ts'
import { dayMs, dayOf, minuteMs, startOfDay, yearOf } from './local-time.ts'
import { type DayPlan, type YearTable, yearTable } from './year-table.ts'

/** A calendar that opens at least once within this many years; else it never will, and asking is a mistake. */
const horizonYears = 20

const neverOpen = () => new RangeError('this calendar has no office hours')

export const planOf = (calendar: Calendar, day: number): DayPlan => {
  const table = yearTable(calendar, yearOf(day))
  return table.plans[day - table.firstDay]!
}

/** Working ms from the beginning of the year to `at`. */
const positionIn = (table: YearTable, at: number) => {
  const day = dayOf(at)
  const i = day - table.firstDay
  const sinceMidnight = at - startOfDay(day)
  let ms = table.minutesBefore[i]! * minuteMs
  for (const [from, to] of table.plans[i]!.spans) {
    const into = sinceMidnight - from * minuteMs
    if (into <= 0) break
    ms += Math.min(into, (to - from) * minuteMs)
  }
  return ms
}

const yearMs = (table: YearTable) => table.minutesBefore[table.days]! * minuteMs

/** The first index of a rising list whose value is at least `wanted`. */
const firstAtLeast = (rising: Int32Array, wanted: number) => {
  let low = 0
  let high = rising.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (rising[middle]! >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** Working ms between two instants (ms); negative when `to` is before `from`. */
export const workingMsBetween = (from: number, to: number, calendar: Calendar): number => {
  if (to < from) return 0 - workingMsBetween(to, from, calendar)
  let year = yearOf(dayOf(from))
  const last = yearOf(dayOf(to))
  let ms = -positionIn(yearTable(calendar, year), from)
  for (; year < last; year++) ms += yearMs(yearTable(calendar, year))
  return ms + positionIn(yearTable(calendar, last), to)
}

/** The earliest instant (ms) by which `ms` of working time have passed since `from`: never later than closing time. */
export const addWorkingMs = (from: number, ms: number, calendar: Calendar): number => {
  if (ms <= 0) return from
  const firstYear = yearOf(dayOf(from))
  let target = positionIn(yearTable(calendar, firstYear), from) + ms
  let idle = 0
  for (let year = firstYear; idle < horizonYears; year++) {
    const table = yearTable(calendar, year)
    const whole = yearMs(table)
    if (target <= whole) return instantAt(table, target)
    target -= whole
    idle = whole === 0 ? idle + 1 : 0
  }
  throw neverOpen()
}

const instantAt = (table: YearTable, position: number) => {
  const i = firstAtLeast(table.minutesBefore, position / minuteMs) - 1
  let left = position - table.minutesBefore[i]! * minuteMs
  const midnight = startOfDay(table.firstDay + i)
  for (const [from, to] of table.plans[i]!.spans) {
    const length = (to - from) * minuteMs
    if (left <= length) return midnight + from * minuteMs + left
    left -= length
  }
  throw new Error('the year table is wrong')
}

/** The day number of the nth working day on or after `day` (n = 1 may be `day` itself). */
export const nthWorkday = (day: number, n: number, calendar: Calendar): number => {
  const firstYear = yearOf(day)
  const start = yearTable(calendar, firstYear)
  let target = start.workdaysBefore[day - start.firstDay]! + n
  let idle = 0
  for (let year = firstYear; idle < horizonYears; year++) {
    const { workdaysBefore, firstDay, days } = yearTable(calendar, year)
    const whole = workdaysBefore[days]!
    if (target <= whole) return firstDay + firstAtLeast(workdaysBefore, target) - 1
    target -= whole
    idle = whole === 0 ? idle + 1 : 0
  }
  throw neverOpen()
}

/** Opening and closing time (ms) of a working day. */
export const openingOf = (day: number, calendar: Calendar) =>
  startOfDay(day) + planOf(calendar, day).spans[0]![0] * minuteMs
export const closingOf = (day: number, calendar: Calendar) =>
  startOfDay(day) + planOf(calendar, day).spans.at(-1)![1] * minuteMs

/** `at` itself within office hours, else the next opening (ms). Closing time is not within. */
export const nextOpening = (at: number, calendar: Calendar): number => {
  const day = dayOf(at)
  const minute = (at - startOfDay(day)) / minuteMs
  const span = planOf(calendar, day).spans.find(([, to]) => minute < to)
  return span
    ? Math.max(at, startOfDay(day) + span[0] * minuteMs)
    : openingOf(nthWorkday(day + 1, 1, calendar), calendar)
}

/** Working minutes between two instants, with a fraction when there are seconds; negative when `b` is before `a`. */
export const workingTimeBetween = (a: Date, b: Date, calendar: Calendar) =>
  workingMsBetween(a.getTime(), b.getTime(), calendar) / minuteMs

/**
 * The earliest instant by which so many working minutes have passed (0 gives the start back).
 * Throws RangeError for a calendar that never opens.
 */
export const addWorkingMinutes = (start: Date, minutes: number, calendar: Calendar) =>
  new Date(addWorkingMs(start.getTime(), minutes * minuteMs, calendar))

/** The local day after `at`, as a number of days: where limits in working days begin to look. */
export const dayAfter = (at: number) => dayOf(at + dayMs)
