import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  CertificateDemand,
  refuseCertificate as refuseRoute,
  reportDemand as reportRoute,
} from '#contract/matters/certificate-demands.ts'
import { maskName } from '#contract/platform/mask.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { areaNames, findOrganisation } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open, seal } from '#platform/crypto.ts'
import { holdId } from '../hold-id.ts'
import { endOfLocal, localDay, startOfLocal } from '#platform/local-day.ts'
import { communityOnly, idTaken } from '../part-problems.ts'
import { nextNumber } from '../part-number.ts'
import type { Key } from '../part-steps.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { allowedKindsOf, forbiddenListOf } from './lists.ts'
import { mayRead } from './get-certificate.ts'
import { kindAllowed, kindUnknown } from './problems.ts'

export const demandNamePurpose = 'matters.demand_name'
export type DemandRow = {
  area_id: number
  id: string
  number: number
  at: Date
  kind: 'forbidden' | 'off_list'
  code: string | null
  zh: string
  instead_zh: string | null
  instead_en: string | null
  demanded_by: string
  organisation_id: number | null
  purpose: string | null
  source: 'window' | 'resident'
  sealed_name: Buffer | null
}
const columns = sql.raw(
  'd.area_id, d.id, d.number, d.at, d.kind, d.code, d.zh, d.instead_zh, d.instead_en, d.demanded_by, d.organisation_id, d.purpose, d.source, d.sealed_name',
)

/** How organisations are told apart: without spaces and marks, so that 某某银行 and 某某 银行 are one. */
export const demanderKey = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

export const findDemand = async ({ db, actor }: Context, { areaId, id }: Key): Promise<DemandRow | undefined> =>
  mayRead(actor)
    ? (
        await sql<DemandRow>`select ${columns} from matters.certificate_demand d where d.area_id = ${areaId} and d.id = ${id}::uuid`.execute(
          db,
        )
      ).rows[0]
    : undefined

export const nameOfDemand = (d: DemandRow) => d.sealed_name && open(d.sealed_name, demandNamePurpose)
const sayDemands = async ({ db }: Context, rows: readonly DemandRow[]): Promise<CertificateDemand[]> => {
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  return rows.map((r) => {
    const name = nameOfDemand(r)
    return {
      areaId: r.area_id,
      areaName: areas.get(r.area_id) ?? '',
      id: r.id,
      number: r.number,
      at: r.at.toISOString(),
      kind: r.kind,
      code: r.code,
      zh: r.zh,
      insteadZh: r.instead_zh,
      insteadEn: r.instead_en,
      demandedBy: r.demanded_by,
      organisationId: r.organisation_id,
      purpose: r.purpose,
      source: r.source,
      name: name && maskName(name),
    }
  })
}

type Asked = z.output<(typeof reportRoute)['body']> & Partial<Pick<z.output<(typeof refuseRoute)['body']>, 'name'>>
/**
 * Keeps a demand for what communities must not issue, or what is on no list (E03). What may be issued is refused here with
 * `matters.kind_allowed`. Residents who tell it leave no account with it.
 */
export const keepDemand = async (
  context: Context,
  asked: Asked,
  source: 'window' | 'resident',
): Promise<CertificateDemand> => {
  const { db, areaId, now, actor, locale } = context
  if (tierOf(areaId) !== 'community') throw communityOnly()
  const list = await forbiddenListOf(db, areaId, localDay(now))
  const kind = asked.code === undefined ? undefined : list.kinds.find((k) => k.code === asked.code)
  const allowed = (await allowedKindsOf(db, areaId)).find((k) => k.code === asked.code || k.zh === asked.title)
  if (allowed) throw kindAllowed({ zh: locale === 'zh' ? allowed.zh : allowed.en })
  if (asked.code !== undefined ? !kind : !asked.title) throw kindUnknown()
  const organisation = asked.organisationId ? await findOrganisation(db, asked.organisationId) : undefined
  const zh = kind?.zh ?? asked.title!
  await holdId(db, asked.id)
  const { rows: there } =
    await sql<DemandRow>`select ${columns} from matters.certificate_demand d where d.area_id = ${areaId} and d.id = ${asked.id}::uuid`.execute(
      db,
    )
  if (there[0]) {
    if (there[0].zh !== zh || there[0].demanded_by !== asked.demandedBy || there[0].source !== source) throw idTaken()
    return (await sayDemands(context, there))[0]!
  }
  const { number } = await nextNumber(db, areaId, 'demand', now)
  const { rows } =
    await sql<DemandRow>`insert into matters.certificate_demand as d (area_id, id, number, at, kind, list_id, code, zh, instead_zh, instead_en, demanded_by,
      demander_key, organisation_id, purpose, source, recorded_by, sealed_name)
    values (${areaId}, ${asked.id}::uuid, ${number}, ${now}, ${kind ? 'forbidden' : 'off_list'}, ${kind ? list.id : null}::int, ${kind?.code ?? null}, ${zh},
      ${kind?.insteadZh ?? null}, ${kind?.insteadEn ?? null}, ${asked.demandedBy}, ${demanderKey(asked.demandedBy)}, ${organisation?.id ?? null}::bigint,
      ${asked.purpose ?? null}, ${source}, ${source === 'window' ? actor.accountId : null}::uuid, ${asked.name ? seal(asked.name, demandNamePurpose) : null})
    on conflict do nothing returning ${columns}`.execute(db)
  if (!rows[0]) throw idTaken()
  if (source === 'window') context.audit({ refused: asked.code ?? 'off_list', demand: asked.id })
  context.announce({ name: 'matters.certificate_refused', about: { demandId: asked.id, code: asked.code ?? null } })
  return (await sayDemands(context, rows))[0]!
}

export type DemandFilter = {
  code?: string | undefined
  kind?: string | undefined
  demandedBy?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
export const demandConditions = ({ area, actor }: Context, filter: DemandFilter) =>
  allOf([
    sql`d.area_id between ${area.from} and ${area.to}`,
    !mayRead(actor) && sql`false`,
    filter.code && sql`d.code = ${filter.code}`,
    filter.kind && sql`d.kind = ${filter.kind}`,
    filter.demandedBy && sql`d.demander_key = ${demanderKey(filter.demandedBy)}`,
    filter.from && sql`d.at >= ${startOfLocal(filter.from)}`,
    filter.to && sql`d.at < ${endOfLocal(filter.to)}`,
  ])

/** 不予开具登记, newest first. */
export const listDemands = async (
  context: Context,
  { after, limit, ...filter }: DemandFilter & { after?: string | undefined; limit: number },
) => {
  const by = newestFirst('d.at', 'd.id', after)
  const { rows } = await sql<
    DemandRow & { place: number }
  >`select ${columns}, ${by.at} place from matters.certificate_demand d
    where ${demandConditions(context, filter)} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(
    context.db,
  )
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayDemands(context, page), next }
}
