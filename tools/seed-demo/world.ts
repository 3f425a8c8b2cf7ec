import { sql } from 'kysely'
import { isInside } from '#contract/territory/area-number.ts'
import type { Calendar } from '#contract/time/calendar.ts'
import { clockwork, type Wind } from '#modules/incidents/case-clock.ts'
import { loadConfiguration, type Configuration } from '#modules/incidents/configuration.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import type { Duty } from './organisations.ts'
import { staffBook, type StaffBook } from './staff-book.ts'
import type { GridDuty, Staff } from './staff.ts'

/** Everything a made-up case needs to know of the city it happens in. */
export type World = {
  conf: Configuration
  calendarOf: (areaId: number) => Calendar
  windOf: (areaId: number) => Wind
  staff: StaffBook
  /** Leaves by code. */
  categoryOf: ReadonlyMap<string, number>
  /** Every area that exists. */
  areas: ReadonlySet<number>
  nameOf: (areaId: number) => string
  /** The organisation that answers for a kind of matter in exactly this area. */
  unitOf: (kind: string, areaId: number) => number | undefined
}

/** Reads the city once; afterwards a year passes in it without asking the database. `under`: the areas where cases happen. */
export const readWorld = async (
  db: Db,
  under: readonly number[],
  people: { staff: readonly Staff[]; gridDuties: readonly GridDuty[]; duties: readonly Duty[] },
): Promise<World> => {
  const conf = await loadConfiguration(db)
  const { rows: areas } = await sql<{
    id: number
    name: string
  }>`select id, name from territory.area where valid_to is null`.execute(db)
  const calendars = new Map<number, Calendar>()
  for (const { id } of areas)
    if (under.some((area) => isInside(id, area))) calendars.set(id, await loadCalendar(db, id))
  const calendarOf = (areaId: number) => {
    const calendar = calendars.get(areaId)
    if (!calendar) throw new Error(`nothing was read about area ${areaId}`)
    return calendar
  }
  const winds = new Map<Calendar, Wind>()
  const units = new Map(people.duties.map((d) => [`${d.kind}:${d.areaId}`, d.organisationId]))
  const names = new Map(areas.map((a) => [a.id, a.name]))
  const known = new Set(names.keys())
  return {
    conf,
    calendarOf,
    windOf: (areaId) => {
      const calendar = calendarOf(areaId)
      const wind = winds.get(calendar) ?? clockwork(conf, calendar)
      winds.set(calendar, wind)
      return wind
    },
    staff: staffBook(people.staff, people.gridDuties, known),
    categoryOf: new Map([...conf.categories.values()].map((c) => [c.code, c.id])),
    areas: known,
    nameOf: (areaId) => names.get(areaId) ?? '',
    unitOf: (kind, areaId) => units.get(`${kind}:${areaId}`),
  }
}
