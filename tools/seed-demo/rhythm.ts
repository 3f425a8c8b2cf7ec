import { randomOf, weighted, type Random } from './random.ts'

/** When and about what people report, by season: weights of categories by month, storms, cold snaps, hours of the day. */
type Season = 'all' | 'summer' | 'winter' | 'warm' | 'spring' | 'autumn'
const factor: Record<Season, readonly number[]> = {
  all: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.1, 0.1, 0.3, 0.6, 1, 2, 2.6, 2.6, 1.8, 0.7, 0.3, 0.1],
  winter: [3, 2.6, 1, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.4, 1, 2.4],
  warm: [0.3, 0.3, 0.7, 1, 1.5, 1.7, 1.7, 1.7, 1.4, 1.1, 0.6, 0.3],
  spring: [0.6, 0.8, 1.6, 1.8, 1.5, 1, 0.8, 0.8, 0.9, 1, 0.9, 0.6],
  autumn: [0.8, 0.6, 0.7, 0.7, 0.8, 0.8, 0.8, 0.9, 1.2, 1.6, 1.9, 1.3],
}

const shares: readonly (readonly [code: string, weight: number, season?: Season])[] = [
  ['G0101', 60],
  ['G0102', 70],
  ['G0103', 14, 'summer'],
  ['G0104', 9],
  ['G0105', 5],
  ['G0106', 14],
  ['G0109', 6],
  ['G0110', 2],
  ['G0111', 3],
  ['G0114', 12],
  ['G0201', 40, 'winter'],
  ['G0202', 8],
  ['G0203', 16, 'warm'],
  ['G0204', 14, 'winter'],
  ['G0205', 18],
  ['G0206', 52],
  ['G0207', 12],
  ['G0209', 10],
  ['G0210', 6],
  ['G0301', 6],
  ['G0302', 9],
  ['G0303', 5],
  ['G0304', 7],
  ['G0305', 8],
  ['G0307', 12],
  ['G0312', 16, 'winter'],
  ['G0313', 8],
  ['G04', 8],
  ['G06', 12],
  ['G09', 4],
  ['0101', 16, 'spring'],
  ['0102', 66, 'warm'],
  ['0103', 22],
  ['0104', 30, 'autumn'],
  ['0105', 22, 'spring'],
  ['0106', 22],
  ['0107', 26],
  ['0108', 34],
  ['0109', 6],
  ['0110', 26, 'warm'],
  ['0111', 3, 'winter'],
  ['0112', 4, 'warm'],
  ['0201', 26],
  ['0202', 8],
  ['0203', 12],
  ['0204', 5],
  ['0301', 30, 'warm'],
  ['0302', 9, 'autumn'],
  ['0305', 10],
  ['0401', 3, 'summer'],
  ['0402', 16, 'winter'],
  ['0403', 5, 'winter'],
  ['0404', 34, 'summer'],
  ['0406', 4, 'summer'],
  ['0408', 8, 'summer'],
  ['0501', 34, 'warm'],
  ['0502', 6],
  ['0503', 40],
  ['0504', 62],
  ['0505', 84],
  ['0506', 30],
  ['0507', 24, 'warm'],
  ['0508', 14, 'summer'],
  ['0509', 5],
  ['P01', 44],
  ['P02', 18],
  ['P03', 16],
  ['P04', 30, 'summer'],
  ['P05', 6],
]

const storm: readonly (readonly [string, number])[] = [
  ['0406', 30],
  ['0404', 26],
  ['P04', 20],
  ['0408', 12],
  ['G0205', 12],
  ['0401', 4],
  ['G0103', 10],
  ['P01', 8],
]
const frost: readonly (readonly [string, number])[] = [
  ['0402', 34],
  ['G0312', 26],
  ['0407', 18],
  ['G0102', 10],
  ['G0204', 8],
  ['G0206', 8],
]

const byMonth = Array.from({ length: 12 }, (_, month) =>
  weighted(shares.map(([code, weight, season = 'all']) => [code, weight * factor[season][month]!] as const)),
)
const inStorm = weighted(storm)
const inFrost = weighted(frost)

const hours = [2, 1, 1, 1, 1, 2, 6, 13, 24, 30, 28, 22, 16, 18, 22, 23, 22, 21, 22, 24, 20, 14, 9, 4]
const hourOf = weighted(hours.map((weight, hour) => [hour, weight] as const))
const weekday = [0.72, 1.16, 1.08, 1.02, 1, 1.04, 0.8]

export type Weather = 'fair' | 'storm' | 'frost'
/** Typhoons and cold snaps come for a few days at a time; the same year has them every time. */
export const weatherOf = (seed: string, day: Date): Weather => {
  const week = Math.floor(day.getTime() / (5 * 86_400_000))
  const month = new Date(day.getTime() + 8 * 3_600_000).getUTCMonth()
  const random = randomOf(`${seed} weather ${week}`)
  if (month >= 5 && month <= 8) return random.chance(0.24) && within(random, day) ? 'storm' : 'fair'
  if (month === 11 || month <= 1) return random.chance(0.3) && within(random, day) ? 'frost' : 'fair'
  return 'fair'
}
const within = (random: Random, day: Date) => {
  const into = Math.floor(day.getTime() / 86_400_000) % 5
  const from = random.whole(0, 3)
  return into >= from && into <= from + 1
}

/** The instants of one day's reports, with what each is about; `midnight` is the start of the day in Shanghai. */
export const reportsOfDay = (
  seed: string,
  midnight: Date,
  perDay: number,
): { at: Date; code: string; weather: Weather; random: Random }[] => {
  const local = new Date(midnight.getTime() + 8 * 3_600_000)
  const random = randomOf(`${seed} day ${local.toISOString().slice(0, 10)}`)
  const weather = weatherOf(seed, midnight)
  const expected =
    perDay *
    weekday[local.getUTCDay()]! *
    (weather === 'storm' ? 2.6 : weather === 'frost' ? 1.8 : 1) *
    (0.85 + random.next() * 0.3)
  const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0)
  return Array.from({ length: count }, (_, n) => {
    const own = randomOf(`${seed} ${local.toISOString().slice(0, 10)} ${n}`)
    const at = new Date(midnight.getTime() + hourOf(own) * 3_600_000 + own.whole(0, 3_599_999))
    const special = weather !== 'fair' && own.chance(0.62)
    const code = special ? (weather === 'storm' ? inStorm : inFrost)(own) : byMonth[local.getUTCMonth()]!(own)
    return { at, code, weather, random: own }
  }).sort((a, b) => a.at.getTime() - b.at.getTime())
}
