import { readdirSync, readFileSync } from 'node:fs'
import { type Calendar, layCalendar } from './calendar.ts'
import { daysOfNotices, HolidayNotice } from './holiday-notice.ts'
import { readInstant } from './local-time.ts'
import type { Limit } from './limit.ts'

const folder = new URL('../../server/modules/territory/seed/holidays/', import.meta.url)

/** The real notices of 2020 to 2026, and the empty one of 2027, with the default office hours. */
export const realCalendar: Calendar = layCalendar({
  national: daysOfNotices(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => HolidayNotice.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))),
  ),
})

/** An instant written in local time, `2024-02-08T10:00`. */
export const at = (text: string) => readInstant(text) ?? assertNever(text)

const assertNever = (text: string): never => {
  throw new Error(`not an instant: ${text}`)
}

const minute = 60_000
const local = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const hours = new Map<number, { day: string; weekday: number; hour: number }>()
const hourOf = (t: number) => {
  const key = Math.floor(t / 3_600_000)
  let found = hours.get(key)
  if (!found) {
    const part = Object.fromEntries(local.formatToParts(t).map(({ type, value }) => [type, value]))
    found = {
      day: `${part.year}-${part.month}-${part.day}`,
      weekday: weekdays.indexOf(part.weekday!) + 1,
      hour: Number(part.hour),
    }
    hours.set(key, found)
  }
  return found
}

/** Whether the minute that begins at `t` is worked. Knows nothing of year tables: the time zone data of Node says the day. */
const worked = (t: number, calendar: Calendar) => {
  const { day, weekday, hour } = hourOf(t)
  const ofDay = hour * 60 + (Math.floor(t / minute) % 60)
  const special = calendar.days[day]
  if (special?.off) return false
  const week = Object.values(calendar.hours)
  const own = week[weekday - 1]!
  const spans = own.length > 0 || !special ? own : week.find((spans) => spans.length > 0)!
  return spans.some(([from, to]) => from <= ofDay && ofDay < to)
}

type Walk = {
  start: Date
  limit: Limit
  calendar: Calendar
  pauses?: readonly { from: Date; to: Date }[]
  startsSameDay?: boolean
}

/** The same answer as `deadline`, found by walking minute after minute. All instants must be whole minutes. */
export const walkToDeadline = ({ start, limit, calendar, pauses = [], startsSameDay = false }: Walk): Date => {
  const working = limit.unit.startsWith('working')
  const counts = (t: number) => !working || worked(t, calendar)
  const paused = (t: number) => pauses.some(({ from, to }) => from.getTime() <= t && t < to.getTime())
  let t = start.getTime()
  let left = limit.amount * (limit.unit === 'days' ? 1440 : 60)
  if (limit.unit === 'working_days') {
    const startDay = hourOf(t).day
    if (!startsSameDay) while (hourOf(t).day === startDay) t += minute
    left = 0
    const days = new Set<string>()
    for (let ahead = t; ; ahead += minute) {
      if (!counts(ahead)) continue
      days.add(hourOf(ahead).day)
      if (days.size > limit.amount) break
      left++
    }
  }
  for (; ; t += minute) {
    if (!counts(t) || paused(t)) continue
    left--
    if (left === 0) return new Date(t + minute)
  }
}
