import { sql } from 'kysely'
import type { z } from 'zod'
import type { listUnseen as unseenRoute } from '#contract/visits/numbers.ts'
import { monthOf } from '#contract/visits/duty.ts'
import { homesOf, livingHouseholds, shownTo } from '#modules/people/index.ts'
import { areaNames, gridsOfWorker } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { iso } from '#platform/local-day.ts'
import { pageOfRows, placeAfter } from '#platform/row-place.ts'
import { homeTable, monthsBefore } from './count-homes.ts'

type Row = { areaId: number; id: string; gridNo: number | null; lastAt: Date | null; must: boolean; place: number }

/** Households nobody has seen for months, never seen first, then the longest unseen. A grid worker gets those of their grids. */
export const listUnseen = async (
  context: Context,
  { after, limit, months, grid, noGrid }: z.output<(typeof unseenRoute)['query']>,
) => {
  const { db, area, actor, now } = context
  const own =
    actor.role === 'grid_worker'
      ? new Set((await gridsOfWorker(db, actor.accountId!)).map((g) => `${g.areaId}/${g.gridNo}`))
      : undefined
  const homes = (await livingHouseholds(db, area)).filter(
    (h) =>
      (grid === undefined || h.gridNo === grid) &&
      (noGrid === undefined || (h.gridNo === null) === noGrid) &&
      (!own || own.has(`${h.areaId}/${h.gridNo}`)),
  )
  const place = placeAfter(after)
  const { rows } = await sql<Row>`with ${homeTable(homes)},
      last as (
        select h.area_id, h.id, h.grid_no, (select v.happened_at from visits.visit v where v.area_id = h.area_id and v.household_id = h.id
          and v.kind = 'visit' and v.met order by v.happened_at desc limit 1) at from home h),
      long as (select *, coalesce((extract(epoch from at) * 1000000)::bigint, -1) place from last where at is null or at < ${monthsBefore(now, months)})
    select l.area_id "areaId", l.id, l.grid_no "gridNo", l.at "lastAt", l.place,
      exists (select from visits.must m where m.area_id = l.area_id and m.household_id = l.id and m.month = ${monthOf(now)} and m.dropped_at is null) must
    from long l ${place ? sql`where (l.place, l.id) > (${place.at}::bigint, ${place.id}::uuid)` : sql``}
    order by l.place, l.id limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(rows, limit)
  const names = await areaNames(db, [...new Set(page.map((r) => r.areaId))])
  const known = await homesOf(
    context,
    page.map((r) => ({ areaId: r.areaId, id: r.id })),
  )
  const shown = shownTo(context)
  return {
    rows: page.map((r) => {
      const address = known.get(r.id)?.address
      return {
        areaId: r.areaId,
        areaName: names.get(r.areaId) ?? '',
        householdId: r.id,
        address: address ? shown.address(address) : null,
        gridNo: r.gridNo,
        lastAt: iso(r.lastAt),
        must: r.must,
      }
    }),
    next,
  }
}
