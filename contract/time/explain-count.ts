import type { Calendar } from './calendar.ts'
import type { Clock } from './clock.ts'
import type { DeadlineStep } from './explanation.ts'
import type { Limit } from './limit.ts'
import { dayOf, dayText, instantText, minuteMs, startOfDay, yearOf } from './local-time.ts'
import type { Gap } from './pause.ts'
import { planOf } from './working-time.ts'

/** How a deadline was counted: all that its explanation is made of. Instants in ms. */
export type Count = {
  start: number
  startsAt: number
  limit: Limit
  startsSameDay: boolean
  calendar: Calendar
  clock: Clock
  /** The pauses that took time out of the clock; only the last may still last. */
  gaps: Gap[]
  due: { at: number | null; left: number }
  yellow: { at: number | null }
  yellowShare: number
}

/** More weekends than this are told as one. */
const weekendsToldSingly = 3

/** The local days from the start to where the count ends: due, or paused. */
const daysOf = ({ start, due, gaps }: Count) => ({ first: dayOf(start), last: dayOf(due.at ?? gaps.at(-1)!.from) })

/** The years of unpublished notices that could still change the count. */
export const assumedYears = (count: Count): number[] => {
  if (!count.clock.working) return []
  const { calendar } = count
  const { first, last } = daysOf(count)
  // Nearly always every year near is known; only then is there nothing to look for.
  let known = true
  for (let year = yearOf(first); year <= yearOf(last) + 1; year++) known &&= calendar.years.includes(year)
  if (known) return []
  const years = new Set<number>()
  for (let day = first; day <= last; day++) years.add(planOf(calendar, day).assumes)
  years.delete(0)
  return [...years]
}

type Dated = { at: number; step: DeadlineStep }

export const explain = (count: Count): DeadlineStep[] => {
  const { start, startsAt, limit, calendar, clock, due, yellow, yellowShare } = count
  const steps: DeadlineStep[] = [{ kind: 'start', at: instantText(start), limit }]
  if (!clock.working) steps.push({ kind: 'natural' })
  if (startsAt > start) {
    const byRule = limit.unit === 'working_days' && !count.startsSameDay
    steps.push({ kind: 'moved', to: instantText(startsAt), why: byRule ? 'next_workday' : 'opens' })
  }
  const dated = [...(clock.working ? specialDays(count) : []), ...pauseSteps(count)]
  steps.push(...dated.sort((a, b) => a.at - b.at).map(({ step }) => step))
  const known = Math.min(...calendar.years)
  for (const year of assumedYears(count)) steps.push({ kind: 'assumed', year, past: year < known })
  if (yellow.at !== null) steps.push({ kind: 'yellow', at: instantText(yellow.at), share: yellowShare })
  if (due.at !== null) steps.push({ kind: 'due', at: instantText(due.at) })
  else steps.push({ kind: 'paused', minutes: due.left / minuteMs, working: clock.working })
  return steps
}

const pauseSteps = ({ gaps, clock }: Count): Dated[] =>
  gaps.map(({ from, to, reason }) => ({
    at: from,
    step: {
      kind: 'pause',
      from: instantText(from),
      to: to === null ? null : instantText(to),
      reason,
      minutes: to === null ? null : clock.between(from, to) / minuteMs,
      working: clock.working,
    },
  }))

/** Holidays, weekends and make-up days on the way, but not those within a pause: they changed nothing. */
const specialDays = (count: Count): Dated[] => {
  const { first, last } = daysOf(count)
  const told: Dated[] = []
  const weekends: { from: number; to: number }[] = []
  const tellRun = (from: number, to: number) => {
    const { kind, name, local } = planOf(count.calendar, from)
    if (kind === 'rest') weekends.push({ from, to })
    else if (kind === 'holiday')
      told.push({ at: startOfDay(from), step: { kind, ...spanOf(from, to), days: to - from + 1, name, local } })
    else if (kind === 'make_up') told.push({ at: startOfDay(from), step: { kind, on: dayText(from), name, local } })
  }
  let runFrom = first
  for (let day = first; day <= last; day++) {
    if (withinPause(count.gaps, day)) {
      runFrom = day + 1
      continue
    }
    if (day < last && !withinPause(count.gaps, day + 1) && sameRun(count.calendar, day, day + 1)) continue
    tellRun(runFrom, day)
    runFrom = day + 1
  }
  const groups = weekends.length > weekendsToldSingly ? [weekends] : weekends.map((weekend) => [weekend])
  for (const group of groups) {
    const days = group.reduce((sum, { from, to }) => sum + to - from + 1, 0)
    told.push({
      at: startOfDay(group[0]!.from),
      step: { kind: 'weekends', spans: group.map(({ from, to }) => spanOf(from, to)), days },
    })
  }
  return told
}

const spanOf = (from: number, to: number) => ({ from: dayText(from), to: dayText(to) })

const withinPause = (gaps: Gap[], day: number) =>
  gaps.some(({ from, to }) => from <= startOfDay(day) && (to ?? Infinity) >= startOfDay(day + 1))

const sameRun = (calendar: Calendar, a: number, b: number) => {
  const [one, two] = [planOf(calendar, a), planOf(calendar, b)]
  return one.kind === two.kind && one.name === two.name && one.local === two.local && one.kind !== 'make_up'
}
