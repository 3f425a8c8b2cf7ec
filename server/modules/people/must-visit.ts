import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'

/** 必访: somebody on a register that asks for visits, and how often at least. */
export type MustVisit = {
  areaId: number
  personId: string
  householdId: string | null
  name: string
  address: string | null
  gridNo: number | null
  buildingNo: number | null
  kinds: string[]
  everyDays: number
}

/** Who must be visited in an area, by the strictest of their registers; for visits, whose door keeps the rest. */
export const mustVisit = async (db: Db, areaId: number): Promise<MustVisit[]> => {
  const { from, to } = rangeOf(areaId)
  const { rows } = await sql<MustVisit>`
    select p.area_id "areaId", p.id "personId", p.household_id "householdId", p.name, d.address, d.grid_no "gridNo", d.building_no "buildingNo", array_agg(k.code order by k.sort) kinds, min(k.visit_days)::int "everyDays"
    from people.care c join people.care_kind k on k.id = c.kind_id
    join people.person p on p.area_id = c.area_id and p.id = c.person_id
    left join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id
    where c.area_id between ${from} and ${to} and c.state = 'active' and k.active and k.visit_days is not null and p.standing = 'present' and p.lives_here
    group by p.area_id, p.id, p.household_id, p.name, d.address, d.grid_no, d.building_no order by 9, 1, 2`.execute(db)
  return rows
}
