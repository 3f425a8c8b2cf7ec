import { incidentFlow, type ClockStep, type IncidentMove, type IncidentState } from '#contract/incidents/incident-flow.ts'
import type { MoveInput, Receipt } from '#contract/incidents/incidents.ts'
import { say } from '#contract/phrases.ts'
import { findArea } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import { conflict } from '#platform/problem.ts'
import { windClock } from './case-clock.ts'
import { endTasks, insertAttachments, lockCase, moveWritten, tasksOf, writeMove, type ClockWrite } from './case-store.ts'
import { gaugeChanges } from './gauges.ts'
import type { Case } from './incident-case.ts'
import { isOpen, maySee, refusalOf } from './may-move.ts'
import { decideFor } from './moves/decide.ts'
import type { Effect } from './moves/effect.ts'
import { incidentUnknown, moveNotFromHere } from './problems.ts'

export const receiptOf = async (context: Context, c: Pick<Case, 'area_id' | 'id' | 'number' | 'state' | 'version' | 'grid_no' | 'due_at'>): Promise<Receipt> => ({
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
const areaName = async (context: Context, id: number) => {
  const known = names.get(id)
  if (known) return known
  const name = (await findArea(context.db, id))?.name
  if (name) names.set(id, name)
  return name
}

/** Only these moves look at the departments at work. */
const needsTasks = (move: IncidentMove, context: Context) =>
  context.actor.role === 'department_officer' || ['check_in', 'call_departments', 'start_joint'].includes(move)

/**
 * Does one move of the life cycle: the case is locked, the move checked against state, relation and version, decided,
 * and written with its step, clocks, counts, audit row and fact. The same `moveId` again answers what is.
 */
export const moveIncident = async (context: Context, move: IncidentMove, params: { areaId: number; id: string }, input: MoveInput): Promise<Receipt> => {
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
  if (!(spec.from as readonly string[]).includes(c.state)) throw moveNotFromHere({ state: say(context.locale, `incidents.state.${c.state}`), is: c.state })
  const refusal = refusalOf(move, context.actor, c, tasks)
  if (refusal) throw refusal
  const effect = await decideFor(move, { context, c, input, tasks, move })
  return applyEffect(context, c, move, input, effect)
}

/** Writes what was decided; used by moves, by the clocks (system) and by nobody else. */
export const applyEffect = async (
  context: Context,
  c: Case,
  move: string,
  input: Pick<MoveInput, 'moveId' | 'note' | 'photos'>,
  effect: Effect,
): Promise<Receipt> => {
  const key = { areaId: c.area_id, id: c.id }
  const to = effect.to ?? c.state
  const version = c.version + 1
  const rests = to === c.state && !effect.restart
  const clocks = rests ? undefined : await nextClocks(context, c, { ...c, ...effect.patch }, to, effect)
  const patch: Partial<Case> & { version: number; last_move_id: string } = {
    ...effect.patch,
    ...effect.owner,
    ...clocks?.patch,
    state: to,
    version,
    last_move_id: input.moveId,
  }
  if (to !== c.state && !isOpen(to))
    Object.assign(patch, { owner_role: null, owner_area_id: null, owner_organisation_id: null, owner_account_id: null, closed_at: c.closed_at ?? context.now, asked: null, asked_by: null, asked_details: null })
  const after = { ...c, ...patch }
  const photos = input.photos ?? []
  if (photos.length) {
    await claimFiles({ ...context, areaId: c.area_id }, photos, `incidents.incident:${c.id}`)
    await insertAttachments(context.db, key, photos, effect.photosAs ?? 'note', context.now)
  }
  await writeMove(context.db, c, {
    patch: forColumns(patch),
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
      details: effect.details ?? {},
      move_id: input.moveId,
    },
    endClocks: clocks?.ends ?? [],
    startClocks: clocks?.starts ?? [],
    tallies: [...(effect.tallies ?? []), ...(clocks?.tallies ?? []), ...gaugeChanges(c, after)],
  })
  if (effect.endTasks) await endTasks(context.db, key, context.now)
  context.announce({ name: 'incidents.moved', areaId: c.area_id, about: { id: c.id, move, from: c.state, to, version } })
  context.audit({ incident: c.id, move, from: c.state, to, version })
  return receiptOf(context, after)
}

const forColumns = (patch: Record<string, unknown> & { version: number }) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as typeof patch

/** Which clocks end and begin when a case comes to a state; the case always carries the running one. */
const nextClocks = async (context: Context, before: Case, after: Case, to: IncidentState, effect: Effect) => {
  const ends: string[] = before.step ? [before.step] : []
  const starts: ClockWrite[] = []
  const patch: Partial<Case> = { yellow_said_at: null, overdue_said_at: null, escalated_to: null, paused_at: null, pause_kind: null, review_on: null }
  const tallies: Effect['tallies'] = []
  const step = (incidentFlow.states[to] as { clock?: ClockStep }).clock
  const at = context.now
  const seq = (before.version + 1) * 10
  const wind = (which: ClockStep, n: number) => windClock(context.db, after, which, at, seq + n, effect.owner?.owner_organisation_id ?? after.handler_organisation_id)
  // The handling limit runs from acceptance, through dispatch, whistle and return, until it is reported done; each round anew.
  const newRound = after.round !== before.round
  const takenUp = after.accepted_at !== null && (before.accepted_at === null || newRound)
  let handleDue = after.handle_due_at
  let handleYellow = after.handle_yellow_at
  if (takenUp && ['accepted', 'processing', 'assigned', 'whistled'].includes(to)) {
    const handle = await wind('handle', 0)
    starts.push(handle)
    handleDue = handle.due_at
    handleYellow = handle.yellow_at
  }
  if (after.accepted_at !== null && before.accepted_at === null && after.contacted_at === null && before.reporter_id !== null && to === 'accepted') {
    const contact = await wind('contact', 1)
    starts.push(contact)
    patch.contact_due_at = contact.due_at
    tallies.push({ metric: 'contact_due', organisationId: 0 })
  }
  Object.assign(patch, { handle_due_at: handleDue, handle_yellow_at: handleYellow })
  if (!step) return { ends: ['accept', 'verify', 'dispatch', 'check_in', 'sign', 'handle', 'check', 'visit', 'contact'], starts, patch: { ...patch, step: null, step_started_at: null, due_at: null, yellow_at: null }, tallies }
  // The handling clock goes on under the others; only being reported done stops it.
  const endsNow = ends.filter((e) => e !== 'handle' || to === 'feedback' || to === 'visit')
  if (to === 'feedback' || to === 'visit') endsNow.push('handle')
  if (step === 'handle' && handleDue) return { ends: endsNow, starts, patch: { ...patch, step, step_started_at: after.accepted_at ?? at, due_at: handleDue, yellow_at: handleYellow }, tallies }
  const clock = await wind(step, 2)
  starts.push(clock)
  return { ends: endsNow, starts, patch: { ...patch, step, step_started_at: at, due_at: clock.due_at, yellow_at: clock.yellow_at }, tallies }
}
