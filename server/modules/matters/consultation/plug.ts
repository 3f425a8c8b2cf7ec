import { consultationFlow, type ConsultationMove } from '#contract/matters/consultation-flow.ts'
import * as wire from '#contract/matters/consultation.ts'
import * as faq from '#contract/matters/faq.ts'
import { serve, type Part } from '#platform/module.ts'
import { keepClocksOf } from '../part-clock.ts'
import { ask, askByPhone, askFor } from './ask.ts'
import { listFaqDrafts, proposeFaq, saveFaq } from './edit-faq.ts'
import { exportConsultations } from './export-consultations.ts'
import { callAsker, getConsultation, listConsultations } from './get-consultation.ts'
import { closeAnswered, moveConsultation } from './move-consultation.ts'
import { consultationNumbers } from './numbers.ts'
import { myConsultations } from './own-consultations.ts'
import { searchFaq, voteFaq } from './search-faq.ts'
import { printConsultation } from './print-consultation.ts'
import { listConsultationRoutes, saveConsultationRoute } from './who-answers.ts'

export const consultation: Part = {
  serves: [
    serve(wire.ask, (context, { body }) => ask(context, body)),
    serve(wire.askByPhone, (context, { body }) => askByPhone(context, body)),
    serve(wire.askFor, (context, { body }) => askFor(context, body)),
    serve(wire.callAsker, (context, { params, body }) => callAsker(context, params, body.reason)),
    serve(wire.listConsultations, (context, { query }) => listConsultations(context, query)),
    serve(wire.exportConsultations, (context, { query }) => exportConsultations(context, query)),
    serve(wire.printConsultation, (context, { params }) => printConsultation(context, params)),
    serve(wire.getConsultation, (context, { params }) => getConsultation(context, params)),
    ...(Object.keys(consultationFlow.moves) as ConsultationMove[]).map((move) =>
      serve(wire.consultationMoves[move], (context, { params, body }) => moveConsultation(context, move, params, body)),
    ),
    serve(wire.myConsultations, (context) => myConsultations(context)),
    serve(wire.listConsultationRoutes, (context) => listConsultationRoutes(context)),
    serve(wire.saveConsultationRoute, (context, { body }) => saveConsultationRoute(context, body)),
    serve(wire.consultationNumbers, (context, { query }) => consultationNumbers(context, query)),
    serve(faq.searchFaq, (context, { query }) => searchFaq(context, query)),
    serve(faq.voteFaq, (context, { params, body }) => voteFaq(context, params, body)),
    serve(faq.listFaqDrafts, (context, { query }) => listFaqDrafts(context, query)),
    serve(faq.proposeFaq, (context, { body }) => proposeFaq(context, body)),
    serve(faq.saveFaq, (context, { params, body }) => saveFaq(context, params, body)),
  ],
  announces: ['matters.consultation_moved', 'matters.faq_changed'],
  jobs: [
    {
      name: 'matters.keep_consultations',
      every: '* * * * *',
      run: async (context) => void (await keepClocksOf(context, 'consultation', 'consultation')),
    },
    {
      name: 'matters.close_answered',
      every: '25 2 * * *',
      run: async (context) => void (await closeAnswered(context)),
    },
  ],
}
