import type { VisitCredit } from '#contract/visits/visits.ts'
import { gridsOfWorker, workedGrid } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { localDay } from '#platform/local-day.ts'
import { wasHanded } from '../field/handed.ts'

type Asked = {
  /** The household's grid now; null where it has none, or where no household was named. */
  gridNo: number | null
  /** What the phone believed. */
  saidGridNo: number | null
  buildingNo: number | null
  at: Date
}

/**
 * Whose count it goes to. The grid is the worker's today; or it was on the day of the visit; or the phone had been handed the
 * grid it names before the visit, and nobody could tell it meanwhile that the grid was drawn anew. Else it helped out elsewhere.
 * A household in no grid is nobody else's.
 */
export const creditOf = async (
  { db, areaId, actor }: Pick<Context, 'db' | 'areaId' | 'actor'>,
  { gridNo, saidGridNo, buildingNo, at }: Asked,
): Promise<VisitCredit> => {
  if (gridNo === null) return 'own'
  const accountId = actor.accountId!
  const mine = await gridsOfWorker(db, accountId)
  if (mine.some((g) => g.areaId === areaId && g.gridNo === gridNo)) return 'own'
  const day = localDay(at)
  if (await workedGrid(db, { areaId, gridNo, accountId, day })) return 'good_faith'
  const handed = saidGridNo !== null && (await wasHanded(db, accountId, areaId, saidGridNo, at, buildingNo))
  return handed ? 'good_faith' : 'elsewhere'
}
