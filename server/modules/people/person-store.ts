import { sql } from 'kysely'
import type { Separation } from '#contract/people/people.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { notPresent } from './problems.ts'
import type { Plain } from './read-fact.ts'

export type PersonKey = { areaId: number; id: string }

/** A row of people.person as it stands in the database. */
export type PersonRecord = {
  area_id: number
  id: string
  name: string
  name_key: string
  former_names: string[]
  pinyin: string
  initials: string
  sex: string
  birth_on: string | null
  lives_here: boolean
  registered_here: boolean
  separation: Separation
  registered_area_id: number | null
  registered_address: string | null
  dwelling_id: string | null
  household_id: string | null
  relation: string | null
  facts: Record<string, Plain>
  sealed_facts: Buffer | null
  source_id: number
  origins: Record<string, number>
  standing: 'present' | 'left' | 'dead' | 'merged'
  merged_into: string | null
  ended_on: string | null
  disputes: number
  version: number
  created_at: Date
  updated_at: Date
}
export const personColumns = sql.raw(
  `p.area_id, p.id, p.name, p.name_key, p.former_names, p.pinyin, p.initials, p.sex, p.birth_on, p.lives_here, p.registered_here, p.separation,
   p.registered_area_id, p.registered_address, p.dwelling_id, p.household_id, p.relation, p.facts, p.sealed_facts, p.source_id, p.origins, p.standing,
   p.merged_into, p.ended_on, p.disputes, p.version, p.created_at, p.updated_at`,
)

export const findPerson = async (db: Db, { areaId, id }: PersonKey): Promise<PersonRecord | undefined> =>
  (
    await sql<PersonRecord>`select ${personColumns} from people.person p where p.area_id = ${areaId} and p.id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]

/** Throws `platform.not_found`. */
export const readPerson = async (db: Db, key: PersonKey): Promise<PersonRecord> => {
  const found = await findPerson(db, key)
  if (!found) throw notFound()
  return found
}

/** The row, locked until the end of the transaction. Throws `platform.not_found`, `people.not_present`, `platform.conflict` for another version. */
export const lockPerson = async (db: Db, { areaId, id }: PersonKey, version?: number): Promise<PersonRecord> => {
  const { rows } = await sql<PersonRecord>`
    select ${personColumns} from people.person p where p.area_id = ${areaId} and p.id = ${id}::uuid for no key update`.execute(
    db,
  )
  const found = rows[0]
  if (!found) throw notFound()
  if (version !== undefined && found.version !== version) throw conflict({ version: found.version })
  if (found.standing !== 'present') throw notPresent()
  return found
}

const purpose = 'people.facts'
/** The sensitive fields of the dictionary, opened. */
export const openFacts = (sealed: Buffer | null): Record<string, Plain> =>
  sealed ? JSON.parse(open(sealed, purpose)) : {}
export const sealFacts = (facts: Record<string, Plain>): Buffer | null =>
  Object.keys(facts).length ? seal(JSON.stringify(facts), purpose) : null

export type DocumentRow = {
  person_id: string
  seq: number
  kind: string
  sealed: Buffer
  faults: string[]
  source_id: number
}
export type PhoneRow = { person_id: string; seq: number; label: string | null; sealed: Buffer; source_id: number }
const documentPurpose = 'people.document'
const phonePurpose = 'people.phone'
export const sealDocument = (canonical: string) => seal(canonical, documentPurpose)
export const openDocument = (sealed: Buffer) => open(sealed, documentPurpose)
export const sealPhone = (phone: string) => seal(phone, phonePurpose)
export const openPhone = (sealed: Buffer) => open(sealed, phonePurpose)

export const documentsOf = async (db: Db, { areaId, id }: PersonKey): Promise<DocumentRow[]> =>
  (
    await sql<DocumentRow>`select person_id, seq, kind, sealed, faults, source_id from people.document where area_id = ${areaId} and person_id = ${id}::uuid order by seq`.execute(
      db,
    )
  ).rows
export const phonesOf = async (db: Db, { areaId, id }: PersonKey): Promise<PhoneRow[]> =>
  (
    await sql<PhoneRow>`select person_id, seq, label, sealed, source_id from people.phone where area_id = ${areaId} and person_id = ${id}::uuid order by seq`.execute(
      db,
    )
  ).rows
