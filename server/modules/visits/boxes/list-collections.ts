import { sql } from 'kysely'
import type { z } from 'zod'
import type { Collection, listCollections as listRoute } from '#contract/visits/boxes.ts'
import { accountNames } from '#modules/access/index.ts'
import { gridsOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, iso, startOfLocal } from '#platform/local-day.ts'
import { notFound } from '#platform/problem.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { readsAll } from '../diary/who-may-see.ts'
import {
  byKey,
  collectionColumns,
  collectionsWithBox,
  findCollection,
  papersOf,
  type CollectionRow,
  type PaperRow,
} from './collection-store.ts'

const sayPaper = ({ caseAreaId, caseId, number, doneAt, ...paper }: PaperRow): Collection['papers'][number] => ({
  ...paper,
  became:
    caseAreaId !== null && caseId !== null && paper.kind !== 'answered' && paper.kind !== 'praise'
      ? { kind: paper.kind, areaId: caseAreaId, id: caseId, number }
      : null,
  doneAt: iso(doneAt),
})

/** Collections with their papers, as they are read. */
export const sayCollections = async ({ db }: Context, rows: readonly CollectionRow[]): Promise<Collection[]> => {
  const papers = await papersOf(db, rows)
  const names = await accountNames(db, [...new Set(rows.map((row) => row.accountId))])
  return rows.map(({ accountId, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    by: names.get(accountId)?.name ?? '',
    papers: (papers.get(row.id) ?? []).map(sayPaper),
  }))
}

/** What the asker may read: a grid worker their own, and what lay in the boxes of their grids. */
const visible = async ({ db, actor }: Context) => {
  if (readsAll(actor)) return undefined
  const grids = await gridsOfWorker(db, actor.accountId!)
  return sql<boolean>`(c.account_id = ${actor.accountId}::uuid or exists (
    select from unnest(${grids.map((g) => g.areaId)}::bigint[], ${grids.map((g) => g.gridNo)}::smallint[]) g(area_id, grid_no)
    where g.area_id = b.area_id and g.grid_no = b.grid_no))`
}

/** 开箱记录, newest first. */
export const listCollections = async (
  context: Context,
  { after, limit, boxId, grid, kind, open, from, to }: z.output<(typeof listRoute)['query']>,
) => {
  const { db, area } = context
  const by = newestFirst('c.opened_at', 'c.id', after)
  const paper = sql`select from visits.box_paper p where p.area_id = c.area_id and p.collection_id = c.id`
  const undone = sql`exists (${paper} and p.case_id is not null and p.done_at is null)`
  const where = allOf([
    sql`c.area_id between ${area.from} and ${area.to}`,
    await visible(context),
    boxId && sql`c.box_id = ${boxId}::uuid`,
    grid !== undefined && sql`b.grid_no = ${grid}`,
    kind && sql`exists (${paper} and p.kind = ${kind})`,
    open !== undefined && (open ? undone : sql`not ${undone}`),
    from && sql`c.opened_at >= ${startOfLocal(from)}`,
    to && sql`c.opened_at < ${endOfLocal(to)}`,
  ])
  const { rows } = await sql<CollectionRow & { place_at: number }>`
    select ${collectionColumns}, ${by.at} place_at from ${collectionsWithBox} where ${where} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(
    db,
  )
  const { page, next } = pageOfRows(
    rows.map(({ place_at, ...row }) => ({ row, id: row.id, place: place_at })),
    limit,
  )
  return {
    rows: await sayCollections(
      context,
      page.map(({ row }) => row),
    ),
    next,
  }
}

/** Throws `platform.not_found`, also for one the asker may not read. */
export const getCollection = async (context: Context, key: { areaId: number; id: string }): Promise<Collection> => {
  const row = await findCollection(context.db, allOf([byKey(key), await visible(context)]))
  if (!row) throw notFound()
  return (await sayCollections(context, [row]))[0]!
}

/** 来自哪个联系箱: the collection a case came from, where the asker may read it. */
export const collectionOfCase = async (context: Context, { areaId, id }: { areaId: number; id: string }) => {
  const from = sql`exists (select from visits.box_paper p where p.area_id = c.area_id and p.collection_id = c.id
    and p.case_area_id = ${areaId} and p.case_id = ${id}::uuid)`
  const row = await findCollection(context.db, allOf([from, await visible(context)]))
  return { collection: row ? (await sayCollections(context, [row]))[0]! : null }
}
