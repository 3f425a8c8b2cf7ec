import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** 单元 of buildings of a community, as their dwellings name them; a building without units isn't there. */
export const unitsOf = async (
  db: Db,
  areaId: number,
  buildingNos: readonly number[],
): Promise<Map<number, string[]>> => {
  const { rows } = await sql<{ building: number; units: string[] }>`
    select building_no building, array_agg(distinct unit order by unit) units from people.dwelling
    where area_id = ${areaId} and building_no = any(${[...buildingNos]}::int[]) and unit <> '' and ended_on is null group by 1`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.building, row.units]))
}
