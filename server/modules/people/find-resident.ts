import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { findPerson } from './person-store.ts'
import { documentIndex, phoneIndex } from './read-fact.ts'

/** Enough for other modules to name somebody; everything else stays behind this door. */
export type Resident = { areaId: number; id: string; name: string; livesHere: boolean; address: string | null }

/** Somebody of the register, in the scope; undefined for the unknown. */
export const findResident = async (db: Db, areaId: number, id: string): Promise<Resident | undefined> => {
  const p = await findPerson(db, { areaId, id })
  if (!p || p.standing === 'merged') return undefined
  const { rows } = await sql<{
    address: string
  }>`select address from people.dwelling where area_id = ${areaId} and id = ${p.dwelling_id}::uuid`.execute(db)
  return { areaId, id, name: p.name, livesHere: p.lives_here, address: rows[0]?.address ?? null }
}

/** Whose phone or document this is: keys, the whole installation. */
export const locateByPhone = async (db: Db, phone: string) =>
  (
    await sql<{
      areaId: number
      id: string
    }>`select area_id "areaId", person_id id from people.locate_phone(${phoneIndex(phone)})`.execute(db)
  ).rows
export const locateByDocument = async (db: Db, canonical: string) =>
  (
    await sql<{
      areaId: number
      id: string
    }>`select area_id "areaId", person_id id from people.locate_document(${documentIndex(canonical)})`.execute(db)
  ).rows
