import { settleSameDay } from '#contract/visits/settle-same-day.ts'
import * as wire from '#contract/visits/visits.ts'
import { serve, type Part } from '#platform/module.ts'
import { amendVisit } from './amend-visit.ts'
import { correct } from './correct-facts.ts'
import { getVisit, listVisits, visitOfCase } from './list-visits.ts'
import { recordVisit } from './record-visit.ts'
import { settleSameDay as settle } from './settle-same-day.ts'
import { visitFiles } from './visit-files.ts'

/** 民情日志. */
export const diary: Part = {
  serves: [
    serve(wire.recordVisit, (context, { body }) => recordVisit(context, body)),
    serve(wire.amendVisit, (context, { params, body }) => amendVisit(context, params, body)),
    serve(wire.listVisits, (context, { query }) => listVisits(context, query)),
    serve(wire.getVisit, (context, { params }) => getVisit(context, params)),
    serve(wire.visitOfCase, (context, { params }) => visitOfCase(context, params.kind, params)),
    serve(settleSameDay, (context, { params, body }) => settle(context, params, body)),
    serve(wire.correctFacts, (context, { body }) => correct(context, body)),
  ],
  announces: ['visits.recorded', 'visits.amended', 'visits.facts_corrected', 'visits.same_day_settled'],
  guards: [visitFiles],
}
