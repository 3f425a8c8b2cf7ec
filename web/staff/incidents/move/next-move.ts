import { incidentFlow, type IncidentMove, type IncidentState } from '#contract/incidents/incident-flow.ts'
import type { Permission } from '#contract/access/permissions.ts'
import type { Role } from '#contract/access/roles.ts'

const usual: Partial<Record<IncidentState, IncidentMove>> = {
  reported: 'accept',
  verifying: 'confirm',
  accepted: 'assign',
  assigned: 'sign',
  processing: 'done',
  feedback: 'pass',
  visit: 'call_back',
}

/** The one move most likely next for whoever has a case, for lists, which don't know all moves; the server decides again. */
export const nextMove = (
  state: IncidentState,
  role: Role | null,
  may: (p: Permission) => boolean,
): IncidentMove | undefined => {
  const move = state === 'whistled' ? (role === 'department_officer' ? 'check_in' : 'call_departments') : usual[state]
  return move && may(incidentFlow.moves[move].permission) ? move : undefined
}

/** Order of the buttons: what moves the case on first; what stands beside the life cycle goes into the menu. */
const forward: readonly IncidentMove[] = [
  'check_in',
  'accept_hand_over',
  'grant_delay',
  'grant_suspend',
  'grant_void',
  'refuse_delay',
  'refuse_suspend',
  'refuse_void',
  'accept',
  'confirm',
  'resume',
  'sign',
  'done',
  'pass',
  'fail',
  'call_back',
  'call_departments',
  'start_joint',
  'assign',
  'whistle',
  'reopen',
]
export const splitMoves = (moves: readonly IncidentMove[], most = 3) => {
  const main = forward.filter((move) => moves.includes(move)).slice(0, most)
  return { main, rest: moves.filter((move) => !main.includes(move)) }
}
