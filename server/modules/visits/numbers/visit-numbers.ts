import { rangeOf, tierOf } from '#contract/territory/area-number.ts'
import { monthOf } from '#contract/visits/duty.ts'
import type { VisitCounts } from '#contract/visits/numbers.ts'
import { childrenOf, gridsOf } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { countEntries, countMonths, noEntries, type Entries } from './count-entries.ts'
import { countHomes, keptHomes, keptUnseenMonths, type Homes } from './count-homes.ts'

type Sums = Omit<Homes, 'areaId' | 'gridNo'>
const sumOf = (homes: readonly Homes[]): Sums => {
  const sum = (key: keyof Sums) => homes.reduce((total, h) => total + h[key], 0)
  return {
    households: sum('households'),
    visited: sum('visited'),
    unseen: sum('unseen'),
    must: sum('must'),
    mustOpen: sum('mustOpen'),
  }
}
const countsOf = (homes: readonly Homes[], entries: Entries = noEntries): VisitCounts => ({
  ...sumOf(homes),
  entries: entries.entries,
  followedUp: entries.followedUp,
  followUps: entries.followUps,
  followUpsDone: entries.followUpsDone,
  followUpHours: entries.followUpHours,
})
/** `2026-11` and so many months: `2026-06`. */
export const addMonths = (month: string, n: number) => {
  const [year, no] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, no - 1 + n, 1)).toISOString().slice(0, 7)
}
/** So many months stand on a board. */
export const monthsShown = 6

/**
 * 走访的数 of a month: for the area, its areas, the grids of a community. Communities and streets are counted anew; districts and
 * cities add up what was counted last night, three months back. In the order of their numbers: nobody is ranked.
 */
export const visitNumbers = async (context: Context, asked: { month?: string | undefined; unseenMonths: number }) => {
  const { db, area, areaId, now } = context
  const month = asked.month ?? monthOf(now)
  const large = !['community', 'street'].includes(tierOf(areaId))
  const unseenMonths = large ? keptUnseenMonths : asked.unseenMonths
  const homes = large ? await keptHomes(db, area, month) : await countHomes(db, area, { month, unseenMonths, now })
  const children = await childrenOf(db, areaId)
  const [all] = await countEntries(db, area, month)
  return {
    month,
    unseenMonths,
    total: countsOf(homes, all),
    areas: children.length ? await byArea(context, month, homes, children) : [],
    grids: tierOf(areaId) === 'community' ? await byGrid(context, month, homes) : [],
    months: await countMonths(db, area, addMonths(month, 1 - monthsShown), month),
  }
}

const byArea = async (
  { db, area }: Context,
  month: string,
  homes: readonly Homes[],
  children: Awaited<ReturnType<typeof childrenOf>>,
) => {
  const { from, to } = rangeOf(children[0]!.id)
  const unit = to - from + 1
  const entries = new Map((await countEntries(db, area, month, { unit })).map((e) => [e.areaId, e]))
  const homesIn = Map.groupBy(homes, (h) => h.areaId - (h.areaId % unit))
  return children
    .map(({ id, name }) => ({ areaId: id, name, ...countsOf(homesIn.get(id) ?? [], entries.get(id)) }))
    .filter((a) => a.households || a.entries)
}

const byGrid = async ({ db, area, areaId }: Context, month: string, homes: readonly Homes[]) => {
  const entries = await countEntries(db, area, month, 'grid')
  const grids: { gridNo: number | null; name: string | null }[] = await gridsOf(db, areaId)
  return [...grids, { gridNo: null, name: null }]
    .map(({ gridNo, name }) => ({
      areaId,
      gridNo,
      name,
      ...countsOf(
        homes.filter((h) => h.gridNo === gridNo),
        entries.find((e) => e.gridNo === gridNo),
      ),
    }))
    .filter((g) => g.gridNo !== null || g.households || g.entries)
}
