/**
 * The arithmetic of area numbers (architecture rule 2): 12 digits, province 2, city 2, district 2, street 3,
 * community 3; a skipped level is zeros. An area's subtree is a range of numbers, so belonging is a comparison.
 */

export const tiers = ['province', 'city', 'district', 'street', 'community'] as const
/** 层级: 省, 市, 区县, 街道乡镇, 社区村. */
export type Tier = (typeof tiers)[number]
/** From the first to the last number of a subtree, both included. */
export type NumberRange = { from: number; to: number }

/** What one step of each tier is worth, from province to community. */
const units = [10_000_000_000, 100_000_000, 1_000_000, 1_000, 1] as const
/** 直辖市: Beijing, Tianjin, Shanghai, Chongqing are city and province in one. */
const municipalities = new Set([11, 12, 31, 50])

export const isAreaNumber = (id: number) => Number.isSafeInteger(id) && id >= 110_000_000_000 && id <= 999_999_999_999

/** The finest level whose digits are set, 0 (province) to 4 (community). */
const levelOf = (id: number) => units.findIndex((unit) => id % unit === 0)

/** The tier a number is built for; a municipality's two digits are a city's. */
export const tierOf = (id: number): Tier =>
  levelOf(id) === 0 && municipalities.has(id / units[0]) ? 'city' : tiers[levelOf(id)]!

/** The subtree of an area. */
export const rangeOf = (id: number): NumberRange => ({ from: id, to: id + units[levelOf(id)]! - 1 })

/** Is `id` the area itself or anywhere below it? */
export const isInside = (id: number, areaId: number) => {
  const { from, to } = rangeOf(areaId)
  return id >= from && id <= to
}

/** Numbers that could be above this one, nearest first; which of them exist, only the database knows. */
export const ancestorsOf = (id: number): number[] => {
  const above = units.slice(0, levelOf(id)).map((unit) => id - (id % unit))
  return [...new Set(above)].reverse()
}

/** The number of a statistical division code of 2, 4, 6, 9 or 12 digits; undefined when it isn't one. */
export const numberOfCode = (code: string): number | undefined => {
  if (!/^\d+$/.test(code) || ![2, 4, 6, 9, 12].includes(code.length)) return
  const id = Number(code.padEnd(12, '0'))
  return isAreaNumber(id) ? id : undefined
}
