import { applicationFlow, isOpenApplication, type ApplicationMove } from '#contract/matters/application-flow.ts'
import type { ApplicationMoveInput, ApplicationReceipt } from '#contract/matters/applications.ts'
import { say } from '#contract/phrases.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import { standsInFor } from '../catalogue/post-duties.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { inviteForApplication } from '../evaluation/invite-services.ts'
import type { Context } from '#platform/context.ts'
import { claimFiles } from '#platform/files.ts'
import { conflict } from '#platform/problem.ts'
import { nobody, type Application, type ApplicationKey } from './application-case.ts'
import { insertFiles, insertStep, lockApplication, moveWritten, updateApplication } from './application-store.ts'
import { clocksOf, turnClock, usedShare } from './clocks.ts'
import { decideMoves, type Effect } from './decide-moves.ts'
import { itemOf } from './item-of-case.ts'
import { isApplicant, maySee, mayMove, type Standing } from './may-move.ts'
import { applicationUnknown, moveNotFromHere, notYours, notYoursToDecide } from './problems.ts'
import { receiptOf } from './receipt.ts'
import { nameDeciders, powersFor } from './routing.ts'
import { tellApplicant } from './tell-applicant.ts'

export const fileUse = (id: string) => `matters.application:${id}`
export const keyOf = (a: Pick<Application, 'area_id' | 'id'>): ApplicationKey => ({ areaId: a.area_id, id: a.id })

export const standingOf = async (context: Context, a: Application): Promise<Standing> => ({
  actor: context.actor,
  standsInFor:
    context.actor.kind === 'staff' ? await standsInFor(context.db, context.actor.accountId, context.now) : [],
  deciders: powersFor(await loadCatalogue(context.db), a.item_code, a.area_id).decide,
})

/**
 * Does one move of the life cycle: the case is locked, the move checked against state, relation, power and version,
 * decided, and written with its step, clocks, audit row and fact. The same `moveId` again answers what is.
 */
export const moveApplication = async (
  context: Context,
  move: ApplicationMove,
  key: ApplicationKey,
  input: ApplicationMoveInput,
): Promise<ApplicationReceipt> => {
  const a = await lockApplication(context.db, key)
  if (!a) throw applicationUnknown()
  const standing = await standingOf(context, a)
  if (!maySee(context.actor, a) && !isApplicant(standing, a)) throw applicationUnknown()
  if (
    a.last_move_id === input.moveId ||
    (a.version !== input.version && (await moveWritten(context.db, key, input.moveId)))
  )
    return receiptOf(context, a)
  if (a.version !== input.version) throw conflict({ version: a.version })
  const spec = applicationFlow.moves[move]
  if (!(spec.from as readonly string[]).includes(a.state))
    throw moveNotFromHere({ state: say(context.locale, `matters.state.${a.state}`), is: a.state })
  if (!mayMove(standing, a, move)) {
    if (spec.by !== 'decider') throw notYours()
    throw notYoursToDecide({ who: await nameDeciders(context.db, standing.deciders) })
  }
  const effect = await decideMoves[move]({
    context,
    a,
    item: await itemOf(context.db, a),
    input,
    deciders: standing.deciders,
  })
  return receiptOf(context, await applyEffect(context, a, move, input, effect))
}

/** Writes what was decided; used by moves, by the intake and by the clocks (system). */
export const applyEffect = async (
  context: Context,
  a: Application,
  move: string,
  input: Pick<ApplicationMoveInput, 'moveId' | 'note'>,
  effect: Effect,
): Promise<Application> => {
  const { db, actor, now } = context
  const key = keyOf(a)
  const to = effect.to ?? a.state
  const version = a.version + 1
  const running = (await clocksOf(db, key)).find((c) => c.ended_at === null)
  const closes = isOpenApplication(a.state) && !isOpenApplication(to)
  let patch: Record<string, unknown> = { ...effect.patch, ...effect.handOver }
  if (closes && to === 'done' && running)
    patch['used_share'] = usedShare(await loadCalendar(db, a.area_id), running, now)
  for (const turn of effect.turns ?? []) patch = { ...patch, ...(await turnClock(db, key, turn, now)) }
  // Whoever decides a case that waits for them has taken it over.
  if (closes)
    patch = { ...patch, ...nobody, handler_organisation_id: a.owner_organisation_id ?? a.handler_organisation_id }
  patch = { ...patch, state: to, version, last_move_id: input.moveId }
  const files = (effect.files ?? []).filter((f) => f.ids.length)
  const ids = files.flatMap((f) => f.ids)
  if (ids.length) await claimFiles({ ...context, areaId: a.area_id }, ids, fileUse(a.id))
  await updateApplication(db, key, patch)
  for (const f of files)
    await insertFiles(
      db,
      key,
      f.ids.map((id) => ({ id, paper: f.paper })),
      f.phase,
      now,
    )
  await insertStep(db, key, {
    seq: version,
    at: now,
    move,
    from_state: a.state,
    to_state: to,
    account_id: actor.accountId,
    post_id: actor.postId,
    role: actor.role,
    at_area_id: actor.areaId,
    organisation_id: actor.organisationId,
    note: input.note ?? null,
    details: { ...effect.details, ...(effect.handOver ? { handOver: true } : {}) },
    move_id: input.moveId,
  })
  const after = { ...a, ...patch } as Application
  context.announce({ name: 'matters.moved', areaId: a.area_id, about: { id: a.id, move, from: a.state, to, version } })
  context.audit({ application: a.id, number: a.number, move, from: a.state, to, version }, a.area_id)
  await tellApplicant(context, after, move)
  if (closes && to === 'done') await inviteForApplication(context, after, (await itemOf(db, a)).zh)
  return after
}
