import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

export type LivingHousehold = { areaId: number; id: string; gridNo: number | null }

/** Households somebody lives in, with their grid of today; for one community or street. */
export const livingHouseholds = async (db: Db, { from, to }: AreaRange): Promise<LivingHousehold[]> =>
  (
    await sql<LivingHousehold>`
      select h.area_id "areaId", h.id, d.grid_no "gridNo" from people.household h
      left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      where h.area_id between ${from} and ${to} and h.ended_on is null and exists (
        select from people.person p where p.area_id = h.area_id and p.household_id = h.id and p.standing = 'present' and p.lives_here)
      order by h.area_id, h.id`.execute(db)
  ).rows
