import { dayNumber, dayText, weekdayOf } from '../time/local-time.ts'
import type { Rotation, RotationRule } from './hall-site.ts'

/** The Monday of a day's week, as a number of days. */
const monday = (day: number) => day - (weekdayOf(day) - 1)

/** Which one of its weekday in the month: 1 to 5, and whether it is the last. */
const placeInMonth = (day: number) => {
  const text = dayText(day)
  return { nth: Math.ceil(Number(text.slice(8)) / 7), last: dayText(day + 7).slice(0, 7) !== text.slice(0, 7) }
}

const falls: { [By in RotationRule['by']]: (rule: Extract<RotationRule, { by: By }>, day: number) => boolean } = {
  week: ({ every, weekdays, since }, day) => {
    const weeks = (monday(day) - monday(dayNumber(since))) / 7
    return weeks >= 0 && weeks % every === 0 && weekdays.includes(weekdayOf(day))
  },
  month: ({ nths, weekday }, day) => {
    if (weekdayOf(day) !== weekday) return false
    const { nth, last } = placeInMonth(day)
    return nths.some((n) => (n === -1 ? last : n === nth))
  },
  dates: ({ days }, day) => days.includes(dayText(day)),
}

/** Is a department due on this day (`2026-11-24`) by its rule and term, whatever the calendar says? */
export const rotationIsDue = (rotation: Pick<Rotation, 'rule' | 'validFrom' | 'validTo'>, day: string): boolean => {
  if (day < rotation.validFrom || (rotation.validTo && day > rotation.validTo)) return false
  const { rule } = rotation
  return (falls[rule.by] as (rule: RotationRule, day: number) => boolean)(rule, dayNumber(day))
}
