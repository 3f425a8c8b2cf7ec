import { sql } from 'kysely'
import type { ApplicationClock } from '#contract/matters/application-flow.ts'
import type { Calendar } from '#contract/time/calendar.ts'
import { clockOf } from '#contract/time/clock.ts'
import { deadline } from '#contract/time/deadline.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import type { Application, ApplicationKey } from './application-case.ts'

export type ClockRow = {
  seq: number
  clock: ApplicationClock
  started_at: Date
  days: number
  extra_days: number
  pauses: { from: string; to: string | null; reason: string }[]
  due_at: Date | null
  yellow_at: Date | null
  ended_at: Date | null
}
export const clocksOf = async (db: Db, { areaId, id }: ApplicationKey): Promise<ClockRow[]> =>
  (
    await sql<ClockRow>`select seq, clock, started_at, days, extra_days, pauses, due_at, yellow_at, ended_at from matters.application_clock
      where area_id = ${areaId} and application_id = ${id}::uuid order by seq`.execute(db)
  ).rows

/** A clock's deadline, with its pauses and extension; null while a pause lasts. Limits are in working days (D10). */
export const reckon = (calendar: Calendar, clock: Pick<ClockRow, 'started_at' | 'days' | 'extra_days' | 'pauses'>) =>
  deadline({
    start: clock.started_at,
    limit: { amount: clock.days + clock.extra_days, unit: 'working_days' },
    calendar,
    pauses: clock.pauses.map((p) => ({ from: new Date(p.from), to: p.to === null ? null : new Date(p.to), reason: p.reason })), // prettier-ignore
  })

/** So many working days from an instant, in the calendar of an area. */
export const daysFrom = async (db: Db, areaId: number, start: Date, days: number): Promise<Date> =>
  deadline({ start, limit: { amount: days, unit: 'working_days' }, calendar: await loadCalendar(db, areaId) }).dueAt!

/** The part of its limit that a clock has used by `now`, in its own working time, pauses left out. */
export const usedShare = (calendar: Calendar, clock: ClockRow, now: Date): number => {
  const limit = { amount: clock.days + clock.extra_days, unit: 'working_days' as const }
  const { startsAt } = deadline({ start: clock.started_at, limit, calendar })
  const due = deadline({ start: clock.started_at, limit, calendar }).dueAt!
  const { between } = clockOf(limit, calendar)
  const from = startsAt.getTime()
  if (now.getTime() <= from) return 0
  const rested = clock.pauses.reduce((sum, p) => {
    const [a, b] = [
      Math.max(from, Date.parse(p.from)),
      Math.min(now.getTime(), p.to ? Date.parse(p.to) : now.getTime()),
    ]
    return b > a ? sum + between(a, b) : sum
  }, 0)
  return Math.max(0, between(from, now.getTime()) - rested) / Math.max(1, between(from, due.getTime()))
}

const write = (db: Db, { areaId, id }: ApplicationKey, c: ClockRow) =>
  sql`update matters.application_clock set extra_days = ${c.extra_days}, pauses = ${JSON.stringify(c.pauses)}::jsonb, due_at = ${c.due_at}, yellow_at = ${c.yellow_at},
      ended_at = ${c.ended_at} where area_id = ${areaId} and application_id = ${id}::uuid and seq = ${c.seq}`.execute(
    db,
  )

export type ClockTurn =
  | { do: 'start'; clock: ApplicationClock; days: number }
  | { do: 'end' }
  | { do: 'pause'; reason: string }
  | { do: 'resume' }
  | { do: 'extend'; days: number }

type Timed = Pick<Application, 'clock' | 'due_at' | 'yellow_at' | 'paused_at' | 'yellow_said_at' | 'red_said_at'>
/** Turns the clocks of a case and answers the columns that follow. A pause leaves no deadline until the clock runs on. */
export const turnClock = async (db: Db, key: ApplicationKey, turn: ClockTurn, now: Date): Promise<Partial<Timed>> => {
  const calendar = await loadCalendar(db, key.areaId)
  const all = await clocksOf(db, key)
  const running = all.find((c) => c.ended_at === null)
  const end = async () => {
    if (!running) return
    const pauses = running.pauses.map((p) => (p.to === null ? { ...p, to: now.toISOString() } : p))
    const { dueAt, yellowAt } = reckon(calendar, { ...running, pauses })
    await write(db, key, { ...running, pauses, due_at: dueAt, yellow_at: yellowAt, ended_at: now })
  }
  if (turn.do === 'start' || turn.do === 'end') await end()
  const fresh = { yellow_said_at: null, red_said_at: null }
  if (turn.do === 'end') return { clock: null, due_at: null, yellow_at: null, paused_at: null }
  if (turn.do === 'start') {
    const { dueAt, yellowAt } = reckon(calendar, { started_at: now, days: turn.days, extra_days: 0, pauses: [] })
    await sql`insert into matters.application_clock (area_id, application_id, seq, clock, started_at, days, due_at, yellow_at)
      values (${key.areaId}, ${key.id}::uuid, ${all.length + 1}, ${turn.clock}, ${now}, ${turn.days}, ${dueAt}, ${yellowAt})`.execute(
      db,
    )
    return { clock: turn.clock, due_at: dueAt, yellow_at: yellowAt, paused_at: null, ...fresh }
  }
  if (!running) throw new Error(`application ${key.id} has no running clock`)
  const changed = { ...running }
  if (turn.do === 'pause')
    changed.pauses = [...running.pauses, { from: now.toISOString(), to: null, reason: turn.reason }]
  if (turn.do === 'resume')
    changed.pauses = running.pauses.map((p) => (p.to === null ? { ...p, to: now.toISOString() } : p))
  if (turn.do === 'extend') changed.extra_days += turn.days
  const { dueAt, yellowAt } = reckon(calendar, changed)
  Object.assign(changed, { due_at: dueAt, yellow_at: dueAt && yellowAt })
  await write(db, key, changed)
  const due = { due_at: changed.due_at, yellow_at: changed.yellow_at }
  return turn.do === 'pause' ? { ...due, paused_at: now } : { ...due, paused_at: null, ...fresh }
}
