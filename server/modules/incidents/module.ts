import * as wire from '#contract/incidents/incidents.ts'
import { serve, type Module } from '#platform/module.ts'
import { servedMoves } from './list-moves.ts'
import { reportIncident } from './report-incident.ts'
import { seedConfiguration } from './seed/configuration.ts'

export const incidents: Module = {
  name: 'incidents',
  calls: ['territory', 'access'],
  serves: [serve(wire.reportIncident, (context, { body }) => reportIncident(context, body)), ...servedMoves],
  announces: ['incidents.reported', 'incidents.moved'],
  prepare: (context) => seedConfiguration(context.db),
}
