import { dayOf } from '#contract/people/identity/resident-number.ts'

/** A date as far as it was written: month and day are 0 when missing. */
export type PartDay = { year: number; month: number; day: number }

export type DayOrder = 'ymd' | 'dmy' | 'mdy'

const numerals: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  元: '1',
}
const chineseDigits = (text: string): string =>
  text
    .replace(/[二三]?十[一二三四五六七八九]?/g, (tens) => {
      const [head, tail] = tens.split('十')
      return String((head ? Number(numerals[head]) : 1) * 10 + (tail ? Number(numerals[tail]) : 0))
    })
    .replace(/[〇零○一二三四五六七八九元]/g, (c) => numerals[c]!)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const made = (year: number, month: number, day: number): PartDay | null => {
  if (year < 1850 || year > 2100) return null
  if (month && day) return dayOf(year, month, day) ? { year, month, day } : null
  return month > 12 ? null : { year, month, day: 0 }
}

const fullYear = (text: string): number => {
  const year = Number(text)
  return text.length > 2 ? year : year + (year <= 26 ? 2000 : 1900)
}

/**
 * Reads a date as people write it: 1990-2-8, 19900208, 1990.02, 1990年2月, 一九九〇年二月八日, 08/02/1990 (order as
 * given), 8 Feb 1990, spreadsheet serials (1900 system), instants. Answers null when no date is meant; a day that
 * the calendar doesn't have is read with its year and month only when those are possible.
 */
export const readDay = (raw: string, order: DayOrder = 'dmy'): PartDay | null => {
  const text = chineseDigits(raw.normalize('NFKC').trim().toLowerCase())
  if (!text) return null
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (run)
    return (
      made(Number(run[1]), Number(run[2]), Number(run[3])) ?? lenient(Number(run[1]), Number(run[2]), Number(run[3]))
    )
  const early = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D.*)?$/.exec(text)
  if (early)
    return (
      made(Number(early[1]), Number(early[2]), Number(early[3])) ??
      lenient(Number(early[1]), Number(early[2]), Number(early[3]))
    )
  const late = /^(\d{1,2})\D+(\d{1,2})\D+(\d{4}|\d{2})(?:\s.*)?$/.exec(text)
  if (late) {
    const [, first, second, third] = late as unknown as [string, string, string, string]
    const year = order === 'ymd' && third.length === 2 ? fullYear(first) : fullYear(third)
    const [day, month] =
      order === 'ymd' && third.length === 2 ? [third, second] : order === 'mdy' ? [second, first] : [first, second]
    return made(year, Number(month), Number(day)) ?? made(year, Number(day), Number(month))
  }
  const named = months.findIndex((month) => text.includes(month))
  if (named >= 0) {
    const numbers = text.match(/\d+/g) ?? []
    const year = numbers.find((n) => n.length === 4) ?? numbers.at(-1)
    const day = numbers.find((n) => n !== year)
    return year ? made(fullYear(year), named + 1, day ? Number(day) : 0) : null
  }
  const part = /^(\d{4})(?:\D{1,2}(\d{1,2}))?\D{0,2}$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  if (part) return made(Number(part[1]), Number(part[2] ?? 0), 0)
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)
  if (serial) {
    const at = new Date(Date.UTC(1899, 11, 30) + Number(serial[1]) * 86_400_000)
    return made(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  }
  return null
}

/** 1990-02-30 or month and day exchanged: what can be true of it. */
const lenient = (year: number, month: number, day: number): PartDay | null =>
  made(year, day, month) ?? (month >= 1 && month <= 12 ? made(year, month, 0) : made(year, 0, 0))

const lunarFormat = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const lunarCache = new Map<number, number>()

/** Month × 100 + day of the traditional calendar (农历) on a day: older people's birthdays are often written so. */
export const lunarMonthDay = ({ year, month, day }: PartDay): number => {
  const key = year * 10_000 + month * 100 + day
  let found = lunarCache.get(key)
  if (found === undefined) {
    const parts = lunarFormat.formatToParts(new Date(Date.UTC(year, month - 1, day)))
    const of = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '0', 10)
    found = of('month') * 100 + of('day')
    if (lunarCache.size < 100_000) lunarCache.set(key, found)
  }
  return found
}
