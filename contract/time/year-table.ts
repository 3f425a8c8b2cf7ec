import { belongsToNextNotice, type Calendar, type Span } from './calendar.ts'
import { dayText, firstDayOf, type Weekday, weekdayOf } from './local-time.ts'

/** What one day is. Office hours only on `work` and on `make_up` (调休上班, or worked by an area's own wish). */
export type DayPlan = {
  kind: 'work' | 'make_up' | 'rest' | 'holiday'
  spans: readonly Span[]
  /** Of the holiday, also on the days that make up for it. */
  name: string
  local: boolean
  /** The year whose unpublished notice could still change this day; 0 when nothing is open. */
  assumes: number
}

/** A year of a calendar, counted up once so that a deadline is a look-up and not a walk. */
export type YearTable = {
  firstDay: number
  days: number
  plans: DayPlan[]
  /** Working minutes, and working days, before day i of the year; the last entry is the whole year. */
  minutesBefore: Int32Array
  workdaysBefore: Int32Array
}

const tables = new WeakMap<Calendar, Map<number, YearTable>>()

export const yearTable = (calendar: Calendar, year: number): YearTable => {
  let years = tables.get(calendar)
  if (!years) tables.set(calendar, (years = new Map()))
  let table = years.get(year)
  if (!table) years.set(year, (table = countUp(calendar, year)))
  return table
}

const countUp = (calendar: Calendar, year: number): YearTable => {
  const firstDay = firstDayOf(year)
  const days = firstDayOf(year + 1) - firstDay
  const table: YearTable = {
    firstDay,
    days,
    plans: [],
    minutesBefore: new Int32Array(days + 1),
    workdaysBefore: new Int32Array(days + 1),
  }
  for (let i = 0; i < days; i++) {
    const plan = planDay(calendar, year, firstDay + i)
    table.plans.push(plan)
    table.minutesBefore[i + 1] = table.minutesBefore[i]! + plan.spans.reduce((sum, [from, to]) => sum + to - from, 0)
    table.workdaysBefore[i + 1] = table.workdaysBefore[i]! + (plan.spans.length > 0 ? 1 : 0)
  }
  return table
}

const planDay = (calendar: Calendar, year: number, day: number): DayPlan => {
  const text = dayText(day)
  const special = calendar.days[text]
  const own = calendar.hours[weekdayOf(day)]
  const notice = belongsToNextNotice(text) && calendar.years.includes(year) ? year + 1 : year
  const about = {
    name: special?.name ?? '',
    local: special?.local ?? false,
    assumes: special || calendar.years.includes(notice) ? 0 : notice,
  }
  if (special?.off) return { kind: 'holiday', spans: [], ...about }
  if (own.length > 0) return { kind: special?.local ? 'make_up' : 'work', spans: own, ...about }
  if (special) return { kind: 'make_up', spans: hoursOfOrdinaryDay(calendar), ...about }
  return { kind: 'rest', spans: [], ...about }
}

/** The notice doesn't say which day a Sunday makes up for, so it is worked like a Monday. */
const hoursOfOrdinaryDay = ({ hours }: Calendar) =>
  ([1, 2, 3, 4, 5, 6, 7] satisfies Weekday[]).map((weekday) => hours[weekday]).find((spans) => spans.length > 0) ?? []
