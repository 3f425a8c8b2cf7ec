import { incidentFlow, isOpen, type IncidentMove, type MoveBy } from '#contract/incidents/incident-flow.ts'
import type { Actor } from '#platform/context.ts'
import type { Problem } from '#platform/problem.ts'
import type { Case, Task } from './incident-case.ts'
import { approverIsAsker, checkerIsHandler, notAsked, notYours } from './problems.ts'

const deskRoles = new Set(['window_clerk', 'community_head', 'street_officer', 'district_leader', 'city_leader'])

const covers = (actor: Actor, c: Case) => !!actor.area && c.area_id >= actor.area.from && c.area_id <= actor.area.to
export const isDesk = (actor: Actor, c: Case) => deskRoles.has(actor.role ?? '') && covers(actor, c)

type Owned = Pick<Case, 'owner_account_id' | 'owner_organisation_id' | 'owner_role' | 'owner_area_id'>
/** Roles that share a desk's tasks: a community's head and its window. What is secret stays with whom it was given to. */
export const deskFellows = (role: Actor['role']): readonly string[] =>
  role === 'window_clerk' || role === 'community_head'
    ? ['window_clerk', 'community_head']
    : role === null
      ? []
      : [role]

export const isOwner = (actor: Actor, c: Owned) =>
  (c.owner_account_id !== null && c.owner_account_id === actor.accountId) ||
  (c.owner_organisation_id !== null && c.owner_organisation_id === actor.organisationId) ||
  (c.owner_account_id === null &&
    c.owner_organisation_id === null &&
    c.owner_role === actor.role &&
    c.owner_area_id === actor.areaId)

/** With a desk the asker's role shares: a community's head and its window have one list of tasks. */
export const sharesDesk = (actor: Actor, c: Owned) =>
  c.owner_account_id === null &&
  c.owner_organisation_id === null &&
  c.owner_area_id === actor.areaId &&
  deskFellows(actor.role).includes(c.owner_role ?? '')

export const isHandler = (actor: Actor, c: Case) =>
  (c.handler_account_id !== null && c.handler_account_id === actor.accountId) ||
  (c.handler_organisation_id !== null && c.handler_organisation_id === actor.organisationId)

export const isCalled = (actor: Actor, tasks: readonly Task[]) =>
  tasks.some(
    (t) =>
      t.organisation_id === actor.organisationId &&
      t.kind !== 'lead' &&
      t.checked_in_at === null &&
      t.ended_at === null,
  )

const isReporter = (actor: Actor, c: Case) => c.reporter_id !== null && c.reporter_id === actor.accountId

/** A department sees the cases it works on; everybody else those of their area; secret ones only with the permission or a part in them. */
export const maySee = (actor: Actor, c: Case, tasks: readonly Task[]) => {
  const part =
    isOwner(actor, c) ||
    isHandler(actor, c) ||
    isReporter(actor, c) ||
    c.first_receiver_id === actor.accountId ||
    c.hand_over_to === actor.accountId ||
    tasks.some((t) => t.organisation_id === actor.organisationId)
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff' || actor.role === 'department_officer') return part
  return !c.secret || actor.permissions.has('incidents.read_secret') || part
}

const relations: Record<MoveBy, (actor: Actor, c: Case, tasks: readonly Task[]) => Problem | undefined> = {
  owner: (a, c) => (isOwner(a, c) || isDesk(a, c) || isHandler(a, c) ? undefined : notYours()),
  desk: (a, c) => (isDesk(a, c) ? undefined : notYours()),
  handler: (a, c) =>
    isHandler(a, c) || (c.handler_organisation_id === null && c.handler_account_id === null && isDesk(a, c))
      ? undefined
      : notYours(),
  called: (a, _, tasks) => (isCalled(a, tasks) ? undefined : notYours()),
  checker: (a, c) => (isHandler(a, c) ? checkerIsHandler() : undefined),
  approver: (a, c) => (c.asked === null ? notAsked() : c.asked_by === a.accountId ? approverIsAsker() : undefined),
  reporter: (a, c) => (isReporter(a, c) ? undefined : notYours()),
  reporter_or_desk: (a, c) =>
    isReporter(a, c) || isOwner(a, c) || isDesk(a, c) || isHandler(a, c) ? undefined : notYours(),
  receiver: (a, c) => (c.first_receiver_id !== null && c.first_receiver_id === a.accountId ? undefined : notYours()),
  named: (a, c) => (c.hand_over_to !== null && c.hand_over_to === a.accountId ? undefined : notYours()),
  anyone: () => undefined,
}

/** Why this person may not do the move to this very case, or undefined. The permission itself was the door's question. */
export const refusalOf = (move: IncidentMove, actor: Actor, c: Case, tasks: readonly Task[]): Problem | undefined =>
  actor.kind === 'system'
    ? undefined
    : (answersWrongQuestion(move, c) ?? relations[incidentFlow.moves[move].by](actor, c, tasks))

/** A decision must be about what was asked for: an extension can't be granted as a suspension. */
const answersWrongQuestion = (move: IncidentMove, c: Case) => {
  const about = /^(?:grant|refuse)_(\w+)$/.exec(move)?.[1]
  return about !== undefined && c.asked !== about ? notAsked() : undefined
}

/** Moves that fit a case's circumstances beyond its state. */
const fits = (move: IncidentMove, c: Case): boolean => {
  if (/^(grant|refuse)_/.test(move)) return c.asked === move.replace(/^(grant|refuse)_/, '')
  if (/^ask_(delay|suspend|void)$/.test(move))
    return c.asked === null && !(move === 'ask_delay' && c.delayed >= c.round)
  if (move === 'resume') return c.paused_at !== null
  if (['done', 'ask_suspend', 'wait', 'transfer', 'ask_delay'].includes(move)) return c.paused_at === null
  if (move === 'lift_card') return c.supervise_level > 0
  if (move === 'reopen') return c.reopened === 0
  if (move === 'contact') return c.contacted_at === null
  return true
}

/** What the asker may do to a case now: by state, permission, relation and circumstances. The screen shows exactly these. */
export const movesFor = (actor: Actor, c: Case, tasks: readonly Task[]): IncidentMove[] =>
  (Object.keys(incidentFlow.moves) as IncidentMove[]).filter((move) => {
    const { from, permission } = incidentFlow.moves[move]
    return (
      (from as readonly string[]).includes(c.state) &&
      actor.permissions.has(permission) &&
      fits(move, c) &&
      !refusalOf(move, actor, c, tasks)
    )
  })

export { isOpen }
