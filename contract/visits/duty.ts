import type { VisitCredit, VisitKind } from './visits.ts'

/** What one worker has to do in one natural month (C01, C02). Zero households is a valid plan. */
export type DutyPlan = { householdsAMonth: number; mustEveryMonth: boolean }

/** What the rule needs to know of a visit; the phone and the server's ledger hold more. */
export type DutyVisit = {
  householdId: string | null
  kind: VisitKind
  /** Somebody was met; a closed door is written down, but isn't a visit. */
  met: boolean
  credit: VisitCredit
  /** The natural month it belongs to, `2026-11`, by the corrected clock in the area's time zone. */
  month: string
}

export type DutyCount = {
  /** Distinct households visited this month. */
  households: number
  /** How many are missing to the plan; never negative. */
  short: number
  /** Household ids of the must-visit list nobody has been to yet this month. */
  mustOpen: string[]
  met: boolean
}

/** Does this visit bring a household into the worker's count? The only place that says so: the phone and the server use it alike. */
export const counts = (visit: DutyVisit, month: string): boolean =>
  visit.month === month &&
  visit.kind === 'visit' &&
  visit.met &&
  visit.householdId !== null &&
  visit.credit !== 'elsewhere'

/**
 * The monthly duty of one worker. `visits`: those of the worker, own or joint. `must`: households that somebody must see this
 * month. `seen`: households of the must-visit list a colleague has been to; they are done, whoever went.
 */
export const visitDuty = (asked: {
  month: string
  plan: DutyPlan
  visits: Iterable<DutyVisit>
  must: Iterable<string>
  seen?: ReadonlySet<string>
}): DutyCount => {
  const { month, plan, seen = new Set() } = asked
  const visited = new Set<string>()
  const been = new Set<string>()
  for (const visit of asked.visits) {
    if (counts(visit, month)) visited.add(visit.householdId as string)
    // A must-visit is about the household: outside one's own grid it isn't the worker's credit, but the household was seen.
    if (counts({ ...visit, credit: 'own' }, month)) been.add(visit.householdId as string)
  }
  const mustOpen = plan.mustEveryMonth ? [...new Set(asked.must)].filter((id) => !been.has(id) && !seen.has(id)) : []
  const short = Math.max(0, plan.householdsAMonth - visited.size)
  return { households: visited.size, short, mustOpen, met: short === 0 && mustOpen.length === 0 }
}

/** The natural month `2026-11` of an instant in Asia/Shanghai (UTC+8, no summer time). */
export const monthOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)

/** Why a visit brings a household into somebody's count, or doesn't; `visits.counted.…` says it in words. */
export const countedReasons = [
  'counted',
  'again',
  'not_a_visit',
  'nobody_met',
  'no_household',
  'elsewhere',
  'other_month',
] as const
export type CountedReason = (typeof countedReasons)[number]

/**
 * The reason of each line of one worker's ledger, in their order: the first visit to a household counts, those after it are
 * kept and count no more. As many `counted` as `visitDuty` counts households.
 */
export const countedReasonsOf = <V extends DutyVisit>(visits: readonly V[], month: string): CountedReason[] => {
  const been = new Set<string>()
  return visits.map((visit) => {
    if (visit.month !== month) return 'other_month'
    if (visit.kind !== 'visit') return 'not_a_visit'
    if (!visit.met) return 'nobody_met'
    if (visit.householdId === null) return 'no_household'
    if (visit.credit === 'elsewhere') return 'elsewhere'
    if (been.has(visit.householdId)) return 'again'
    been.add(visit.householdId)
    return 'counted'
  })
}

/** The last day of a month, `2026-11-30`. */
export const lastDayOf = (month: string): string => {
  const [year, no] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, no, 0)).toISOString().slice(0, 10)
}
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/**
 * Does somebody on a register belong on the list of a month? Registers that ask for a visit at least once a month put them there
 * every month; slower ones (veterans: half a year) when the time since the last visit runs out before the month ends.
 */
export const mustThisMonth = (asked: { month: string; everyDays: number; lastVisitOn: string | null }): boolean =>
  asked.everyDays <= 31 ||
  asked.lastVisitOn === null ||
  dayNumber(lastDayOf(asked.month)) - dayNumber(asked.lastVisitOn) >= asked.everyDays
