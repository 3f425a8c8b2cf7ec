import type { Calendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { dayMs, dayOf, hourMs } from './local-time.ts'
import { addWorkingMs, closingOf, nextOpening, nthWorkday, openingOf, workingMsBetween } from './working-time.ts'

/** How the time of a limit runs; everything in ms. */
export type Clock = {
  working: boolean
  between: (from: number, to: number) => number
  /** The earliest instant at which so much of this clock's time has passed. */
  add: (from: number, ms: number) => number
}

const naturalClock: Clock = { working: false, between: (from, to) => to - from, add: (from, ms) => from + ms }

export const clockOf = ({ unit }: Limit, calendar: Calendar): Clock =>
  unit === 'hours' || unit === 'days'
    ? naturalClock
    : {
        working: true,
        between: (from, to) => workingMsBetween(from, to, calendar),
        add: (from, ms) => addWorkingMs(from, ms, calendar),
      }

/** When the clock of a limit begins to run, and how much it has to run (ms of its own time). */
export const windUp = ({ amount, unit }: Limit, start: number, calendar: Calendar, startsSameDay: boolean) => {
  switch (unit) {
    case 'hours':
      return { startsAt: start, total: amount * hourMs }
    case 'days':
      return { startsAt: start, total: amount * dayMs }
    case 'working_hours':
      return { startsAt: nextOpening(start, calendar), total: amount * hourMs }
    case 'working_days': {
      const startsAt = startsSameDay
        ? nextOpening(start, calendar)
        : openingOf(nthWorkday(dayOf(start) + 1, 1, calendar), calendar)
      const lastDay = nthWorkday(dayOf(startsAt), amount, calendar)
      return { startsAt, total: workingMsBetween(startsAt, closingOf(lastDay, calendar), calendar) }
    }
  }
}
