import type { Locale } from '#contract/phrases.ts'
import { dayOf, dayText } from '#contract/time/local-time.ts'

/** The calendar day of an instant in Asia/Shanghai, `2026-11-21`. */
export const localDay = (at: Date) => dayText(dayOf(at.getTime()))
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
/** Where a local day begins and where the next one does. */
export const startOfLocal = (day: string) => new Date(`${day}T00:00:00+08:00`)
export const endOfLocal = (day: string) => startOfLocal(daysAfter(day, 1))
export const iso = (at: Date | null) => at && at.toISOString()

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
const moment = { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' } as const
const moments: Record<Locale, Intl.DateTimeFormat> = {
  zh: new Intl.DateTimeFormat('zh-CN', moment),
  en: new Intl.DateTimeFormat('en-GB', moment),
}
/** The calendar day in Asia/Shanghai as papers and the foot of a sheet say it, `2026年11月21日`. */
export const dayInWords = (at: Date) => day.format(at)
/** The same with the time, `2026年11月21日 09:30`. */
export const momentInWords = (at: Date, locale: Locale = 'zh') => moments[locale].format(at)
