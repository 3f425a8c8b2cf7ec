import type { Calendar } from './calendar.ts'
import { clockOf, windUp } from './clock.ts'
import { assumedYears, type Count, explain } from './explain-count.ts'
import type { DeadlineExplanation } from './explanation.ts'
import type { Limit } from './limit.ts'
import { minuteMs } from './local-time.ts'
import { mergePauses, type Pause } from './pause.ts'

export type DeadlineAsked = {
  start: Date
  limit: Limit
  calendar: Calendar
  /** 挂账, 等待当事人. In any order, may overlap; `to: null` still lasts. */
  pauses?: readonly Pause[]
  /** Part of the limit after which the light turns yellow; 0.8 by incidents.md. */
  yellowShare?: number
  /** Limits in working days: true counts the day of the start as the first (users.md: the next workday, configurable). */
  startsSameDay?: boolean
}

export type Deadline = {
  /** When the clock begins to run. */
  startsAt: Date
  /** Null while a pause lasts: it is known again when the clock goes on. */
  dueAt: Date | null
  /** Null while a pause lasts that began before it. */
  yellowAt: Date | null
  /** While paused: what is kept for later, in minutes of the limit's own time (working or natural); else null. */
  leftMinutes: number | null
  /** Years without a published holiday notice that this answer rests on. Keep them; ask again when one comes out. */
  assumedYears: number[]
  /** Built when looked at: a status move doesn't pay for it. */
  readonly explanation: DeadlineExplanation
}

/**
 * When a limit runs out, and why then.
 * 工作日 leave out the day of the start and end at closing time of the last day; 工作时 run at once, or from the next
 * opening; 自然时 and 自然日 (24 hours each) run day and night. A pause takes exactly its own working (or natural) time
 * out of the clock if it begins before the limit has run out; before the clock has begun there is nothing to take.
 * Throws RangeError for an invalid date, a pause that ends before it begins, or a calendar that never opens.
 * Source: incidents.md (Clocks), users.md (Hours), ground rule 5.
 */
export const deadline = (asked: DeadlineAsked): Deadline => {
  const { limit, calendar, yellowShare = 0.8, startsSameDay = false } = asked
  const start = asked.start.getTime()
  if (Number.isNaN(start)) throw new RangeError('the start is not a date')
  const clock = clockOf(limit, calendar)
  const { startsAt, total } = windUp(limit, start, calendar, startsSameDay)
  const gaps = asked.pauses?.length ? mergePauses(asked.pauses, startsAt) : []

  const run = (amount: number) => {
    let at = startsAt
    let left = amount
    let used = 0
    for (const { from, to } of gaps) {
      const ran = clock.between(at, from)
      if (ran >= left) break
      left -= ran
      used++
      if (to === null) return { at: null, left, used }
      at = to
    }
    return { at: clock.add(at, left), left: 0, used }
  }
  const due = run(total)
  const yellow = run(Math.round(total * yellowShare))

  const count: Count = {
    start,
    startsAt,
    limit,
    startsSameDay,
    calendar,
    clock,
    gaps: gaps.slice(0, due.used),
    due,
    yellow,
    yellowShare,
  }
  return {
    startsAt: new Date(startsAt),
    dueAt: due.at === null ? null : new Date(due.at),
    yellowAt: yellow.at === null ? null : new Date(yellow.at),
    leftMinutes: due.at === null ? due.left / minuteMs : null,
    assumedYears: assumedYears(count),
    get explanation() {
      return explain(count)
    },
  }
}
