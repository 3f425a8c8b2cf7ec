import { tierOf } from '#contract/territory/area-number.ts'
import { findArea, findBuilding } from '#modules/territory/index.ts'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { findDwelling } from './dwelling-store.ts'
import { areaUnknown, buildingUnknown, communityOnly, dwellingUnknown, householdUnknown } from './problems.ts'

/** Rows of people belong to a community. Throws `people.community_only`. */
export const inCommunity = (areaId: number): number => {
  if (tierOf(areaId) !== 'community') throw communityOnly()
  return areaId
}
/** Throws `people.area_unknown`. */
export const checkCommunity = async (db: Db, areaId: number): Promise<number> => {
  const area = await findArea(db, areaId)
  if (!area || area.tier !== 'community') throw areaUnknown()
  return areaId
}
/** Throws `people.dwelling_unknown`, also for one that ended. */
export const checkDwelling = async (db: Db, areaId: number, id: string | null | undefined) => {
  if (!id) return undefined
  const dwelling = await findDwelling(db, areaId, id)
  if (!dwelling || dwelling.endedOn) throw dwellingUnknown()
  return dwelling
}
/** The grid of a building; throws `people.building_unknown`. */
export const checkBuilding = async (db: Db, areaId: number, buildingNo: number | null | undefined) => {
  if (buildingNo === null || buildingNo === undefined) return undefined
  const building = await findBuilding(db, areaId, buildingNo)
  if (!building) throw buildingUnknown()
  return building
}
/** Throws `people.household_unknown`. */
export const checkHousehold = async (db: Db, areaId: number, id: string | null | undefined) => {
  if (!id) return undefined
  const { rows } = await sql<{
    dwelling_id: string | null
  }>`select dwelling_id from people.household where area_id = ${areaId} and id = ${id}::uuid and ended_on is null`.execute(
    db,
  )
  if (!rows[0]) throw householdUnknown()
  return rows[0]
}
