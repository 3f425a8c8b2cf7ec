import { findBuilding } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'

type Standing = { area_id: number; building_no: number }
const keyOf = ({ area_id, building_no }: Standing) => `${area_id}/${building_no}`

/** Names of the buildings of some rows, else their addresses. */
export const buildingNames = async (db: Db, rows: readonly Standing[]): Promise<Map<string, string>> => {
  const names = new Map<string, string>()
  for (const row of rows) {
    const key = keyOf(row)
    if (names.has(key)) continue
    const building = await findBuilding(db, row.area_id, row.building_no)
    names.set(key, building?.name ?? building?.address ?? `${row.building_no}`)
  }
  return names
}
export const nameIn = (names: ReadonlyMap<string, string>, row: Standing) => names.get(keyOf(row)) ?? ''
