/**
 * Local time of the product: Asia/Shanghai, UTC+08:00 all year. China has kept no summer time since 1991, so the offset
 * is a constant and nothing here depends on the time zone of the process or of the browser.
 */
export const timeZone = 'Asia/Shanghai'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs
const offsetMs = 8 * hourMs

/** Days since 1970-01-01 of the local day that holds this instant (ms since the epoch). */
export const dayOf = (at: number) => Math.floor((at + offsetMs) / dayMs)
/** The instant (ms since the epoch) at which a local day begins. */
export const startOfDay = (day: number) => day * dayMs - offsetMs
export const yearOf = (day: number) => new Date(day * dayMs).getUTCFullYear()
export const firstDayOf = (year: number) => Date.UTC(year, 0, 1) / dayMs
/** 1 Monday … 7 Sunday, as in ISO 8601 and in PostgreSQL's `isodow`. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export const weekdayOf = (day: number) => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday
/** `2026-11-21`. */
export const dayText = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10)
/** The number of a day written `2026-11-21`. */
export const dayNumber = (text: string) => Date.parse(text) / dayMs
/** `2024-02-08T10:00:00+08:00`; milliseconds only where there are any. */
export const instantText = (at: number) =>
  new Date(at + offsetMs).toISOString().replace('.000Z', 'Z').replace('Z', '+08:00')

/**
 * Reads what a person typed: `2024-02-08`, `2024-02-08T10:00`, with or without seconds and zone.
 * Without a zone it is local time. Null when it isn't a real instant (30 February).
 */
export const readInstant = (text: string): Date | null => {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(
    text.trim(),
  )
  if (!parts) return null
  const [, day = '', time = '00:00', zone = '+08:00'] = parts
  const midnight = Date.parse(`${day}T00:00Z`)
  // Date.parse turns 30 February into 1 March.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null
  const at = Date.parse(`${day}T${time}${zone}`)
  return Number.isNaN(at) ? null : new Date(at)
}
