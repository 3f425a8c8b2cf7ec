import * as limits from '#contract/visits/door-limit.ts'
import * as wire from '#contract/visits/doors.ts'
import { serve, type Part } from '#platform/module.ts'
import { keepDoorClocks } from './door-clock.ts'
import { getDoorLimit, saveDoorLimit } from './door-limit.ts'
import { getDoorMessage, listDoorMessages, listPraise, revealDoorSpeaker } from './list-doors.ts'
import { moveDoor } from './move-door.ts'
import { myDoorMessages } from './own-doors.ts'
import { sayAtDoor } from './say-at-door.ts'

export const doors: Part = {
  serves: [
    serve(wire.sayAtDoor, (context, { body }) => sayAtDoor(context, body)),
    serve(wire.myDoorMessages, (context) => myDoorMessages(context)),
    serve(wire.listDoorMessages, (context, { query }) => listDoorMessages(context, query)),
    serve(wire.getDoorMessage, (context, { params }) => getDoorMessage(context, params)),
    serve(wire.revealDoorSpeaker, (context, { params, body }) => revealDoorSpeaker(context, params, body.reason)),
    serve(limits.getDoorLimit, (context, { params }) => getDoorLimit(context, params.areaId)),
    serve(limits.saveDoorLimit, (context, { params, body }) => saveDoorLimit(context, params.areaId, body)),
    serve(wire.listPraise, (context, { query }) => listPraise(context, query)),
    serve(wire.answerDoor, (context, { params, body }) => moveDoor(context, 'answer', params, body)),
    serve(wire.judgeDoor, (context, { params, body }) => moveDoor(context, 'judge', params, body)),
    serve(wire.withdrawDoor, (context, { params, body }) => moveDoor(context, 'withdraw', params, body)),
  ],
  announces: ['visits.door_moved', 'visits.door_limit_changed'],
  jobs: [
    {
      name: 'visits.keep_doors',
      every: '* * * * *',
      run: async (context) => void (await keepDoorClocks(context)),
    },
  ],
}
