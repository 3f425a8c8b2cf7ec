import { kind } from '../kind.ts'
import { oneSlip } from '../strings.ts'
import { type AddressParts, readAddress } from '../read-address.ts'

const [dwelling, building, estate, different] = [0, 1, 2, 3]

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

/** One contains the other, or two thirds of the pairs of characters agree and no number differs. */
const sameBase = (a: string, b: string): boolean => {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 3 && long.includes(short)) return true
  if (short.length < 3) return false
  if (a.replace(/\D+/g, ' ').trim() !== b.replace(/\D+/g, ' ').trim()) return false
  const [x, y] = [pairsOf(a), pairsOf(b)]
  let common = 0
  for (const pair of x) if (y.has(pair)) common++
  return (2 * common) / (x.size + y.size) >= 0.6
}

const agree = (a: string, b: string): boolean => a === b || !a || !b

const compareAddress = (a: AddressParts, b: AddressParts): number => {
  if (!sameBase(a.base, b.base)) {
    // A list that names only building and room is kept inside one estate.
    const inside = (!a.base || !b.base) && a.room && a.room === b.room && a.building && a.building === b.building
    return inside && agree(a.unit, b.unit) ? building : different
  }
  if (!a.building && !b.building && !a.room && !b.room) return a.base === b.base ? building : estate
  if (a.building !== b.building || !a.building) {
    if (!a.building && !b.building && a.room && a.room === b.room) return dwelling
    return estate
  }
  if (!agree(a.unit, b.unit)) return a.room && a.room === b.room ? building : estate
  if (!a.room || !b.room) return building
  if (a.room === b.room) return dwelling
  return oneSlip(a.room, b.room) && a.room.length > 2 ? building : estate
}

/** Chinese addresses (地址): base, building, unit, room. */
export const addressKind = kind<AddressParts>({
  name: 'address',
  zh: '住址',
  en: 'address',
  kin: 'shared',
  group: 'place',
  levels: [
    { name: 'dwelling', zh: '住址是同一套房', en: 'the same dwelling', m: 0.72, u: 0.00002 },
    { name: 'building', zh: '住址在同一楼栋', en: 'the same building', m: 0.08, u: 0.0005 },
    { name: 'estate', zh: '住址在同一小区或道路', en: 'the same estate or road', m: 0.05, u: 0.01 },
    { name: 'different', zh: '住址不同', en: 'different addresses', m: 0.15, u: 0.99 },
  ],
  prepare: (texts) => readAddress(texts.join('')),
  compare: compareAddress,
  values: ({ base, building, unit, room }) => [`${base}|${building}|${unit}|${room}`, `${base}|${building}`, base],
  coarse: {
    // The unit is often left out, so it isn't part of the key.
    dwelling: ({ base, building, room }) => (room ? [`${base}|${building}|${room}`] : []),
    building: ({ base, building }) => (building ? [`${base}|${building}`] : []),
    // Estates are written in many ways, room numbers in one.
    numbers: ({ building, room }) => (building && room ? [`${building}|${room}`] : []),
  },
})
