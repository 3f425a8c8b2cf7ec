import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, Day, Instant, Phone, text } from '../shapes.ts'
import { InSite } from './hall-sites.ts'
import { ClassCode } from './item.ts'
import { PublicTicket } from './tickets.ts'

/** 大厅设备: a kiosk with a key of its own. */
export const HallDevice = z.object({
  id: z.uuid(),
  name: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  /** The last day it was used. */
  usedOn: Day.nullable(),
  withdrawnAt: Instant.nullable(),
})
export type HallDevice = z.infer<typeof HallDevice>

const path = '/api/areas/{areaId}/sites/{siteId}/devices' as const
export const listDevices = route({
  name: 'matters.list_devices',
  method: 'GET',
  path,
  permission: 'matters.hall',
  about: { zh: '大厅的设备，不含密钥', en: 'Devices of a hall, without their keys' },
  params: InSite,
  answer: z.object({ rows: z.array(HallDevice) }),
  problems: ['matters.site_unknown'],
})
export const addDevice = route({
  name: 'matters.add_device',
  method: 'POST',
  path,
  permission: 'matters.hall',
  about: { zh: '给取号机发设备密钥，只显示这一次', en: 'A key for a kiosk, shown this once' },
  params: InSite,
  body: z.object({ id: ClientId, name: text(40) }),
  answer: HallDevice.extend({
    key: z.string(),
    /** To be opened on the device once; the key stands behind the #, which never travels. */
    link: z.string(),
  }),
  problems: ['matters.site_unknown', 'matters.key_taken', 'matters.too_many_devices'],
})
export const withdrawDevice = route({
  name: 'matters.withdraw_device',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/devices/{id}/withdraw',
  permission: 'matters.hall',
  about: { zh: '收回设备密钥，立即失效', en: 'Withdraw a key; it ends at once' },
  params: InSite.extend({ id: ClientId }),
  answer: HallDevice,
  problems: ['matters.device_unknown'],
})

const Key = z.object({ key: z.string().min(20).max(100) })
const deviceProblems = ['matters.site_unknown', 'matters.device_unknown'] as const
/** Whoever has the key may take numbers and check in at that hall, and nothing else; answers hold nothing about a person. */
export const greetDevice = route({
  name: 'matters.greet_device',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/device',
  permission: 'public',
  about: { zh: '取号机：密钥还有效吗', en: 'A kiosk asks whether its key still holds' },
  params: InSite,
  body: Key,
  answer: z.object({ name: z.string() }),
  problems: deviceProblems,
  perMinute: 60,
})
export const takeTicketAtDevice = route({
  name: 'matters.take_ticket_at_device',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/device/tickets',
  permission: 'public',
  about: { zh: '取号机取号，凭设备密钥', en: 'A number at the kiosk, by its key' },
  params: InSite,
  body: Key.extend({ id: ClientId, classCode: ClassCode, priority: z.boolean().default(false) }),
  answer: PublicTicket,
  problems: [
    ...deviceProblems,
    'matters.class_unknown',
    'matters.hall_closed',
    'matters.no_window_today',
    'matters.key_taken',
  ],
  perMinute: 120,
})
export const checkInAtDevice = route({
  name: 'matters.check_in_at_device',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/device/check-in',
  permission: 'public',
  about: { zh: '取号机签到，凭设备密钥', en: 'Check-in at the kiosk, by its key' },
  params: InSite,
  body: Key.extend({ code: z.union([z.string().regex(/^\d{6}$/), Phone]) }),
  answer: PublicTicket,
  problems: [
    ...deviceProblems,
    'matters.booking_unknown',
    'matters.not_from_here',
    'matters.check_in_not_yet',
    'matters.check_in_over',
  ],
  perMinute: 120,
})
