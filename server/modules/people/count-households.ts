import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'

/** Households that live in each grid of a range; without people in them they aren't counted. */
export const countHouseholds = async (
  db: Db,
  { from, to }: AreaRange,
): Promise<{ areaId: number; gridNo: number | null; households: number }[]> =>
  (
    await sql<{ areaId: number; gridNo: number | null; households: number }>`
      with living as (
        select distinct p.area_id, p.household_id from people.person p
        where p.area_id between ${from} and ${to} and p.standing = 'present' and p.lives_here and p.household_id is not null)
      select l.area_id "areaId", d.grid_no "gridNo", count(*)::int households
      from living l join people.household h on h.area_id = l.area_id and h.id = l.household_id and h.ended_on is null
      left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      group by 1, 2 order by 1, 2`.execute(db)
  ).rows
