import type { Door } from '#contract/visits/plates.ts'
import { areaNames, findBuildingByCode, findGrid, type Building } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { boxRows } from '../boxes/box-store.ts'
import { doorLimitFor } from '../doors/door-limit.ts'
import { buildingUnknown } from '../doors/problems.ts'
import { channelsOf, communityBody, doorWorkers, type DoorWorker } from './door-staff.ts'
import { once } from './once.ts'

export type DoorOf = Omit<Door, 'workers' | 'answerIn'> & { workers: DoorWorker[] }

/** What was written down for plates, and the contact boxes that stand here: nobody writes those down twice. */
const waysToReach = async (db: Db, areaId: number): Promise<Door['channels']> => {
  const { channels } = await channelsOf(db, areaId)
  const written = new Set(channels.map((c) => `${c.kind} ${c.value}`))
  const standing = (await boxRows(db, { from: areaId, to: areaId }, false)).filter(
    (b) => !written.has(`box ${b.place}`),
  )
  return [
    ...channels,
    ...standing.map(({ place, note }) => ({ kind: 'box' as const, value: place, note: note.slice(0, 100) })),
  ]
}

const ofCommunity = async (db: Db, areaId: number) => ({
  areaId,
  areaName: (await areaNames(db, [areaId])).get(areaId) ?? '',
  community: await communityBody(db, areaId),
  channels: await waysToReach(db, areaId),
})
const ofGrid = async (db: Db, areaId: number, gridNo: number) => ({
  gridName: (await findGrid(db, areaId, gridNo))?.name ?? null,
  workers: await doorWorkers(db, areaId, gridNo),
})
/** Who looks after buildings and how to reach them; each community and each grid is read once. */
export const doorsOf = (db: Db): ((building: Building) => Promise<DoorOf>) => {
  const communityOf = once((areaId: number) => ofCommunity(db, areaId))
  const gridOf = once((areaId: number, gridNo: number) => ofGrid(db, areaId, gridNo))
  return async ({ areaId, buildingNo, name, address, gridNo }) => ({
    ...(await communityOf(areaId)),
    buildingNo,
    building: name ?? address ?? `${buildingNo}号楼`,
    address,
    gridNo,
    ...(gridNo === null ? { gridName: null, workers: [] } : await gridOf(areaId, gridNo)),
  })
}

/** By the code at the door. Throws `visits.building_unknown`. */
export const getDoor = async ({ db }: Context, code: string): Promise<Door> => {
  const building = await findBuildingByCode(db, code)
  if (!building) throw buildingUnknown()
  const { limit } = await doorLimitFor(db, building.areaId)
  return { ...(await doorsOf(db)(building)), answerIn: limit }
}
