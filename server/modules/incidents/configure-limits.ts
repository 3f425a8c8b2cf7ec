import { sql } from 'kysely'
import type { Asked } from '#contract/route.ts'
import type * as wire from '#contract/incidents/configuration.ts'
import { clockSteps, type ClockStep } from '#contract/incidents/incident-flow.ts'
import type { LimitUnit } from '#contract/incidents/taxonomy-names.ts'
import { ancestorsOf, isInside } from '#contract/territory/area-number.ts'
import { findOrganisation } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { loadClockwork } from './case-clock.ts'
import { loadConfiguration } from './configuration.ts'
import { changed } from './configure-categories.ts'
import { namesOf } from './name-book.ts'
import {
  categoryUnknown,
  configuredAbove,
  limitExists,
  limitTooLong,
  limitUnknown,
  organisationUnknown,
} from './problems.ts'

type Row = {
  id: number
  areaId: number
  step: ClockStep
  categoryId: number | null
  limitGroup: string | null
  level: number | null
  organisationId: number | null
  amount: number
  unit: LimitUnit
  yellowShare: number
  reason: string | null
  version: number
}
const columns =
  sql.raw(`id, area_id "areaId", step, category_id "categoryId", limit_group "limitGroup", level, organisation_id "organisationId",
  amount::float8, unit, yellow_share::float8 "yellowShare", reason, version`)

const sameThing = (r: Row) => [r.step, r.categoryId, r.limitGroup, r.level, r.organisationId].join(' ')
const nearestFirst = (areaId: number) => [areaId, ...ancestorsOf(areaId), 0]

const find = async (db: Db, id: number) =>
  (await sql<Row>`select ${columns} from incidents.time_limit where id = ${id}::int`.execute(db)).rows[0]

const shown = async ({ db, areaId }: Pick<Context, 'db' | 'areaId'>, rows: readonly Row[]) => {
  const conf = await loadConfiguration(db)
  const { area, organisation } = await namesOf(db, {
    areas: rows.map((r) => r.areaId),
    organisations: rows.map((r) => r.organisationId),
  })
  const near = nearestFirst(areaId)
  return rows.map((r) => ({
    ...r,
    areaName: area.get(r.areaId) ?? null,
    categoryZh: (r.categoryId !== null && conf.categories.get(r.categoryId)?.zh) || null,
    categoryEn: (r.categoryId !== null && conf.categories.get(r.categoryId)?.en) || null,
    organisation: r.organisationId === null ? null : (organisation.get(r.organisationId) ?? null),
    own: r.areaId === areaId,
    overridden: rows.some((o) => near.indexOf(o.areaId) < near.indexOf(r.areaId) && sameThing(o) === sameThing(r)),
  }))
}

/** The rules that may decide in an area: its own, those of the areas above, those for everywhere; by step, nearest first. */
export const listLimits = async ({ db, areaId }: Context, { query }: Pick<Asked<typeof wire.listLimits>, 'query'>) => {
  const near = nearestFirst(areaId)
  const ofStep = query.step ? sql`and step = ${query.step}` : sql``
  const { rows } =
    await sql<Row>`select ${columns} from incidents.time_limit where area_id = any(${near}::bigint[]) ${ofStep}`.execute(
      db,
    )
  const order = (r: Row) => clockSteps.indexOf(r.step) * 100 + near.indexOf(r.areaId)
  return {
    rows: await shown(
      { db, areaId },
      rows.toSorted((a, b) => order(a) - order(b) || a.id - b.id),
    ),
  }
}

const withinAYear = ({ amount, unit }: { amount: number; unit: LimitUnit }) => {
  if (unit.endsWith('days') && amount > 366) throw limitTooLong()
}

/** A rule of this area; the same thing an area above rules is overridden by it, here and below. */
export const addLimit = async (context: Context, { body }: Asked<typeof wire.addLimit>) => {
  const { db, areaId } = context
  withinAYear(body)
  const conf = await loadConfiguration(db)
  if (body.categoryId && !conf.categories.has(body.categoryId)) throw categoryUnknown({ categoryId: body.categoryId })
  if (body.organisationId) {
    const organisation = await findOrganisation(db, body.organisationId)
    const reaches = organisation && (isInside(areaId, organisation.areaId) || isInside(organisation.areaId, areaId))
    if (!reaches || organisation.validTo) throw organisationUnknown({ organisationId: body.organisationId })
  }
  const { rows } =
    await sql<Row>`insert into incidents.time_limit (area_id, step, category_id, limit_group, level, organisation_id, amount, unit, yellow_share, reason)
    values (${areaId}, ${body.step}, ${body.categoryId ?? null}, ${body.limitGroup ?? null}, ${body.level ?? null}, ${body.organisationId ?? null},
      ${body.amount}, ${body.unit}, ${body.yellowShare}, ${body.reason ?? null})
    on conflict do nothing returning ${columns}`.execute(db)
  if (!rows[0]) throw limitExists()
  changed(context, { limit: rows[0].id, after: rows[0] })
  return (await shown({ db, areaId }, rows))[0]!
}

/** A rule of this very area; what an area above ruled is overridden, not edited. */
const own = async ({ db, areaId }: Context, id: number): Promise<Row> => {
  const row = await find(db, id)
  if (!row || !nearestFirst(areaId).includes(row.areaId)) throw limitUnknown()
  if (row.areaId !== areaId) throw configuredAbove({ areaId: row.areaId })
  return row
}

export const changeLimit = async (context: Context, { params: { id }, body }: Asked<typeof wire.changeLimit>) => {
  const { db, areaId } = context
  const before = await own(context, id)
  withinAYear(body)
  const { rows } =
    await sql<Row>`update incidents.time_limit set amount = ${body.amount}, unit = ${body.unit}, yellow_share = ${body.yellowShare},
      reason = ${body.reason ?? null}, version = version + 1 where id = ${id}::int and version = ${body.version}::int returning ${columns}`.execute(
      db,
    )
  if (!rows[0]) throw conflict({ version: before.version })
  changed(context, { limit: id, before, after: rows[0] })
  return (await shown({ db, areaId }, rows))[0]!
}

export const removeLimit = async (context: Context, { params: { id }, query }: Asked<typeof wire.removeLimit>) => {
  const before = await own(context, id)
  const { rows } =
    await sql`delete from incidents.time_limit where id = ${id}::int and version = ${query.version}::int returning id`.execute(
      context.db,
    )
  if (!rows[0]) throw conflict({ version: before.version })
  changed(context, { limit: id, before })
  return { id }
}

/** Every clock as it would be wound up now for such a case, with the rule that decided. */
export const tryLimits = async ({ db, areaId, now }: Context, { query }: Asked<typeof wire.tryLimits>) => {
  const conf = await loadConfiguration(db)
  if (!conf.categories.has(query.categoryId)) throw categoryUnknown({ categoryId: query.categoryId })
  const start = query.start ? new Date(query.start) : now
  const wind = await loadClockwork(db, areaId)
  const c = { area_id: areaId, category_id: query.categoryId, level: query.level, urgent: query.urgent }
  const clocks = clockSteps.map((step, i) => wind(c, step, start, i, query.organisationId ?? null))
  const areaOf = new Map(conf.limits.map((l) => [l.id, l.areaId]))
  const { area } = await namesOf(db, {
    areas: clocks.map((k) => (k.limit_id === null ? null : (areaOf.get(k.limit_id) ?? null))),
  })
  return {
    start,
    rows: clocks.map((k) => {
      const fromAreaId = k.limit_id === null ? null : (areaOf.get(k.limit_id) ?? null)
      return {
        step: k.step as ClockStep,
        amount: k.amount,
        unit: k.unit,
        yellowAt: k.yellow_at,
        dueAt: k.due_at,
        limitId: k.limit_id,
        fromAreaId,
        fromAreaName: fromAreaId === null ? null : (area.get(fromAreaId) ?? null),
      }
    }),
  }
}
