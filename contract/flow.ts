import type { z } from 'zod'
import type { Permission } from './access/permissions.ts'

/**
 * A life cycle as data (architecture rule 4): states, and the moves between them. The server runs it, a test walks it, the
 * documents and the screens draw it.
 */
export type StateSpec<Step extends string> = {
  /** The clock that runs while a case rests here; final states have none. */
  clock?: Step
  final?: boolean
}

export type MoveSpec<State extends string, By extends string> = {
  from: readonly State[]
  /** Where the move may lead; more than one where its outcome decides; `same` stays. */
  to: readonly (State | 'same')[]
  permission: Permission
  /** Who, among those with the permission, may do it to this case. */
  by: By
  /** What must be said with it. */
  needs: z.ZodObject
}

export type Flow<State extends string, Move extends string, Step extends string, By extends string> = {
  states: Record<State, StateSpec<Step>>
  moves: Record<Move, MoveSpec<State, By>>
}

type States<State extends string> = Record<State, { clock?: string; final?: boolean }>

export const isFinal = <State extends string>(flow: { states: States<State> }, state: State) =>
  flow.states[state].final === true

/** The moves that may leave or touch a state, whoever asks. */
export const movesFrom = <State extends string, Move extends string>(
  flow: { moves: Record<Move, { from: readonly State[] }> },
  state: State,
): Move[] => (Object.keys(flow.moves) as Move[]).filter((move) => flow.moves[move].from.includes(state))

/** The life cycle as a Mermaid state diagram. */
export const drawFlow = <State extends string, Move extends string>(
  flow: { states: States<State>; moves: Record<Move, { from: readonly State[]; to: readonly (State | 'same')[] }> },
  label: (key: State | Move) => string,
  start: State,
): string => {
  const moves = Object.entries(flow.moves) as [Move, { from: readonly State[]; to: readonly (State | 'same')[] }][]
  const lines = moves.flatMap(([move, { from, to }]) =>
    from.flatMap((f) => to.filter((t) => t !== 'same' && t !== f).map((t) => `  ${f} --> ${t}: ${label(move)}`)),
  )
  const states = (Object.keys(flow.states) as State[]).map((s) => `  state "${label(s)}" as ${s}`)
  const ends = (Object.keys(flow.states) as State[]).filter((s) => flow.states[s].final).map((s) => `  ${s} --> [*]`)
  return ['stateDiagram-v2', ...states, `  [*] --> ${start}`, ...lines, ...ends].join('\n')
}
