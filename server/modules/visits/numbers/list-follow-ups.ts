import { sql } from 'kysely'
import type { z } from 'zod'
import type { FollowUpRow, listFollowUps as listRoute } from '#contract/visits/follow-up-list.ts'
import type { FollowUp } from '#contract/visits/visits.ts'
import { accountNames } from '#modules/access/index.ts'
import { homesOf, shownTo } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { iso } from '#platform/local-day.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { visibleTo } from '../diary/who-may-see.ts'

type Row = Omit<FollowUp, 'id'> & {
  id: string
  visitAreaId: number
  visitId: string
  gridNo: number | null
  householdId: string | null
  workerId: string
  at: Date
  doneAt: Date | null
  hours: number | null
  place: number
}

/** 转办的事项, of the latest entries first; those of entries the asker may read. */
export const listFollowUps = async (
  context: Context,
  { after, limit, month, grid, noGrid, kind, done }: z.output<(typeof listRoute)['query']>,
): Promise<{ rows: FollowUpRow[]; next: string | null }> => {
  const { db, area } = context
  const by = newestFirst('v.happened_at', 'f.case_id', after)
  const where = allOf([
    sql`v.area_id between ${area.from} and ${area.to}`,
    await visibleTo(context),
    month && sql`v.month = ${month}`,
    grid !== undefined && sql`v.grid_no = ${grid}`,
    noGrid !== undefined && (noGrid ? sql`v.grid_no is null` : sql`v.grid_no is not null`),
    kind && sql`f.kind = ${kind}`,
    done !== undefined && (done ? sql`f.done_at is not null` : sql`f.done_at is null`),
  ])
  const { rows } = await sql<Row>`
    select f.kind, f.case_area_id "areaId", f.case_id id, f.number, v.area_id "visitAreaId", v.id "visitId", v.grid_no "gridNo", v.household_id "householdId",
      v.worker_id "workerId", v.happened_at at, f.done_at "doneAt", (extract(epoch from f.done_at - v.happened_at) / 3600)::float8 hours, ${by.at} place
    from visits.visit v join visits.follow_up f on f.area_id = v.area_id and f.visit_id = v.id
    where ${where} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(rows, limit)
  const homes = await homesOf(
    context,
    page.flatMap((r) => (r.householdId ? { areaId: r.visitAreaId, id: r.householdId } : [])),
  )
  const names = await accountNames(db, [...new Set(page.map((r) => r.workerId))])
  const shown = shownTo(context)
  return {
    rows: page.map(({ householdId, workerId, at, doneAt, place: _, ...row }) => {
      const address = householdId ? homes.get(householdId)?.address : undefined
      return {
        ...row,
        address: address ? shown.address(address) : null,
        worker: names.get(workerId)?.name ?? '',
        at: at.toISOString(),
        doneAt: iso(doneAt),
      }
    }),
    next,
  }
}
