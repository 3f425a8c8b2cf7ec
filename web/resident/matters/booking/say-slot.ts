import { sayTime } from '#kit/format.ts'
import { language } from '#kit/language.ts'

const zone = 'Asia/Shanghai'
const format = (options: Intl.DateTimeFormatOptions) => (at: Date) =>
  new Intl.DateTimeFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options }).format(at)
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

/** 周二, Tue. */
export const sayWeekday = (day: string) => format({ weekday: 'short' })(noon(day))
/** 11月24日, 24 Nov. */
export const sayShortDay = (day: string) => format({ month: 'short', day: 'numeric' })(noon(day))
/** 11月24日周二 09:30–09:50: when to come, as people say it. */
export const saySlot = ({ from, to }: { from: string; to?: string }) =>
  `${format({ month: 'short', day: 'numeric', weekday: 'short' })(new Date(from))} ${sayTime(from)}${to ? `–${sayTime(to)}` : ''}`
/** The day of an instant where the hall stands: 2026-11-24. */
export const dayOf = (at: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  )
export const plusDays = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
