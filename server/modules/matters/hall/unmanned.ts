import { sql } from 'kysely'
import { absencesAmong } from '#modules/access/index.ts'
import type { Db } from '#platform/database.ts'
import { daysFrom } from './hall-day.ts'
import type { LoadedSite } from './site-store.ts'

export type Roster = { day: string; windowNo: number; a: string | null; b: string | null; note: string | null }

/** What the roster says otherwise than the usual persons of the windows. */
export const rosterOf = async (db: Db, { areaId, id }: Pick<LoadedSite, 'areaId' | 'id'>, from: string, to: string) => {
  const { rows } = await sql<Roster>`
    with hot as (select on_day, window_no, person_a, person_b, note from matters.duty
      where area_id = ${areaId} and site_id = ${id}::uuid and on_day between ${from} and ${to})
    select on_day "day", window_no "windowNo", person_a a, person_b b, note from hot`.execute(db)
  return rows
}

/** A and B of each window on each day (AB岗 D03), with who of them is away. */
export const personsOf = async (db: Db, site: LoadedSite, from: string, count: number) => {
  const days = daysFrom(from, count)
  const changed = await rosterOf(db, site, from, days.at(-1)!)
  const usual = site.windows.filter((w) => w.active)
  const ids = new Set<string>()
  for (const w of usual) for (const id of [w.personA, w.personB]) if (id) ids.add(id)
  for (const c of changed) for (const id of [c.a, c.b]) if (id) ids.add(id)
  const absences = ids.size ? await absencesAmong(db, [...ids], from, days.at(-1)!) : []
  const isAway = (id: string, day: string) => absences.some((x) => x.accountId === id && x.from <= day && day <= x.to)
  const placeOn = (day: string, windowNo: number) => {
    const own = usual.find((w) => w.no === windowNo)
    const other = changed.find((c) => c.day === day && c.windowNo === windowNo)
    const a = other ? other.a : (own?.personA ?? null)
    const b = other ? other.b : (own?.personB ?? null)
    const acting = [a, b].find((id) => id !== null && !isAway(id, day)) ?? null
    return { a, b, acting, changed: other !== undefined, note: other?.note ?? null }
  }
  return { days, ids, isAway, placeOn }
}

/** Windows whose A and B are both away, by day: no appointments there (windows nobody is named for count as manned). */
export const unmannedOn = async (
  db: Db,
  site: LoadedSite,
  from: string,
  count: number,
): Promise<Record<string, number[]>> => {
  if (!site.windows.some((w) => w.personA || w.personB)) return {}
  const { days, placeOn } = await personsOf(db, site, from, count)
  const away: Record<string, number[]> = {}
  for (const day of days)
    for (const { no, active } of site.windows) {
      const { a, b, acting } = placeOn(day, no)
      if (active && (a || b) && !acting) (away[day] ??= []).push(no)
    }
  return away
}
