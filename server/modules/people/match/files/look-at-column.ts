import type { DayOrder } from '../read-day.ts'
import { readDay } from '../read-day.ts'
import { readSex } from '../kinds/sex.ts'

const filled = (values: readonly string[]) => values.filter((value) => value.trim() !== '')

/** Whether most of what is written in a column passes a test. */
export const mostly = (values: readonly string[], test: (value: string) => boolean, share = 0.8): boolean => {
  const said = filled(values)
  return said.length > 0 && said.filter(test).length >= said.length * share
}

export const isChinese = (value: string): boolean => /\p{Script=Han}/u.test(value)

/** 31/12/1990 or 12/31/1990: what the column itself shows, day first when it doesn't. */
export const dayOrder = (values: readonly string[]): DayOrder => {
  let [dayFirst, monthFirst] = [0, 0]
  for (const value of values) {
    const parts = /^\s*(\d{1,2})\D(\d{1,2})\D\d{2,4}/.exec(value)
    if (!parts) continue
    if (Number(parts[1]) > 12) dayFirst++
    if (Number(parts[2]) > 12) monthFirst++
  }
  return monthFirst > dayFirst ? 'mdy' : 'dmy'
}

export const isSexColumn = (values: readonly string[]): boolean => mostly(values, (value) => readSex(value) !== null)

/**
 * The kind of a column nobody named, from its values; undefined when it can't be evidence: one value only, or a number
 * of the row, different in every row.
 */
export const guessKind = (values: readonly string[]): string | undefined => {
  const said = filled(values)
  const distinct = new Set(said.map((value) => value.trim().toLowerCase())).size
  if (distinct < 2) return undefined
  const allDistinct = distinct === said.length && said.length > 20
  if (
    mostly(
      said,
      (v) => /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(v) && readDay(v) !== null,
      0.75,
    )
  )
    return 'day'
  if (allDistinct && mostly(said, (v) => /^[\w-]+$/.test(v) && (/^\d+$/.test(v) || v.length >= 16))) return undefined
  const numeric = mostly(said, (v) => /^[-+]?[\d,]*\.?\d+$/.test(v.trim()), 0.95)
  if (numeric && said.some((v) => v.includes('.'))) return 'number'
  if (distinct <= Math.max(12, Math.min(60, said.length * 0.01))) return 'category'
  if (numeric) return mostly(said, (v) => v.trim().length >= 6) ? 'id' : distinct > 200 ? 'id' : 'number'
  if (mostly(said, (v) => /^[A-Z0-9-]+$/i.test(v) && /\d/.test(v), 0.9)) return 'id'
  return 'text'
}
