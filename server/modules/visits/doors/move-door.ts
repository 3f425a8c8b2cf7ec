import { doorFlow, type DoorMove, type DoorState } from '#contract/visits/door-flow.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { informResident } from '#modules/matters/index.ts'
import type { Context } from '#platform/context.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { buildingNames, nameIn } from './building-names.ts'
import { noClock, windDoor } from './door-clock.ts'
import { isAnswerer } from './door-owner.ts'
import { doorStepWritten, findDoor, patchDoor, writeDoorStep, type DoorKey, type DoorMessage } from './door-store.ts'
import { stepNotFromHere, stepNotYours } from './problems.ts'

type Input = { moveId: string; version: number; note?: string | undefined; helped?: boolean }
type Effect = { to: DoorState; patch: Partial<DoorMessage> & { yellow_said_at?: Date | null } }

const answered = async (context: Context, m: DoorMessage): Promise<Effect> => {
  const { db, now } = context
  await informResident(context, {
    areaId: m.area_id,
    accountId: m.asker_id,
    kind: 'door_answered',
    params: { building: nameIn(await buildingNames(db, [m]), m) },
    link: `/door-messages/${m.area_id}/${m.id}`,
  })
  // The answer to "not settled" is the last word; the tier above has seen it by then if it was late.
  const last = m.state === 'asked_again'
  return {
    to: last ? 'closed' : 'answered',
    patch: { ...noClock, answered_at: m.answered_at ?? now, ...(last && { closed_at: now }) },
  }
}
const decide: Record<DoorMove, (context: Context, m: DoorMessage, input: Input) => Effect | Promise<Effect>> = {
  answer: answered,
  judge: async ({ db, now }, m, { helped }) =>
    helped
      ? { to: 'closed', patch: { helped: true, closed_at: now } }
      : { to: 'asked_again', patch: { helped: false, ...noClock, ...(await windDoor(db, m.area_id, now)) } },
  withdraw: ({ now }) => ({ to: 'withdrawn', patch: { ...noClock, closed_at: now } }),
}

/**
 * One move of a message. The same `moveId` again changes nothing. Throws `platform.not_found`, `platform.conflict`,
 * `visits.step_not_from_here`, `visits.step_not_yours`.
 */
export const moveDoor = async (context: Context, move: DoorMove, key: DoorKey, input: Input) => {
  const { db, actor } = context
  const m = await findDoor(db, key, true)
  const asker = actor.kind === 'resident' && m?.asker_id === actor.accountId
  if (!m || !(asker || actor.kind === 'staff')) throw notFound()
  if (await doorStepWritten(db, key, input.moveId)) return { state: m.state, version: m.version }
  if (doorFlow.moves[move].by === 'head' ? !isAnswerer(actor, m) : !asker) throw stepNotYours()
  if (m.version !== input.version) throw conflict({ version: m.version })
  if (!(doorFlow.moves[move].from as readonly DoorState[]).includes(m.state))
    throw stepNotFromHere({ state: say(context.locale, `visits.door.state.${m.state}` as WordKey), is: m.state })
  const { to, patch } = await decide[move](context, m, input)
  await patchDoor(db, key, { ...patch, state: to })
  await writeDoorStep(context, key, { move, from: m.state, to, note: input.note, moveId: input.moveId })
  return { state: to, version: m.version + 1 }
}
