import { ancestorsOf } from '../territory/area-number.ts'
import type { LimitUnit } from '../time/limit.ts'
import type { ClockStep } from './incident-flow.ts'

/** One row of the table of limits; null means: whichever. `areaId` 0 holds everywhere. */
export type LimitRule = {
  id: number
  areaId: number
  step: ClockStep
  categoryId: number | null
  limitGroup: string | null
  level: number | null
  organisationId: number | null
  amount: number
  unit: LimitUnit
  yellowShare: number
}

export type LimitAsked = {
  areaId: number
  step: ClockStep
  /** The category and its parents, nearest first. */
  categoryIds: readonly number[]
  limitGroup: string
  level: number
  organisationId: number | null
}

/** Every step must have a limit; these hold until someone writes a rule for everywhere. */
const lastResort: Record<ClockStep, Pick<LimitRule, 'amount' | 'unit'>> = {
  accept: { amount: 2, unit: 'working_hours' },
  verify: { amount: 1, unit: 'working_days' },
  dispatch: { amount: 2, unit: 'working_hours' },
  check_in: { amount: 4, unit: 'working_hours' },
  sign: { amount: 4, unit: 'working_hours' },
  handle: { amount: 7, unit: 'working_days' },
  check: { amount: 1, unit: 'working_days' },
  visit: { amount: 3, unit: 'working_days' },
  contact: { amount: 24, unit: 'hours' },
}

const fit = (wanted: number | string | null, has: number | string | null) =>
  wanted === null ? 0 : wanted === has ? 1 : -1

const names = (rule: LimitRule) => rule.categoryId !== null || rule.limitGroup !== null || rule.organisationId !== null

/**
 * The limit that holds for a step of a case (category × level × department × step, with regional override): the nearest
 * area decides first, then the organisation, the nearest category, the group, the level. What is urgent stays urgent: a
 * rule for urgent cases gives way only to one that names a group, a category or an organisation itself.
 */
export const limitFor = (
  rules: readonly LimitRule[],
  asked: LimitAsked,
): Omit<LimitRule, 'id'> & { id: number | null } => {
  const areas = [asked.areaId, ...ancestorsOf(asked.areaId), 0]
  let best: LimitRule | undefined
  let bestScore = -1
  for (const rule of rules) {
    if (rule.step !== asked.step) continue
    const near = areas.indexOf(rule.areaId)
    const category = rule.categoryId === null ? 0 : asked.categoryIds.indexOf(rule.categoryId)
    const organisation = fit(rule.organisationId, asked.organisationId)
    const group = fit(rule.limitGroup, asked.limitGroup)
    const level = fit(rule.level, asked.level)
    if (near < 0 || category < 0 || organisation < 0 || group < 0 || level < 0) continue
    const telling = rule.categoryId === null ? 0 : 10 - category
    const urgency = asked.limitGroup === 'urgent' && names(rule) ? 1 : 0
    const score =
      urgency * 1_000_000 + (areas.length - near) * 10_000 + organisation * 1000 + telling * 10 + group * 2 + level
    if (score > bestScore) [best, bestScore] = [rule, score]
  }
  if (best) return best
  const { areaId, step } = asked
  return {
    id: null,
    areaId,
    step,
    categoryId: null,
    limitGroup: null,
    level: null,
    organisationId: null,
    yellowShare: 0.8,
    ...lastResort[step],
  }
}
