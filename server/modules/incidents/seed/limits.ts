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
  // The grid worker is on the spot within the day; danger is looked at before anything else.
  row('verify', null, 1, 'working_days'),
  row('verify', 'urgent', 0.5, 'hours'),
  row('dispatch', null, 2, 'working_hours'),
  row('dispatch', 'urgent', 0.5, 'hours'),
  // 吹哨报到: half a working day; when it is urgent, one hour by the wall clock.
  row('check_in', null, 4, 'working_hours'),
  row('check_in', 'urgent', 1, 'hours'),
  row('sign', null, 4, 'working_hours'),
  row('sign', 'urgent', 0.5, 'hours'),
  row('handle', 'urgent', 2, 'hours'),
  row('handle', 'utilities', 24, 'hours'),
  row('handle', 'general', 7, 'working_days'),
  row('handle', 'hard', 15, 'working_days'),
  // For a category that nobody has put in a group.
  row('handle', null, 7, 'working_days'),
  row('check', null, 1, 'working_days'),
  // 响应: the resident hears from somebody within a day of acceptance, weekends included; at once when it is urgent.
  row('contact', null, 24, 'hours'),
  row('contact', 'urgent', 1, 'hours'),
  // Three workdays reach people who don't answer on the first day, and end within one week.
  row('visit', null, 3, 'working_days'),
]
