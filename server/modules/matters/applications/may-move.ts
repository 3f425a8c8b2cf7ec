import { applicationFlow, isOpenApplication, staffMoves, type ApplicationBy, type ApplicationMove } from '#contract/matters/application-flow.ts' // prettier-ignore
import type { Actor } from '#platform/context.ts'
import type { Application } from './application-case.ts'
import { deskFellows, decides, type Decider } from './routing.ts'

/** What must be known of a case and the asker to say what they may do. */
export type Standing = { actor: Actor; standsInFor: readonly string[]; deciders: readonly Decider[] }

const deskRoles = new Set(['window_clerk', 'community_head', 'street_officer', 'district_leader', 'city_leader'])
type Placed = Pick<
  Application,
  | 'owner_account_id'
  | 'owner_organisation_id'
  | 'owner_role'
  | 'owner_area_id'
  | 'to_account_id'
  | 'to_role'
  | 'to_area_id'
  | 'to_organisation_id'
  | 'state'
>

export const isOwner = ({ actor, standsInFor }: Pick<Standing, 'actor' | 'standsInFor'>, a: Placed): boolean =>
  a.owner_account_id !== null
    ? a.owner_account_id === actor.accountId || standsInFor.includes(a.owner_account_id)
    : a.owner_organisation_id !== null
      ? a.owner_organisation_id === actor.organisationId
      : a.owner_area_id === actor.areaId && deskFellows(actor.role).includes(a.owner_role ?? '')

export const isNamed = ({ actor, standsInFor }: Pick<Standing, 'actor' | 'standsInFor'>, a: Placed): boolean => {
  if (a.to_account_id !== null) return a.to_account_id === actor.accountId || standsInFor.includes(a.to_account_id)
  if (a.to_organisation_id !== null) return a.to_organisation_id === actor.organisationId
  return a.to_area_id !== null && a.to_area_id === actor.areaId && deskFellows(actor.role).includes(a.to_role ?? '')
}
/** Colleagues of the same desk: every window serves every case of its community (D05, D07). */
const isOnDesk = (actor: Actor, a: Pick<Application, 'owner_area_id' | 'owner_organisation_id'>) =>
  a.owner_organisation_id === null && a.owner_area_id === actor.areaId && deskRoles.has(actor.role ?? '')

export const isMine = (s: Pick<Standing, 'actor' | 'standsInFor'>, a: Placed): boolean =>
  isOpenApplication(a.state) && (isOwner(s, a) || isNamed(s, a))

/** Departments see what they have or had; everybody else with the permission the cases of their area. */
export const maySee = (actor: Actor, a: Application): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  if (actor.role !== 'department_officer') return true
  return (
    actor.organisationId !== null &&
    [a.owner_organisation_id, a.to_organisation_id, a.handler_organisation_id].includes(actor.organisationId)
  )
}

const relations: Record<ApplicationBy, (s: Standing, a: Application) => boolean> = {
  // Closed cases have no owner: the desk of the community hands over the result.
  owner: (s, a) =>
    isOpenApplication(a.state)
      ? isOwner(s, a) || isOnDesk(s.actor, a)
      : s.actor.areaId === a.area_id || a.first_receiver_id === s.actor.accountId,
  decider: (s, a) =>
    (isOwner(s, a) || isNamed(s, a) || isOnDesk(s.actor, a)) && decides(s.actor, s.deciders, a.at_once),
  applicant: ({ actor }, a) =>
    actor.accountId !== null && (a.account_id === actor.accountId || a.applied_by === actor.accountId),
  receiver: (s, a) => isOwner(s, a) || a.first_receiver_id === s.actor.accountId || isOnDesk(s.actor, a),
  named: (s, a) => isNamed(s, a),
}
export const isApplicant = relations.applicant

export const mayMove = (s: Standing, a: Application, move: ApplicationMove): boolean =>
  s.actor.kind === 'system' || relations[applicationFlow.moves[move].by](s, a)

/** Moves that fit the circumstances of a case beyond its state. */
const fits = (move: ApplicationMove, a: Application): boolean => {
  switch (move) {
    case 'accept':
      return true
    case 'notify':
      return a.missing > 0 || a.notice === null
    case 'lapse':
      return a.supplement_said_at !== null
    case 'accept_hand_over':
    case 'decline_hand_over':
      return a.to_area_id !== null
    case 'pause':
    case 'decide':
      return a.paused_at === null
    case 'resume':
      return a.paused_at !== null
    case 'extend':
      return !a.extended && a.paused_at === null
    case 'deliver':
      return a.delivered_at === null
    default:
      return true
  }
}

/** What the asker may do to a case now, by state, permission, relation and circumstances. The screen shows exactly these. */
export const movesFor = (s: Standing, a: Application): ApplicationMove[] =>
  staffMoves.filter(
    (move) =>
      (applicationFlow.moves[move].from as readonly string[]).includes(a.state) &&
      s.actor.permissions.has(applicationFlow.moves[move].permission) &&
      fits(move, a) &&
      mayMove(s, a, move),
  )
