import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Premises, PremisesFilter, savePremises as saveRoute } from '#contract/people/premises.ts'
import { parseCreditCode } from '#contract/people/identity/credit-code.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { conflict, invalid, notFound } from '#platform/problem.ts'
import { dayOf } from './day.ts'
import { checkBuilding, checkDwelling, inCommunity } from './place-checks.ts'
import { openContact, sealContact } from './premises-contact.ts'
import { creditCodeTaken } from './problems.ts'
import { phoneIndex, readPhone } from './read-fact.ts'
import { dailyWork, readSources } from './source-store.ts'

type Row = {
  areaId: number
  id: string
  name: string
  creditCode: string | null
  kind: z.output<typeof Premises>['kind']
  dwellingId: string | null
  buildingNo: number | null
  address: string
  contact_name: string | null
  contact_sealed: Buffer | null
  workers: number | null
  version: number
}
const columns = sql.raw(
  `p.area_id "areaId", p.id, p.name, p.credit_code "creditCode", p.kind, p.dwelling_id "dwellingId", p.building_no "buildingNo", p.address, p.contact_name, p.contact_sealed, p.workers, p.version`,
)
const shown = ({ contact_name, contact_sealed, ...r }: Row): z.output<typeof Premises> => ({
  ...r,
  creditFaults: r.creditCode ? parseCreditCode(r.creditCode).faults : [],
  contactName: contact_name && maskName(contact_name),
  contactPhone: contact_sealed && maskPhone(openContact(contact_sealed)),
})

/** Everything a filter of premises demands, as one condition on `p`. */
export const premisesCondition = (
  { from, to }: { from: number; to: number },
  { q, kind, buildingNo, dwelling }: PremisesFilter,
): RawBuilder<unknown> => {
  const code = q ? parseCreditCode(q).canonical : ''
  const all = [sql`p.area_id between ${from}::bigint and ${to}::bigint`, sql`p.ended_on is null`]
  if (q)
    all.push(
      sql`(p.credit_code = ${code} or position(lower(${q}) in lower(p.name || ' ' || p.address)) > 0${code.length >= 6 ? sql` or position(${code} in p.credit_code) > 0` : sql``})`,
    )
  if (kind) all.push(sql`p.kind = ${kind}`)
  if (buildingNo !== undefined) all.push(sql`p.building_no = ${buildingNo}`)
  if (dwelling) all.push(sql`p.dwelling_id = ${dwelling}::uuid`)
  return sql.join(all, sql` and `)
}

export const listPremises = async (
  { db, area }: Context,
  { after, limit, ...filter }: PremisesFilter & { after?: string | undefined; limit: number },
) => {
  if (after !== undefined && !/^\d{12}\/[0-9a-f-]{36}$/.test(after))
    throw invalid([{ field: 'after', message: 'unknown page' }])
  const [areaAfter, idAfter] = after?.split('/') ?? []
  const { rows } = await sql<Row>`select ${columns} from people.premises p where ${premisesCondition(area, filter)}
    ${after === undefined ? sql`` : sql`and (p.area_id, p.name, p.id) > (select x.area_id, x.name, x.id from people.premises x where x.area_id = ${areaAfter}::bigint and x.id = ${idAfter}::uuid)`} order by p.area_id, p.name, p.id limit ${limit + 1}`.execute(
    db,
  )
  const page = rows.slice(0, limit)
  const tail = page.at(-1)
  return { rows: page.map(shown), next: rows.length > limit && tail ? `${tail.areaId}/${tail.id}` : null }
}

const find = async (db: Context['db'], areaId: number, id: string) =>
  (
    await sql<
      Row & { source_id: number; ended_on: string | null }
    >`select ${columns}, p.source_id, p.ended_on from people.premises p where p.area_id = ${areaId} and p.id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]

/** Throws `platform.not_found`. */
export const getPremises = async ({ db }: Context, areaId: number, id: string) => {
  const known = await find(db, areaId, id)
  if (!known) throw notFound()
  const { source_id, ended_on, ...row } = known
  return { ...shown(row), endedOn: ended_on, source: (await readSources(db, [source_id])).get(source_id)! }
}

/** The contact in clear, to who says why; the look is logged as one at a person is. Throws `platform.not_found`. */
export const revealPremises = async (context: Context, areaId: number, id: string, reason: string) => {
  const { db, actor, now } = context
  const known = await find(db, areaId, id)
  if (!known) throw notFound()
  const fields = ['contact_name', 'contact_phone']
  await sql`insert into people.reveal (area_id, id, person_id, about, account_id, at, fields, reason)
    values (${areaId}, ${uuid7()}::uuid, ${id}::uuid, 'premises', ${actor.accountId}::uuid, ${now}, ${fields}::text[], ${reason})`.execute(
    db,
  )
  context.audit({ premises: id, revealed: fields, reason }, areaId)
  return {
    contactName: known.contact_name,
    contactPhone: known.contact_sealed && openContact(known.contact_sealed),
  }
}

/** 新增或修改. A contact left out stays as it is; a credit code with faults is kept, and said. */
export const savePremises = async (
  context: Context,
  areaId: number,
  id: string,
  asked: z.output<(typeof saveRoute)['body']>,
) => {
  const { db, now } = context
  inCommunity(areaId)
  const known = await find(db, areaId, id)
  if (known && asked.version === null && known.name === asked.name && known.address === asked.address)
    return getPremises(context, areaId, id)
  if ((known?.version ?? null) !== asked.version) throw conflict({ version: known?.version })
  await checkBuilding(db, areaId, asked.buildingNo)
  await checkDwelling(db, areaId, asked.dwellingId)
  const read = asked.creditCode ? parseCreditCode(asked.creditCode) : undefined
  const code = read?.canonical || null
  if (code) {
    const { rows } =
      await sql`select 1 from people.premises where area_id = ${areaId} and credit_code = ${code} and id <> ${id}::uuid and ended_on is null`.execute(
        db,
      )
    if (rows.length) throw creditCodeTaken()
  }
  const phone = asked.contactPhone ? readPhone(asked.contactPhone) : undefined
  if (asked.contactPhone && !phone) throw invalid([{ field: 'contactPhone', message: 'not a phone' }])
  const sourceId = await dailyWork(context, areaId)
  await sql`insert into people.premises (area_id, id, name, credit_code, kind, dwelling_id, building_no, address, contact_name, contact_sealed, contact_index, workers, source_id, ended_on, updated_at)
    values (${areaId}, ${id}::uuid, ${asked.name}, ${code}, ${asked.kind}, ${asked.dwellingId ?? null}::uuid, ${asked.buildingNo ?? null}, ${asked.address}, ${asked.contactName ?? null},
      ${phone ? sealContact(phone) : null}, ${phone ? phoneIndex(phone) : null}, ${asked.workers ?? null}, ${sourceId}, ${asked.ended ? dayOf(now) : null}, ${now})
    on conflict (area_id, id) do update set name = excluded.name, credit_code = excluded.credit_code, kind = excluded.kind, dwelling_id = excluded.dwelling_id, building_no = excluded.building_no,
      address = excluded.address, contact_name = coalesce(excluded.contact_name, people.premises.contact_name), contact_sealed = coalesce(excluded.contact_sealed, people.premises.contact_sealed),
      contact_index = coalesce(excluded.contact_index, people.premises.contact_index), workers = excluded.workers, source_id = excluded.source_id, ended_on = excluded.ended_on,
      updated_at = excluded.updated_at, version = people.premises.version + 1`.execute(db)
  context.audit({ premises: id }, areaId)
  return getPremises(context, areaId, id)
}
