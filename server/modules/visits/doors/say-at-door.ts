import { sql } from 'kysely'
import type { z } from 'zod'
import { mostDoorsOpen } from '#contract/visits/door-flow.ts'
import type { OwnDoorMessage, sayAtDoor as sayRoute } from '#contract/visits/doors.ts'
import { findBuilding } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { windDoor } from './door-clock.ts'
import { answererOf } from './door-owner.ts'
import { findDoor, writeDoorStep } from './door-store.ts'
import { ownDoorMessage } from './own-doors.ts'
import { buildingUnknown, idTaken, nothingSaid, tooManySaid } from './problems.ts'

/**
 * 没来过, 表扬 (C04): said by a resident through the code of a building. 没来过 goes to the head of the community with a clock
 * as long as the area says (`door-limit.ts`); praise needs none. The same id again is the same message. Throws `visits.building_unknown`,
 * `visits.id_taken`, `visits.too_many_said`, `visits.nothing_said`.
 */
export const sayAtDoor = async (
  context: Context,
  said: z.output<(typeof sayRoute)['body']>,
): Promise<OwnDoorMessage> => {
  const { db, areaId, actor, now } = context
  const askerId = actor.accountId!
  const key = { areaId, id: said.id }
  // Held until the transaction ends, so that the same thing sent many times at once is kept once.
  await sql`select pg_advisory_xact_lock(hashtextextended(${said.id.toLowerCase()}, 21))`.execute(db)
  const there = await findDoor(db, key)
  if (there) {
    if (there.asker_id !== askerId) throw idTaken()
    return ownDoorMessage(context, there)
  }
  if (said.kind === 'praise' && !said.text) throw nothingSaid()
  const building = await findBuilding(db, areaId, said.buildingNo)
  if (!building) throw buildingUnknown()
  const asks = said.kind === 'nobody_came'
  if (asks) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${askerId}, 22))`.execute(db)
    const { rows } = await sql<{ n: number }>`select count(*)::int n from visits.door_message
      where asker_id = ${askerId}::uuid and state in ('asked', 'asked_again')`.execute(db)
    if (rows[0]!.n >= mostDoorsOpen) throw tooManySaid({ most: mostDoorsOpen })
  }
  const owner = await answererOf(db, areaId, building.gridNo, now)
  const clock = asks ? await windDoor(db, areaId, now) : undefined
  await sql`insert into visits.door_message (area_id, id, kind, state, building_no, grid_no, room, since_months, text, anonymous, asker_id, said_at,
      step_started_at, amount, unit, limit_area_id, limit_version, due_at, yellow_at, owner_area_id, owner_role, closed_at)
    values (${areaId}, ${said.id}::uuid, ${said.kind}, ${asks ? 'asked' : 'closed'}, ${said.buildingNo}, ${building.gridNo}, ${said.room ?? null}, ${said.sinceMonths ?? null}, ${said.text ?? ''}, ${said.anonymous}, ${askerId}::uuid, ${now},
      ${clock?.step_started_at ?? null}::timestamptz, ${clock?.amount ?? null}::int, ${clock?.unit ?? null}::text, ${clock?.limit_area_id ?? null}::bigint, ${clock?.limit_version ?? null}::int, ${clock?.due_at ?? null}::timestamptz, ${clock?.yellow_at ?? null}::timestamptz,
      ${owner.owner_area_id}, ${owner.owner_role}, ${asks ? null : now}::timestamptz)`.execute(db)
  await writeDoorStep(context, key, { move: 'say', from: null, to: asks ? 'asked' : 'closed' })
  return ownDoorMessage(context, (await findDoor(db, key))!)
}
