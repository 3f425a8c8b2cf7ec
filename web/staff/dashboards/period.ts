/** Months `2026-11` in Asia/Shanghai. */
export type Period = { from: string; to: string }

export const monthOf = (at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit' })
    .format(at)
    .slice(0, 7)

/** So many months after (or before, negative) a month. */
export const monthsFrom = (month: string, count: number): string => {
  const [year, no] = month.split('-').map(Number) as [number, number]
  const at = year * 12 + no - 1 + count
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export const presets = ['thisMonth', 'lastMonth', 'quarter', 'year'] as const
export type Preset = (typeof presets)[number]

/** The usual periods, by the month it is now. */
export const periodOf = (preset: Preset, now: string): Period => {
  if (preset === 'lastMonth') return { from: monthsFrom(now, -1), to: monthsFrom(now, -1) }
  if (preset === 'quarter') return { from: monthsFrom(now, -2), to: now }
  if (preset === 'year') return { from: monthsFrom(now, -11), to: now }
  return { from: now, to: now }
}

const month = /^20\d\d-(0[1-9]|1[0-2])$/
/** What the address asks for, or the month it is now. */
export const readPeriod = (search: { from?: unknown; to?: unknown }, now: string): Period => {
  const to = month.test(String(search.to)) ? String(search.to) : now
  const from = month.test(String(search.from)) ? String(search.from) : to
  return from > to ? { from: to, to } : { from, to }
}
