/** The calendar day of an instant in Asia/Shanghai (UTC+8 all year since 1991), like `2026-11-21`. */
export const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Full years between two days; null when unknown or in the future. */
export const ageOn = (birthOn: string | null, day: string): number | null => {
  if (!birthOn || birthOn > day) return null
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4))
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years
}

/** The day so many years earlier; 29 February becomes 28. */
export const yearsBefore = (day: string, years: number) => {
  const earlier = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
  return earlier.endsWith('02-29') && new Date(`${earlier}T00:00:00Z`).getUTCDate() !== 29
    ? earlier.replace('02-29', '02-28')
    : earlier
}
export const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
export const monthsAfter = (day: string, months: number) => {
  const at = new Date(`${day}T00:00:00Z`)
  const wanted = at.getUTCDate()
  at.setUTCMonth(at.getUTCMonth() + months, 1)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(wanted, last))
  return at.toISOString().slice(0, 10)
}
