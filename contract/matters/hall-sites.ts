import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Instant, text } from '../shapes.ts'
import { ClassCode } from './item.ts'
import { DayException, NearDay, Rotation, Site, SiteDraft, SiteSpan, SiteWeek, StaffedWindow } from './hall-site.ts'
import { whyCodes } from './slots.ts'

/** One site of an area: `siteId` is a UUID its creator made. */
export const InSite = InArea.extend({ siteId: ClientId })

/** Why there is nothing that day; `text` is the whole sentence in the reader's language. */
export const WhyShape = z.object({
  code: z.enum(whyCodes),
  name: z.string().optional(),
  reason: z.string().optional(),
  next: Day.optional(),
  text: z.string(),
})

/** A day of a site as the public sees it: hours, or why it is closed. `assumes`: the year whose holidays aren't announced yet. */
export const SiteDay = z.object({
  day: Day,
  spans: z.array(SiteSpan),
  why: WhyShape.nullable(),
  assumes: z.number().int().nullable(),
})

/** A department on site on a day (轮转公示). */
export const ComingRow = z.object({
  areaId: AreaId,
  siteId: z.uuid(),
  siteName: z.string(),
  rotationId: z.uuid(),
  kind: z.enum(['resident', 'rotating']),
  organisation: z.string(),
  windowNo: z.number().int(),
  classes: z.array(z.string()),
  day: Day,
  from: z.number().int(),
  to: z.number().int(),
  /** Why it doesn't come that day. */
  cancelled: z.string().nullable(),
  /** Recorded on the day by staff: it was there, it wasn't. */
  present: z.boolean().nullable(),
})
export type ComingRow = z.infer<typeof ComingRow>

export const listSites = route({
  name: 'matters.list_sites',
  method: 'GET',
  path: '/api/areas/{areaId}/sites',
  permission: 'public',
  about: { zh: '本区域的服务大厅：地址、今天的时间、现在排队的人数', en: 'Service halls with today’s hours and queue' },
  params: InArea,
  query: z.object({
    /** Only those that serve this class. */
    class: ClassCode.optional(),
    /** Also those that aren't in use. */
    all: z.stringbool().default(false),
  }),
  answer: z.object({
    rows: z.array(
      Site.extend({ today: SiteDay, openNow: z.boolean(), waiting: z.number().int(), windowsOpen: z.number().int() }),
    ),
  }),
})
export const getSite = route({
  name: 'matters.get_site',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}',
  permission: 'public',
  about: {
    zh: '一个大厅：窗口、一周时间、近期放假和加班、轮转部门',
    en: 'A hall: windows, hours, coming days, departments',
  },
  params: InSite,
  answer: Site.extend({
    /** The weekly hours in force. */
    week: SiteWeek.nullable(),
    weekFrom: Day.nullable(),
    /** The next 30 days, each with its hours or why it is closed. */
    days: z.array(SiteDay),
    coming: z.array(ComingRow),
  }),
  problems: ['matters.site_unknown'],
})
export const saveSite = route({
  name: 'matters.save_site',
  method: 'PUT',
  path: '/api/areas/{areaId}/sites/{siteId}',
  permission: 'matters.hall',
  about: { zh: '新增或修改大厅：地址、规则、队列', en: 'Add or change a hall: address, rules, queues' },
  params: InSite,
  /** `version` null: new. */
  body: SiteDraft.extend({ version: z.number().int().nullable() }),
  answer: Site,
  problems: ['platform.conflict', 'matters.site_area', 'matters.bookings_affected', 'matters.queue_twice'],
})

/** 值班与轮转设置: everything that decides on slots, for the screen that changes it. */
export const SitePlanView = z.object({
  site: Site,
  windows: z.array(StaffedWindow),
  weeks: z.array(z.object({ validFrom: Day, week: SiteWeek, publishedAt: Instant, by: z.string().nullable() })),
  exceptions: z.array(DayException.extend({ day: Day })),
  rotations: z.array(Rotation.extend({ organisation: z.string() })),
  cancelled: z.array(z.object({ rotationId: z.uuid(), day: Day, reason: z.string() })),
  /** Names of the persons at the windows. */
  names: z.record(z.uuid(), z.string()),
})
export const getPlan = route({
  name: 'matters.get_site_plan',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/plan',
  permission: 'matters.hall',
  about: { zh: '大厅的时间、窗口、轮转设置', en: 'Hours, windows and rotations of a hall' },
  params: InSite,
  answer: SitePlanView,
  problems: ['matters.site_unknown'],
})

/** One change of the plan. All go the same way: preview, then publish. */
export const PlanChange = z.discriminatedUnion('kind', [
  /** New weekly hours from a day on; the same day again replaces them. */
  z.object({ kind: z.literal('week'), validFrom: NearDay, week: SiteWeek }),
  /** Days that differ; `exception` null makes them ordinary again. */
  z.object({ kind: z.literal('days'), days: z.array(NearDay).min(1).max(31), exception: DayException.nullable() }),
  z.object({ kind: z.literal('windows'), windows: z.array(StaffedWindow).min(1).max(99) }),
  z.object({ kind: z.literal('rotation'), rotation: Rotation }),
  z.object({ kind: z.literal('end_rotation'), id: ClientId, lastDay: NearDay }),
  /** The department doesn't come that day (`reason`), or does after all (null). */
  z.object({ kind: z.literal('rotation_day'), id: ClientId, day: NearDay, reason: text(100).nullable() }),
])
export type PlanChange = z.infer<typeof PlanChange>

/** An appointment that doesn't stand under the new plan. */
export const AffectedBooking = z.object({
  areaId: AreaId,
  id: z.uuid(),
  number: z.string(),
  name: z.string().describe('masked'),
  classCode: z.string(),
  windowNo: z.number().int(),
  from: Instant,
  to: Instant,
})
const planProblems = [
  'matters.site_unknown',
  'matters.rotation_unknown',
  'matters.rotation_clash',
  'matters.rotation_times',
  'matters.rotation_not_that_day',
  'matters.window_unknown',
  'matters.window_twice',
  'matters.spans_missing',
  'matters.site_day_past',
  'matters.staff_unknown',
  'matters.same_person',
  'territory.organisation_unknown',
] as const
export const previewPlan = route({
  name: 'matters.preview_site_plan',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/plan/preview',
  permission: 'matters.hall',
  about: { zh: '预览：改后的号源，受影响的预约', en: 'Try a change: the slots it makes, the bookings it touches' },
  params: InSite,
  body: z.object({ change: PlanChange }),
  answer: z.object({
    /** Four weeks from the change on: slots before and after. */
    days: z.array(
      z.object({
        day: Day,
        spans: z.array(SiteSpan),
        why: WhyShape.nullable(),
        assumes: z.number().int().nullable(),
        slotsBefore: z.number().int(),
        slotsAfter: z.number().int(),
        coming: z.array(z.string()),
      }),
    ),
    affected: z.array(AffectedBooking),
  }),
  problems: planProblems,
})
/** What becomes of appointments that no longer stand. `offer`: the nearest equal slot is kept for each; `cancel`: told, nothing kept; `keep`: they stand all the same. */
export const Settlement = z.enum(['offer', 'cancel', 'keep'])
export type Settlement = z.infer<typeof Settlement>
export const publishPlan = route({
  name: 'matters.publish_site_plan',
  method: 'POST',
  path: '/api/areas/{areaId}/sites/{siteId}/plan',
  permission: 'matters.hall',
  about: {
    zh: '发布时间、窗口、轮转的变更；有受影响的预约时须说明怎么办',
    en: 'Publish a change; where bookings are touched, say what becomes of them',
  },
  params: InSite,
  body: z.object({
    change: PlanChange,
    version: z.number().int(),
    /** Needed when bookings are touched: the refusal `matters.bookings_affected` carries `count` and `affected`. */
    affected: Settlement.optional(),
    /** Said to the residents. */
    reason: text(100).optional(),
  }),
  answer: z.object({
    version: z.number().int(),
    affected: z.number().int(),
    offered: z.number().int(),
    /** Nothing equal was free: they were told to choose for themselves. */
    withoutOffer: z.number().int(),
  }),
  problems: [...planProblems, 'platform.conflict', 'matters.bookings_affected', 'matters.reason_missing'],
})

export const listComing = route({
  name: 'matters.list_rotations',
  method: 'GET',
  path: '/api/areas/{areaId}/rotations',
  permission: 'public',
  about: { zh: '轮转公示：哪个部门哪天到哪个大厅', en: 'Which department comes to which hall when' },
  params: InArea,
  query: z.object({
    siteId: ClientId.optional(),
    from: NearDay.optional(),
    days: z.coerce.number().int().min(1).max(93).default(31),
  }),
  answer: z.object({ from: Day, rows: z.array(ComingRow) }),
})
export const recordAttendance = route({
  name: 'matters.record_attendance',
  method: 'PUT',
  path: '/api/areas/{areaId}/sites/{siteId}/rotations/{rotationId}/days/{day}',
  permission: 'matters.call',
  about: { zh: '登记部门当天是否到场', en: 'Record whether a department was there' },
  params: InSite.extend({ rotationId: ClientId, day: NearDay }),
  body: z.object({ present: z.boolean() }),
  answer: z.object({ present: z.boolean() }),
  problems: [
    'matters.site_unknown',
    'matters.rotation_unknown',
    'matters.rotation_not_that_day',
    'matters.day_not_come',
  ],
})
export const printRotation = route({
  name: 'matters.print_rotation',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/rotation-print',
  permission: 'public',
  about: { zh: '打印轮转公示', en: 'Print the timetable of departments' },
  params: InSite,
  query: z.object({ from: NearDay.optional(), days: z.coerce.number().int().min(1).max(93).default(31) }),
  answer: z.any(),
  medium: 'file',
  problems: ['matters.site_unknown'],
  perMinute: 30,
})
