import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { NearDay, WindowNo } from './hall-site.ts'
import { InSite, SiteDay } from './hall-sites.ts'
import { ClassCode } from './item.ts'
import { type ticketFlow, ticketStates } from './ticket-flow.ts'
import { Ticket, WaitShape } from './tickets.ts'

/** 窗口现在: who sits there. */
export const WindowNow = z.object({
  no: z.number().int(),
  name: z.string(),
  classes: z.array(z.string()),
  state: z.enum(['open', 'paused', 'closed']),
  accountId: z.uuid().nullable(),
  clerk: z.string().nullable(),
  since: Instant.nullable(),
  ticket: z.string().nullable(),
})
export const QueueNow = z.object({
  letter: z.string(),
  name: z.string(),
  waiting: z.number().int(),
  windows: z.number().int(),
  wait: WaitShape,
})
export const getDesk = route({
  name: 'matters.get_desk',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/desk',
  permission: 'matters.call',
  about: {
    zh: '叫号台：各窗口、我的号、等候队列、挂起和过号',
    en: 'The desk: windows, my ticket, who waits, parked and passed',
  },
  params: InSite,
  query: z.object({ windowNo: WindowNo.optional() }),
  answer: z.object({
    siteName: z.string(),
    today: SiteDay,
    windows: z.array(WindowNow),
    queues: z.array(QueueNow),
    /** At this window now: called or being served. */
    current: Ticket.nullable(),
    /** Whom this window would call, in order. */
    next: z.array(Ticket),
    parked: z.array(Ticket),
    passed: z.array(Ticket),
    /** Appointments of today who haven't come yet. */
    expected: z.number().int(),
    served: z.number().int(),
  }),
  problems: ['matters.site_unknown'],
})
export const setWindow = route({
  name: 'matters.set_window',
  method: 'PUT',
  path: '/api/areas/{areaId}/sites/{siteId}/windows/{windowNo}/state',
  permission: 'matters.call',
  about: { zh: '开窗、暂停、关窗', en: 'Open, pause or close a window' },
  params: InSite.extend({ windowNo: WindowNo }),
  body: z.object({ state: z.enum(['open', 'paused', 'closed']) }),
  answer: WindowNow,
  problems: ['matters.site_unknown', 'matters.window_unknown', 'matters.window_occupied', 'matters.ticket_in_hand'],
})
export const callNext = route({
  name: 'matters.call_next',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/windows/{windowNo}/call',
  permission: 'matters.call',
  about: { zh: '叫下一个', en: 'Call the next one' },
  params: InSite.extend({ windowNo: WindowNo }),
  body: z.object({
    /** Made by the client: sent twice, called once. */
    callId: ClientId,
  }),
  answer: z.object({
    /** Null: nobody waits for this window. */
    ticket: Ticket.nullable(),
    waiting: z.number().int(),
  }),
  problems: ['matters.site_unknown', 'matters.window_unknown', 'matters.window_not_open', 'matters.ticket_in_hand'],
})

const move = <const Move extends keyof typeof ticketFlow.moves, const Path extends string>(
  name: Move,
  path: Path,
  about: { zh: string; en: string },
) =>
  route({
    name: `matters.${name}_ticket`,
    method: 'POST',
    path: `/api/areas/{areaId}/tickets/{id}/${path}`,
    permission: 'matters.call',
    about,
    params: InArea.extend({ id: ClientId }),
    body: z.object({
      version: z.number().int(),
      windowNo: z.number().int().min(1).max(99).optional(),
      toWindowNo: z.number().int().min(1).max(99).nullish(),
      classCode: ClassCode.nullish(),
      toAccountId: z.uuid().optional(),
      application: z.object({ areaId: AreaId, id: z.uuid() }).nullish(),
      note: text(100).nullish(),
    }),
    answer: Ticket,
    problems: [
      'matters.ticket_unknown',
      'matters.not_from_here',
      'platform.conflict',
      'matters.not_your_window',
      'matters.window_unknown',
      'matters.window_not_open',
      'matters.window_wrong_class',
      'matters.ticket_in_hand',
      'matters.staff_unknown',
      'matters.target_missing',
      'matters.class_unknown',
    ],
  })
/** Each takes `version` and what its move in `ticketFlow` needs. */
export const recallTicket = move('recall', 'recall', { zh: '重呼', en: 'Call again' })
export const passTicket = move('pass', 'pass', { zh: '过号', en: 'Pass' })
export const requeueTicket = move('requeue', 'requeue', { zh: '过号后重新排队', en: 'Back into the queue' })
export const parkTicket = move('park', 'park', { zh: '挂起', en: 'Park' })
export const resumeTicket = move('resume', 'resume', { zh: '恢复办理（需 windowNo）', en: 'Resume at `windowNo`' })
export const redirectTicket = move('redirect', 'redirect', {
  zh: '转到别的窗口或类别',
  en: 'Redirect to a window or class',
})
export const transferTicket = move('transfer', 'transfer', { zh: '转给同事', en: 'Transfer to a colleague' })
export const startTicket = move('start', 'start', { zh: '开始办理', en: 'Start service' })
export const finishTicket = move('finish', 'finish', {
  zh: '办理完毕，可关联办件',
  en: 'Finish, linking an application',
})
export const cancelTicket = move('cancel', 'cancel', { zh: '取消号', en: 'Cancel' })

/** For reports: rows behind a number. Phones masked. */
export const listTickets = route({
  name: 'matters.list_tickets',
  method: 'GET',
  path: '/api/areas/{areaId}/tickets',
  permission: 'matters.read',
  about: { zh: '号的列表：按日期、大厅、窗口、小时、状态', en: 'Tickets by day, hall, window, hour, state' },
  params: InArea,
  query: Paging.extend({
    siteId: ClientId.optional(),
    from: NearDay.optional(),
    to: NearDay.optional(),
    state: z.enum(ticketStates).optional(),
    windowNo: z.coerce.number().int().min(1).max(99).optional(),
    class: ClassCode.optional(),
    hour: z.coerce.number().int().min(0).max(23).optional(),
    /** Waited at least so many minutes. */
    waited: z.coerce.number().int().min(0).max(1440).optional(),
  }),
  answer: pageOf(Ticket.extend({ waitedMinutes: z.number().nullable(), servedMinutes: z.number().nullable() })),
})
