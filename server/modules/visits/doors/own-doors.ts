import { sql } from 'kysely'
import type { OwnDoorMessage } from '#contract/visits/doors.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { iso } from '#platform/local-day.ts'
import { buildingNames, nameIn } from './building-names.ts'
import { doorMovesFor } from './door-owner.ts'
import { doorColumns, doorSteps, type DoorMessage } from './door-store.ts'

/** A message as whoever said it sees it: what was said and answered, by office, not by name. */
export const ownDoorMessage = async (context: Context, m: DoorMessage): Promise<OwnDoorMessage> => {
  const { db, actor } = context
  const key = { areaId: m.area_id, id: m.id }
  const steps = await doorSteps(db, key)
  return {
    areaId: m.area_id,
    areaName: (await areaNames(db, [m.area_id])).get(m.area_id) ?? '',
    id: m.id,
    kind: m.kind,
    state: m.state,
    building: nameIn(await buildingNames(db, [m]), m),
    saidAt: m.said_at.toISOString(),
    dueAt: iso(m.due_at),
    thread: [
      ...(m.text ? [{ at: m.said_at.toISOString(), from: 'me' as const, text: m.text }] : []),
      ...steps.flatMap(({ at, move, note }) =>
        note ? [{ at, from: move === 'answer' ? ('community' as const) : ('me' as const), text: note }] : [],
      ),
    ],
    helped: m.helped,
    moves: doorMovesFor(actor, m),
    version: m.version,
  }
}

/** 我说过的, newest first. */
export const myDoorMessages = async (context: Context) => {
  const { rows } =
    await sql<DoorMessage>`select ${doorColumns} from visits.door_message m where m.asker_id = ${context.actor.accountId}::uuid
    order by m.said_at desc, m.id limit 100`.execute(context.db)
  const said: OwnDoorMessage[] = []
  for (const m of rows) said.push(await ownDoorMessage(context, m))
  return { rows: said }
}
