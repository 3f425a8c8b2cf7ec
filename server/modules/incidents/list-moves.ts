import { incidentMoves } from '#contract/incidents/incident-flow.ts'
import { moveRoutes } from '#contract/incidents/incidents.ts'
import { serve, type Served } from '#platform/module.ts'
import { moveIncident } from './move-incident.ts'

/** A route for every move of the flow. */
export const servedMoves: readonly Served[] = incidentMoves.map((move) =>
  serve(moveRoutes[move], (context, { params, body }) => moveIncident(context, move, params, body, context.writeLast)),
)
