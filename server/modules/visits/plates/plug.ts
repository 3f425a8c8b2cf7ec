import * as wire from '#contract/visits/plates.ts'
import { serve, type Part } from '#platform/module.ts'
import { channelsOf, listDoorStaff, readWorkerPhoto, saveChannels, setWorkerPhoto, workerPhotos } from './door-staff.ts'
import { getDoor } from './get-door.ts'
import { printCards, printPlates } from './print-plates.ts'

export const plates: Part = {
  serves: [
    serve(wire.getDoor, (context, { params }) => getDoor(context, params.code)),
    serve(wire.readWorkerPhoto, (context, { params }) => readWorkerPhoto(context, params.id)),
    serve(wire.listDoorStaff, (context) => listDoorStaff(context)),
    serve(wire.setWorkerPhoto, (context, { params, body }) => setWorkerPhoto(context, params.accountId, body.fileId)),
    serve(wire.getChannels, async ({ db, areaId }) => ({ areaId, ...(await channelsOf(db, areaId)) })),
    serve(wire.saveChannels, (context, { body }) => saveChannels(context, body)),
    serve(wire.printPlates, (context, { query }) => printPlates(context, query)),
    serve(wire.printCards, (context, { query }) => printCards(context, query)),
  ],
  guards: [workerPhotos],
}
