import { agencyFlow, type AgencyMove } from '#contract/matters/agency-flow.ts'
import * as wire from '#contract/matters/agency.ts'
import { serve, type Part } from '#platform/module.ts'
import { keepClocksOf } from '../part-clock.ts'
import { followAgency, myAgency } from './follow-agency.ts'
import { getAgency, listAgency, revealAgency } from './get-agency.ts'
import { moveAgency } from './move-agency.ts'
import { exportAgency } from './export-agency.ts'
import { agencyNumbers } from './numbers.ts'
import { openAgency, orderAgency } from './open-agency.ts'
import { findOrder } from './order-store.ts'
import { printAgency } from './print-agency.ts'
import { isParty, mayRead } from './relations.ts'
import { standIn } from './stand-in.ts'

export const agency: Part = {
  serves: [
    serve(wire.orderAgency, (context, { body }) => orderAgency(context, body)),
    serve(wire.openAgency, (context, { body }) => openAgency(context, body)),
    serve(wire.listAgency, (context, { query }) => listAgency(context, query)),
    serve(wire.exportAgency, (context, { query }) => exportAgency(context, query)),
    serve(wire.getAgency, (context, { params }) => getAgency(context, params)),
    serve(wire.revealAgency, (context, { params, body }) => revealAgency(context, params, body.reason)),
    ...(Object.keys(agencyFlow.moves) as AgencyMove[]).map((move) =>
      serve(wire.agencyMoves[move], (context, { params, body }) => moveAgency(context, move, params, body)),
    ),
    serve(wire.myAgency, (context) => myAgency(context)),
    serve(wire.followAgency, (context, { params }) => followAgency(context, params)),
    serve(wire.printAgency, (context, { params }) => printAgency(context, params, params.form)),
    serve(wire.agencyNumbers, (context, { query }) => agencyNumbers(context, query)),
  ],
  announces: ['matters.agency_moved'],
  jobs: [
    {
      name: 'matters.keep_agency',
      every: '* * * * *',
      run: async (context) => void (await keepClocksOf(context, 'agency', 'agency_order')),
    },
    { name: 'matters.agency_stand_in', every: '*/10 * * * *', run: async (context) => void (await standIn(context)) },
  ],
  guards: [
    {
      prefix: 'matters.agency',
      mayRead: async (context, usedBy) => {
        const id = usedBy.slice(usedBy.indexOf(':') + 1)
        const o = await findOrder(context.db, { areaId: context.areaId, id })
        return (
          !!o &&
          (isParty(context.actor, o) || (mayRead(context.actor) && context.actor.permissions.has('matters.read')))
        )
      },
    },
  ],
}
