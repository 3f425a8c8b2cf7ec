import { sql } from 'kysely'
import { gridsOfBuildings } from '#modules/territory/index.ts'
import type { Context, Fact } from '#platform/context.ts'

/**
 * Grids were drawn anew: dwellings go with their buildings, at once for everything that asks for a grid. A dwelling whose
 * building isn't known keeps the grid somebody wrote down.
 */
export const followGrids = async ({ db, now }: Context, { areaId }: Pick<Fact, 'areaId'>): Promise<void> => {
  const buildings = await gridsOfBuildings(db, areaId)
  await sql`update people.dwelling d set grid_no = b."gridNo", updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(buildings)}::jsonb) b("buildingNo" int, "gridNo" smallint)
    where d.area_id = ${areaId} and d.building_no = b."buildingNo" and d.grid_no is distinct from b."gridNo"`.execute(
    db,
  )
}
