import { type Locale, word } from './words.ts'

const pieces = (locale: Locale, units: [n: number, unit: 'd' | 'h' | 'm'][]) => {
  const from = units.findIndex(([n]) => n > 0)
  if (from < 0) return word(locale, 'time.below_minute')
  return units
    .slice(from, from + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => word(locale, `time.${unit}`, { n }))
    .join(' ')
}

/** A length of natural time in its two largest units, rounded down: `2天`, `1天 3小时`, `不到1分钟`. */
export const sayLength = (locale: Locale, minutes: number) => {
  const whole = Math.floor(minutes)
  return pieces(locale, [
    [Math.floor(whole / 1440), 'd'],
    [Math.floor(whole / 60) % 24, 'h'],
    [whole % 60, 'm'],
  ])
}

/** A length of working time, in hours and minutes: how long a working day is depends on the area. */
export const sayWorkingLength = (locale: Locale, minutes: number) => {
  const whole = Math.floor(minutes)
  if (minutes === 0) return word(locale, 'time.m', { n: 0 })
  return pieces(locale, [
    [Math.floor(whole / 60), 'h'],
    [whole % 60, 'm'],
  ])
}
