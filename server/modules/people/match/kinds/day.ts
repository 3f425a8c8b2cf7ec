import { kind, type Kind } from '../kind.ts'
import { type DayOrder, lunarMonthDay, type PartDay, readDay } from '../read-day.ts'

export type PreparedDay = { days: PartDay[]; /** Only from the identity document. */ derived: boolean }

const [same, slip, close, year, different] = [0, 1, 2, 3, 4]

const eight = (d: PartDay) => String(d.year * 10_000 + d.month * 100 + d.day)

/** Whether one wrong digit, or two digits exchanged, makes one of the other. */
const oneDigit = (a: string, b: string): boolean => {
  const odd: number[] = []
  for (let i = 0; i < 8 && odd.length < 3; i++) if (a[i] !== b[i]) odd.push(i)
  if (odd.length === 1) return true
  return odd.length === 2 && a[odd[0]!] === b[odd[1]!] && a[odd[1]!] === b[odd[0]!]
}

const compareDay = (a: PartDay, b: PartDay): number => {
  const years = Math.abs(a.year - b.year)
  if (!a.month || !b.month) return years === 0 ? year : different
  if (!a.day || !b.day) return years === 0 ? (a.month === b.month ? close : year) : different
  if (years === 0 && a.month === b.month && a.day === b.day) return same
  if (oneDigit(eight(a), eight(b))) return slip
  if (years === 0 && a.month === b.day && a.day === b.month) return slip
  if (years <= 1 && (lunarMonthDay(a) === b.month * 100 + b.day || lunarMonthDay(b) === a.month * 100 + a.day))
    return slip
  const agree = Number(years === 0) + Number(a.month === b.month) + Number(a.day === b.day)
  if (agree === 2 || (years === 1 && agree === 2)) return close
  return years === 0 ? year : different
}

const dayKind = (order: DayOrder): Kind =>
  kind<PreparedDay>({
    name: order === 'dmy' ? 'day' : `day-${order}`,
    zh: '出生日期',
    en: 'birth date',
    kin: 'own',
    levels: [
      { name: 'same', zh: '出生日期相同', en: 'the birth dates are the same', m: 0.9, u: 0.00004, kin: 0.006 },
      {
        name: 'slip',
        zh: '出生日期只差一处笔误（一个数字、月日颠倒或农历公历之差）',
        en: 'the birth dates differ by one slip (a digit, day and month exchanged, lunar calendar)',
        m: 0.05,
        u: 0.0011,
        kin: 0.003,
      },
      {
        name: 'close',
        zh: '出生日期有两部分相同',
        en: 'two parts of the birth dates agree',
        m: 0.02,
        u: 0.004,
        kin: 0.006,
      },
      { name: 'year', zh: '出生年份相同', en: 'the years of birth agree', m: 0.015, u: 0.015, kin: 0.02 },
      { name: 'different', zh: '出生日期不同', en: 'the birth dates are different', m: 0.015, u: 0.98, kin: 0.965 },
    ],
    prepare: ([stated = '', derived = '']) => {
      const said = readDay(stated, order)
      const found = derived ? readDay(derived, order) : null
      const days = [said, found].filter((day): day is PartDay => day !== null)
      return days.length ? { days, derived: !said } : null
    },
    compare: (a, b) => {
      if (a.derived && b.derived) return -1
      let best = different
      for (const x of a.days) for (const y of b.days) best = Math.min(best, compareDay(x, y))
      return best
    },
    values: () => [],
    coarse: {
      whole: ({ days }) => days.filter((d) => d.day).map(eight),
      year: ({ days }) => [...new Set(days.map((d) => String(d.year)))],
      month_day: ({ days }) => [...new Set(days.filter((d) => d.day).map((d) => String(d.month * 100 + d.day)))],
    },
  })

/** Dates where 08/02/1990 is 8 February. */
export const dayKindDmy = dayKind('dmy')
/** Dates where 08/02/1990 is 2 August. */
export const dayKindMdy = dayKind('mdy')
