import * as routes from '#contract/people/import.ts'
import type { Beat, Job, Served } from '#platform/module.ts'
import { serve } from '#platform/module.ts'
import { loadFieldBook } from '../field-book.ts'
import { confirmMapping } from './confirm-mapping.ts'
import { downloadErrors } from './download-errors.ts'
import { forgetOldImports } from './forget-old-imports.ts'
import { editImportRow, listImportRows, skipImportRows } from './review-rows.ts'
import { dropImport, getImport, listImports, startImport, undoImport } from './run-import.ts'
import { targetsOf } from './targets.ts'
import { prepareLedger, uploadLedger } from './upload-ledger.ts'
import { workOnImports } from './work-on-imports.ts'

type One = { areaId: number; id: string }
const keyOf = ({ areaId, id }: One) => ({ areaId, id })

/** The routes of imports, for the plug of the module. */
export const importRoutes: readonly Served[] = [
  serve(routes.uploadLedger, uploadLedger, prepareLedger),
  serve(routes.listImports, (context, { query }) => listImports(context, query.after, query.limit)),
  serve(routes.getImport, (context, { params }) => getImport(context, keyOf(params))),
  serve(routes.listTargets, async ({ db }, { query }) => ({
    rows: targetsOf(query.register, (await loadFieldBook(db)).fields.values()).map(({ target, zh, en, group }) => ({
      target,
      zh,
      en,
      group,
    })),
  })),
  serve(routes.confirmMapping, (context, { params, body }) => confirmMapping(context, keyOf(params), body)),
  serve(routes.listImportRows, (context, { params, query }) => listImportRows(context, keyOf(params), query)),
  serve(routes.editImportRow, (context, { params, body }) => editImportRow(context, keyOf(params), params.no, body)),
  serve(routes.skipImportRows, (context, { params, body }) => skipImportRows(context, keyOf(params), body)),
  serve(routes.downloadImportErrors, (context, { params }) => downloadErrors(context, keyOf(params))),
  serve(routes.startImport, (context, { params, body }) => startImport(context, keyOf(params), body.version)),
  serve(routes.undoImport, (context, { params, body }) => undoImport(context, keyOf(params), body.reason)),
  serve(routes.dropImport, (context, { params }) => dropImport(context, keyOf(params))),
]
/** Reads, writes and undoes in the background, some hundred rows at a time. */
export const importBeats: readonly Beat[] = [{ name: 'people.imports', everyMs: 60, run: workOnImports }]
export const importJobs: readonly Job[] = [
  { name: 'people.forget_old_imports', every: '43 3 * * *', run: forgetOldImports },
]
export const importFacts = ['people.import_progressed'] as const
