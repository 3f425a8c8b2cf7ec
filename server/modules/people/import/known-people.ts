import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { openDocument, openFacts, openPhone, personColumns, type PersonRecord } from '../person-store.ts'
import { presentValue } from '../propose-facts.ts'
import type { Plain, Read } from '../read-fact.ts'
import { careOf, type CareRow } from './care-details.ts'
import { sameValue } from '../weigh-fact.ts'

/** A person as the register has them, with everything that facts are compared with. */
export type KnownPerson = {
  person: PersonRecord
  sealed: Record<string, Plain>
  documents: string[]
  phones: string[]
  address: string | null
  /** Their entry on the register of care that the file is about. */
  care: CareRow | undefined
}

/** Reads many at once. `careKindId`: whether they are on that register. */
export const readKnownPeople = async (
  db: Db,
  areaId: number,
  ids: readonly string[],
  careKindId: number | null,
): Promise<Map<string, KnownPerson>> => {
  if (!ids.length) return new Map()
  const wanted = sql`${[...new Set(ids)]}::uuid[]`
  const { rows } = await sql<PersonRecord & { address: string | null }>`
    select ${personColumns}, d.address
    from people.person p left join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id
    where p.area_id = ${areaId} and p.id = any(${wanted}) and p.standing = 'present'`.execute(db)
  const documents = await sql<{
    person_id: string
    sealed: Buffer
  }>`select person_id, sealed from people.document where area_id = ${areaId} and person_id = any(${wanted}) order by seq`.execute(
    db,
  )
  const phones = await sql<{
    person_id: string
    sealed: Buffer
  }>`select person_id, sealed from people.phone where area_id = ${areaId} and person_id = any(${wanted}) order by seq`.execute(
    db,
  )
  const care = careKindId === null ? undefined : await careOf(db, areaId, ids, careKindId)
  const [byDocument, byPhone] = [
    Map.groupBy(documents.rows, (r) => r.person_id),
    Map.groupBy(phones.rows, (r) => r.person_id),
  ]
  return new Map(
    rows.map(({ address, ...person }) => [
      person.id,
      {
        person,
        sealed: openFacts(person.sealed_facts),
        documents: (byDocument.get(person.id) ?? []).map((r) => openDocument(r.sealed)),
        phones: (byPhone.get(person.id) ?? []).map((r) => openPhone(r.sealed)),
        address,
        care: care?.get(person.id),
      },
    ]),
  )
}

/** Whether the register says the very same already. */
export const saysSame = ({ person, sealed, documents, phones }: KnownPerson, { field, value }: Read): boolean => {
  if (value === null) return true
  if (field === 'document') return documents.includes(String(value))
  if (field === 'phone') return phones.includes(String(value))
  if (field === 'former_name')
    return [person.name, ...person.former_names].some((known) => sameValue('name', known, value))
  const present = presentValue(person, sealed, field)
  return present !== null && sameValue(field, present, value)
}
/** What stands there now, for showing beside what comes. */
export const standsThere = ({ person, sealed, documents, phones }: KnownPerson, field: string): Plain | null =>
  field === 'document'
    ? (documents[0] ?? null)
    : field === 'phone'
      ? (phones[0] ?? null)
      : field === 'former_name'
        ? person.former_names.join('、') || null
        : presentValue(person, sealed, field)

/** Who keeps somebody with one of these documents: by index (hex), the row of `areaId` first. */
export const peopleWithDocuments = async (
  db: Db,
  areaId: number,
  indexes: readonly Buffer[],
): Promise<Map<string, { areaId: number; id: string; name: string }>> => {
  if (!indexes.length) return new Map()
  const { rows } = await sql<{ index: Buffer; area_id: number; id: string; name: string }>`
    select distinct on (d.index) d.index, p.area_id, p.id, p.name from people.document d join people.person p on p.area_id = d.area_id and p.id = d.person_id
    where d.index = any(${[...indexes]}::bytea[]) and p.standing = 'present' order by d.index, (p.area_id = ${areaId}) desc, p.area_id, p.id`.execute(
    db,
  )
  return new Map(rows.map((r) => [r.index.toString('hex'), { areaId: r.area_id, id: r.id, name: r.name }]))
}

/** Which of these people are present, and when they were written last. */
export const stillThere = async (db: Db, areaId: number, ids: readonly string[]): Promise<Map<string, Date>> => {
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; updated_at: Date }>`select id, updated_at from people.person
    where area_id = ${areaId} and id = any(${[...new Set(ids)]}::uuid[]) and standing = 'present'`.execute(db)
  return new Map(rows.map((row) => [row.id, row.updated_at]))
}
