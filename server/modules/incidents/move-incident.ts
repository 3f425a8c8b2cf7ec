import { incidentFlow, type IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { MoveInput, Receipt } from '#contract/incidents/incidents.ts'
import { say } from '#contract/phrases.ts'
import { findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { claimFiles } from '#platform/files.ts'
import { conflict } from '#platform/problem.ts'
import { changeOf } from './case-change.ts'
import { loadClockwork } from './case-clock.ts'
import {
  endTasks,
  insertAttachments,
  into,
  lockCase,
  moveWritten,
  tasksOf,
  writeMove,
  type Write,
} from './case-store.ts'
import type { Case, Tally } from './incident-case.ts'
import { maySee, refusalOf } from './may-move.ts'
import { decideFor } from './moves/decide.ts'
import type { Effect } from './moves/effect.ts'
import { recountCase } from './recount.ts'
import { incidentUnknown, moveNotFromHere } from './problems.ts'

export const receiptOf = async (
  context: Context,
  c: Pick<Case, 'area_id' | 'id' | 'number' | 'state' | 'version' | 'grid_no' | 'due_at'>,
): Promise<Receipt> => ({
  areaId: c.area_id,
  id: c.id,
  number: c.number,
  state: c.state,
  version: c.version,
  areaName: (await areaName(context, c.area_id)) ?? '',
  gridNo: c.grid_no,
  dueAt: c.due_at as never,
})

const names = new Map<number, string>()
/** An area's name, remembered: numbers are never given again. */
export const areaName = async (context: Context, id: number) => {
  const known = names.get(id)
  if (known) return known
  const name = (await findArea(context.db, id))?.name
  if (name) names.set(id, name)
  return name
}

/** Only these moves look at the departments at work. */
const needsTasks = (move: IncidentMove, context: Context) =>
  context.actor.role === 'department_officer' ||
  ['check_in', 'call_departments', 'start_joint', 'add_co'].includes(move)

/**
 * Does one move of the life cycle: the case is locked, the move checked against state, relation and version, decided,
 * and written with its step, clocks, counts, audit row and fact. The same `moveId` again answers what is. `write` is
 * context.writeLast where nothing else is written in the transaction.
 */
export const moveIncident = async (
  context: Context,
  move: IncidentMove,
  params: { areaId: number; id: string },
  input: MoveInput,
  write: Write = into(context.db),
): Promise<Receipt> => {
  const c = await lockCase(context.db, params)
  if (!c) throw incidentUnknown()
  const tasks = needsTasks(move, context) ? await tasksOf(context.db, params) : []
  if (!maySee(context.actor, c, tasks)) throw incidentUnknown()
  if (c.last_move_id === input.moveId) return receiptOf(context, c)
  if (c.version !== input.version) {
    if (await moveWritten(context.db, params, input.moveId)) return receiptOf(context, c)
    throw conflict({ version: c.version })
  }
  const spec = incidentFlow.moves[move]
  if (!(spec.from as readonly string[]).includes(c.state))
    throw moveNotFromHere({ state: say(context.locale, `incidents.state.${c.state}`), is: c.state })
  const refusal = refusalOf(move, context.actor, c, tasks)
  if (refusal) throw refusal
  const effect = await decideFor(move, { context, c, input, tasks, move })
  return applyEffect(context, c, move, input, effect, write)
}

/** Writes what was decided, the move itself last; used by moves, by the clocks (system) and by nobody else. */
export const applyEffect = async (
  context: Context,
  c: Case,
  move: string,
  input: Pick<MoveInput, 'moveId' | 'note' | 'photos'>,
  effect: Effect,
  write: Write = into(context.db),
): Promise<Receipt> => {
  const key = { areaId: c.area_id, id: c.id }
  const change = changeOf(c, effect, input.moveId, context.now, await loadClockwork(context.db, c.area_id))
  const { to, after, version } = change
  const photos = input.photos ?? []
  if (photos.length) {
    await claimFiles({ ...context, areaId: c.area_id }, photos, `incidents.incident:${c.id}`)
    await insertAttachments(context.db, key, photos, effect.photosAs ?? 'note', context.now)
  }
  const recategorised = after.category_id === c.category_id ? [] : await moveCounts(context.db, c, after.category_id)
  if (effect.endTasks) await endTasks(context.db, key, context.now)
  context.announce({
    name: 'incidents.moved',
    areaId: c.area_id,
    about: { id: c.id, move, from: c.state, to, version },
  })
  context.audit({ incident: c.id, move, from: c.state, to, version }, c.area_id)
  const receipt = await receiptOf(context, after)
  await writeMove(write, c, {
    patch: change.patch,
    step: {
      at: context.now,
      move,
      from_state: c.state,
      to_state: to,
      account_id: context.actor.accountId,
      post_id: context.actor.postId,
      role: context.actor.role,
      organisation_id: context.actor.organisationId,
      note: input.note ?? null,
      details: change.details,
      move_id: input.moveId,
    },
    endClocks: change.endClocks,
    startClocks: change.startClocks,
    tallies: [...change.tallies, ...recategorised],
  })
  return receipt
}

/** A case counts under the category it has now: everything counted so far goes over with it. */
const moveCounts = async (db: Db, c: Case, categoryId: number): Promise<Tally[]> =>
  (await recountCase(db, { areaId: c.area_id, id: c.id })).flatMap(({ metric, amount, organisationId, month }) => [
    { metric, amount: -amount, organisationId, month, categoryId: c.category_id },
    { metric, amount, organisationId, month, categoryId },
  ])
