import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { IdentityDocument } from '#contract/people/identity/document.ts'
import type { FieldBook } from './field-book.ts'
import { nameKeys } from './name-keys.ts'
import { sealDocument, sealFacts, sealPhone } from './person-store.ts'
import { documentIndex, phoneIndex, type Plain, type Read } from './read-fact.ts'
import { nameMissing } from './problems.ts'
import type { ResidenceRow } from './residence-store.ts'
import { standOf } from './residence-store.ts'

export type NewPerson = {
  areaId: number
  id: string
  facts: readonly Read[]
  residences: readonly ResidenceRow[]
  sourceId: number
  matchKeys: readonly string[]
  at: Date
}

const hex = (bytes: Buffer | null) => (bytes ? `\\x${bytes.toString('hex')}` : null)

const rowsOf = (book: FieldBook, person: NewPerson) => {
  const of = (field: string) => person.facts.filter((f) => f.field === field && f.value !== null).map((f) => f.value!)
  const one = (field: string) => (of(field)[0] as string | undefined) ?? null
  const name = one('name')
  if (!name) throw nameMissing()
  const open: Record<string, Plain> = {}
  const sealed: Record<string, Plain> = {}
  for (const { field, value } of person.facts) {
    const known = book.fields.get(field)!
    if (!known.core && value !== null) (known.sensitive ? sealed : open)[field] = value
  }
  const { nameKey, pinyin, initials } = nameKeys(name)
  const document = person.facts.find((f) => f.document)?.document
  const documents = person.facts
    .flatMap((f) => f.document ?? [])
    .filter((d, i, all) => all.findIndex((e) => e.canonical === d.canonical) === i)
  const phones = [...new Set(of('phone') as string[])]
  return {
    person: {
      area_id: person.areaId,
      id: person.id,
      name,
      name_key: nameKey,
      pinyin,
      initials,
      former_names: of('former_name'),
      // What a sound number says need not be asked.
      sex: one('sex') ?? sexOf(document) ?? '0',
      birth_on: one('birth_on') ?? birthOf(document),
      registered_address: one('registered_address'),
      ...standOf(person.areaId, person.residences, one('relation')),
      facts: open,
      sealed_facts: hex(sealFacts(sealed)),
      source_id: person.sourceId,
      match_keys: person.matchKeys,
      at: person.at,
    },
    documents: documents.map((d, seq) => ({
      area_id: person.areaId,
      person_id: person.id,
      seq,
      kind: d.kind,
      sealed: hex(sealDocument(d.canonical)),
      index: hex(documentIndex(d.canonical)),
      faults: d.faults,
      birth_on: d.faults.length ? null : d.birthOn,
      sex: d.faults.length ? null : d.sex,
      source_id: person.sourceId,
    })),
    phones: phones.map((phone, seq) => ({
      area_id: person.areaId,
      person_id: person.id,
      seq,
      sealed: hex(sealPhone(phone)),
      index: hex(phoneIndex(phone)),
      source_id: person.sourceId,
    })),
    residences: person.residences.map((r) => ({
      ...r,
      area_id: person.areaId,
      person_id: person.id,
      source_id: person.sourceId,
    })),
  }
}
const sexOf = (document: IdentityDocument | undefined) =>
  document?.sex && !document.faults.length ? String(document.sex) : undefined
const birthOf = (document: IdentityDocument | undefined) =>
  document?.birthOn && !document.faults.length ? document.birthOn : null

/** Puts new people in, many at once: a few statements however many there are. Throws `people.name_missing`. */
export const insertPeople = async (db: Db, book: FieldBook, people: readonly NewPerson[]): Promise<void> => {
  if (!people.length) return
  const all = people.map((person) => rowsOf(book, person))
  await sql`insert into people.person (area_id, id, name, name_key, pinyin, initials, former_names, sex, birth_on, lives_here, registered_here, registered_area_id,
      registered_address, dwelling_id, household_id, relation, facts, sealed_facts, source_id, match_keys, created_at, updated_at)
    select area_id, id, name, name_key, pinyin, initials, array(select jsonb_array_elements_text(former_names)), sex, birth_on, lives_here, registered_here, registered_area_id,
      registered_address, dwelling_id, household_id, relation, facts, sealed_facts, source_id, array(select jsonb_array_elements_text(match_keys)::bigint), at, at
    from jsonb_to_recordset(${JSON.stringify(all.map((r) => r.person))}::jsonb) p(area_id bigint, id uuid, name text, name_key text, pinyin text, initials text, former_names jsonb,
      sex text, birth_on date, lives_here boolean, registered_here boolean, registered_area_id bigint, registered_address text, dwelling_id uuid, household_id uuid, relation text,
      facts jsonb, sealed_facts bytea, source_id bigint, match_keys jsonb, at timestamptz)`.execute(db)
  const documents = all.flatMap((r) => r.documents)
  if (documents.length)
    await sql`insert into people.document (area_id, person_id, seq, kind, sealed, index, faults, birth_on, sex, source_id)
      select area_id, person_id, seq, kind, sealed, index, array(select jsonb_array_elements_text(faults)), birth_on, sex, source_id from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
        d(area_id bigint, person_id uuid, seq smallint, kind text, sealed bytea, index bytea, faults jsonb, birth_on date, sex text, source_id bigint)`.execute(
      db,
    )
  const phones = all.flatMap((r) => r.phones)
  if (phones.length)
    await sql`insert into people.phone (area_id, person_id, seq, sealed, index, source_id)
      select area_id, person_id, seq, sealed, index, source_id from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb)
        f(area_id bigint, person_id uuid, seq smallint, sealed bytea, index bytea, source_id bigint)`.execute(db)
  const residences = all.flatMap((r) => r.residences)
  if (residences.length)
    await sql`insert into people.residence (area_id, person_id, id, kind, at_area_id, dwelling_id, household_id, address, relation, since, until, reason, source_id)
      select area_id, person_id, id, kind, at_area_id, dwelling_id, household_id, address, relation, since, until, reason, source_id from jsonb_to_recordset(${JSON.stringify(residences)}::jsonb)
        r(area_id bigint, person_id uuid, id uuid, kind text, at_area_id bigint, dwelling_id uuid, household_id uuid, address text, relation text, since date, until date, reason text, source_id bigint)`.execute(
      db,
    )
}
