import { doorFlow, type DoorMove } from '#contract/visits/door-flow.ts'
import { ancestorsOf, tierOf } from '#contract/territory/area-number.ts'
import { findOnDuty } from '#modules/access/index.ts'
import { findArea, gridWorkers } from '#modules/territory/index.ts'
import type { Actor } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { DoorMessage } from './door-store.ts'

/** Who answers "nobody came": the head of the community, never whoever should have come; else the street, never nobody. */
export const answererOf = async (db: Db, areaId: number, gridNo: number | null, now: Date) => {
  // The head of a community often leads a grid too; who should have come are its workers.
  const workers = gridNo === null ? [] : await gridWorkers(db, areaId, gridNo)
  const own = new Set(workers.flatMap((w) => (w.duty === 'lead' ? [] : [w.accountId])))
  const up = [areaId, ...ancestorsOf(areaId)]
  for (const area of up) {
    const tier = tierOf(area)
    const role = tier === 'community' ? 'community_head' : tier === 'street' ? 'street_officer' : undefined
    if (!role) continue
    const there = (await findOnDuty(db, { areaId: area, role }, now)).filter((h) => !own.has(h.accountId))
    if (there.length) return { owner_area_id: area, owner_role: role }
  }
  for (const area of up)
    if (tierOf(area) === 'street' && (await findArea(db, area)))
      return { owner_area_id: area, owner_role: 'street_officer' }
  return { owner_area_id: areaId, owner_role: 'community_head' }
}

type Owned = Pick<DoorMessage, 'owner_area_id' | 'owner_role' | 'escalated_to'>
/** The desk it was given to, and once it is over its clock the one above. */
export const isAnswerer = (actor: Actor, m: Owned) =>
  actor.kind === 'staff' &&
  ((actor.areaId === m.owner_area_id && actor.role === m.owner_role) ||
    (m.escalated_to !== null && m.escalated_to === actor.areaId))

/** What somebody may do to a message now. */
export const doorMovesFor = (actor: Actor, m: DoorMessage): DoorMove[] =>
  (Object.keys(doorFlow.moves) as DoorMove[]).filter((move) => {
    const spec = doorFlow.moves[move]
    const may = spec.by === 'head' ? isAnswerer(actor, m) : actor.accountId === m.asker_id
    return may && (spec.from as readonly string[]).includes(m.state)
  })
