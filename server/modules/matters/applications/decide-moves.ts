import type { ApplicationMove, ApplicationState } from '#contract/matters/application-flow.ts'
import type { ApplicationMoveInput, MissingThing } from '#contract/matters/applications.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import { say } from '#contract/phrases.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import { sayInstant } from '#contract/time/explain-deadline.ts'
import { areAbsent, findColleagues } from '#modules/access/index.ts'
import { findArea, findOrganisation, loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { accountUnknown, organisationUnknown } from '../catalogue/problems.ts'
import { noHandOver, type Application, type HandOver, type KeptAnswers, type KeptNotice } from './application-case.ts'
import { openAnswers, sealAnswers } from './application-store.ts'
import { clocksOf, daysFrom, reckon, type ClockTurn } from './clocks.ts'
import { firstOf, mergeTyped, missingOf, refuseWrong, takePapers } from './papers.ts'
import * as problems from './problems.ts'
import { roleAt, routeOf, type Decider } from './routing.ts'

/** What a move asks of a case: where to, changed columns, clocks to turn, files to keep, what the time line says. */
export type Effect = {
  to?: ApplicationState
  patch?: Partial<Application>
  turns?: ClockTurn[]
  details?: Record<string, unknown>
  files?: { ids: string[]; phase: 'paper' | 'result' | 'note'; paper: string | null }[]
  /** Whom it is given to, not yet accepted. */
  handOver?: HandOver
}
export type Asked = {
  context: Context
  a: Application
  item: ItemContent
  input: ApplicationMoveInput
  deciders: readonly Decider[]
}
type Decide = (asked: Asked) => Effect | Promise<Effect>

const answersOf = (a: Application): KeptAnswers => openAnswers(a.answers)
const today = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

const accept: Decide = async ({ context: { db, actor, now }, a, item, input, deciders }) => {
  const missing = missingOf(item, answersOf(a), a.papers, a.notice)
  if (missing.length && !input.letThrough)
    throw problems.stillMissing({ count: missing.length, first: firstOf(missing), missing })
  const route = await routeOf(
    db,
    deciders,
    { areaId: a.area_id, post: a.post, ownerAccount: a.owner_account_id, atArea: a.owner_area_id ?? a.area_id },
    now,
  )
  return {
    to: 'handling',
    turns: [{ do: 'start', clock: 'handle', days: item.limits.promisedDays }],
    patch: {
      accepted_at: now,
      statutory_due_at: await daysFrom(db, a.area_id, now, item.limits.statutoryDays),
      let_through: input.letThrough ?? a.let_through,
      first_receiver_id: a.first_receiver_id ?? actor.accountId,
    },
    ...(route ? { handOver: route } : {}),
    details: {
      ...(missing.length ? { letThrough: input.letThrough, missing: missing.length } : {}),
      promisedDays: item.limits.promisedDays,
    },
  }
}

const notify: Decide = async ({ context: { db, actor, now }, a, item, input }) => {
  const also = (input.also ?? []).map((thing): MissingThing => ({
    kind: thing.material ? 'paper' : thing.field ? 'answer' : 'other',
    key: thing.material ?? thing.field ?? null,
    zh:
      item.materials.find((m) => m.key === thing.material)?.zh ??
      item.form.fields.find((f) => f.key === thing.field)?.zh ??
      thing.text,
    hint: thing.text,
    told: true,
  }))
  const found = missingOf(item, answersOf(a), a.papers, a.notice)
  const seen = (t: MissingThing) => `${t.kind} ${t.key ?? t.zh}`
  const all = [...new Map([...found, ...also].map((t) => [seen(t), { ...t, told: true }])).values()]
  if (!all.length) throw problems.nothingMissing()
  // Once means once: a second notice may only repeat what the first one named.
  if (a.notice) {
    const told = new Set(a.notice.things.map(seen))
    const fresh = all.filter((t) => !told.has(seen(t)))
    if (fresh.length) throw problems.toldOnce({ first: firstOf(fresh) })
  }
  const dueAt = await daysFrom(db, a.area_id, now, item.limits.supplementDays)
  const notice: KeptNotice = {
    at: now.toISOString(),
    by: actor.accountId,
    note: input.note ?? null,
    dueAt: dueAt.toISOString(),
    things: a.notice ? a.notice.things : all,
    also,
  }
  return {
    to: 'supplement',
    turns: [{ do: 'pause', reason: say('zh', 'matters.pause.supplement') }],
    patch: { notice, missing: all.length, supplement_due_at: dueAt, supplement_said_at: null, pause_reason: null },
    details: { things: all.map((t) => t.zh) },
  }
}

/** New papers and answers; complete, the case comes back and its clock runs on. */
const supply: (trip: boolean) => Decide =
  (mayTrip) =>
  async ({ context, a, item, input }) => {
    const answers = mergeTyped(item, answersOf(a), input.values ?? {})
    refuseWrong(context.locale, item, answers.values, new Set(Object.keys(input.values ?? {})))
    const papers = takePapers(item, a.papers, input.papers ?? [], undefined, context.now)
    const handed = new Set(
      (input.papers ?? []).filter((p) => p.state !== 'missing' || p.files.length).map((p) => p.key),
    )
    const typed = new Set(Object.keys(input.values ?? {}))
    // What the clerk saw is settled by handing the thing in, or by a note that says how.
    const settled = (t: MissingThing) =>
      t.key === null ? !!input.note : t.kind === 'paper' ? handed.has(t.key) : typed.has(t.key)
    const notice = a.notice && { ...a.notice, also: a.notice.also.filter((t) => !settled(t)) }
    const missing = missingOf(item, answers, papers, notice)
    const complete = a.state === 'supplement' && missing.length === 0
    return {
      ...(complete ? { to: 'submitted' as const, turns: [{ do: 'resume' as const }] } : {}),
      patch: {
        answers: sealAnswers(answers),
        papers,
        notice,
        missing: missing.length,
        ...(complete ? { supplement_due_at: null, supplement_said_at: null } : {}),
        ...(mayTrip && input.trip ? { trips: a.trips + 1 } : {}),
      },
      files: (input.papers ?? []).map((p) => ({ ids: p.files, phase: 'paper' as const, paper: p.key })),
      details: { papers: [...handed], answers: typed.size, left: missing.map((t) => t.zh) },
    }
  }

const pass: Decide = async ({ context: { db }, a, input }) => {
  const organisation = input.organisationId === undefined ? undefined : await findOrganisation(db, input.organisationId)
  if (input.organisationId !== undefined && !organisation) throw organisationUnknown()
  const areaId = input.areaId ?? organisation?.areaId
  if (areaId === undefined || (areaId === a.owner_area_id && !organisation)) throw problems.passWhere()
  // Up the tree of the case's own area, or a department of it: not into somebody else's.
  const own = tierOf(areaId) === tierOf(a.area_id) ? areaId === a.area_id : a.area_id >= areaId
  const area = await findArea(db, areaId)
  const inside = area && own && a.area_id <= Number(String(areaId).replace(/0+$/, '').padEnd(12, '9'))
  if (!inside) throw problems.passWhere()
  const handOver: HandOver = {
    to_account_id: null,
    to_role: organisation ? 'department_officer' : roleAt(areaId),
    to_area_id: areaId,
    to_organisation_id: organisation?.id ?? null,
  }
  return {
    handOver,
    details: { areaId, area: area.name, ...(organisation ? { organisation: organisation.name } : {}) },
  }
}

const handOver: Decide = async ({ context: { db, area, now }, a, input }) => {
  const to = (await findColleagues(db, area, now)).find((c) => c.accountId === input.accountId)
  const absent = await areAbsent(db, [input.accountId!], now)
  if (!to || absent.size || input.accountId === a.owner_account_id) throw accountUnknown()
  return {
    handOver: { ...noHandOver, to_account_id: to.accountId, to_area_id: to.areaId, to_role: to.role },
    details: { to: to.name },
  }
}

const takeOver: Decide = ({ context: { actor }, a }) => {
  if (a.to_area_id === null) throw problems.noHandOver()
  const owner = {
    owner_role: actor.role ?? a.to_role,
    owner_area_id: a.to_area_id,
    owner_organisation_id: a.to_organisation_id,
    owner_account_id: a.to_organisation_id === null ? actor.accountId : null,
  }
  return {
    patch: { ...owner, ...noHandOver, handler_organisation_id: a.to_organisation_id ?? a.handler_organisation_id },
  }
}

const pause: Decide = ({ context: { now }, a, input }) => {
  if (a.paused_at) throw problems.paused()
  if (input.reviewOn! <= today(now)) throw problems.reviewInPast()
  const reason = input.reason as 'publicity'
  return {
    turns: [{ do: 'pause', reason: say('zh', `matters.pause.${reason}`) }],
    patch: { pause_reason: reason, review_on: input.reviewOn! },
    details: { reason, reviewOn: input.reviewOn },
  }
}
const resume: Decide = ({ a }) => {
  if (!a.paused_at) throw problems.notPaused()
  return { turns: [{ do: 'resume' }], patch: { pause_reason: null, review_on: null } }
}

const extend: Decide = async ({ context: { db, locale }, a, input }) => {
  if (a.extended) throw problems.extendedAlready()
  if (a.paused_at) throw problems.paused()
  const clock = (await clocksOf(db, { areaId: a.area_id, id: a.id })).find((c) => c.ended_at === null)!
  const calendar = await loadCalendar(db, a.area_id)
  const { dueAt } = reckon(calendar, { ...clock, extra_days: clock.extra_days + input.workingDays! })
  // The law's limit rests with the clock: the same pauses move it.
  const item = { ...clock, days: Math.max(1, clock.days), extra_days: 0 }
  const legal = a.statutory_due_at && new Date(a.statutory_due_at.getTime() + pausedMs(item.pauses))
  if (dueAt && legal && dueAt > legal) throw problems.beyondTheLaw({ until: sayInstant(locale, legal.getTime()) })
  return {
    turns: [{ do: 'extend', days: input.workingDays! }],
    patch: { extended: true },
    details: { days: input.workingDays },
  }
}
const pausedMs = (pauses: readonly { from: string; to: string | null }[]) =>
  pauses.reduce((sum, p) => sum + (p.to ? Date.parse(p.to) - Date.parse(p.from) : 0), 0)

const close = (a: Application, to: ApplicationState, patch: Partial<Application>, now: Date): Effect => ({
  to,
  turns: [{ do: 'end' }],
  patch: { ...patch, closed_at: now, supplement_due_at: null, pause_reason: null, review_on: null, ...noHandOver },
})

const refuse: Decide = ({ context: { now }, a, input }) => ({
  ...close(a, 'refused', { refusal: { reason: input.reason!, note: input.note!, elsewhere: input.elsewhere ?? null } }, now), // prettier-ignore
  details: { reason: input.reason },
})
const decide: Decide = ({ context: { now }, a, input }) => {
  if (a.paused_at) throw problems.paused()
  const onTime = a.due_at === null || now <= a.due_at
  return {
    ...close(a, 'done', { decision: input.decision!, result: input.result ?? null, on_time: onTime }, now),
    files: [{ ids: input.files ?? [], phase: 'result', paper: null }],
    details: { decision: input.decision, onTime },
  }
}
const lapse: Decide = ({ context: { now, locale }, a }) => {
  if (a.supplement_due_at && a.supplement_due_at > now)
    throw problems.supplementNotOver({ until: sayInstant(locale, a.supplement_due_at.getTime()) })
  return close(a, 'lapsed', {}, now)
}
const deliver: Decide = ({ context: { now }, a, input }) => {
  if (a.delivered_at) throw problems.deliveredAlready()
  return {
    patch: {
      delivered_at: now,
      delivered_how: input.how!,
      ...(input.how === 'fetched' ? { trips: a.trips + 1 } : {}),
    } as Partial<Application>,
    details: { how: input.how },
  }
}

/** Each move of the flow, decided; throws the named problems of its rule. */
export const decideMoves: Record<ApplicationMove, Decide> = {
  accept,
  notify,
  supply: supply(false),
  supply_for: supply(true),
  refuse,
  lapse,
  decide,
  pass,
  hand_over: handOver,
  accept_hand_over: takeOver,
  decline_hand_over: ({ a }) => {
    if (a.to_area_id === null) throw problems.noHandOver()
    return { patch: { ...noHandOver } }
  },
  pause,
  resume,
  extend,
  withdraw: ({ context: { now }, a }) => close(a, 'withdrawn', {}, now),
  withdraw_for: ({ context: { now }, a }) => close(a, 'withdrawn', {}, now),
  deliver,
  add_note: ({ input }) => ({ files: [{ ids: input.files ?? [], phase: 'note', paper: null }] }),
}
