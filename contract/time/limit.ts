import { z } from 'zod'
import { type Locale, word } from './words.ts'

/** 工作时, 工作日 run in working time; 自然时, 自然日 (24 hours each) run day and night. */
export const LimitUnit = z.enum(['working_hours', 'working_days', 'hours', 'days'])
export type LimitUnit = z.infer<typeof LimitUnit>

/** How long a step may take (incidents.md, Clocks): up to a year. */
export const Limit = z
  .object({ amount: z.number().int().min(1).max(8784), unit: LimitUnit })
  .refine(({ amount, unit }) => amount <= 366 || unit.endsWith('hours'), 'at most a year')
export type Limit = z.infer<typeof Limit>

const units: Record<string, LimitUnit> = {
  wh: 'working_hours',
  工作时: 'working_hours',
  wd: 'working_days',
  工作日: 'working_days',
  h: 'hours',
  自然时: 'hours',
  d: 'days',
  自然日: 'days',
}

/** Reads `5wd`, `2wh`, `24h`, `7d` and `5工作日`, `5个工作日` …; null when it isn't a limit. */
export const parseLimit = (text: string): Limit | null => {
  const parts = /^(\d{1,4})\s*个?(\D+)$/.exec(text.trim().toLowerCase())
  const unit = parts && units[parts[2]!]
  return unit ? (Limit.safeParse({ amount: Number(parts[1]), unit }).data ?? null) : null
}

/** The short form, `5wd`. */
export const shortLimit = ({ amount, unit }: Limit) =>
  amount + Object.keys(units).find((short) => units[short] === unit)!

/** `5个工作日`, `5 working days`. */
export const sayLimit = (locale: Locale, { amount, unit }: Limit) => word(locale, unitKey(unit, amount), { n: amount })

const unitKey = (unit: LimitUnit, n: number) =>
  n === 1 ? (`time.one_${unit}` as const) : (`time.some_${unit}` as const)
