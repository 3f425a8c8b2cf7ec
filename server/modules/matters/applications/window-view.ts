import { sql } from 'kysely'
import type { FoundApplicant, ItemForApplicant } from '#contract/matters/window.ts'
import type { PersonRow } from '#contract/people/people.ts'
import { maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { findPeople, knownValues, type KnownPerson } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { standsInFor } from '../catalogue/post-duties.ts'
import { sayItem, versionOf } from '../catalogue/read-items.ts'
import type { Application } from './application-case.ts'
import { applicationColumns } from './application-store.ts'
import { isFetched, prefillOf } from './prefill.ts'
import { personUnknown } from './problems.ts'
import { decides, nameDeciders, powersFor } from './routing.ts'
import { sayRows } from './rows.ts'

const sayFound = (p: PersonRow): FoundApplicant => ({
  personAreaId: p.areaId,
  personId: p.id,
  areaName: p.areaName,
  name: p.name,
  age: p.age,
  document: p.document,
  phone: p.phone,
  address: p.address,
})
const sayKnown = ({ areaId, id, areaName, name, age, values }: KnownPerson): FoundApplicant => {
  const text = (field: string) => values.get(field)?.value
  const [document, phone] = [text('document'), text('phone')]
  return {
    personAreaId: areaId,
    personId: id,
    areaName,
    name,
    age,
    document: document === undefined ? null : maskIdNumber(String(document)),
    phone: phone === undefined ? null : maskPhone(String(phone)),
    address: text('home_address') === undefined ? null : String(text('home_address')),
  }
}

const casesOf = async ({ db }: Context, personId: string): Promise<Application[]> =>
  (
    await sql<Application>`select ${applicationColumns} from matters.application a where a.person_id = ${personId}::uuid
      order by a.state in ('submitted', 'supplement', 'handling') desc, a.submitted_at desc limit 20`.execute(db)
  ).rows

/** An item for somebody: what the register answers, what is asked, which papers it has. */
export const itemFor = async (
  context: Context,
  code: string,
  person: KnownPerson | undefined,
): Promise<Omit<ItemForApplicant, 'openAlready'>> => {
  const { db, areaId, actor } = context
  const catalogue = await loadCatalogue(db)
  const version = versionOf(catalogue, areaId, code)
  const item = await sayItem(context, areaId, version)
  const prefilled = prefillOf(version.content.form, person)
  const { accept, decide } = powersFor(catalogue, code, areaId)
  const mayDecide = decides(actor, decide, version.content.atOnce)
  return {
    item,
    prefilled: prefilled.map(({ field, answer, known }) => ({
      key: field.key,
      text: known.shown,
      value: known.masked || field.sensitive || Array.isArray(answer) ? null : answer,
      masked: known.masked || field.sensitive,
      source: { label: known.label, onDay: known.onDay },
    })),
    known: prefilled.map((p) => p.field.key),
    papers: version.content.materials.map((m) => ({ ...m, fetched: isFetched(m.fetchedFrom, person) })),
    mayAccept: accept.some((p) => p.areaId === areaId),
    mayDecide,
    decidedBy: mayDecide ? null : await nameDeciders(db, decide),
  }
}

type Asked = {
  q?: string | undefined
  personAreaId?: number | undefined
  person?: string | undefined
  item?: string | undefined
}

/** 窗口一屏: who stands at the window, what is known of them, what they want, what is still needed. Reads, and says in the audit log whom. */
export const windowView = async (context: Context, asked: Asked) => {
  const { db, actor, locale, now } = context
  const found = asked.q === undefined ? undefined : await findPeople(context, { q: asked.q, limit: 20 })
  const people = (found?.rows ?? []).filter((p) => p.standing === 'present')
  const key =
    asked.person !== undefined && asked.personAreaId !== undefined
      ? { areaId: asked.personAreaId, id: asked.person }
      : people.length === 1 && !found!.more
        ? { areaId: people[0]!.areaId, id: people[0]!.id }
        : undefined
  const person = key && (await knownValues(context, key))
  if (asked.person !== undefined && !person) throw personUnknown()
  const reader = { db, actor, locale, standsInFor: await standsInFor(db, actor.accountId, now) }
  const cases = person ? await sayRows(reader, await casesOf(context, person.id)) : []
  const matter = asked.item === undefined ? null : await itemFor(context, asked.item, person)
  if (person) context.audit({ looked: 'applicant', person: person.id }, person.areaId)
  const open = new Set(['submitted', 'supplement', 'handling'])
  return {
    people: people.map(sayFound),
    elsewhere: found?.elsewhere ?? [],
    applicant: person ? sayKnown(person) : null,
    cases,
    matter: matter && {
      ...matter,
      openAlready: cases.filter((c) => c.itemCode === asked.item && open.has(c.state)),
    },
  }
}
