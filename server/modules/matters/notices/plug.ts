import * as wire from '#contract/matters/notices.ts'
import * as sent from '#contract/matters/notices-sent.ts'
import { serve, type Part } from '#platform/module.ts'
import { countMyNotices, myNotices, readMyNotices } from './my-notices.ts'
import { exportSentNotices, listSentNotices } from './sent-notices.ts'
import { callUntold, forgetNotices, listUntold, sendTexts, toldByPhone } from './text-messages.ts'

/** 告知: the bell of residents, and text messages. */
export const notices: Part = {
  announces: ['matters.resident_informed'],
  serves: [
    serve(wire.myNotices, (context, { query }) => myNotices(context, query)),
    serve(wire.countMyNotices, countMyNotices),
    serve(wire.readMyNotices, (context, { body }) => readMyNotices(context, body)),
    serve(wire.listUntold, (context, { query }) => listUntold(context, query)),
    serve(wire.callUntold, (context, { params, body }) => callUntold(context, params, body)),
    serve(wire.toldByPhone, (context, { params }) => toldByPhone(context, params)),
    serve(sent.listSentNotices, (context, { query }) => listSentNotices(context, query)),
    serve(sent.exportSentNotices, (context, { query }) => exportSentNotices(context, query)),
  ],
  jobs: [{ name: 'matters.forget_notices', every: '40 3 * * *', run: forgetNotices }],
  beats: [{ name: 'matters.send_texts', everyMs: 15_000, run: async (context) => void (await sendTexts(context)) }],
}
