import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, Phone } from '../shapes.ts'
import { InSite } from './hall-sites.ts'
import { ClassCode, ItemCode } from './item.ts'
import { ticketMoves, ticketStates } from './ticket-flow.ts'

/** Minutes, as a range; null while no window for it is open. */
export const WaitShape = z
  .object({ from: z.number(), to: z.number(), basis: z.enum(['today', 'usual']), samples: z.number().int() })
  .nullable()

/** 号 as anybody with its link sees it (the printed slip, the phone): nothing about the person. */
export const PublicTicket = z.object({
  areaId: AreaId,
  id: z.uuid(),
  siteId: z.uuid(),
  siteName: z.string(),
  address: z.string(),
  /** `A012`. */
  name: z.string(),
  day: Day,
  queueName: z.string(),
  state: z.enum(ticketStates),
  /** Where to go, once called. */
  windowNo: z.number().int().nullable(),
  takenAt: Instant,
  calledAt: Instant.nullable(),
  /** Called before; null once called. */
  ahead: z.number().int().nullable(),
  wait: WaitShape,
  /** The window and time booked, when it comes from an appointment. */
  bookedFrom: Instant.nullable(),
  /** Path of its page in the resident's app: printed as QR code on the slip. */
  link: z.string(),
})
export type PublicTicket = z.infer<typeof PublicTicket>

/** 号 as the desk sees it. */
export const Ticket = z.object({
  areaId: AreaId,
  id: z.uuid(),
  siteId: z.uuid(),
  siteName: z.string(),
  name: z.string(),
  day: Day,
  letter: z.string(),
  classCode: z.string(),
  className: z.string(),
  itemCode: z.string().nullable(),
  itemName: z.string().nullable(),
  state: z.enum(ticketStates),
  priority: z.boolean(),
  windowNo: z.number().int().nullable(),
  /** Meant for this window or this colleague only. */
  toWindowNo: z.number().int().nullable(),
  toAccountId: z.uuid().nullable(),
  toName: z.string().nullable(),
  clerk: z.string().nullable(),
  /** Masked. */
  phone: z.string().nullable(),
  /** Masked, from the booking. */
  person: z.string().nullable(),
  bookingId: z.uuid().nullable(),
  bookedFrom: Instant.nullable(),
  takenAt: Instant,
  calledAt: Instant.nullable(),
  calls: z.number().int(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  note: z.string().nullable(),
  application: z.object({ areaId: AreaId, id: z.uuid() }).nullable(),
  version: z.number().int(),
  moves: z.array(z.enum(ticketMoves)),
})
export type Ticket = z.infer<typeof Ticket>

const takeProblems = [
  'matters.site_unknown',
  'matters.class_unknown',
  'matters.hall_closed',
  'matters.no_window_today',
  'matters.key_taken',
] as const
export const takeTicket = route({
  name: 'matters.take_ticket',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/tickets',
  permission: 'matters.call',
  about: { zh: '在大厅取号（取号机、导办台）；预约的人用签到', en: 'A number at the hall (kiosk or reception)' },
  params: InSite,
  body: z.object({
    id: ClientId,
    classCode: ClassCode,
    itemCode: ItemCode.nullish(),
    /** So that the resident can follow on the phone. */
    phone: Phone.nullish(),
    /** 老弱病残孕、军人等依法优先. */
    priority: z.boolean().default(false),
  }),
  answer: PublicTicket,
  problems: takeProblems,
})
export const takeMyTicket = route({
  name: 'matters.take_my_ticket',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/my-tickets',
  permission: 'matters.own',
  about: { zh: '手机取号（一人在一个大厅同时一个号）', en: 'A number by phone, one at a time in a hall' },
  params: InSite,
  body: z.object({ id: ClientId, classCode: ClassCode, itemCode: ItemCode.nullish() }),
  answer: PublicTicket,
  problems: [...takeProblems, 'matters.not_remote', 'matters.ticket_already'],
  perMinute: 30,
})
export const myTickets = route({
  name: 'matters.my_tickets',
  method: 'GET',
  path: '/api/me/tickets',
  permission: 'matters.own',
  about: { zh: '我今天的号', en: 'My numbers of today' },
  answer: z.object({ rows: z.array(PublicTicket) }),
})
export const getTicket = route({
  name: 'matters.get_ticket',
  method: 'GET',
  path: '/api/areas/{areaId}/tickets/{id}',
  permission: 'public',
  about: { zh: '凭号上的链接看还要等多久', en: 'How long to wait, by the link on the slip' },
  params: InArea.extend({ id: ClientId }),
  answer: PublicTicket,
  problems: ['matters.ticket_unknown'],
})
export const cancelMyTicket = route({
  name: 'matters.cancel_my_ticket',
  method: 'POST',
  path: '/api/me/tickets/{areaId}/{id}/cancel',
  permission: 'matters.own',
  about: { zh: '不等了，退号', en: 'Give my number back' },
  params: z.object({ areaId: AreaId, id: ClientId }),
  answer: PublicTicket,
  problems: ['matters.ticket_unknown', 'matters.not_from_here'],
})
