import * as routes from '#contract/people/export.ts'
import { exportHouseholds as householdsRoute } from '#contract/people/households.ts'
import { serve, type Served } from '#platform/module.ts'
import { exportHouseholds } from './export-households.ts'
import { exportRegister } from './export-register.ts'
import { downloadTemplate, listTemplates } from './template.ts'

/** The routes of templates and exports, for the plug of the module. */
export const exportRoutes: readonly Served[] = [
  serve(routes.listTemplates, (context) => listTemplates(context)),
  serve(routes.downloadTemplate, (context, { query }) => downloadTemplate(context, query.register, query.careKind)),
  serve(routes.exportRegister, (context, { body }) => exportRegister(context, body)),
  serve(householdsRoute, (context, { body }) => exportHouseholds(context, body)),
]
