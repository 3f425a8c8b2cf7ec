import { incidentFlow, isOpen, type ClockStep, type IncidentState } from '#contract/incidents/incident-flow.ts'
import type { Wind } from './case-clock.ts'
import type { ClockWrite } from './case-store.ts'
import { endings, gaugeChanges } from './gauges.ts'
import type { Case, Tally } from './incident-case.ts'
import type { Effect } from './moves/effect.ts'

/** Everything a move writes of a case beside its step. */
export type CaseChange = {
  to: IncidentState
  version: number
  after: Case
  patch: Partial<Case> & { version: number }
  endClocks: readonly string[]
  startClocks: readonly ClockWrite[]
  tallies: readonly Tally[]
  /** What the time line keeps of the move; `organisationId` is who handled the case then, so that it can be counted again. */
  details: Record<string, unknown>
}

/** What an effect makes of a case: its columns, the clocks that end and begin, the counts. Pure: the same for the product, for seeds and for tests. */
export const changeOf = (c: Case, effect: Effect, moveId: string, at: Date, wind: Wind): CaseChange => {
  const to = effect.to ?? c.state
  const version = c.version + 1
  const rests = to === c.state && !effect.restart
  const clocks = rests ? undefined : nextClocks(wind, at, c, { ...c, ...effect.patch }, to, effect)
  const patch: Partial<Case> & { version: number } = {
    ...effect.patch,
    ...effect.owner,
    ...clocks?.patch,
    state: to,
    version,
    last_move_id: moveId,
  }
  if (to !== c.state && !isOpen(to))
    Object.assign(patch, {
      owner_role: null,
      owner_area_id: null,
      owner_organisation_id: null,
      owner_account_id: null,
      closed_at: c.closed_at ?? at,
      asked: null,
      asked_by: null,
      asked_details: null,
    })
  const after = { ...c, ...patch }
  return {
    to,
    version,
    after,
    patch: forColumns(patch),
    endClocks: [...(clocks?.ends ?? []), ...(effect.endClocks ?? [])],
    startClocks: clocks?.starts ?? [],
    tallies: [...(effect.tallies ?? []), ...(clocks?.tallies ?? []), ...endings(c, after), ...gaugeChanges(c, after)],
    details: detailsOf(c, after, effect),
  }
}

const detailsOf = (before: Case, after: Case, effect: Effect) => {
  const organisationId = after.handler_organisation_id ?? before.handler_organisation_id
  return { ...(organisationId === null ? {} : { organisationId }), ...effect.details }
}

const forColumns = (patch: Record<string, unknown> & { version: number }) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as typeof patch

/** Which clocks end and begin when a case comes to a state; the case always carries the running one. */
const nextClocks = (windUp: Wind, at: Date, before: Case, after: Case, to: IncidentState, effect: Effect) => {
  const ends: string[] = before.step ? [before.step] : []
  const starts: ClockWrite[] = []
  const patch: Partial<Case> = {
    yellow_said_at: null,
    overdue_said_at: null,
    escalated_to: null,
    paused_at: null,
    pause_kind: null,
    review_on: null,
  }
  const tallies: Effect['tallies'] = []
  const step = (incidentFlow.states[to] as { clock?: ClockStep }).clock
  const seq = (before.version + 1) * 10
  const wind = (which: ClockStep, n: number) =>
    windUp(after, which, at, seq + n, effect.owner?.owner_organisation_id ?? after.handler_organisation_id)
  // The handling limit runs from acceptance, through dispatch, whistle and return, until it is reported done; each round anew.
  const newRound = after.round !== before.round
  const takenUp = after.accepted_at !== null && (before.accepted_at === null || newRound)
  let handleDue = after.handle_due_at
  let handleYellow = after.handle_yellow_at
  if (takenUp && ['accepted', 'processing', 'assigned', 'whistled'].includes(to)) {
    const handle = wind('handle', 0)
    starts.push(handle)
    handleDue = handle.due_at
    handleYellow = handle.yellow_at
  }
  if (
    after.accepted_at !== null &&
    before.accepted_at === null &&
    after.contacted_at === null &&
    before.reporter_id !== null &&
    to === 'accepted'
  ) {
    const contact = wind('contact', 1)
    starts.push(contact)
    patch.contact_due_at = contact.due_at
    tallies.push({ metric: 'contact_due', organisationId: 0 })
  }
  Object.assign(patch, { handle_due_at: handleDue, handle_yellow_at: handleYellow })
  if (!step)
    return {
      ends: ['accept', 'verify', 'dispatch', 'check_in', 'sign', 'handle', 'check', 'visit', 'contact'],
      starts,
      patch: { ...patch, step: null, step_started_at: null, due_at: null, yellow_at: null },
      tallies,
    }
  // The handling clock goes on under the others; only being reported done stops it.
  const endsNow = ends.filter((e) => e !== 'handle' || to === 'feedback' || to === 'visit')
  if (to === 'feedback' || to === 'visit') endsNow.push('handle')
  if (step === 'handle' && handleDue)
    return {
      ends: endsNow,
      starts,
      patch: { ...patch, step, step_started_at: after.accepted_at ?? at, due_at: handleDue, yellow_at: handleYellow },
      tallies,
    }
  const clock = wind(step, 2)
  starts.push(clock)
  return {
    ends: endsNow,
    starts,
    patch: { ...patch, step, step_started_at: at, due_at: clock.due_at, yellow_at: clock.yellow_at },
    tallies,
  }
}
