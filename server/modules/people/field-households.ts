import { sql } from 'kysely'
import { inUse } from '#contract/people/codes.ts'
import type { ShownValue } from '#contract/people/fields.ts'
import type { Separation } from '#contract/people/people.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { ageOn, dayOf } from './day.ts'
import { loadFieldBook } from './field-book.ts'
import { showValue, stated } from './get-person.ts'
import type { Home as Place } from './homes.ts'
import { seenKinds } from './care-sight.ts'
import { seesNames, shownName } from './person-rows.ts'
import { personColumns, type DocumentRow, type PersonRecord, type PhoneRow } from './person-store.ts'
import { readSources } from './source-store.ts'

/** The households of some grids of a community in which somebody lives or is registered, in the order of their ids. */
export const householdsOfGrids = async (
  db: Db,
  areaId: number,
  grids: readonly number[],
): Promise<{ id: string; gridNo: number }[]> =>
  (
    await sql<{ id: string; gridNo: number }>`
      select h.id, d.grid_no "gridNo" from people.dwelling d join people.household h on h.area_id = d.area_id and h.dwelling_id = d.id
      where d.area_id = ${areaId} and d.grid_no = any(${[...grids]}::smallint[]) and d.ended_on is null and h.ended_on is null
        and exists (select from people.person p where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present')
      order by h.id`.execute(db)
  ).rows

/** A value with where it comes from, as a form is prefilled with it; `value` null where it is masked. */
export type FieldFact = Omit<ShownValue, 'source'> & { source: string; on: string }
export type FieldPerson = {
  id: string
  name: string
  /** Spelt out and initials. */
  pinyin: string
  sex: string
  age: number | null
  relation: string | null
  separation: Separation
  care: string[]
  facts: FieldFact[]
  version: number
}
type Home = Omit<Place, 'headId'> & { unit: string; floor: number | null; room: string; version: number }
export type FieldHousehold = Home & { people: FieldPerson[] }

const homesOf = async (db: Db, areaId: number, ids: readonly string[]): Promise<Home[]> =>
  (
    await sql<Home>`
      select h.area_id "areaId", h.id, d.grid_no "gridNo", d.building_no "buildingNo", d.address, coalesce(d.unit, '') unit, d.floor, coalesce(d.room, '') room, h.version
      from people.household h left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      where h.area_id = ${areaId} and h.id = any(${[...ids]}::uuid[]) and h.ended_on is null order by d.address_key, h.id`.execute(
      db,
    )
  ).rows

/** Everybody of some households, heads first, with the registers the asker may see them on. */
const membersOf = async (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  areaId: number,
  ids: readonly string[],
): Promise<(PersonRecord & { care: string[] })[]> => {
  const kinds = await seenKinds(db, actor)
  const { rows } = await sql<PersonRecord & { care: string[] }>`
    select ${personColumns}, array(select k.code from people.care c join people.care_kind k on k.id = c.kind_id
        where c.area_id = p.area_id and c.person_id = p.id and c.state = 'active' and c.kind_id = any(${kinds.map((k) => k.id)}::int[]) order by k.sort) care
    from people.person p where p.area_id = ${areaId} and p.household_id = any(${[...ids]}::uuid[]) and p.standing = 'present'
    order by p.household_id, p.relation nulls last, p.birth_on, p.id`.execute(db)
  return rows
}

/** Documents and phones of many people at once, by person. */
const sealedOf = async (db: Db, areaId: number, personIds: readonly string[]) => {
  const people = sql`area_id = ${areaId} and person_id = any(${[...personIds]}::uuid[])`
  const documents =
    await sql<DocumentRow>`select person_id, seq, kind, sealed, faults, source_id from people.document where ${people} order by person_id, seq`.execute(
      db,
    )
  const phones =
    await sql<PhoneRow>`select person_id, seq, label, sealed, source_id from people.phone where ${people} order by person_id, seq`.execute(
      db,
    )
  return {
    documents: Map.groupBy(documents.rows, (row) => row.person_id),
    phones: Map.groupBy(phones.rows, (row) => row.person_id),
  }
}

/**
 * Households of a community whole, as a worker's phone keeps them: their people with every value, its source and date, masked
 * as on the screens of the register; a handful of statements, however many. Unknown and ended ones are left out.
 */
export const fieldHouseholds = async (
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  areaId: number,
  ids: readonly string[],
): Promise<FieldHousehold[]> => {
  if (!ids.length) return []
  const { db, actor } = context
  const homes = await homesOf(db, areaId, ids)
  const people = await membersOf(
    context,
    areaId,
    homes.map((h) => h.id),
  )
  const { documents, phones } = await sealedOf(
    db,
    areaId,
    people.map((p) => p.id),
  )
  const book = await loadFieldBook(db)
  const values = people.map((p) => stated(book, p, documents.get(p.id) ?? [], phones.get(p.id) ?? []))
  const sources = await readSources(
    db,
    values.flatMap((all) => all.map((v) => v.sourceId)),
  )
  const today = dayOf(context.now)
  const packed = people.map((p, n): [string, FieldPerson] => [
    p.household_id!,
    {
      id: p.id,
      name: shownName(actor, p.name),
      pinyin: `${p.pinyin} ${p.initials}`,
      sex: p.sex,
      age: ageOn(p.birth_on, today),
      relation: p.relation,
      separation: p.separation,
      care: p.care,
      facts: values[n]!.map((v) => {
        const { source, ...shown } = showValue(book, actor, sources, v)
        return { ...shown, source: source.label, on: source.onDay }
      }),
      version: p.version,
    },
  ])
  const members = Map.groupBy(packed, ([household]) => household)
  const whole = seesNames(actor)
  return homes.map((h) => ({
    ...h,
    address: h.address && (whole ? h.address : maskAddress(h.address)),
    people: (members.get(h.id) ?? []).map(([, person]) => person),
  }))
}

/** What a worker may correct in the field: fields in use that screens show, with the codes that may be chosen on a day. */
export const correctableFields = async (db: Db, day: string) => {
  const book = await loadFieldBook(db)
  return [...book.fields.values()]
    .filter((f) => f.active && (!f.sensitive || f.name === 'phone'))
    .map(({ name, zh, en, kind, family }) => ({
      name,
      zh,
      en,
      kind,
      codes: (family === null ? [] : (book.codes.get(family) ?? []))
        .filter((c) => inUse(c, day))
        .map((c) => ({ code: c.code, zh: c.zh, en: c.en })),
    }))
}
