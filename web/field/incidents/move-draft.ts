import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { Filled } from '#kit/report/use-move.ts'

/** What is typed of a move until it is in the outbox. */
export type MoveDraft = { filled: Filled; photos: string[] }
export const moveDraftName = (move: IncidentMove, id: string) => `${move}.${id}`
