import type { LimitGroup, LimitRow, LimitStep, LimitUnit } from '#contract/incidents/taxonomy-names.ts'

const row = (step: LimitStep, limitGroup: LimitGroup | null, amount: number, unit: LimitUnit): LimitRow => ({
  step,
  limitGroup,
  categoryCode: null,
  level: null,
  amount,
  unit,
  yellowShare: 0.8,
})

/**
 * The default limits to ship (默认时限, J02); a city edits them by category, level, department and area.
 * 紧急 and 水电气热 run by the wall clock: danger and a cold flat don't wait for office hours.
 * 一般 and 疑难 are counted in workdays, because their work is done by offices.
 */
export const defaultLimits: readonly LimitRow[] = [
  row('accept', null, 2, 'working_hours'),
  // A dangerous report that waits two office hours may wait a whole weekend.
  row('accept', 'urgent', 0.5, 'hours'),
  row('sign', null, 4, 'working_hours'),
  row('sign', 'urgent', 0.5, 'hours'),
  row('handle', 'urgent', 2, 'hours'),
  row('handle', 'utilities', 24, 'hours'),
  row('handle', 'general', 7, 'working_days'),
  row('handle', 'hard', 15, 'working_days'),
  // For a category that nobody has put in a group.
  row('handle', null, 7, 'working_days'),
  row('check', null, 1, 'working_days'),
  // Three workdays reach people who don't answer on the first day, and end within one week.
  row('visit', null, 3, 'working_days'),
]
