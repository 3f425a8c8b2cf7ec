import { sql } from 'kysely'
import type { Asked } from '#contract/route.ts'
import type * as wire from '#contract/incidents/configuration.ts'
import { rootAreaId } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict } from '#platform/problem.ts'
import { forgetConfiguration, type Category } from './configuration.ts'
import { categoryCodeTaken, categoryParentWrong, categoryUnknown, configuredAbove } from './problems.ts'

type Row = Category & { version: number }
const columns = sql.raw(
  `id, taxonomy, code, parent_id "parentId", zh, en, words, limit_group "limitGroup", organisation_kind "organisationKind", active, sort, version`,
)
const deepest = 3

const find = async (db: Db, id: number) =>
  (await sql<Row>`select ${columns} from incidents.category where id = ${id}::int`.execute(db)).rows[0]

/** Categories are one set for the whole installation: only the top of the tree changes them. */
const atTheTop = async ({ db, areaId }: Context) => {
  const root = await rootAreaId(db)
  if (areaId !== root) throw configuredAbove({ areaId: root })
}

/** The configuration is kept in memory: forgotten when the change is there to be read. */
export const changed = (context: Context, about: Record<string, unknown>) => {
  context.audit(about)
  context.afterCommit(forgetConfiguration)
}

export const listCategories = async ({ db, areaId }: Context, { query }: Asked<typeof wire.listCategories>) => {
  const ofOne = query.taxonomy ? sql`where taxonomy = ${query.taxonomy}` : sql``
  const { rows } =
    await sql<Row>`select ${columns} from incidents.category ${ofOne} order by taxonomy, sort, id`.execute(db)
  return { rows, mayChange: areaId === (await rootAreaId(db)) }
}

const depthOf = async (db: Db, id: number): Promise<number> =>
  (
    await sql<{ depth: number }>`with recursive up as (
      select id, parent_id, 1 depth from incidents.category where id = ${id}::int
      union all select c.id, c.parent_id, up.depth + 1 from incidents.category c join up on c.id = up.parent_id)
      select max(depth) depth from up`.execute(db)
  ).rows[0]!.depth

/** A new category at the end of its heading. Throws code_taken, parent_wrong, configured_above. */
export const addCategory = async (context: Context, { body }: Asked<typeof wire.addCategory>): Promise<Row> => {
  const { db } = context
  await atTheTop(context)
  const parentId = body.parentId ?? null
  if (parentId !== null) {
    const parent = await find(db, parentId)
    if (parent?.taxonomy !== body.taxonomy || (await depthOf(db, parentId)) >= deepest) throw categoryParentWrong()
  }
  const { rows } =
    await sql<Row>`insert into incidents.category (taxonomy, code, parent_id, zh, en, words, limit_group, organisation_kind, sort)
    values (${body.taxonomy}, ${body.code}, ${parentId}, ${body.zh}, ${body.en}, ${body.words}, ${body.limitGroup}, ${body.organisationKind ?? null},
      (select coalesce(max(sort), 0) + 1 from incidents.category where taxonomy = ${body.taxonomy}))
    on conflict do nothing returning ${columns}`.execute(db)
  if (!rows[0]) throw categoryCodeTaken({ code: body.code })
  changed(context, { category: rows[0].id, after: rows[0] })
  return rows[0]
}

/** Renames, re-words or switches off; cases that carry it keep it. */
export const changeCategory = async (
  context: Context,
  { params: { id }, body: { version, ...change } }: Asked<typeof wire.changeCategory>,
): Promise<Row> => {
  const { db } = context
  await atTheTop(context)
  const before = await find(db, id)
  if (!before) throw categoryUnknown({ categoryId: id })
  const next = {
    ...before,
    ...(Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined)) as Partial<Row>),
  }
  const { rows } =
    await sql<Row>`update incidents.category set zh = ${next.zh}, en = ${next.en}, words = ${next.words}, limit_group = ${next.limitGroup},
      organisation_kind = ${next.organisationKind}, active = ${next.active}, version = version + 1
    where id = ${id}::int and version = ${version}::int returning ${columns}`.execute(db)
  if (!rows[0]) throw conflict({ version: before.version })
  changed(context, { category: id, before, after: rows[0] })
  return rows[0]
}

/** Puts all categories below one heading (or all headings of a taxonomy) into the order of `ids`. */
export const orderCategories = async (context: Context, { body: { ids } }: Asked<typeof wire.orderCategories>) => {
  const { db } = context
  await atTheTop(context)
  const first = await find(db, ids[0]!)
  if (!first) throw categoryUnknown({ categoryId: ids[0]! })
  const { rows: there } = await sql<Row>`select ${columns} from incidents.category
    where taxonomy = ${first.taxonomy} and parent_id is not distinct from ${first.parentId}::int order by sort, id for update`.execute(
    db,
  )
  if (there.length !== ids.length || new Set(ids).size !== ids.length || !there.every((c) => ids.includes(c.id)))
    throw categoryParentWrong()
  const places = there.map((c) => c.sort).toSorted((a, b) => a - b)
  // Places of a heading are spread over the taxonomy's and may repeat: made to rise.
  const rising = places.map((place, i) => Math.max(place, (places[0] ?? 0) + i))
  await sql`update incidents.category c set sort = x.sort from unnest(${ids}::int[], ${rising}::int[]) x(id, sort) where c.id = x.id`.execute(
    db,
  )
  changed(context, { order: ids, before: there.map((c) => c.id) })
  const { rows } =
    await sql<Row>`select ${columns} from incidents.category where id = any(${ids}::int[]) order by sort, id`.execute(
      db,
    )
  return { rows }
}
