import { sql } from 'kysely'
import type { Person } from '#contract/people/people.ts'
import type { ShownValue, Source } from '#contract/people/fields.ts'
import { maskAddress, maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { seenKinds } from './care-sight.ts'
import { ageOn, dayOf } from './day.ts'
import { loadFieldBook, type FieldBook } from './field-book.ts'
import { readListed, seesNames, shownName, showRows } from './person-rows.ts'
import {
  documentsOf,
  openDocument,
  openFacts,
  openPhone,
  phonesOf,
  type DocumentRow,
  type PersonKey,
  type PersonRecord,
  type PhoneRow,
} from './person-store.ts'
import { presentValue } from './propose-facts.ts'
import type { Plain } from './read-fact.ts'
import { residencesOf } from './residence-store.ts'
import { readSources } from './source-store.ts'
import { valueOf, valuesOf, type ValueRow } from './value-store.ts'

/** A value in words: codes by their names, yes and no. */
export const inWords = (book: FieldBook, field: string, value: Plain): string => {
  const known = book.fields.get(field)
  if (known?.kind === 'code') return book.wordOf(known.family!, String(value))
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}

/** Masks what must be asked for: sealed values always, names and addresses for those who don't work with them daily. */
export const shownText = (
  book: FieldBook,
  actor: Actor,
  field: string,
  value: Plain,
): { text: string; masked: boolean } => {
  const text = inWords(book, field, value)
  if (field === 'document') return { text: maskIdNumber(text), masked: true }
  if (field === 'phone' || field === 'urgent_phone') return { text: maskPhone(text), masked: true }
  if (book.fields.get(field)?.sensitive) return { text: '***', masked: true }
  if (seesNames(actor)) return { text, masked: false }
  if (field === 'name' || field === 'former_name') return { text: shownName(actor, text), masked: true }
  if (field === 'registered_address') return { text: maskAddress(text), masked: true }
  if (field === 'birth_on') return { text: `${text.slice(0, 4)}-**-**`, masked: true }
  return { text, masked: false }
}

export type Stated = { field: string; value: Plain; sourceId: number }
/** Everything known of a person now, with where it comes from. */
export const stated = (
  book: FieldBook,
  p: PersonRecord,
  documents: readonly DocumentRow[],
  phones: readonly PhoneRow[],
): Stated[] => {
  const sealed = openFacts(p.sealed_facts)
  return [...book.fields.values()].flatMap(({ name }): Stated[] => {
    if (name === 'document')
      return documents.map((d) => ({ field: name, value: openDocument(d.sealed), sourceId: d.source_id }))
    if (name === 'phone') return phones.map((f) => ({ field: name, value: openPhone(f.sealed), sourceId: f.source_id }))
    const origin = p.origins[name] ?? p.source_id
    if (name === 'former_name') return p.former_names.map((value) => ({ field: name, value, sourceId: origin }))
    const value = presentValue(p, sealed, name)
    return value === null ? [] : [{ field: name, value, sourceId: origin }]
  })
}

export const showValue = (
  book: FieldBook,
  actor: Actor,
  sources: ReadonlyMap<number, Source>,
  s: Stated,
): ShownValue => {
  const { text, masked } = shownText(book, actor, s.field, s.value)
  return { field: s.field, text, value: masked ? null : s.value, masked, source: sources.get(s.sourceId)! }
}
const statedOf = (row: ValueRow): Stated => ({ field: row.field, value: valueOf(row), sourceId: row.source_id })

/** 一位居民 with everything the asker may see. Throws `platform.not_found`. */
export const getPerson = async (context: Context, key: PersonKey): Promise<Person> => {
  const { db, actor, now } = context
  const [listed] = await readListed(context, sql`p.area_id = ${key.areaId} and p.id = ${key.id}::uuid`, sql`p.id`, 1)
  if (!listed) throw notFound()
  const [row] = await showRows(context, [listed])
  const book = await loadFieldBook(db)
  const values = stated(book, listed, await documentsOf(db, key), await phonesOf(db, key))
  const competing = listed.disputes ? await valuesOf(db, key, 'competing') : []
  const residences = await residencesOf(db, key)
  const sources = await readSources(db, [
    ...values.map((v) => v.sourceId),
    ...competing.map((v) => v.source_id),
    ...residences.map((r) => r.source_id),
  ])
  const names = await areaNames(
    db,
    residences.flatMap((r) => r.at_area_id ?? []),
  )
  const { rows: addresses } = await sql<{ id: string; address: string }>`
    select id, address from people.dwelling where area_id = ${key.areaId} and id = any(${residences.flatMap((r) => r.dwelling_id ?? [])}::uuid[])`.execute(
    db,
  )
  const addressOf = new Map(addresses.map((a) => [a.id, a.address]))
  const kinds = await seenKinds(db, actor)
  const { rows: care } = await sql<{
    id: string
    kind: string
    zh: string
    en: string
    state: string
    since: string
    until: string | null
    reviewOn: string
  }>`
    select c.id, k.code kind, k.zh, k.en, c.state, c.since, c.until, c.review_on "reviewOn" from people.care c join people.care_kind k on k.id = c.kind_id
    where c.area_id = ${key.areaId} and c.person_id = ${key.id}::uuid and c.kind_id = any(${kinds.map((k) => k.id)}::int[]) order by c.state = 'ended', c.since desc, c.id`.execute(
    db,
  )
  const { rows: relatives } = await sql<{ id: string; name: string; relation: string | null; birth_on: string | null }>`
    select id, name, relation, birth_on from people.person where area_id = ${key.areaId} and household_id = ${listed.household_id}::uuid and id <> ${key.id}::uuid and standing = 'present'
    order by relation nulls last, birth_on limit 50`.execute(db)
  const { rows: open } = await sql<{
    n: number
  }>`select count(*)::int n from people.subject_request where area_id = ${key.areaId} and person_id = ${key.id}::uuid and state = 'open'`.execute(
    db,
  )
  const whole = seesNames(actor)
  const shown = (address: string | null) => address && (whole ? address : maskAddress(address))
  const today = dayOf(now)
  return {
    ...row!,
    values: values.map((v) => showValue(book, actor, sources, v)),
    residences: residences.map((r) => ({
      id: r.id,
      kind: r.kind,
      atAreaId: r.at_area_id,
      atAreaName: r.at_area_id === null ? null : (names.get(r.at_area_id) ?? null),
      dwellingId: r.dwelling_id,
      householdId: r.household_id,
      address: shown(addressOf.get(r.dwelling_id ?? '') ?? r.address),
      relation: r.relation,
      since: r.since,
      until: r.until,
      reason: r.reason,
      source: sources.get(r.source_id)!,
    })),
    disputeList: [...Map.groupBy(competing, (v) => v.field)].map(([field, rows]) => {
      const present = values.find((v) => v.field === field)
      return {
        field,
        present: present ? showValue(book, actor, sources, present) : null,
        competing: rows.map((v) => ({
          ...showValue(book, actor, sources, statedOf(v)),
          id: v.id,
          saidAt: v.said_at.toISOString(),
        })),
      }
    }),
    careList: care,
    household: relatives.map((r) => ({
      personId: r.id,
      name: shownName(actor, r.name),
      relation: r.relation,
      age: ageOn(r.birth_on, today),
    })),
    requests: open[0]!.n,
    mayReveal: actor.permissions.has('people.reveal'),
    mayEdit: actor.permissions.has('people.edit') && listed.standing === 'present',
    endedOn: listed.ended_on,
    mergedInto: listed.merged_into,
  }
}
