import { dayOf } from '#contract/people/identity/resident-number.ts'
import { serialDay } from '#platform/tables/serial-day.ts'
import { fault, type Fault } from './cell-faults.ts'

const digits: Record<string, string> = {
  〇: '0',
  零: '0',
  '○': '0',
  O: '0',
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
  正: '1',
}
/** 二〇二〇年十二月二十三日 in figures. */
const chinese = (text: string) =>
  text
    .replace(/[二三]?十[一二三四五六七八九]?/g, (tens) => {
      const [head, tail] = tens.split('十')
      return String((head ? Number(digits[head]) : 1) * 10 + (tail ? Number(digits[tail]) : 0))
    })
    .replace(
      /[〇零○一二三四五六七八九元正](?=[^\p{Script=Han}]|[年月日号〇零○一二三四五六七八九]|$)/gu,
      (c) => digits[c]!,
    )

const parts = (text: string): readonly [year: string, month: string, day: string] | undefined => {
  const run = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/.exec(text)
  if (run) return [run[1]!, run[2]!, run[3]!]
  const early =
    /^(\d{4})\s*[-/.年,，、_\\ ]\s*(\d{1,2})(?:\s*[-/.月,，、_\\ ]\s*(\d{1,2})?\s*[日号]?)?(?:[T\s].*|\s*\d{1,2}[:时].*)?$/.exec(
      text,
    )
  if (early) return [early[1]!, early[2]!, early[3] ?? '']
  const month = /^(\d{4})(\d{2})$/.exec(text)
  if (month) return [month[1]!, month[2]!, '']
  const year = /^(\d{4})年?$/.exec(text)
  if (year && Number(year[1]) > 1850 && Number(year[1]) < 2100) return [year[1]!, '', '']
  const late = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})(?:\s.*)?$/.exec(text)
  // Ledgers of Chinese systems write month before day; only one reading may be possible.
  if (late) return Number(late[1]) > 12 ? [late[3]!, late[2]!, late[1]!] : [late[3]!, late[1]!, late[2]!]
  return undefined
}

/**
 * A day as ledgers write it: 2020-1-2, 2020.01.02, 2020/1/2, 2020年1月2日, 20200102, 二〇二〇年一月二日, with a time behind, full-width,
 * or the serial of a spreadsheet (1900 or 1904 system).
 * @param most the last day allowed; days before 1850 are refused too
 * @returns `YYYY-MM-DD`, or what is wrong with it
 */
export const readDayCell = (
  raw: string,
  { date1904 = false, most = '2199-12-31' } = {},
): { value: string | null; fault: Fault | null } => {
  const is = raw.trim().slice(0, 30)
  const text = chinese(
    raw
      .normalize('NFKC')
      .replace(/[\u00a0\u200b\s]+/g, ' ')
      .trim(),
  )
  if (!text) return { value: null, fault: null }
  const serial = /^(\d{4,5})(?:\.\d+)?$/.exec(text)
  if (serial && (text.includes('.') || Number(serial[1]) > 2100 || Number(serial[1]) < 1850)) {
    const day =
      /^\d{4}\.\d{1,2}$/.test(text) && Number(serial[1]) > 1850 ? undefined : serialDay(Number(text), date1904)
    if (day) return check(day, is, most)
  }
  const found = parts(text)
  if (!found) return { value: null, fault: fault('day_shape', { is }) }
  const [year, month, day] = found.map(Number) as [number, number, number]
  if (!found[2])
    return {
      value: null,
      fault: month > 12 || (found[1] !== '' && month < 1) ? fault('day_never', { is }) : fault('day_part', { is }),
    }
  const whole = dayOf(year, month, day)
  if (whole) return check(whole, is, most)
  // Day and month exchanged is the commonest slip that can be told for certain.
  return { value: null, fault: fault('day_never', { is }, dayOf(year, day, month) ?? null) }
}
const check = (day: string, is: string, most: string) => {
  if (day > most) return { value: null, fault: fault('day_future', { is }) }
  if (day < '1850-01-01') return { value: null, fault: fault('day_ancient', { is }) }
  return { value: day, fault: null }
}
