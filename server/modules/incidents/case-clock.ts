import type { ClockStep } from '#contract/incidents/incident-flow.ts'
import { limitFor } from '#contract/incidents/limit-for.ts'
import type { Calendar } from '#contract/time/calendar.ts'
import { deadline } from '#contract/time/deadline.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import type { ClockRow, ClockWrite } from './case-store.ts'
import { categoryChain, loadConfiguration, type Configuration } from './configuration.ts'

type Timed = { area_id: number; category_id: number; level: number; urgent: boolean }
/** Winds up the clock of a step for a case: its limit by area, organisation, category and level; its deadline in the area's working time. */
export type Wind = (c: Timed, step: ClockStep, start: Date, seq: number, organisationId?: number | null) => ClockWrite

/** Winds clocks by these limits in this calendar; asks nothing of the database. */
export const clockwork =
  (conf: Configuration, calendar: Calendar): Wind =>
  (c, step, start, seq, organisationId = null) => {
    const chain = categoryChain(conf, c.category_id)
    const limit = limitFor(conf.limits, {
      areaId: c.area_id,
      step,
      categoryIds: chain.map((category) => category.id),
      limitGroup: c.urgent ? 'urgent' : (chain[0]?.limitGroup ?? 'general'),
      level: c.level,
      organisationId,
    })
    const due = deadline({ start, limit, calendar, yellowShare: limit.yellowShare })
    return {
      seq,
      step,
      started_at: start,
      amount: limit.amount,
      unit: limit.unit,
      yellow_share: limit.yellowShare,
      limit_id: limit.id,
      extra_days: 0,
      pauses: [],
      due_at: due.dueAt!,
      yellow_at: due.yellowAt!,
    }
  }

/** The clockwork of an area as it is configured now. */
export const loadClockwork = async (db: Db, areaId: number): Promise<Wind> =>
  clockwork(await loadConfiguration(db), await loadCalendar(db, areaId))

type Reckoned = Pick<ClockRow, 'started_at' | 'amount' | 'unit' | 'yellow_share' | 'pauses' | 'extra_days'>

/** A clock's deadline again, with its pauses and extensions; `dueAt` is null while a pause lasts. */
export const reckonIn = (calendar: Calendar, clock: Reckoned) => {
  const pauses = clock.pauses.map((p) => ({
    from: new Date(p.from),
    to: p.to === null ? null : new Date(p.to),
    reason: p.reason,
  }))
  const first = deadline({
    start: clock.started_at,
    limit: { amount: clock.amount, unit: clock.unit },
    calendar,
    pauses,
    yellowShare: clock.yellow_share,
  })
  if (!clock.extra_days || !first.dueAt) return { ...first, explanation: first.explanation, extension: undefined }
  const longer = deadline({
    start: first.dueAt,
    limit: { amount: clock.extra_days, unit: 'working_days' },
    calendar,
    yellowShare: clock.yellow_share,
  })
  return {
    ...first,
    explanation: first.explanation,
    dueAt: longer.dueAt,
    yellowAt: longer.yellowAt,
    extension: longer.explanation,
  }
}

/** The same in the calendar of an area. */
export const reckonClock = async (db: Db, areaId: number, clock: Reckoned) =>
  reckonIn(await loadCalendar(db, areaId), clock)

/** The end of a calendar day in the areas' time zone. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59+08:00`)
