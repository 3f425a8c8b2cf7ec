// People who don't exist, each wholly reckoned from a number, so that the same can be said in SQL, in a file and in a search.
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { chineseNames } from '#modules/people/match/synthetic/chinese-names.ts'
import { dice } from '#modules/people/match/synthetic/dice.ts'

export const personsInDwelling = 3
/** A community of Wuxi has some four thousand residents. */
const personsInCommunity = 4000

/** Which shares of `persons` people live where: dwellings of three, communities filled one after the other. */
export const townOf = (persons: number, communities: number) => {
  const used = Math.min(communities, Math.ceil(persons / personsInCommunity))
  const dwellings = Math.ceil(persons / personsInDwelling)
  const dwellingsEach = Math.ceil(dwellings / used)
  return { used, dwellings, dwellingsEach }
}
export type Town = ReturnType<typeof townOf>

export const nameCount = 200_000
const step = 104_729
/** The name in the list that somebody has. */
export const nameNumber = (n: number) => (n * 7919 + 13) % nameCount
/** Names by how common surnames and given names are, in the order of `nameNumber`. */
export const listNames = (): string[] => {
  const random = dice(2026)
  const names = chineseNames(random)
  return Array.from({ length: nameCount }, () => names.surname() + names.given(1940 + random.below(80)))
}

const days = 32_000
const firstDay = Date.UTC(1936, 0, 1)
export const phoneOf = (n: number) => String(13_000_000_000 + ((n * 1_000_003) % 6_000_000_000))
export const sexOf = (n: number): '1' | '2' => ((Math.floor(n / days) + 100) % 2 ? '1' : '2')
export const birthOf = (n: number) => new Date(firstDay + ((n * step) % days) * 86_400_000).toISOString().slice(0, 10)
export const documentOf = (n: number): string => {
  const first = `329999${birthOf(n).replaceAll('-', '')}${100 + Math.floor(n / days)}`
  return first + residentCheck(first)
}
export const personId = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
export const dwellingId = (h: number) => `00000000-0000-7000-9000-${h.toString(16).padStart(12, '0')}`

/** The same in SQL, of a column or expression `n`. */
export const inSql = {
  personId: (n: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`,
  dwellingId: (h: string) => `('00000000-0000-7000-9000-' || lpad(to_hex(${h}), 12, '0'))::uuid`,
  sex: (n: string) => `case when (${n} / ${days} + 100) % 2 = 1 then '1' else '2' end`,
  birthOn: (n: string) => `date '1936-01-01' + ((${n} * ${step}) % ${days})::int`,
  nameNumber: (n: string) => `((${n} * 7919 + 13) % ${nameCount})::int`,
}

const firsts = '清惠锡梁运湖山河金银玉春夏秋冬东南西北中新长安'
const seconds = '扬山溪塘园桥门城兴盛宁和平阳光华丰源泉'
export const streetCount = [...firsts].length * [...seconds].length
/** A road of the town, with its district. */
export const streetOf = (s: number) => {
  const [a, b] = [[...firsts], [...seconds]]
  return `无锡市梁溪区${a[s % a.length]}${b[Math.floor(s / a.length) % b.length]}路`
}
/** House, floor and room of the i-th dwelling on its three roads. */
export const roomOf = (i: number) => ({
  house: 1 + (Math.floor(i / 3) % 40),
  room: (1 + (Math.floor(i / 120) % 18)) * 100 + 1 + Math.floor(i / 2160),
})
/** The road of the i-th dwelling of the c-th community. */
export const streetNumber = (c: number, i: number) => (c * 3 + (i % 3)) % streetCount
export const addressOf = (c: number, i: number): string => {
  const { house, room } = roomOf(i)
  return `${streetOf(streetNumber(c, i))}${laneOf(c)}弄${house}号${room}室`
}
/** Communities that share their roads stand in other lanes. */
export const laneOf = (c: number) => 1 + Math.floor((c * 3) / streetCount)
