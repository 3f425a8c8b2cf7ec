import type { Door } from '#contract/visits/plates.ts'
import { areaNames, findBuildingByCode, findGrid, type Building } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { buildingUnknown } from '../doors/problems.ts'
import { channelsOf, communityBody, doorWorkers, type DoorWorker } from './door-staff.ts'

export type DoorOf = Omit<Door, 'workers'> & { workers: DoorWorker[] }

/** Who looks after a building and how to reach them. */
export const doorOf = async (db: Db, building: Building): Promise<DoorOf> => {
  const { areaId, gridNo } = building
  return {
    areaId,
    areaName: (await areaNames(db, [areaId])).get(areaId) ?? '',
    buildingNo: building.buildingNo,
    building: building.name ?? building.address ?? `${building.buildingNo}`,
    address: building.address,
    gridNo,
    gridName: gridNo === null ? null : ((await findGrid(db, areaId, gridNo))?.name ?? null),
    workers: gridNo === null ? [] : await doorWorkers(db, areaId, gridNo),
    community: await communityBody(db, areaId),
    channels: (await channelsOf(db, areaId)).channels,
  }
}

/** By the code at the door. Throws `visits.building_unknown`. */
export const getDoor = async ({ db }: Context, code: string): Promise<Door> => {
  const building = await findBuildingByCode(db, code)
  if (!building) throw buildingUnknown()
  return doorOf(db, building)
}
