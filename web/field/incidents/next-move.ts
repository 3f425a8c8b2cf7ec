import type { IncidentMove } from '#contract/incidents/incident-flow.ts'

/** What a grid worker most likely does next, the first of these that is open to them. */
const order: readonly IncidentMove[] = [
  'sign',
  'check_in',
  'confirm',
  'accept',
  'self_handle',
  'resume',
  'done',
  'pass',
  'call_back',
  'accept_hand_over',
]
/** Shown beside the next move, not among the others. */
const beside: readonly IncidentMove[] = ['self_handle', 'raise', 'fail', 'contact']

/** The moves open to somebody, sorted for a thumb: one next, at most two beside it, the rest folded. */
export const sortMoves = (moves: readonly IncidentMove[]) => {
  const next = order.find((move) => moves.includes(move))
  const second = beside.filter((move) => moves.includes(move) && move !== next).slice(0, 2)
  return { next, second, others: moves.filter((move) => move !== next && !second.includes(move)) }
}
