import type { FieldPack } from '#contract/visits/field-pack.ts'
import { accountNames } from '#modules/access/index.ts'
import { fieldHouseholds, householdsChangedSince, householdsOfGrids } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { sayVisits } from '../diary/say-visits.ts'
import { findVisits } from '../diary/visit-store.ts'
import { markOf, type Cursor } from './cursor.ts'
import { lastMet } from '../last-met.ts'
import { packVisitIds, type Touched } from './pack-visits.ts'

type Diary = {
  households: FieldPack['households']
  /** Null: nothing changed that could have changed it. */
  ids: string[] | null
  mark: string
  /** Something about a household of the community changed. */
  stirred: boolean
  visits: FieldPack['visits']
}
type Asked = {
  grids: readonly number[]
  month: string
  since: Cursor | undefined
  touched: readonly Touched[]
}

const readVisits = async (context: Context, areaId: number, ids: readonly string[]) =>
  sayVisits(context, ids.length ? await findVisits(context.db, areaId, ids) : [])

const householdsWhole = async (
  context: Context,
  areaId: number,
  ids: readonly string[],
): Promise<FieldPack['households']> => {
  const homes = await fieldHouseholds(context, areaId, ids)
  const met = await lastMet(context.db, areaId, ids)
  const names = await accountNames(
    context.db,
    [...met.values()].map((m) => m.workerId),
  )
  return homes.map((home) => {
    const last = met.get(home.id)
    return {
      ...home,
      lastVisit: last ? { at: last.at.toISOString(), worker: names.get(last.workerId)?.name ?? '' } : null,
    }
  })
}

/**
 * Households of some grids with what was written of them: everything, or what changed since; who still belongs there is said
 * whenever that may have changed.
 */
export const packDiary = async (
  context: Context,
  areaId: number,
  { grids, month, since, touched }: Asked,
): Promise<Diary> => {
  const { db, actor } = context
  const worker = actor.accountId!
  const idsNow = async () => (await householdsOfGrids(db, areaId, grids)).map((h) => h.id)
  if (!since) {
    const ids = await idsNow()
    return {
      ids,
      mark: markOf(ids),
      stirred: true,
      households: await householdsWhole(context, areaId, ids),
      visits: await readVisits(context, areaId, await packVisitIds(db, areaId, worker, month, ids)),
    }
  }
  const changed = await householdsChangedSince(db, [areaId], since.tx)
  if (!changed.any && !touched.length)
    return { ids: null, mark: since.households, stirred: false, households: [], visits: [] }
  const ids = await idsNow()
  const here = new Set(ids)
  const visits = touched.filter((v) => v.mine || (v.householdId !== null && here.has(v.householdId)))
  const visited = new Set(visits.map((v) => v.householdId))
  const news = changed.all ? ids : ids.filter((id) => changed.ids.has(id) || visited.has(id))
  return {
    ids,
    mark: markOf(ids),
    stirred: changed.any,
    households: await householdsWhole(context, areaId, news),
    visits: await readVisits(
      context,
      areaId,
      visits.map((v) => v.id),
    ),
  }
}
