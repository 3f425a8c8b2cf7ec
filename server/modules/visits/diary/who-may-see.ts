import { sql, type RawBuilder } from 'kysely'
import { homesOf, householdsInGrids } from '#modules/people/index.ts'
import { gridsOfWorker } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { companionsOf, type VisitRow } from './visit-store.ts'

/** The window, the head and the street read the whole diary of their area; a grid worker what is theirs to know. */
export const readsAll = (actor: Actor) => actor.kind === 'system' || actor.role !== 'grid_worker'

/** One's own and those one came along to. */
export const ownVisits = (actor: Actor): RawBuilder<boolean> =>
  sql<boolean>`(v.worker_id = ${actor.accountId}::uuid or exists (select from visits.companion c where c.area_id = v.area_id and c.visit_id = v.id and c.account_id = ${actor.accountId}::uuid))`

/**
 * What the asker may read, as a condition on visits.visit `v`: undefined for all of it. A grid worker reads their own entries and those
 * about households that are in their grids today, so that whoever takes over a grid knows what was heard there.
 */
export const visibleTo = async (context: Context): Promise<RawBuilder<boolean> | undefined> => {
  const { db, actor } = context
  if (readsAll(actor)) return undefined
  const grids = await gridsOfWorker(db, actor.accountId!)
  const households = await householdsInGrids(context, grids)
  return sql<boolean>`(${ownVisits(actor)} or v.household_id = any(${households}::uuid[]))`
}

/** The same question about one entry. */
export const maySee = async (context: Context, visit: VisitRow): Promise<boolean> => {
  const { db, actor } = context
  if (readsAll(actor) || visit.worker_id === actor.accountId) return true
  const key = { areaId: visit.area_id, id: visit.id }
  if ((await companionsOf(db, [key])).get(visit.id)?.includes(actor.accountId!)) return true
  if (!visit.household_id) return false
  const home = (await homesOf(context, [{ areaId: visit.area_id, id: visit.household_id }])).get(visit.household_id)
  return (await gridsOfWorker(db, actor.accountId!)).some(
    (g) => g.areaId === visit.area_id && g.gridNo === home?.gridNo,
  )
}
