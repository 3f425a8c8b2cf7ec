import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { PersonKey } from './person-store.ts'

export type ResidenceRow = {
  id: string
  kind: 'registered' | 'lives' | 'both'
  at_area_id: number | null
  dwelling_id: string | null
  household_id: string | null
  address: string | null
  relation: string | null
  since: string | null
  until: string | null
  reason: string | null
}

const livesIn = (r: ResidenceRow) => r.until === null && r.kind !== 'registered'
const registeredIn = (r: ResidenceRow) => r.until === null && r.kind !== 'lives'

/** What the open residences say of a person in the community `areaId`; services go by where somebody lives (K06). */
export const standOf = (areaId: number, residences: readonly ResidenceRow[], relation: string | null = null) => {
  const home = residences.find(livesIn)
  const register = residences.find(registeredIn)
  const here = [home, register].find((r) => r?.at_area_id === areaId)
  return {
    lives_here: home?.at_area_id === areaId,
    registered_here: register?.at_area_id === areaId,
    registered_area_id: register?.at_area_id ?? null,
    dwelling_id: here?.dwelling_id ?? null,
    household_id: here?.household_id ?? null,
    relation: here?.relation ?? relation,
  }
}

export const residencesOf = async (
  db: Db,
  { areaId, id }: PersonKey,
): Promise<(ResidenceRow & { source_id: number })[]> =>
  (
    await sql<ResidenceRow & { source_id: number }>`
      select id, kind, at_area_id, dwelling_id, household_id, address, relation, since, until, reason, source_id from people.residence
      where area_id = ${areaId} and person_id = ${id}::uuid order by until desc nulls first, since desc nulls last, id`.execute(
      db,
    )
  ).rows

export const insertResidence = (db: Db, { areaId, id }: PersonKey, r: ResidenceRow, sourceId: number) =>
  sql`insert into people.residence (area_id, person_id, id, kind, at_area_id, dwelling_id, household_id, address, relation, since, until, reason, source_id)
    values (${areaId}, ${id}::uuid, ${r.id}::uuid, ${r.kind}, ${r.at_area_id}, ${r.dwelling_id}::uuid, ${r.household_id}::uuid, ${r.address}, ${r.relation}, ${r.since}, ${r.until},
      ${r.reason}, ${sourceId})`.execute(db)

/** Ends an open residence, or makes a `both` into the one that stays. */
export const closeResidence = (db: Db, { areaId, id }: PersonKey, residenceId: string, until: string) =>
  sql`update people.residence set until = greatest(${until}::date, since) where area_id = ${areaId} and person_id = ${id}::uuid and id = ${residenceId}::uuid`.execute(
    db,
  )

/** Writes into the person what the open residences say. */
export const applyStand = async (db: Db, key: PersonKey, at: Date): Promise<void> => {
  const stand = standOf(key.areaId, await residencesOf(db, key))
  await sql`update people.person set lives_here = ${stand.lives_here}, registered_here = ${stand.registered_here}, registered_area_id = ${stand.registered_area_id},
      dwelling_id = ${stand.dwelling_id}::uuid, household_id = ${stand.household_id}::uuid, relation = coalesce(${stand.relation}, relation), updated_at = ${at}, version = version + 1
    where area_id = ${key.areaId} and id = ${key.id}::uuid`.execute(db)
}
