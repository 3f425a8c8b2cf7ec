import type { z } from 'zod'
import { monthOf } from '#contract/visits/duty.ts'
import type { listMust as listRoute } from '#contract/visits/plan.ts'
import { homesOf, shownTo } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { ensureMust } from './must.ts'
import { mustRows } from './must-store.ts'
import { sayMust } from './own-must.ts'

type Asked = z.output<(typeof listRoute)['query']>

/**
 * 必访名单 of an area: a community has some hundred lines, a street some thousand, so the whole list is read and counted
 * before it is paged by key.
 */
export const listMust = async (
  context: Context,
  { month = monthOf(context.now), grid, noGrid, open, after, limit }: Asked,
) => {
  const { db, area, areaId } = context
  await ensureMust(context, areaId, month)
  const rows = await mustRows(db, area, month)
  const homes = await homesOf(
    context,
    rows.map(({ areaId: of, householdId: id }) => ({ areaId: of, id })),
  )
  const gridOf = ({ householdId }: (typeof rows)[number]) => homes.get(householdId)?.gridNo ?? null
  const inGrid = rows.filter(
    (row) =>
      (grid === undefined || gridOf(row) === grid) && (noGrid === undefined || (gridOf(row) === null) === noGrid),
  )
  const keyOf = (row: (typeof rows)[number]) => `${row.areaId}/${row.householdId}`
  const listed = inGrid.filter((row) => open === undefined || (row.seenAt === null) === open)
  const further = after === undefined ? listed : listed.filter((row) => keyOf(row) > after)
  const page = further.slice(0, limit)
  const said = await sayMust(context, page)
  const shown = shownTo(context)
  return {
    rows: page.map((row, n) => {
      const home = homes.get(row.householdId)
      return {
        ...said[n]!,
        gridNo: home?.gridNo ?? null,
        buildingNo: home?.buildingNo ?? null,
        address: home?.address ? shown.address(home.address) : null,
        addedAt: row.addedAt.toISOString(),
      }
    }),
    next: further.length > limit ? keyOf(page.at(-1)!) : null,
    total: inGrid.length,
    open: inGrid.filter((row) => row.seenAt === null).length,
  }
}
