import * as wire from '#contract/incidents/incidents.ts'
import { serve, type Module } from '#platform/module.ts'
import { archiveClosed, keepClocks } from './keep-clocks.ts'
import { servedMoves } from './list-moves.ts'
import { reportIncident } from './report-incident.ts'
import { seedConfiguration } from './seed/configuration.ts'

export const incidents: Module = {
  name: 'incidents',
  calls: ['territory', 'access'],
  serves: [serve(wire.reportIncident, (context, { body }) => reportIncident(context, body)), ...servedMoves],
  announces: ['incidents.reported', 'incidents.moved'],
  jobs: [
    { name: 'incidents.keep_clocks', every: '* * * * *', run: async (context) => void (await keepClocks(context)) },
    { name: 'incidents.archive_closed', every: '40 2 * * *', run: async (context) => void (await archiveClosed(context)) },
  ],
  prepare: (context) => seedConfiguration(context.db),
}
