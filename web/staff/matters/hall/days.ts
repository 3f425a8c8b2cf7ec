import { today } from '../../people/today.ts'
import { dayNumber, dayText } from '#contract/time/local-time.ts'

export { today }
/** The day `n` days after. */
export const plusDays = (day: string, n: number) => dayText(dayNumber(day) + n)
