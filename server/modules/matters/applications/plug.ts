import { staffMoves } from '#contract/matters/application-flow.ts'
import * as lists from '#contract/matters/application-lists.ts'
import { applicationNumbers as numbersRoute } from '#contract/matters/application-numbers.ts'
import * as wire from '#contract/matters/applications.ts'
import * as own from '#contract/matters/own-applications.ts'
import { windowView as windowRoute } from '#contract/matters/window.ts'
import * as views from '#contract/matters/application-views.ts'
import { serve, type Part } from '#platform/module.ts'
import { explainClocks } from './explain.ts'
import { exportApplications } from './export-applications.ts'
import { applicationFiles, getApplication, getVisible, revealApplicant } from './get-application.ts'
import { keepApplicationClocks } from './keep-clocks.ts'
import { applicationDesk, listApplications } from './list-applications.ts'
import { moveApplication } from './move-application.ts'
import { applicationNumbers } from './numbers.ts'
import { applyOnline, getOwn, getOwnCase, getOwnMatter, listOwn } from './own-applications.ts'
import { printApplication } from './print-application.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'
import { submitApplication } from './submit-application.ts'
import { windowView } from './window-view.ts'

export const applications: Part = {
  serves: [
    serve(windowRoute, (context, { query }) => windowView(context, query)),
    serve(wire.submitApplication, (context, { body }) => submitApplication(context, body)),
    serve(wire.getApplication, (context, { params }) => getApplication(context, params)),
    ...staffMoves.map((move) =>
      serve(wire.applicationMoveRoutes[move], (context, { params, body }) =>
        moveApplication(context, move, params, body),
      ),
    ),
    serve(lists.listApplications, (context, { query }) => listApplications(context, query)),
    serve(lists.applicationDesk, (context) => applicationDesk(context)),
    serve(lists.exportApplications, (context, { query }) => exportApplications(context, query)),
    serve(lists.printApplication, async (context, { params }) =>
      printApplication(context, await getVisible(context, params), params.form),
    ),
    serve(lists.revealApplicant, (context, { params, body }) => revealApplicant(context, params, body.reason)),
    serve(lists.explainApplication, async (context, { params }) => {
      await getVisible(context, params)
      return explainClocks(context, params)
    }),
    serve(views.listApplicationViews, (context) => listViews(context)),
    serve(views.saveApplicationView, (context, { params, body }) =>
      saveView(context, params.id, { name: body.name, filter: body.filter, sort: body.sort ?? null }),
    ),
    serve(views.deleteApplicationView, (context, { params }) => deleteView(context, params.id)),
    serve(numbersRoute, (context, { query }) => applicationNumbers(context, query)),
    serve(own.getOwnMatter, (context, { params }) => getOwnMatter(context, params.code)),
    serve(own.apply, (context, { body }) => applyOnline(context, body)),
    serve(own.listOwn, (context, { query }) => listOwn(context, query)),
    serve(own.getOwn, (context, { params }) => getOwn(context, params)),
    serve(own.printOwn, async (context, { params }) =>
      printApplication(context, await getOwnCase(context, params), params.form),
    ),
    serve(own.supplyOwn, (context, { params, body }) => moveApplication(context, 'supply', params, body)),
    serve(own.withdrawOwn, (context, { params, body }) => moveApplication(context, 'withdraw', params, body)),
  ],
  announces: ['matters.submitted', 'matters.moved'],
  guards: [applicationFiles],
  jobs: [
    {
      name: 'matters.keep_application_clocks',
      every: '* * * * *',
      run: async (context) => void (await keepApplicationClocks(context)),
    },
  ],
}
