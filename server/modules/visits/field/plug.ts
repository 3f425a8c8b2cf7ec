import * as wire from '#contract/visits/field-pack.ts'
import { serve, type Part } from '#platform/module.ts'
import { deviceState, deviceWiped, listAreaDevices, listDevices, wipeDevice } from './devices.ts'
import { getFieldPack } from './get-field-pack.ts'

export const field: Part = {
  serves: [
    serve(wire.fieldPack, (context, { params, query }) => getFieldPack(context, params.areaId, query)),
    serve(wire.listDevices, listDevices),
    serve(wire.listAreaDevices, listAreaDevices),
    serve(wire.wipeDevice, (context, { params, body }) => wipeDevice(context, params.areaId, params.id, body.reason)),
    serve(wire.deviceState, (context, { params }) => deviceState(context, params.id)),
    serve(wire.deviceWiped, (context, { params, body }) => deviceWiped(context, params.id, body.unsent)),
  ],
  announces: ['visits.device_lost', 'visits.device_wiped'],
}
