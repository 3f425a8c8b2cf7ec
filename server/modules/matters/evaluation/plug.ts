import { correctionFlow, type CorrectionMove } from '#contract/matters/correction-flow.ts'
import * as corrections from '#contract/matters/corrections.ts'
import * as wire from '#contract/matters/evaluation.ts'
import { serve, type Part } from '#platform/module.ts'
import { keepClocksOf } from '../part-clock.ts'
import { getCorrection, listCorrections, revealEvaluator } from './corrections.ts'
import { exportCorrections } from './export-corrections.ts'
import { confirmCorrection, evaluate, evaluationPage } from './evaluate.ts'
import { evaluationLink, myEvaluations } from './links.ts'
import { moveCorrection } from './move-correction.ts'
import { evaluationNumbers } from './numbers.ts'
import { printCorrection } from './print-correction.ts'
import { evaluationTexts } from './texts.ts'

export const evaluation: Part = {
  serves: [
    serve(wire.getEvaluationPage, (context, { params }) => evaluationPage(context, params.token)),
    serve(wire.evaluate, (context, { params, body }) => evaluate(context, params.token, body)),
    serve(wire.confirmCorrection, (context, { params, body }) => confirmCorrection(context, params.token, body)),
    serve(wire.getEvaluationLink, (context, { params }) => evaluationLink(context, params.service, params.refId)),
    serve(wire.myEvaluations, (context) => myEvaluations(context)),
    serve(wire.evaluationNumbers, (context, { query }) => evaluationNumbers(context, query)),
    serve(wire.listEvaluationTexts, (context, { query }) => evaluationTexts(context, query)),
    serve(corrections.listCorrections, (context, { query }) => listCorrections(context, query)),
    serve(corrections.exportCorrections, (context, { query }) => exportCorrections(context, query)),
    serve(corrections.printCorrection, (context, { params }) => printCorrection(context, params)),
    serve(corrections.getCorrection, (context, { params }) => getCorrection(context, params)),
    serve(corrections.revealEvaluator, (context, { params, body }) => revealEvaluator(context, params, body.reason)),
    ...(Object.keys(correctionFlow.moves) as CorrectionMove[]).map((move) =>
      serve(corrections.correctionMoves[move], (context, { params, body }) =>
        moveCorrection(context, move, params, body),
      ),
    ),
  ],
  announces: ['matters.evaluated', 'matters.correction_moved'],
  jobs: [
    {
      name: 'matters.keep_corrections',
      every: '* * * * *',
      run: async (context) => void (await keepClocksOf(context, 'correction', 'correction')),
    },
  ],
}
