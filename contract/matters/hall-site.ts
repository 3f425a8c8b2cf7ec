import { z } from 'zod'
import { AreaId, Day, Point, text } from '../shapes.ts'
import { ClassCode } from './item.ts'

/** A day a hall plans for: this century and the next, so that days may be counted on from it. */
export const NearDay = Day.refine((day) => day >= '2000-01-01' && day < '2200-01-01')

/** A class of matters, or `*`: whatever comes (综合窗口, 门外一把抓). */
export const ServedClass = z.union([z.literal('*'), ClassCode])
const Classes = z.array(ServedClass).min(1).max(60)
export const WindowNo = z.coerce.number().int().min(1).max(99)
const Minute = z.number().int().min(0).max(1440)

/** 平时, 错峰 (lunch, early), 延时 (evening), 周末值班, 节假日值班. */
export const spanKinds = ['usual', 'staggered', 'extended', 'weekend_duty', 'holiday_duty'] as const
/** Opening hours within one day, `[from, to)` in minutes after local midnight; `windows`: only these work then, all when left out. */
export const SiteSpan = z
  .object({
    from: Minute,
    to: Minute,
    kind: z.enum(spanKinds).default('usual'),
    windows: z.array(z.number().int().min(1).max(99)).min(1).max(99).optional(),
  })
  .refine((s) => s.from < s.to, { path: ['to'], message: 'from < to' })
export type SiteSpan = z.infer<typeof SiteSpan>
/** Sorted, without overlap; two spans may touch. */
export const DaySpans = z
  .array(SiteSpan)
  .max(8)
  .refine((spans) => spans.every((s, i) => i === 0 || spans[i - 1]!.to <= s.from), 'sorted, no overlap')
/** Opening hours by weekday, 1 Monday … 7 Sunday (错时工作制 D11). */
export const SiteWeek = z.object({
  1: DaySpans,
  2: DaySpans,
  3: DaySpans,
  4: DaySpans,
  5: DaySpans,
  6: DaySpans,
  7: DaySpans,
})
export type SiteWeek = z.infer<typeof SiteWeek>

/** 窗口 as the public sees it. */
export const Window = z.object({
  no: z.number().int().min(1).max(99),
  /** 综合窗口, 社保窗口. */
  name: text(30),
  classes: Classes,
  /** Appointments may be made for it; the others serve those who walk in. */
  bookable: z.boolean().default(true),
  active: z.boolean().default(true),
})
export type Window = z.infer<typeof Window>
/** With the usual A and B person (AB岗, D03); a day's roster may say otherwise. */
export const StaffedWindow = Window.extend({
  personA: z.uuid().nullable().default(null),
  personB: z.uuid().nullable().default(null),
})
export type StaffedWindow = z.infer<typeof StaffedWindow>

/** 队列: a letter before the number, and the classes that queue there; `*` takes what no other queue names. */
export const Queue = z.object({ letter: z.string().regex(/^[A-Z]$/), name: text(30), classes: Classes })
export type Queue = z.infer<typeof Queue>

/** What a site allows; staff who book for somebody aren't bound by the limits of persons. */
export const SiteRules = z.object({
  slotMinutes: z.number().int().min(5).max(120).default(20),
  /** How many days ahead appointments can be made. */
  aheadDays: z.number().int().min(1).max(60).default(14),
  /** Not later than so many minutes before. */
  leadMinutes: z.number().int().min(0).max(1440).default(30),
  /** Appointments of one person: on one day, and open at the same time. */
  perDay: z.number().int().min(1).max(20).default(2),
  open: z.number().int().min(1).max(50).default(4),
  /** Open ones that one account made for others. */
  openForOthers: z.number().int().min(0).max(50).default(6),
  /** So many no-shows in 90 days, and one can't book online until the first is 90 days old; 0: no limit. */
  noShows: z.number().int().min(0).max(20).default(3),
  /** Check-in opens so many minutes before, and an appointment lapses so many after its beginning. */
  earlyMinutes: z.number().int().min(5).max(240).default(60),
  graceMinutes: z.number().int().min(0).max(120).default(15),
  /** Appointments in time, and people who need it, stand in the queue as if they had come so much earlier. */
  bookedLead: z.number().int().min(0).max(240).default(60),
  needLead: z.number().int().min(0).max(240).default(30),
  /** How long the new slot is kept when an appointment fell through. */
  offerHours: z.number().int().min(1).max(240).default(48),
  /** Numbers can be taken from home. */
  remoteTickets: z.boolean().default(true),
})
export type SiteRules = z.infer<typeof SiteRules>

const SiteFacts = z.object({
  name: text(60),
  address: text(200),
  point: Point.nullable().default(null),
  phone: z.string().trim().max(30).nullable().default(null),
  /** How to get there, ramps, parking. */
  about: z.string().trim().max(1000).default(''),
  active: z.boolean().default(true),
})

/** 站点: a service hall of a community or street. */
export const Site = SiteFacts.extend({
  areaId: AreaId,
  areaName: z.string(),
  id: z.uuid(),
  rules: SiteRules,
  queues: z.array(Queue),
  windows: z.array(Window),
  example: z.boolean(),
  /** Raised by every change of the site or its plan. */
  version: z.number().int(),
})
export type Site = z.infer<typeof Site>

/** What is saved of a site; windows, hours and rotations go through its plan, because they touch appointments. */
export const SiteDraft = SiteFacts.extend({
  rules: SiteRules.prefault({}),
  queues: z
    .array(Queue)
    .min(1)
    .max(26)
    .default([{ letter: 'A', name: '综合', classes: ['*'] }]),
})

/** A day that differs: closed, other hours, or on duty although it is a holiday (节假日值班 D12; only this opens a legal holiday). */
export const DayException = z.object({
  kind: z.enum(['closed', 'hours', 'holiday_duty']),
  spans: DaySpans.default([]),
  /** Said to residents. */
  reason: text(100),
})
export type DayException = z.infer<typeof DayException>

export const rotationKinds = ['resident', 'rotating'] as const
/** Every `every`-th week since the week of `since`; the nth (or last, -1) weekday of the month; or given days. */
export const RotationRule = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('week'),
    every: z.number().int().min(1).max(8),
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    since: NearDay,
  }),
  z.object({
    by: z.literal('month'),
    nths: z
      .array(z.union([z.literal(-1), z.number().int().min(1).max(5)]))
      .min(1)
      .max(5),
    weekday: z.number().int().min(1).max(7),
  }),
  z.object({ by: z.literal('dates'), days: z.array(NearDay).min(1).max(120) }),
])
export type RotationRule = z.infer<typeof RotationRule>

/** 轮转 / 常驻: a department that comes to a window on certain days (D16, D17). */
export const Rotation = z.object({
  id: z.uuid(),
  kind: z.enum(rotationKinds),
  organisationId: z.number().int().min(1).max(2147483647),
  windowNo: z.number().int().min(1).max(99),
  classes: Classes,
  rule: RotationRule,
  /** Null: the site's hours; else what of them. */
  from: Minute.nullable().default(null),
  to: Minute.nullable().default(null),
  slotMinutes: z.number().int().min(5).max(120).nullable().default(null),
  /** When its day is one on which the site is closed: it doesn't come, or comes the next day the site opens. */
  onClosed: z.enum(['skip', 'next']).default('skip'),
  validFrom: NearDay,
  validTo: NearDay.nullable().default(null),
})
export type Rotation = z.infer<typeof Rotation>
