import * as wire from '#contract/visits/plan.ts'
import { serve, type Part } from '#platform/module.ts'
import { getDuty } from './get-duty.ts'
import { listMust } from './list-must.ts'
import { makeMissingMust, refreshAllMust, refreshMust } from './must.ts'
import { getPlan, savePlan } from './plan.ts'
import { remindAll } from './remind.ts'
import { listReminders, seeReminder } from './reminder-store.ts'

export const duty: Part = {
  serves: [
    serve(wire.getPlan, (context, { params, query }) => getPlan(context, params.areaId, query.month)),
    serve(wire.savePlan, (context, { params, body }) => savePlan(context, params.areaId, body)),
    serve(wire.getDuty, (context, { params, query }) => getDuty(context, params.areaId, query.month)),
    serve(wire.listMust, (context, { query }) => listMust(context, query)),
    serve(wire.listReminders, listReminders),
    serve(wire.seeReminder, (context, { params }) => seeReminder(context, params.areaId, params.id)),
  ],
  announces: ['visits.plan_changed', 'visits.reminded'],
  listens: [
    {
      name: 'visits.keep_must',
      hears: ['people.care_changed', 'people.moved', 'people.ended', 'people.merged', 'people.unmerged'],
      listen: (context, { areaId }) => refreshMust(context, areaId),
    },
  ],
  jobs: [
    { name: 'visits.make_must', every: '5 0 * * *', run: refreshAllMust },
    // In the morning, so that the day can still be used.
    { name: 'visits.remind', every: '30 8 * * *', run: remindAll },
  ],
  beats: [{ name: 'visits.make_missing_must', everyMs: 300_000, run: makeMissingMust }],
}
