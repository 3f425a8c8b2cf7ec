import * as wire from '#contract/incidents/incidents.ts'
import * as hotline from '#contract/incidents/hotline-orders.ts'
import { suggestCategories as suggestRoute } from '#contract/incidents/suggestions.ts'
import { serve, type Module } from '#platform/module.ts'
import { archiveClosed, keepClocks } from './keep-clocks.ts'
import { incidentPhotos } from './get-incident.ts'
import { checkHotlineOrders, hotlineTemplate, takeHotlineOrders } from './hotline-orders.ts'
import { servedMoves } from './list-moves.ts'
import { reportIncident } from './report-incident.ts'
import { servedConfiguration } from './served-configuration.ts'
import { servedNumbers } from './served-numbers.ts'
import { servedReadings } from './served-readings.ts'
import { seedConfiguration } from './seed/configuration.ts'
import { suggestCategories, trainModels } from './suggest-category.ts'
import { ensureTallies, foldTallies } from './tally-store.ts'

export const incidents: Module = {
  name: 'incidents',
  calls: ['people', 'territory', 'access'],
  serves: [
    serve(wire.reportIncident, (context, { body }) => reportIncident(context, body, context.writeLast)),
    ...servedMoves,
    ...servedReadings,
    ...servedNumbers,
    ...servedConfiguration,
    serve(hotline.checkHotlineOrders, (context) => checkHotlineOrders(context)),
    serve(hotline.takeHotlineOrders, (context, { body }) => takeHotlineOrders(context, body.orders)),
    serve(hotline.hotlineTemplate, async () => hotlineTemplate()),
    serve(suggestRoute, async (context, { query }) => ({
      rows: (await suggestCategories(context, query.text)).map(({ category: c, share }) => ({
        categoryId: c.id,
        zh: c.zh,
        en: c.en,
        taxonomy: c.taxonomy,
        share,
      })),
    })),
  ],
  announces: ['incidents.reported', 'incidents.moved', 'incidents.joined'],
  guards: [incidentPhotos],
  jobs: [
    { name: 'incidents.train_models', every: '20 3 * * *', run: async (context) => void (await trainModels(context)) },
    { name: 'incidents.keep_clocks', every: '* * * * *', run: async (context) => void (await keepClocks(context)) },
    {
      name: 'incidents.archive_closed',
      every: '40 2 * * *',
      run: async (context) => void (await archiveClosed(context)),
    },
  ],
  // Boards read what isn't folded yet too; often, so that it stays little.
  beats: [
    { name: 'incidents.fold_tallies', everyMs: 1000, run: async (context) => void (await foldTallies(context.db)) },
  ],
  prepare: async (context) => {
    await seedConfiguration(context.db)
    await ensureTallies(context.db)
  },
}
