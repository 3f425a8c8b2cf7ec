import * as devices from '#contract/matters/hall-devices.ts'
import * as shown from '#contract/matters/hall-display.ts'
import * as numbers from '#contract/matters/hall-numbers.ts'
import * as desk from '#contract/matters/ticket-desk.ts'
import * as wire from '#contract/matters/tickets.ts'
import { serve, type Part } from '#platform/module.ts'
import { callNext } from './call-next.ts'
import { getDesk, getDisplay } from './desk.ts'
import { addDevice, checkInAtDevice, greetDevice, listDevices, takeTicketAtDevice, withdrawDevice } from './devices.ts'
import { endDay } from './end-day.ts'
import { hallNumbers } from './hall-numbers.ts'
import { listTickets } from './list-tickets.ts'
import { moveTicket } from './move-ticket.ts'
import { setWindow } from './set-window.ts'
import { cancelMyTicket, getTicket, myTickets, takeMyTicket, takeTicket } from './take-ticket.ts'

const moves = {
  recall: desk.recallTicket,
  pass: desk.passTicket,
  requeue: desk.requeueTicket,
  park: desk.parkTicket,
  resume: desk.resumeTicket,
  redirect: desk.redirectTicket,
  transfer: desk.transferTicket,
  start: desk.startTicket,
  finish: desk.finishTicket,
  cancel: desk.cancelTicket,
} as const

/** 排队叫号. */
export const tickets: Part = {
  announces: ['matters.queue_changed'],
  serves: [
    serve(wire.takeTicket, (context, { params, body }) => takeTicket(context, params, body)),
    serve(wire.takeMyTicket, (context, { params, body }) => takeMyTicket(context, params, body)),
    serve(wire.myTickets, myTickets),
    serve(wire.getTicket, (context, { params }) => getTicket(context, params)),
    serve(wire.cancelMyTicket, (context, { params }) => cancelMyTicket(context, params)),
    serve(desk.getDesk, (context, { params, query }) => getDesk(context, params, query.windowNo)),
    serve(desk.setWindow, (context, { params, body }) => setWindow(context, params, body)),
    serve(desk.callNext, (context, { params, body }) => callNext(context, params, body)),
    ...(Object.keys(moves) as (keyof typeof moves)[]).map((move) =>
      serve(moves[move], (context, { params, body }) => moveTicket(context, params, move, body)),
    ),
    serve(devices.listDevices, (context, { params }) => listDevices(context, params)),
    serve(devices.addDevice, (context, { params, body }) => addDevice(context, params, body)),
    serve(devices.withdrawDevice, (context, { params }) => withdrawDevice(context, params)),
    serve(devices.greetDevice, (context, { params, body }) => greetDevice(context, params, body)),
    serve(devices.takeTicketAtDevice, (context, { params, body }) => takeTicketAtDevice(context, params, body)),
    serve(devices.checkInAtDevice, (context, { params, body }) => checkInAtDevice(context, params, body)),
    serve(desk.listTickets, (context, { query }) => listTickets(context, query)),
    serve(shown.getDisplay, (context, { params }) => getDisplay(context, params)),
    serve(numbers.hallNumbers, (context, { query }) => hallNumbers(context, query)),
  ],
  streams: [
    {
      route: shown.watchDisplay,
      hears: ['matters.queue_changed', 'matters.plan_changed'],
      concerns: ({ siteId }, fact) => fact.about['siteId'] === siteId,
    },
  ],
  jobs: [{ name: 'matters.end_day', every: '40 23 * * *', run: endDay }],
}
