import { sql } from 'kysely'
import type { Fact, FactOutcome, Source } from '#contract/people/fields.ts'
import { lifelongKinds } from '#contract/people/identity/document-kinds.ts'
import type { Context } from '#platform/context.ts'
import { loadFieldBook, type FieldBook } from './field-book.ts'
import { rematch } from './pair-store.ts'
import { nameKeys } from './name-keys.ts'
import {
  documentsOf,
  lockPerson,
  openDocument,
  openFacts,
  openPhone,
  phonesOf,
  sealDocument,
  sealFacts,
  sealPhone,
  type PersonKey,
  type PersonRecord,
} from './person-store.ts'
import { documentIndex, phoneIndex, readFact, type Plain, type Read } from './read-fact.ts'
import { readSources } from './source-store.ts'
import { countDisputes, endValues, insertValue, valueOf, valuesOf } from './value-store.ts'
import { sameValue, saidBy, weigh } from './weigh-fact.ts'

export type FactResult = { field: string; outcome: FactOutcome }
/** `rule`: a file or a sync says so. `hand`: somebody decides here and now; their value takes the place of the present one. */
export type Manner = 'rule' | 'hand'

/** The single value a field has now; documents, phones and former names are looked at apart. */
export const presentValue = (person: PersonRecord, sealed: Record<string, Plain>, field: string): Plain | null => {
  if (field === 'sex') return person.sex === '0' ? null : person.sex
  if (field === 'name') return person.name
  if (field === 'birth_on') return person.birth_on
  if (field === 'relation') return person.relation
  if (field === 'registered_address') return person.registered_address
  return person.facts[field] ?? sealed[field] ?? null
}

/** A person being written to: what changes is collected, then written once. */
type Draft = { person: PersonRecord; sealed: Record<string, Plain>; touched: boolean; rekey: boolean }

const put = (book: FieldBook, draft: Draft, field: string, value: Plain | null, sourceId: number | undefined) => {
  const { person } = draft
  if (field === 'name') Object.assign(person, { name: value, ...keysFor(String(value)) })
  else if (field === 'sex') person.sex = value === null ? '0' : String(value)
  else if (field === 'birth_on') person.birth_on = value as string | null
  else if (field === 'relation') person.relation = value as string | null
  else if (field === 'registered_address') person.registered_address = value as string | null
  else {
    const into: Record<string, Plain> = book.fields.get(field)!.sensitive ? draft.sealed : person.facts
    if (value === null) delete into[field]
    else into[field] = value
  }
  if (sourceId !== undefined && sourceId !== person.source_id) person.origins[field] = sourceId
  else delete person.origins[field]
  draft.touched = true
  if (['name', 'sex', 'birth_on'].includes(field)) draft.rekey = true
}
const keysFor = (name: string) => {
  const { nameKey, pinyin, initials } = nameKeys(name)
  return { name_key: nameKey, pinyin, initials }
}

type Work = {
  context: Context
  book: FieldBook
  key: PersonKey
  draft: Draft
  source: Source
  sources: Map<number, Source>
  manner: Manner
}

const single = async (
  { context: { db, now, actor }, book, key, draft, source, sources, manner }: Work,
  { field, value }: Read,
): Promise<FactOutcome> => {
  const { sensitive } = book.fields.get(field)!
  const present = presentValue(draft.person, draft.sealed, field)
  const originId = draft.person.origins[field] ?? draft.person.source_id
  const keep = (v: Plain, sourceId: number, standing: 'competing' | 'past', how?: 'rule' | 'edit' | 'refused') =>
    insertValue(db, key, { field, value: v, sensitive, sourceId, standing, at: now, how, by: actor.accountId })
  if (value === null) {
    if (present === null) return 'none'
    await keep(present, originId, 'past', 'edit')
    put(book, draft, field, null, undefined)
    return 'replaced'
  }
  if (present === null) {
    put(book, draft, field, value, source.id)
    return 'filled'
  }
  if (sameValue(field, present, value)) {
    const origin = sources.get(originId)!
    // The freshest of the best says it: that is the date people want to see.
    if (source.onDay > origin.onDay && book.rankOf(field, source.kind) <= book.rankOf(field, origin.kind))
      put(book, draft, field, present, source.id)
    if (manner === 'hand' && present !== value) put(book, draft, field, value, source.id)
    return 'confirmed'
  }
  const verdict =
    manner === 'hand' ? 'replaces' : weigh(book, field, saidBy(present, sources.get(originId)!), saidBy(value, source))
  if (verdict === 'replaces') {
    await keep(present, originId, 'past', manner === 'hand' ? 'edit' : 'rule')
    if (manner === 'hand') await endValues(db, key, field, { at: now, by: actor.accountId, how: 'edit' })
    put(book, draft, field, value, source.id)
    return 'replaced'
  }
  const known = [
    ...(await valuesOf(db, key, 'competing', field)),
    ...(verdict === 'noted' ? await valuesOf(db, key, 'past', field) : []),
  ]
  if (known.some((row) => sameValue(field, valueOf(row), value))) return verdict === 'noted' ? 'none' : 'competes'
  // Somebody settled this very value before: it doesn't come up again with every import.
  const settled = (await valuesOf(db, key, 'past', field)).some(
    (row) => row.ended_how === 'person' && sameValue(field, valueOf(row), value),
  )
  if (settled) return 'none'
  await keep(value, source.id, verdict === 'noted' ? 'past' : 'competing', verdict === 'noted' ? 'refused' : undefined)
  draft.touched = true
  return verdict === 'noted' ? 'none' : 'competes'
}

const addPhone = async (
  { context: { db }, key, draft, source, manner }: Work,
  value: Plain | null,
): Promise<FactOutcome> => {
  const rows = await phonesOf(db, key)
  if (value === null) {
    if (manner !== 'hand' || !rows.length) return 'none'
    await sql`delete from people.phone where area_id = ${key.areaId} and person_id = ${key.id}::uuid`.execute(db)
    draft.touched = draft.rekey = true
    return 'replaced'
  }
  const phone = String(value)
  if (rows.some((row) => openPhone(row.sealed) === phone)) return 'confirmed'
  const seq = Math.max(-1, ...rows.map((r) => r.seq)) + 1
  // Told here and now, it stands first.
  if (manner === 'hand' && rows.length)
    await sql`update people.phone set seq = seq + 1000 where area_id = ${key.areaId} and person_id = ${key.id}::uuid`.execute(
      db,
    )
  await sql`insert into people.phone (area_id, person_id, seq, sealed, index, source_id)
    values (${key.areaId}, ${key.id}::uuid, ${manner === 'hand' ? 0 : seq}, ${sealPhone(phone)}, ${phoneIndex(phone)}, ${source.id})`.execute(
    db,
  )
  if (manner === 'hand' && rows.length)
    await sql`update people.phone f set seq = n.seq from (select seq as old, row_number() over (order by seq) as seq from people.phone
      where area_id = ${key.areaId} and person_id = ${key.id}::uuid and seq >= 1000) n
      where f.area_id = ${key.areaId} and f.person_id = ${key.id}::uuid and f.seq = n.old`.execute(db)
  draft.touched = draft.rekey = true
  return rows.length ? 'joined' : 'filled'
}

const addFormerName = ({ draft }: Work, value: Plain | null): FactOutcome => {
  const { person } = draft
  if (value === null) {
    person.former_names = []
    draft.touched = true
    return 'replaced'
  }
  if ([person.name, ...person.former_names].some((known) => sameValue('name', known, value))) return 'confirmed'
  person.former_names = [...person.former_names, String(value)]
  draft.touched = draft.rekey = true
  return person.former_names.length > 1 ? 'joined' : 'filled'
}

const addDocument = async (
  { context: { db, now, actor }, book, key, draft, source, sources, manner }: Work,
  { value, document }: Read,
): Promise<FactOutcome> => {
  const rows = await documentsOf(db, key)
  const at = sql`area_id = ${key.areaId} and person_id = ${key.id}::uuid`
  const keep = (v: string, sourceId: number, standing: 'competing' | 'past', how?: 'rule' | 'edit' | 'refused') =>
    insertValue(db, key, {
      field: 'document',
      value: v,
      sensitive: true,
      sourceId,
      standing,
      at: now,
      how,
      by: actor.accountId,
    })
  if (value === null || !document) {
    for (const row of rows) await keep(openDocument(row.sealed), row.source_id, 'past', 'edit')
    await sql`delete from people.document where ${at}`.execute(db)
    draft.touched = draft.rekey = true
    return rows.length ? 'replaced' : 'none'
  }
  if (rows.some((row) => openDocument(row.sealed) === document.canonical)) return 'confirmed'
  const rival = rows.find((row) => row.kind === document.kind && lifelongKinds.has(document.kind))
  const insert = (seq: number) =>
    sql`insert into people.document (area_id, person_id, seq, kind, sealed, index, faults, birth_on, sex, source_id) values (${key.areaId}, ${key.id}::uuid, ${seq}, ${document.kind},
      ${sealDocument(document.canonical)}, ${documentIndex(document.canonical)}, ${document.faults}::text[],
      ${document.faults.length ? null : (document.birthOn ?? null)}, ${document.faults.length || !document.sex ? null : String(document.sex)}, ${source.id})`.execute(
      db,
    )
  if (!rival) {
    await insert(Math.max(-1, ...rows.map((r) => r.seq)) + 1)
    draft.touched = draft.rekey = true
    return rows.length ? 'joined' : 'filled'
  }
  const held = openDocument(rival.sealed)
  const mends = rival.faults.length > 0 && document.faults.length === 0
  const verdict =
    manner === 'hand' || mends
      ? 'replaces'
      : weigh(book, 'document', saidBy(held, sources.get(rival.source_id)!), saidBy(document.canonical, source))
  if (verdict === 'replaces' && (manner === 'hand' || document.faults.length === 0)) {
    await keep(held, rival.source_id, 'past', manner === 'hand' ? 'edit' : 'rule')
    if (manner === 'hand') await endValues(db, key, 'document', { at: now, by: actor.accountId, how: 'edit' })
    await sql`delete from people.document where ${at} and seq = ${rival.seq}`.execute(db)
    await insert(rival.seq)
    draft.touched = draft.rekey = true
    return 'replaced'
  }
  const all = [
    ...(await valuesOf(db, key, 'competing', 'document')),
    ...(await valuesOf(db, key, 'past', 'document')).filter((v) => v.ended_how === 'person'),
  ]
  const known = all.find((row) => valueOf(row) === document.canonical)
  if (known) return known.standing === 'competing' ? 'competes' : 'none'
  await keep(document.canonical, source.id, 'competing')
  draft.touched = true
  return 'competes'
}

/**
 * Tells the register what a source says of a person (K03, C07). Every value keeps where it comes from and since when; a
 * value that contradicts the present one replaces it only by rule, and the old one stays. Throws `platform.not_found`,
 * `people.not_present`, `platform.conflict` for another version than `version`, and what reading a fact throws.
 */
export const proposeFacts = async (
  context: Context,
  key: PersonKey,
  facts: readonly Fact[],
  sourceId: number,
  { manner = 'rule', version }: { manner?: Manner; version?: number } = {},
): Promise<FactResult[]> => {
  const { db, now } = context
  const book = await loadFieldBook(db)
  const read = facts.map((fact) => readFact(book, fact))
  const person = await lockPerson(db, key, version)
  const documents = await documentsOf(db, key)
  const sources = await readSources(db, [
    person.source_id,
    sourceId,
    ...Object.values(person.origins),
    ...documents.map((d) => d.source_id),
  ])
  const draft: Draft = { person, sealed: openFacts(person.sealed_facts), touched: false, rekey: false }
  const work: Work = { context, book, key, draft, source: sources.get(sourceId)!, sources, manner }
  const results: FactResult[] = []
  for (const fact of read) {
    const outcome =
      fact.field === 'phone'
        ? await addPhone(work, fact.value)
        : fact.field === 'former_name'
          ? addFormerName(work, fact.value)
          : fact.field === 'document'
            ? await addDocument(work, fact)
            : await single(work, fact)
    results.push({ field: fact.field, outcome })
  }
  if (!draft.touched) return results
  await writePerson(context, key, draft)
  context.announce({
    name: 'people.person_changed',
    areaId: key.areaId,
    about: {
      personId: key.id,
      fields: results.filter((r) => r.outcome !== 'none').map((r) => r.field),
      at: now.toISOString(),
    },
  })
  return results
}

const writePerson = async ({ db, now }: Context, key: PersonKey, { person, sealed, rekey }: Draft): Promise<void> => {
  await sql`update people.person p set name = ${person.name}, name_key = ${person.name_key}, pinyin = ${person.pinyin}, initials = ${person.initials},
      former_names = ${person.former_names}::text[], sex = ${person.sex}, birth_on = ${person.birth_on}, relation = ${person.relation},
      registered_address = ${person.registered_address}, facts = ${JSON.stringify(person.facts)}::jsonb, sealed_facts = ${sealFacts(sealed)},
      origins = ${JSON.stringify(person.origins)}::jsonb, disputes = ${countDisputes(key)}, updated_at = ${now}, version = p.version + 1
    where p.area_id = ${key.areaId} and p.id = ${key.id}::uuid`.execute(db)
  if (rekey) await rematch({ db }, key)
}
