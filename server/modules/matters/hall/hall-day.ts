import { dayMs, dayNumber, dayOf, dayText, minuteMs, startOfDay } from '#contract/time/local-time.ts'

/** The local day of an instant, `2026-11-24`. */
export const dayAt = (at: Date | number) => dayText(dayOf(typeof at === 'number' ? at : at.getTime()))
export const plusDays = (day: string, days: number) => dayText(dayNumber(day) + days)
/** The instant (ms) so many minutes after the midnight a day begins with. */
export const instantOf = (day: string, minute: number) => startOfDay(dayNumber(day)) + minute * minuteMs
/** Minutes after midnight. */
export const minuteAt = (at: Date) => Math.floor((at.getTime() - startOfDay(dayOf(at.getTime()))) / minuteMs)
/** Noon: an instant that stands for the whole day. */
export const noonOf = (day: string) => new Date(startOfDay(dayNumber(day)) + dayMs / 2)
export const daysFrom = (day: string, count: number) => Array.from({ length: count }, (_, i) => plusDays(day, i))
/** `09:05`. */
export const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
