import * as wire from '#contract/visits/numbers.ts'
import { listFollowUps as listFollowUpsRoute } from '#contract/visits/follow-up-list.ts'
import { visitThemes as themesRoute } from '#contract/visits/themes.ts'
import { serve, type Part } from '#platform/module.ts'
import { caseFacts, hearCase } from './hear-cases.ts'
import { keepCoverage } from './keep-coverage.ts'
import { hearEntry } from './keep-themes.ts'
import { listFollowUps } from './list-follow-ups.ts'
import { listUnseen } from './list-unseen.ts'
import { visitNumbers } from './visit-numbers.ts'
import { visitThemes } from './visit-themes.ts'

export const numbers: Part = {
  serves: [
    serve(wire.visitNumbers, (context, { query }) => visitNumbers(context, query)),
    serve(wire.listUnseen, (context, { query }) => listUnseen(context, query)),
    serve(listFollowUpsRoute, (context, { query }) => listFollowUps(context, query)),
    serve(themesRoute, (context, { query }) => visitThemes(context, query)),
  ],
  listens: [
    { name: 'visits.themes', hears: ['visits.recorded', 'visits.amended'], listen: hearEntry },
    { name: 'visits.cases', hears: caseFacts, listen: hearCase },
  ],
  jobs: [
    { name: 'visits.keep_coverage', every: '50 2 * * *', run: async (context) => void (await keepCoverage(context)) },
  ],
}
