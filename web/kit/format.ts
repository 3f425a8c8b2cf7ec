import { language } from './language.ts'

const zone = 'Asia/Shanghai'
const partsOf = (at: Date) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  return Object.fromEntries(parts.map((p) => [p.type, p.value])) as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute',
    string
  >
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const dayOf = (year: string, month: string, day: string) =>
  language() === 'zh'
    ? `${year}年${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${months[Number(month) - 1]} ${year}`

/** 2026年11月21日, from `2026-11-21` or an instant. */
export const sayDay = (value: string | Date): string => {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    const [year, month, day] = value.split('-') as [string, string, string]
    return dayOf(year, month, day)
  }
  const p = partsOf(new Date(value))
  return dayOf(p.year, p.month, p.day)
}
/** 14:05 */
export const sayTime = (instant: string | Date): string => {
  const p = partsOf(new Date(instant))
  return `${p.hour}:${p.minute}`
}
/** 2026年11月21日 14:05 */
export const sayInstant = (instant: string | Date): string => `${sayDay(new Date(instant))} ${sayTime(instant)}`

/** 刚刚, 12分钟前, 今天 14:05, 昨天 14:05, 11月3日, 2025年11月3日. */
export const sayAgo = (instant: string | Date, now = new Date()): string => {
  const at = new Date(instant)
  const zh = language() === 'zh'
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (minutes >= 0 && minutes < 1) return zh ? '刚刚' : 'just now'
  if (minutes >= 0 && minutes < 60) return zh ? `${minutes}分钟前` : `${minutes} min ago`
  const day = sayDay(at)
  if (day === sayDay(now)) return `${zh ? '今天' : 'today'} ${sayTime(at)}`
  if (day === sayDay(new Date(now.getTime() - 86_400_000))) return `${zh ? '昨天' : 'yesterday'} ${sayTime(at)}`
  const { year, month, day: d } = partsOf(at)
  if (year !== partsOf(now).year) return day
  return zh ? `${Number(month)}月${Number(d)}日` : `${Number(d)} ${months[Number(month) - 1]}`
}

/** 1,234 */
export const sayNumber = (value: number | null | undefined, digits = 0): string =>
  value === null || value === undefined
    ? '-'
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
/** 98.7 % of a share 0 … 1; «-» where nothing can be counted, which is not 0 (users.md). */
export const sayShare = (share: number | null | undefined): string =>
  share === null || share === undefined ? '-' : `${(share * 100).toFixed(1)}%`
/** 1.2 MB */
export const sayBytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** 甲、乙、丙; A, B, C. */
export const sayList = (all: readonly (string | number)[]): string => all.join(language() === 'zh' ? '、' : ', ')
