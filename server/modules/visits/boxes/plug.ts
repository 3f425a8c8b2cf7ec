import * as wire from '#contract/visits/boxes.ts'
import { serve, type Part } from '#platform/module.ts'
import { listBoxes, saveBox } from './boxes.ts'
import { exportCollections } from './export-collections.ts'
import { collectionOfCase, getCollection, listCollections } from './list-collections.ts'
import { paperFiles } from './paper-files.ts'
import { recordCollection } from './record-collection.ts'

/** 居民联系箱. */
export const boxes: Part = {
  serves: [
    serve(wire.listBoxes, (context, { query }) => listBoxes(context, query.closed)),
    serve(wire.saveBox, (context, { params, body }) => saveBox(context, params, body)),
    serve(wire.recordCollection, (context, { body }) => recordCollection(context, body)),
    serve(wire.listCollections, (context, { query }) => listCollections(context, query)),
    serve(wire.getCollection, (context, { params }) => getCollection(context, params)),
    serve(wire.exportCollections, (context, { query }) => exportCollections(context, query)),
    serve(wire.collectionOfCase, (context, { params }) => collectionOfCase(context, params)),
  ],
  announces: ['visits.box_emptied'],
  guards: [paperFiles],
}
