import * as admin from '#contract/matters/catalogue-admin.ts'
import * as wire from '#contract/matters/catalogue.ts'
import * as sheet from '#contract/matters/catalogue-import.ts'
import { serve, type Part } from '#platform/module.ts'
import { listPower, listSynonyms, saveClass, savePower, saveSynonym } from './configure-catalogue.ts'
import {
  compareVersions,
  discardDraft,
  listDrafts,
  listVersions,
  publishItem,
  retireItem,
  saveDraft,
} from './edit-items.ts'
import { exportCatalogue } from './export-catalogue.ts'
import { listPostDuties, savePostDuty } from './post-duties.ts'
import { checkCatalogue, importCatalogue, prepareSheet } from './sheet/import-catalogue.ts'
import { downloadCatalogueTemplate } from './sheet/template.ts'
import { seedCatalogue } from './seed-catalogue.ts'
import { findItems, getItem, getSample, itemSamples, listClasses } from './read-items.ts'

export const catalogue: Part = {
  serves: [
    serve(wire.listClasses, (context) => listClasses(context)),
    serve(wire.findItems, (context, { query }) => findItems(context, query)),
    serve(wire.getItem, (context, { params }) => getItem(context, params.code)),
    serve(wire.getSample, (context, { params, query }) => getSample(context, params.code, params.material, query.file)),
    serve(admin.listVersions, (context, { params }) => listVersions(context, params.code)),
    serve(admin.listDrafts, (context) => listDrafts(context)),
    serve(admin.saveDraft, (context, { params, body }) => saveDraft(context, params.code, body)),
    serve(admin.discardDraft, (context, { params }) => discardDraft(context, params.code)),
    serve(admin.publishItem, (context, { params, body }) => publishItem(context, params.code, body)),
    serve(admin.retireItem, (context, { params, body }) => retireItem(context, params.code, body.reason)),
    serve(admin.compareVersions, (context, { params, query }) => compareVersions(context, params.code, query)),
    serve(admin.saveClass, (context, { params, body }) => saveClass(context, params.code, body)),
    serve(admin.listPower, (context) => listPower(context)),
    serve(admin.savePower, (context, { params, body }) => savePower(context, params.code, body.rows)),
    serve(admin.listSynonyms, (context) => listSynonyms(context)),
    serve(admin.saveSynonym, (context, { body }) => saveSynonym(context, body)),
    serve(admin.exportCatalogue, (context) => exportCatalogue(context)),
    serve(sheet.downloadCatalogueTemplate, (context) => downloadCatalogueTemplate(context)),
    serve(sheet.checkCatalogue, (context) => checkCatalogue(context), prepareSheet),
    serve(sheet.importCatalogue, (context) => importCatalogue(context), prepareSheet),
    serve(admin.listPostDuties, (context) => listPostDuties(context)),
    serve(admin.savePostDuty, (context, { params, body }) => savePostDuty(context, params.post, body)),
  ],
  announces: ['matters.item_published', 'matters.item_retired'],
  guards: [itemSamples],
  prepare: ({ db }) => seedCatalogue(db),
}
