import { dayNumber, weekdayOf } from '#contract/time/local-time.ts'
import { sayTime } from '#kit/format.ts'
import { useLanguage } from '#kit/language.ts'

const weekdays = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const
/** `2026-11-24` of an instant, in Shanghai. */
export const dayOf = (instant: string | Date) =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** 11月24日 周二 / Tue 24/11; 周二. */
export const useSayDay = () => {
  const locale = useLanguage()
  const weekday = (n: number) => `${locale === 'zh' ? '周' : ''}${weekdays[locale][n - 1]}`
  const short = (day: string) => {
    const [, month, date] = day.split('-').map(Number)
    return locale === 'zh' ? `${month}月${date}日` : `${date}/${month}`
  }
  const day = (text: string) => `${short(text)} ${weekday(weekdayOf(dayNumber(text)))}`
  /** 11月24日 周二 09:20 */
  const slot = (from: string | Date) => `${day(dayOf(from))} ${sayTime(from)}`
  return { weekday, short, day, slot }
}
