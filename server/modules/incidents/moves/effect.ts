import type { ClockStep, IncidentMove, IncidentState } from '#contract/incidents/incident-flow.ts'
import type { MoveInput } from '#contract/incidents/incidents.ts'
import type { Context } from '#platform/context.ts'
import type { Case, Owner, Tally, Task } from '../incident-case.ts'

/** What a move asks of the case: a change of columns, perhaps a new owner, counts, and what to note in the time line. */
export type Effect = {
  to?: IncidentState
  patch?: Partial<Case>
  owner?: Owner
  /** Wind the clock of the state up again although the state stays. */
  restart?: boolean
  tallies?: Tally[]
  details?: Record<string, unknown>
  photosAs?: 'before' | 'after' | 'check' | 'note'
  endTasks?: boolean
  /** Clocks that end with the move although the state stays. */
  endClocks?: readonly ClockStep[]
}

export type Asked = { context: Context; c: Case; input: MoveInput; tasks: readonly Task[]; move: IncidentMove }
/** Decides one move; throws the named problems of its rule. Writes only its own tables beside the case (tasks, clocks). */
export type Decide = (asked: Asked) => Effect | Promise<Effect>
