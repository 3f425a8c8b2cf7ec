import { sql, type RawBuilder } from 'kysely'
import type { PersonRow } from '#contract/people/people.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { seenKinds } from './care-sight.ts'
import { ageOn, dayOf } from './day.ts'
import { openDocument, openPhone, personColumns, type PersonRecord } from './person-store.ts'

/** Whoever does the daily work sees names, addresses and birth dates; others see them masked and must ask to reveal. */
export const seesNames = (actor: Actor) => actor.kind === 'system' || actor.permissions.has('people.edit')
export const shownName = (actor: Actor, name: string) => (seesNames(actor) ? name : maskName(name))

export type ListedPerson = PersonRecord & {
  document_sealed: Buffer | null
  phone_sealed: Buffer | null
  address: string | null
  care: string[]
}

/** Columns of a listed person; `p` is people.person. Registers count only where the asker may see them. */
export const listedColumns = (kindIds: readonly number[]) => sql`${personColumns},
  (select o.sealed from people.document o where o.area_id = p.area_id and o.person_id = p.id order by o.seq limit 1) document_sealed,
  (select f.sealed from people.phone f where f.area_id = p.area_id and f.person_id = p.id order by f.seq limit 1) phone_sealed,
  (select d.address from people.dwelling d where d.area_id = p.area_id and d.id = p.dwelling_id) address,
  array(select k.code from people.care c join people.care_kind k on k.id = c.kind_id where c.area_id = p.area_id and c.person_id = p.id and c.state = 'active'
    and c.kind_id = any(${kindIds}::int[]) order by k.sort) care`

/** People by a condition on `p`, in the order given, at most so many. */
export const readListed = async (
  context: Pick<Context, 'db' | 'actor'>,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<ListedPerson[]> => {
  const kinds = await seenKinds(context.db, context.actor)
  const { rows } =
    await sql<ListedPerson>`select ${listedColumns(kinds.map((k) => k.id))} from people.person p where ${where} order by ${order} limit ${limit}`.execute(
      context.db,
    )
  return rows
}

/** Rows as the asker may see them. */
export const showRows = async (
  { db, actor, now }: Pick<Context, 'db' | 'actor' | 'now'>,
  rows: readonly ListedPerson[],
): Promise<PersonRow[]> => {
  const names = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const today = dayOf(now)
  const whole = seesNames(actor)
  return rows.map((p) => ({
    areaId: p.area_id,
    areaName: names.get(p.area_id) ?? '',
    id: p.id,
    name: shownName(actor, p.name),
    sex: p.sex,
    birthOn: whole ? p.birth_on : null,
    age: ageOn(p.birth_on, today),
    document: p.document_sealed && maskIdNumber(openDocument(p.document_sealed)),
    phone: p.phone_sealed && maskPhone(openPhone(p.phone_sealed)),
    address: p.address && (whole ? p.address : maskAddress(p.address)),
    dwellingId: p.dwelling_id,
    householdId: p.household_id,
    relation: p.relation,
    separation: p.separation,
    disputes: p.disputes,
    care: p.care,
    standing: p.standing,
    version: p.version,
  }))
}
