import type { Calendar } from '#contract/time/calendar.ts'
import { makeReportText } from '#modules/incidents/seed/texts.ts'
import { categoryChain } from '#modules/incidents/configuration.ts'
import { residentActor, type Actor, type Report } from './case-life.ts'
import { isDay, isOpen } from './hours.ts'
import { personName } from './person-name.ts'
import type { Place } from './places.ts'
import { weighted, type Random } from './random.ts'
import type { Resident } from './residents.ts'
import type { World } from './world.ts'

/** Things happen where people live, and more often at some corners than at others (热点). */
export const placePicker = (places: readonly Place[]) => {
  const weightOf = (p: Place) => {
    const hot = ((p.buildingNo ?? p.gridNo * 97) * 2654435761 + p.areaId * 40503) % 29 === 0 ? 6 : 1
    const use = p.use === 'retail' ? 60 : p.use === 'public' ? 25 : p.use === 'ground' ? 40 : 6
    return (use + Math.min(p.households, 500) * 0.4) * hot
  }
  return weighted(places.map((p) => [p, weightOf(p)] as const))
}

/** Who brings something in: at the window and on the line in office hours, on rounds by day, at night only residents. */
const inOfficeHours = weighted([
  ['resident', 26],
  ['grid_worker', 15],
  ['window', 18],
  ['hotline', 13],
  ['hotline_12345', 24],
  ['visit', 10],
  ['video', 1],
] as const)
const onRounds = weighted([
  ['resident', 60],
  ['grid_worker', 24],
  ['visit', 14],
  ['video', 2],
] as const)
const sourceAt = (random: Random, at: Date, calendar: Calendar) => {
  if (!isDay(at)) return 'resident'
  return isOpen(at, calendar) ? inOfficeHours(random) : onRounds(random)
}

/** Where a point meets its building within a few metres. */
export const pointIn = (random: Random, place: Place) => random.pick(place.points)

/** One made-up report of a category at a place, by whoever would make it then. */
export const makeReport = (
  world: World,
  random: Random,
  code: string,
  place: Place,
  residents: readonly Resident[],
  at: Date,
): Report => {
  const categoryId = world.categoryOf.get(code)
  if (categoryId === undefined) throw new Error(`no category ${code}`)
  const category = categoryChain(world.conf, categoryId)[0]!
  const source =
    category.limitGroup === 'urgent' && random.chance(0.6)
      ? 'resident'
      : sourceAt(random, at, world.calendarOf(place.areaId))
  const resident = random.pick(residents)
  const worker = world.staff.workerA(place.areaId, place.gridNo)
  const clerk = world.staff.holders(place.areaId, 'window_clerk')[0]!
  const byStaff: Actor =
    source === 'grid_worker' || source === 'visit' || source === 'video' ? (worker ?? clerk) : clerk
  const onBehalf = source === 'window' || source === 'hotline' || source === 'hotline_12345'
  const by = source === 'resident' ? residentActor(resident.accountId) : byStaff
  return {
    areaId: place.areaId,
    gridNo: place.gridNo,
    buildingNo: null,
    point: pointIn(random, place),
    placeText: place.label && random.chance(0.7) ? place.label : null,
    categoryId,
    text: makeReportText(random.next, code, { noise: source === 'resident' ? 0.12 : 0.03 }),
    source,
    level: random.chance(0.04) ? 2 : random.chance(0.006) ? 3 : 1,
    scale: random.chance(0.05) ? 'group' : 'individual',
    urgent: false,
    secret: random.chance(0.006),
    historical: category.limitGroup === 'hard' && random.chance(0.08),
    by,
    reporterId: source === 'resident' || onBehalf ? resident.accountId : by.accountId,
    reporterName: onBehalf ? personName(random) : null,
    reporterPhone: onBehalf ? resident.phone : null,
  }
}
