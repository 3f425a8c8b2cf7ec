import { sql } from 'kysely'
import { findBuilding } from '#modules/territory/index.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import { seenKinds } from './care-sight.ts'
import { seesNames } from './person-rows.ts'
import { buildingUnknown } from './problems.ts'
import type { BuildingView } from '#contract/people/dwellings.ts'
import type { z } from 'zod'

type Cell = z.output<typeof BuildingView>['floors'][number]['dwellings'][number] & { floor: number | null }

/** 楼栋图: floors from the top, in one statement; care marks only of registers the asker may see. */
export const buildingView = async (
  context: Context,
  areaId: number,
  buildingNo: number,
): Promise<z.output<typeof BuildingView>> => {
  const { db, actor } = context
  const building = await findBuilding(db, areaId, buildingNo)
  if (!building) throw buildingUnknown()
  const kinds = (await seenKinds(db, actor)).map((k) => k.id)
  const { rows } = await sql<Cell>`
    select d.id, d.unit, d.room, d.floor, d.use, d.tenure, coalesce(o.living, 0)::int living, coalesce(o.registered, 0)::int registered, coalesce(o.households, 0)::int households,
      coalesce((select array_agg(distinct k.code) from people.person p join people.care c on c.area_id = p.area_id and c.person_id = p.id join people.care_kind k on k.id = c.kind_id
        where p.area_id = d.area_id and p.dwelling_id = d.id and p.standing = 'present' and c.state = 'active' and c.kind_id = any(${kinds}::int[])), '{}') care
    from people.dwelling d left join lateral (
      select count(*) filter (where p.lives_here) living, count(*) filter (where p.registered_here) registered, count(distinct p.household_id) households
      from people.person p where p.area_id = d.area_id and p.dwelling_id = d.id and p.standing = 'present') o on true
    where d.area_id = ${areaId} and d.building_no = ${buildingNo} and d.ended_on is null order by d.floor desc nulls last, d.unit, length(d.room), d.room, d.id limit 3000`.execute(
    db,
  )
  const floors = [...Map.groupBy(rows, (d) => d.floor)].map(([floor, dwellings]) => ({
    floor,
    dwellings: dwellings.map(({ floor: _, ...d }) => d),
  }))
  return {
    areaId,
    buildingNo,
    name: building.name,
    address: building.address && (seesNames(actor) ? building.address : maskAddress(building.address)),
    levels: building.levels,
    dwellings: rows.length,
    people: rows.reduce((n, d) => n + d.living, 0),
    units: [...new Set(rows.map((d) => d.unit))].sort(),
    floors,
  }
}
