import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { dispatchMoves } from './dispatch-moves.ts'
import type { Asked, Decide, Effect } from './effect.ts'
import { handlingMoves } from './handling-moves.ts'
import { intakeMoves } from './intake-moves.ts'
import { overlayMoves } from './overlay-moves.ts'
import { verdictMoves } from './verdict-moves.ts'

/** How each move decides; every move of the flow has one, or this doesn't compile. */
const decides: Record<IncidentMove, Decide> = {
  ...intakeMoves,
  ...dispatchMoves,
  ...handlingMoves,
  ...verdictMoves,
  ...overlayMoves,
}

export const decideFor = (move: IncidentMove, asked: Asked): Effect | Promise<Effect> => decides[move](asked)
