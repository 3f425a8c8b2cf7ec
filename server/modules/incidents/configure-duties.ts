import { sql } from 'kysely'
import type { Asked } from '#contract/route.ts'
import type * as wire from '#contract/incidents/configuration.ts'
import { ancestorsOf, isInside } from '#contract/territory/area-number.ts'
import { findOrganisation, findOrganisations } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { categoryChain, loadConfiguration, responsibleFor } from './configuration.ts'
import { changed } from './configure-categories.ts'
import { categoriesFor } from './find-categories.ts'
import { namesOf } from './name-book.ts'
import { categoryUnknown, configuredAbove, dutyUnknown, organisationUnknown } from './problems.ts'

type Row = { id: number; areaId: number; categoryId: number | null; organisationId: number; version: number }
const columns = sql.raw(`id, area_id "areaId", category_id "categoryId", organisation_id "organisationId", version`)

const shown = async ({ db, areaId }: Pick<Context, 'db' | 'areaId'>, rows: readonly Row[]) => {
  const conf = await loadConfiguration(db)
  const { area } = await namesOf(db, { areas: rows.map((r) => r.areaId) })
  const organisations = new Map(
    (await findOrganisations(db, [...new Set(rows.map((r) => r.organisationId))])).map((o) => [o.id, o]),
  )
  return rows.map((r) => ({
    ...r,
    areaName: area.get(r.areaId) ?? null,
    categoryZh: (r.categoryId !== null && conf.categories.get(r.categoryId)?.zh) || null,
    categoryEn: (r.categoryId !== null && conf.categories.get(r.categoryId)?.en) || null,
    organisation: organisations.get(r.organisationId)?.name ?? '',
    organisationClosed: organisations.get(r.organisationId)?.validTo !== null,
    own: r.areaId === areaId,
  }))
}

/** 事项责任清单 (J04): the duties that may decide in an area, nearest area first. */
export const listDuties = async ({ db, areaId }: Context) => {
  const near = [areaId, ...ancestorsOf(areaId)]
  const { rows } = await sql<Row>`select ${columns} from incidents.duty where area_id = any(${near}::bigint[])
    order by array_position(${near}::bigint[], area_id), category_id nulls last`.execute(db)
  return { rows: await shown({ db, areaId }, rows) }
}

const find = async (db: Db, areaId: number, categoryId: number | null) =>
  (
    await sql<Row>`select ${columns} from incidents.duty where area_id = ${areaId} and category_id is not distinct from ${categoryId}::int for update`.execute(
      db,
    )
  ).rows[0]

/** Names who answers for a category in this area and below. The organisation is one of this area or of an area above. */
export const setDuty = async (context: Context, { body }: Asked<typeof wire.setDuty>) => {
  const { db, areaId } = context
  const { categoryId, organisationId } = body
  if (categoryId !== null && !(await loadConfiguration(db)).categories.has(categoryId))
    throw categoryUnknown({ categoryId })
  const organisation = await findOrganisation(db, organisationId)
  if (!organisation || organisation.validTo || !isInside(areaId, organisation.areaId))
    throw organisationUnknown({ organisationId })
  const before = await find(db, areaId, categoryId)
  if (before?.version !== body.version) throw conflict({ version: before?.version })
  const { rows } = before
    ? await sql<Row>`update incidents.duty set organisation_id = ${organisationId}, version = version + 1 where id = ${before.id} returning ${columns}`.execute(
        db,
      )
    : await sql<Row>`insert into incidents.duty (area_id, category_id, organisation_id) values (${areaId}, ${categoryId}, ${organisationId})
        on conflict do nothing returning ${columns}`.execute(db)
  if (!rows[0]) throw conflict()
  changed(context, { duty: rows[0].id, before: before ?? null, after: rows[0] })
  return (await shown({ db, areaId }, rows))[0]!
}

/** Takes a duty of this very area back: the area above, or a wider category, decides again. */
export const clearDuty = async (context: Context, { params: { id }, query }: Asked<typeof wire.clearDuty>) => {
  const { db, areaId } = context
  const { rows } = await sql<Row>`select ${columns} from incidents.duty where id = ${id}::int for update`.execute(db)
  const before = rows[0]
  if (!before || ![areaId, ...ancestorsOf(areaId)].includes(before.areaId)) throw dutyUnknown()
  if (before.areaId !== areaId) throw configuredAbove({ areaId: before.areaId })
  if (before.version !== query.version) throw conflict({ version: before.version })
  await sql`delete from incidents.duty where id = ${id}::int`.execute(db)
  changed(context, { duty: id, before })
  return { id }
}

/** Reportable categories of an area that nobody answers for, or only somebody who was closed. */
export const findDutyGaps = async ({ db, areaId }: Context) => {
  const conf = await loadConfiguration(db)
  const leaves = categoriesFor(conf, areaId).filter((c) => c.leaf)
  const named = [...new Set(conf.duties.map((d) => d.organisationId))]
  const organisations = new Map((await findOrganisations(db, named)).map((o) => [o.id, o]))
  const gaps = leaves.flatMap((c) => {
    const id = responsibleFor(conf, areaId, c.id)
    const organisation = id === undefined ? undefined : organisations.get(id)
    if (organisation && organisation.validTo === null) return []
    const chain = new Set<number | null>([null, ...categoryChain(conf, c.id).map((k) => k.id)])
    const below = conf.duties.filter(
      (d) => d.areaId !== areaId && isInside(d.areaId, areaId) && chain.has(d.categoryId),
    )
    return [
      {
        categoryId: c.id,
        taxonomy: c.taxonomy,
        zh: c.zh,
        en: c.en,
        why: organisation ? ('organisation_closed' as const) : ('nobody' as const),
        organisation: organisation?.name ?? null,
        namedBelow: [...new Set(below.map((d) => d.areaId))].toSorted((a, b) => a - b),
      },
    ]
  })
  return { rows: gaps, categories: leaves.length }
}
