import { ancestorsOf, isInside, tierOf } from '#contract/territory/area-number.ts'
import { reopeningsAllowed, type IncidentMove } from '#contract/incidents/incident-flow.ts'
import { responsibleFor } from '#modules/incidents/configuration.ts'
import type { Owner } from '#modules/incidents/incident-case.ts'
import { takenUp } from '#modules/incidents/moves/intake-moves.ts'
import type { Effect } from '#modules/incidents/moves/effect.ts'
import type { Actor, CaseLife } from './case-life.ts'
import {
  backToHandler,
  department,
  desk,
  noLonger,
  pause,
  resumed,
  rewind,
  type Asked,
  type Lived,
  type Said,
} from './lived-rules.ts'

// The moves of the product (server/modules/incidents/moves) without their questions to the database. Refusals are left
// out: whoever plans a life asks only for what may be. The test replays lives through the product and compares.

const streetAbove = (life: CaseLife) =>
  [life.c.area_id, ...ancestorsOf(life.c.area_id)].find((id) => tierOf(id) !== 'community' && life.world.areas.has(id))!

const handTo = (life: CaseLife, at: Date, organisationId: number): Effect => {
  life.endTasks(at)
  life.call(organisationId, 'lead', at)
  return {
    to: 'assigned',
    owner: department(life, organisationId),
    patch: { handler_organisation_id: organisationId, handler_account_id: null },
    details: { organisationId },
  }
}

const verdict = (asked: Asked, solved: boolean, grade: number | undefined): Effect => {
  const { c } = asked
  const patch = { solved, grade: grade ?? null }
  const details = { solved, grade }
  if (solved || c.reopened >= reopeningsAllowed) return { to: 'closed', endTasks: true, patch, details }
  return {
    to: 'processing',
    owner: backToHandler(asked),
    patch: { ...patch, reopened: c.reopened + 1, round: c.round + 1, outcome: null },
    details,
  }
}

const lateness = ({ c, at }: Asked) => (c.handle_due_at !== null && at > c.handle_due_at ? { late: true } : {})
const first = ({ c, by }: Asked) => ({ first_receiver_id: c.first_receiver_id ?? by.accountId })
const up = ({ c, at }: Asked) => takenUp(c, at)
const asks =
  (what: 'delay' | 'suspend' | 'void', details: (said: Said) => Record<string, unknown>): Lived =>
  ({ by, said }) => {
    const all = { note: said.note, ...details(said) }
    return { patch: { asked: what, asked_by: by.accountId, asked_details: all }, details: all }
  }
const card =
  (level: 1 | 2 | 3): Lived =>
  ({ c }) => ({ patch: { supervise_level: Math.max(c.supervise_level, level) }, details: { level } })

const lived: Partial<Record<IncidentMove, Lived>> = {
  accept: (a) => ({
    to: 'accepted',
    owner: a.by.role === 'grid_worker' && a.c.owner_account_id === a.by.accountId ? undefined : desk(a.life),
    patch: { ...up(a).patch, ...first(a) },
  }),
  ask_verify: (a) => {
    const worker = a.life.world.staff.workerA(a.c.area_id, a.c.grid_no)
    const owner = worker
      ? {
          owner_role: 'grid_worker',
          owner_area_id: a.c.area_id,
          owner_organisation_id: null,
          owner_account_id: worker.accountId,
        }
      : desk(a.life)
    return { to: 'verifying', owner, patch: first(a) }
  },
  reject: ({ said }) => ({ to: 'rejected', details: { reason: said.reason } }),
  withdraw: () => ({ to: 'withdrawn' }),
  self_handle: (a) => ({
    to: 'feedback',
    owner: desk(a.life, a.by.accountId),
    photosAs: 'after',
    patch: {
      ...up(a).patch,
      ...first(a),
      handler_account_id: a.by.accountId,
      handler_organisation_id: a.by.organisationId,
      outcome: 'fixed',
    },
    details: lateness(a),
  }),
  answer: (a) => ({
    to: 'visit',
    owner: desk(a.life, a.by.accountId),
    patch: {
      ...up(a).patch,
      handler_account_id: a.by.accountId,
      handler_organisation_id: a.by.organisationId,
      ...first(a),
      outcome: 'answered',
    },
    details: lateness(a),
  }),
  raise: (a) => ({
    to: 'accepted',
    owner: desk(a.life, a.by.accountId),
    patch: { ...up(a).patch, ...first(a), handler_account_id: null, handler_organisation_id: null },
    restart: true,
  }),
  assign: (a) => {
    const organisationId = a.said.organisationId ?? responsibleFor(a.life.world.conf, a.c.area_id, a.c.category_id)
    if (organisationId === undefined)
      throw new Error(`nobody answers for category ${a.c.category_id} in ${a.c.area_id}`)
    const effect = handTo(a.life, a.at, organisationId)
    return { ...effect, patch: { ...effect.patch, ...first(a) } }
  },
  whistle: ({ life, at }) => {
    life.endTasks(at)
    return {
      to: 'whistled',
      owner: life.world.staff.deskOf(streetAbove(life)),
      patch: { handler_organisation_id: null, handler_account_id: null },
      details: {},
    }
  },
  call_departments: ({ life, c, at, said }) => {
    const wanted = said.organisationIds!
    const fresh = wanted.filter((id) => !life.tasks.some((t) => t.organisation_id === id && t.ended_at === null))
    for (const id of fresh) life.call(id, 'called', at)
    const lead = said.leadId ?? c.handler_organisation_id ?? wanted[0]!
    return {
      restart: true,
      patch: { handler_organisation_id: lead, handler_account_id: null },
      details: { called: fresh, lead },
    }
  },
  check_in: ({ life, c, by, at }) => {
    const organisationId = by.organisationId!
    Object.assign(
      life.tasks.find((t) => t.organisation_id === organisationId)!,
      { checked_in_at: at, checked_in_by: by.accountId },
    )
    const missing = life.tasks
      .filter((t) => t.kind === 'called' && t.ended_at === null && t.checked_in_at === null)
      .toSorted((a, b) => a.called_at.getTime() - b.called_at.getTime() || a.organisation_id - b.organisation_id)
    if (c.state !== 'whistled' || missing.length)
      return { details: { organisationId, missing: missing.map((t) => t.organisation_id) } }
    const lead = c.handler_organisation_id ?? organisationId
    return {
      to: 'processing',
      owner: department(life, lead),
      patch: { handler_organisation_id: lead, handler_account_id: null },
      details: { organisationId, all: true, lead },
    }
  },
  sign: ({ by }) => ({ to: 'processing', patch: { handler_account_id: by.accountId } }),
  return: ({ life, c, said }) => ({
    to: 'accepted',
    owner: desk(life),
    endTasks: true,
    patch: { returned: c.returned + 1, handler_organisation_id: null, handler_account_id: null },
    details: { basis: said.basis, organisationId: c.handler_organisation_id },
  }),
  transfer: ({ life, at, said }) => handTo(life, at, said.organisationId!),
  add_co: ({ life, at, said }) => {
    for (const id of said.organisationIds!) life.call(id, 'co', at)
    return { details: { called: said.organisationIds } }
  },
  contact: ({ at }) => ({ patch: { contacted_at: at }, endClocks: ['contact'] }),
  done: (a) => {
    const outcome = a.said.outcome ?? 'fixed'
    return {
      to: 'feedback',
      owner: desk(a.life, a.by.accountId),
      photosAs: 'after',
      patch: { outcome, ...noLonger },
      details: { outcome, ...lateness(a) },
    }
  },
  ask_delay: asks('delay', ({ workingDays }) => ({ workingDays })),
  grant_delay: (a) => {
    const days = Number(a.c.asked_details?.['workingDays'] ?? 0)
    const due = rewind(a, { extra_days: a.life.handleClock!.extra_days + days })
    return {
      patch: { ...noLonger, delayed: a.c.delayed + 1, ...due },
      details: { workingDays: days, dueAt: due.due_at },
    }
  },
  refuse_delay: () => ({ patch: noLonger }),
  ask_suspend: asks('suspend', ({ reviewOn }) => ({ reviewOn })),
  grant_suspend: (a) => pause(a, 'suspended', String(a.c.asked_details?.['reviewOn']), '挂账'),
  wait: (a) => pause(a, 'waiting', a.said.reviewOn!, '等待当事人'),
  resume: (a) => ({ patch: resumed(a) }),
  ask_void: asks('void', () => ({})),
  grant_void: () => ({
    to: 'void',
    endTasks: true,
    patch: { ...noLonger, paused_at: null, pause_kind: null, review_on: null },
  }),
  pass: (a) => ({ to: 'visit', photosAs: 'check', owner: desk(a.life, a.c.handler_account_id) }),
  fail: (a) => {
    const effect: Effect = { to: 'processing', photosAs: 'check', owner: backToHandler(a), patch: { outcome: null } }
    const clock = a.life.handleClock
    if (!clock) return effect
    const pauses = clock.ended_at
      ? [...clock.pauses, { from: clock.ended_at.toISOString(), to: a.at.toISOString(), reason: '核查' }]
      : clock.pauses
    const { handle_due_at, handle_yellow_at } = rewind(a, { pauses, ended_at: null })
    return { ...effect, patch: { ...effect.patch, handle_due_at: handle_due_at!, handle_yellow_at: handle_yellow_at! } }
  },
  call_back: (a) =>
    a.said.reached
      ? verdict(a, a.said.solved!, a.said.grade)
      : { to: 'closed', endTasks: true, details: { reached: false } },
  judge: (a) => verdict(a, a.said.solved!, a.said.grade),
  reopen: ({ life, c }) => ({
    to: 'accepted',
    owner: desk(life),
    patch: {
      reopened: c.reopened + 1,
      round: c.round + 1,
      closed_at: null,
      outcome: null,
      returned: 0,
      handler_organisation_id: null,
      handler_account_id: null,
    },
  }),
  hand_over: ({ said }) => ({ patch: { hand_over_to: said.accountId! }, details: { to: said.accountId } }),
  urge: card(1),
  yellow_card: card(2),
  red_card: card(3),
  instruct: () => ({}),
  add_note: () => ({ photosAs: 'note' as const }),
}
lived.confirm = (a) => ({ ...lived.accept!(a), photosAs: 'before' })

/** Lives one move of a case. The caller sees to it that it may be done. */
export const live = (life: CaseLife, move: IncidentMove, by: Actor, at: Date, said: Said = {}) => {
  const how = lived[move]
  if (!how) throw new Error(`no life has the move ${move} yet`)
  life.apply(move, by, at, how({ life, c: life.c, by, at, said }), said.note ?? null)
}

/** Whom an overdue case is shown to next: one tier further up. */
export const deskAbove = (life: CaseLife): Owner => {
  const { c, world } = life
  const from = c.escalated_to ?? c.owner_area_id ?? c.area_id
  const start = isInside(c.area_id, from) ? from : c.area_id
  return world.staff.deskOf(ancestorsOf(start).find((id) => world.areas.has(id)) ?? start)
}
