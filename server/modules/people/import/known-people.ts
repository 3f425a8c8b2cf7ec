import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import {
  judgePrepared,
  keysOfPrepared,
  matchableOf,
  prepared,
  type Candidate,
  type Match,
  type Matchable,
} from '../match-calls.ts'
import { openDocument, openFacts, openPhone, personColumns, type PersonRecord } from '../person-store.ts'
import { presentValue } from '../propose-facts.ts'
import type { Plain, Read } from '../read-fact.ts'
import { sameValue } from '../weigh-fact.ts'

/** A person as the register has them, with everything that facts are compared with. */
export type KnownPerson = {
  person: PersonRecord
  sealed: Record<string, Plain>
  documents: string[]
  phones: string[]
  address: string | null
  inCare: boolean
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
  const { rows } = await sql<PersonRecord & { address: string | null; in_care: boolean }>`
    select ${personColumns}, d.address, exists (select from people.care c where c.area_id = p.area_id and c.person_id = p.id and c.kind_id = ${careKindId} and c.state <> 'ended') in_care
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
  const [byDocument, byPhone] = [
    Map.groupBy(documents.rows, (r) => r.person_id),
    Map.groupBy(phones.rows, (r) => r.person_id),
  ]
  return new Map(
    rows.map(({ address, in_care, ...person }) => [
      person.id,
      {
        person,
        sealed: openFacts(person.sealed_facts),
        documents: (byDocument.get(person.id) ?? []).map((r) => openDocument(r.sealed)),
        phones: (byPhone.get(person.id) ?? []).map((r) => openPhone(r.sealed)),
        address,
        inCare: in_care,
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

const mostCandidates = 30
/** As `findMatches`, for many at once: by position, the surest match of each. Others are served in between. */
export const findMatchesOfMany = async (db: Db, people: readonly Matchable[]): Promise<Map<number, Match>> => {
  const ready = people.map(prepared)
  const asked = ready.flatMap((person, n) => {
    const keys = keysOfPrepared(person)
    return keys.length ? [{ n, keys }] : []
  })
  const found = new Map<number, Match>()
  if (!asked.length) return found
  const { rows: near } = await sql<{ n: number; area_id: number; person_id: string }>`
    select w.n, f.area_id, f.person_id from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) w(n int, keys jsonb)
    cross join lateral people.find_by_keys(array(select jsonb_array_elements_text(w.keys)::bigint), ${mostCandidates}) f`.execute(
    db,
  )
  if (!near.length) return found
  const keyed = new Map(near.map((k) => [k.person_id, k]))
  const { rows } =
    await sql<Candidate>`select * from people.read_for_matching(${[...keyed.values()].map((k) => k.area_id)}::bigint[], ${[...keyed.keys()]}::uuid[])`.execute(
      db,
    )
  const candidates = new Map(rows.map((row) => [row.id, { row, person: prepared(matchableOf(row)) }]))
  for (const [i, { n, person_id }] of near.entries()) {
    if (i % 500 === 499) await setImmediate()
    const candidate = candidates.get(person_id)
    const verdict = candidate && judgePrepared(ready[n]!, candidate.person)
    if (!candidate || !verdict) continue
    const match: Match = {
      areaId: candidate.row.area_id,
      id: candidate.row.id,
      name: candidate.row.name,
      version: candidate.row.version,
      ...verdict,
    }
    const best = found.get(n)
    if (!best || match.score > best.score) found.set(n, match)
  }
  return found
}
