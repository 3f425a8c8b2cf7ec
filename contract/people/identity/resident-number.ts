// Citizen identity numbers (GB 11643-1999): six digits region, eight birth date, three sequence, one check character.

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check character of the first 17 digits (ISO 7064 MOD 11-2): `0`–`9` or `X`. */
export const residentCheck = (first17: string): string => {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * weights[i]!
  return '10X98765432'[sum % 11]!
}

/** A day `YYYY-MM-DD` of the calendar, or undefined when there is no such day. */
export const dayOf = (year: number, month: number, day: number): string | undefined => {
  if (month < 1 || month > 12 || day < 1) return undefined
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (day > length) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * The 18-character form of a number of the old 15-digit form, which had two digits of the year and no check character.
 * Sequences 996–999 were kept for people born before 1900.
 */
export const modernNumber = (old15: string): string => {
  const century = Number(old15.slice(12)) >= 996 ? '18' : '19'
  const first17 = old15.slice(0, 6) + century + old15.slice(6)
  return first17 + residentCheck(first17)
}

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** Whether the first two digits name a province, the region of residence permits included (81 Hong Kong, 82 Macao, 83 Taiwan). */
export const isProvince = (number: string): boolean => provinces.has(number.slice(0, 2))

/** Birth date, sex (GB/T 2261.1: 1 male, 2 female) and region that an 18-character number states. */
export const readResidentNumber = (number18: string) => ({
  birthOn: dayOf(Number(number18.slice(6, 10)), Number(number18.slice(10, 12)), Number(number18.slice(12, 14))),
  sex: Number(number18[16]) % 2 ? (1 as const) : (2 as const),
  region: number18.slice(0, 6),
})
