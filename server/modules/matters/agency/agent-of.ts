import type { Role } from '#contract/access/roles.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { areAbsent, findOnDuty } from '#modules/access/index.ts'
import { gridWorkers } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import { deskOf } from '../desk-of.ts'

export type Assigned = { agent_id: string | null; owner_role: Role; owner_area_id: number; substitute: boolean }

/**
 * Who does the errands (D19, D03): the grid's worker A, B while A is away, else any grid worker of the community on duty,
 * else its window or head, and so up the tree; never nobody. `except` is whoever can't (absent from now on).
 */
export const agentOf = async (
  db: Db,
  place: { areaId: number; gridNo: number | null },
  now: Date,
  except: readonly string[] = [],
): Promise<Assigned> => {
  const as = (agent_id: string, owner_role: Role, substitute: boolean): Assigned => ({
    agent_id,
    owner_role,
    owner_area_id: place.areaId,
    substitute,
  })
  if (place.gridNo !== null) {
    const workers = (await gridWorkers(db, place.areaId, place.gridNo)).filter((w) => !except.includes(w.accountId))
    const absent = await areAbsent(
      db,
      workers.map((w) => w.accountId),
      now,
    )
    const there = (duty: string) => workers.find((w) => w.duty === duty && !absent.has(w.accountId))
    const a = there('A') ?? there('lead')
    if (a) return as(a.accountId, 'grid_worker', false)
    const b = there('B')
    if (b) return as(b.accountId, 'grid_worker', true)
  }
  const [colleague] = (await findOnDuty(db, { areaId: place.areaId, role: 'grid_worker' }, now)).filter(
    (h) => !except.includes(h.accountId),
  )
  if (colleague) return as(colleague.accountId, 'grid_worker', place.gridNo !== null)
  const desk = await deskOf(db, place.areaId, now, { except, first: ['window_clerk'] })
  return {
    agent_id: null,
    owner_role: desk?.role ?? 'community_head',
    owner_area_id: desk?.areaId ?? place.areaId,
    substitute: true,
  }
}

/** May this colleague be given an order of the community? */
export const mayBeAgent = async (db: Db, areaId: number, accountId: string, now: Date): Promise<Role | undefined> => {
  if (tierOf(areaId) !== 'community') return undefined
  for (const role of ['grid_worker', 'window_clerk', 'community_head'] as const)
    if ((await findOnDuty(db, { areaId, role }, now)).some((h) => h.accountId === accountId)) return role
  return undefined
}
