export type ColumnKind = 'text' | 'number' | 'percent' | 'date' | 'instant'

const mostCharacters = 32_767
// Shanghai is eight hours ahead of UTC, without summer time since 1991; a cell knows no time zone.
const localOffset = 8 * 3_600_000

/** Control characters may not stand in XML; a lone surrogate makes the whole file unreadable. */
// oxlint-disable-next-line no-control-regex
const clean = (text: string) => text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')

/**
 * A text that stays a text. What starts like a formula (= + - @ tab return, also in full width) gets an apostrophe in
 * front, so that it is harmless even after the sheet was saved as CSV and opened again; a lone sign stays as it is.
 */
export const textCell = (value: unknown): string => {
  const text = clean(typeof value === 'string' ? value : String(value))
  const safe = /^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) && text.trim().length > 1 ? `'${text}` : text
  return safe.length > mostCharacters ? `${safe.slice(0, mostCharacters - 1).toWellFormed()}…` : safe
}

const instantOf = (value: unknown) => (value instanceof Date ? value : new Date(String(value)))

/**
 * What goes into a cell: numbers and shares (0.5 is 50 %) as numbers, days (`2026-11-21`) and instants as real dates
 * in the time of Shanghai; null and undefined leave it empty. Throws on a value that isn't of its column's kind.
 */
export const cellOf = (kind: ColumnKind, value: unknown): string | number | Date | null => {
  if (value === null || value === undefined || value === '') return null
  if (kind === 'text') return textCell(value)
  if (kind === 'number' || kind === 'percent') {
    const number = Number(value)
    if (!Number.isFinite(number)) throw new Error(`not a number: ${typeof value}`)
    return number
  }
  const instant = instantOf(value)
  if (Number.isNaN(instant.getTime())) throw new Error(`not a ${kind}: ${typeof value}`)
  const isDay = kind === 'date' && typeof value === 'string' && value.length === 10
  const local = new Date(instant.getTime() + (isDay ? 0 : localOffset))
  if (kind === 'date') local.setUTCHours(0, 0, 0, 0)
  return local
}
