import { planOf } from '../time/working-time.ts'
import type { Calendar } from '../time/calendar.ts'
import { dayNumber, dayText, minuteMs, startOfDay, weekdayOf, type Weekday } from '../time/local-time.ts'
import type { DayException, Rotation, SiteRules, SiteSpan, SiteWeek, Window } from './hall-site.ts'
import { rotationIsDue } from './rotation-days.ts'

/** All that decides when a site takes appointments. Pure data, so that a change can be tried before it is published. */
export type SitePlan = {
  active: boolean
  rules: Pick<SiteRules, 'slotMinutes' | 'aheadDays' | 'leadMinutes'>
  /** Of those that have begun, the latest `validFrom` is in force. */
  weeks: readonly { validFrom: string; week: SiteWeek }[]
  exceptions: Readonly<Record<string, DayException>>
  windows: readonly Pick<Window, 'no' | 'classes' | 'bookable' | 'active'>[]
  rotations: readonly Rotation[]
  /** Days a rotation doesn't come, by `<rotation id>|<day>`, with the reason. */
  cancelled: Readonly<Record<string, string>>
  /** Windows without anybody that day: A and B are away. */
  unmanned?: Readonly<Record<string, readonly number[]>>
  calendar: Calendar
}

export const whyCodes = [
  'past',
  'over_today',
  'too_far',
  'site_shut',
  'no_hours_yet',
  'closed',
  'holiday',
  'weekend',
  'no_hours',
  'no_window',
  'not_coming',
  'rotation_cancelled',
  'unmanned',
  'full',
] as const
/** Why a day has no slots: `name` of the holiday, `reason` somebody gave, `next` day on which there may be some. */
export type Why = { code: (typeof whyCodes)[number]; name?: string; reason?: string; next?: string }

/** One window on one day for some minutes; `rotationId` when a department sits there. */
export type Lane = {
  windowNo: number
  rotationId: string | null
  classes: readonly string[]
  from: number
  to: number
  slotMinutes: number
}
/** `from`, `to` in ms since the epoch. */
export type Slot = { from: number; to: number; windowNo: number; rotationId: string | null }
export type Opening = { spans: readonly SiteSpan[]; why: Why | null; assumes: number | null }
export type DaySlots = { day: string; spans: readonly SiteSpan[]; slots: Slot[]; why: Why[]; assumes: number | null }

const serves = (classes: readonly string[], wanted: string) => classes.includes('*') || classes.includes(wanted)

const weekOn = (plan: SitePlan, day: string) =>
  plan.weeks.reduce<SitePlan['weeks'][number] | undefined>(
    (found, w) => (w.validFrom <= day && (!found || w.validFrom > found.validFrom) ? w : found),
    undefined,
  )?.week

const ordinaryDay = (week: SiteWeek) =>
  ([1, 2, 3, 4, 5, 6, 7] as Weekday[]).map((d) => week[d]).find((spans) => spans.length > 0) ?? []

/** Is the site open on this day (`2026-11-24`), when, and why not. A legal holiday is opened by holiday duty only. */
export const openingOf = (plan: SitePlan, day: string): Opening => {
  const number = dayNumber(day)
  const special = plan.calendar.days[day]
  const assumes = planOf(plan.calendar, number).assumes || null
  const shut = (why: Why): Opening => ({ spans: [], why, assumes })
  if (!plan.active) return shut({ code: 'site_shut' })
  const exception = plan.exceptions[day]
  if (exception?.kind === 'closed') return shut({ code: 'closed', reason: exception.reason })
  if (exception?.kind === 'holiday_duty') return { spans: exception.spans, why: null, assumes }
  if (special?.off) return shut({ code: 'holiday', name: special.name })
  if (exception) return { spans: exception.spans, why: null, assumes }
  const week = weekOn(plan, day)
  if (!week) return shut({ code: 'no_hours_yet' })
  const weekday = weekdayOf(number)
  const spans = week[weekday].length || !special ? week[weekday] : ordinaryDay(week)
  if (spans.length) return { spans, why: null, assumes }
  return shut({ code: weekday >= 6 ? 'weekend' : 'no_hours' })
}

/** How far back a rotation that comes "the next day the site opens" may have been due. */
const longestClosure = 16

/** Does the rotation come on this day: by its rule, or put off from days on which the site was closed. Cancelled days count as coming. */
export const isComing = (plan: SitePlan, rotation: Rotation, day: string): boolean => {
  if (openingOf(plan, day).spans.length === 0) return false
  if (rotationIsDue(rotation, day)) return true
  if (rotation.onClosed === 'skip') return false
  for (let back = 1; back <= longestClosure; back++) {
    const earlier = dayText(dayNumber(day) - back)
    if (openingOf(plan, earlier).spans.length > 0) return false
    if (rotationIsDue(rotation, earlier))
      return day >= rotation.validFrom && (!rotation.validTo || day <= rotation.validTo)
  }
  return false
}

type Piece = { from: number; to: number }
const without = (pieces: Piece[], { from, to }: Piece): Piece[] =>
  pieces.flatMap((p) =>
    to <= p.from || from >= p.to
      ? [p]
      : [...(p.from < from ? [{ from: p.from, to: from }] : []), ...(to < p.to ? [{ from: to, to: p.to }] : [])],
  )

/** Which windows work when on a day, and for whom; a department at a window takes it from whoever usually sits there. */
export const lanesOf = (plan: SitePlan, day: string): Lane[] => {
  const { spans } = openingOf(plan, day)
  const away = plan.unmanned?.[day] ?? []
  const lanes: Lane[] = []
  for (const window of plan.windows.filter((w) => w.active)) {
    const open = spans.filter((s) => !s.windows || s.windows.includes(window.no))
    let own: Piece[] = open.map(({ from, to }) => ({ from, to }))
    for (const rotation of plan.rotations) {
      if (rotation.windowNo !== window.no || !isComing(plan, rotation, day)) continue
      const wanted = { from: rotation.from ?? 0, to: rotation.to ?? 1440 }
      const taken = own
        .map((p) => ({ from: Math.max(p.from, wanted.from), to: Math.min(p.to, wanted.to) }))
        .filter((p) => p.from < p.to)
      // Cancelled: the window isn't given back, for whoever sits there had other plans.
      own = taken.reduce(without, own)
      if (plan.cancelled[`${rotation.id}|${day}`] !== undefined) continue
      lanes.push(
        ...taken.map((p) => ({
          ...p,
          windowNo: window.no,
          rotationId: rotation.id,
          classes: rotation.classes,
          slotMinutes: rotation.slotMinutes ?? plan.rules.slotMinutes,
        })),
      )
    }
    if (window.bookable && !away.includes(window.no))
      lanes.push(
        ...own.map((p) => ({
          ...p,
          windowNo: window.no,
          rotationId: null,
          classes: window.classes,
          slotMinutes: plan.rules.slotMinutes,
        })),
      )
  }
  return lanes
}

const cut = (day: string, { from, to, windowNo, rotationId, slotMinutes }: Lane): Slot[] => {
  const midnight = startOfDay(dayNumber(day))
  return Array.from({ length: Math.floor((to - from) / slotMinutes) }, (_, i) => ({
    from: midnight + (from + i * slotMinutes) * minuteMs,
    to: midnight + (from + (i + 1) * slotMinutes) * minuteMs,
    windowNo,
    rotationId,
  }))
}

type LaidOut = { lanes: number; slots: readonly Slot[] }
/** How many days and classes are remembered of one plan. */
const mostLaid = 64
const laid = new WeakMap<SitePlan, Map<string, LaidOut>>()

/** All slots of a day for a class, in order: what depends on nothing but the plan, remembered with it. */
const layOut = (plan: SitePlan, day: string, classCode: string): LaidOut => {
  const known = laid.get(plan) ?? new Map<string, LaidOut>()
  laid.set(plan, known)
  const key = `${day} ${classCode}`
  const before = known.get(key)
  if (before) return before
  const lanes = lanesOf(plan, day).filter((lane) => serves(lane.classes, classCode))
  const slots = lanes.flatMap((lane) => cut(day, lane)).toSorted((a, b) => a.from - b.from || a.windowNo - b.windowNo)
  if (known.size >= mostLaid) known.clear()
  const made = { lanes: lanes.length, slots }
  known.set(key, made)
  return made
}

/** The first day after `day` on which some lane serves the class, within `within` days. */
export const nextServedDay = (plan: SitePlan, classCode: string, day: string, within = 60): string | undefined => {
  for (let ahead = 1; ahead <= within; ahead++) {
    const later = dayText(dayNumber(day) + ahead)
    if (lanesOf(plan, later).some((lane) => serves(lane.classes, classCode))) return later
  }
  return undefined
}

/** Why an open day has nobody for the class. */
const whyNobody = (plan: SitePlan, classCode: string, day: string): Why => {
  const next = nextServedDay(plan, classCode, day)
  const later = next ? { next } : {}
  const able = plan.rotations.filter((r) => serves(r.classes, classCode))
  const called = able.find((r) => isComing(plan, r, day) && plan.cancelled[`${r.id}|${day}`] !== undefined)
  if (called) return { code: 'rotation_cancelled', reason: plan.cancelled[`${called.id}|${day}`]!, ...later }
  const away = plan.unmanned?.[day] ?? []
  if (plan.windows.some((w) => w.active && w.bookable && away.includes(w.no) && serves(w.classes, classCode)))
    return { code: 'unmanned', ...later }
  return able.length ? { code: 'not_coming', ...later } : { code: 'no_window', ...later }
}

/**
 * The slots of a day for a class of matters (D06), before anybody has booked: never on a closed day, outside hours, overlapping in
 * one window, or past. A day without any says why. `now` in ms; `leadMinutes` otherwise than the plan's. A plan is never changed in
 * place: what was laid out of it is remembered with it.
 */
export const slotsOf = (
  plan: SitePlan,
  day: string,
  classCode: string,
  now: number,
  leadMinutes = plan.rules.leadMinutes,
): DaySlots => {
  const { spans, why, assumes } = openingOf(plan, day)
  const answer = (slots: Slot[], because?: Why): DaySlots => ({
    day,
    spans,
    slots,
    why: because ? [because] : [],
    assumes,
  })
  const today = dayText(Math.floor((now + 8 * 60 * minuteMs) / (1440 * minuteMs)))
  if (day < today) return answer([], { code: 'past' })
  if (why) return answer([], why)
  const furthest = dayText(dayNumber(today) + plan.rules.aheadDays)
  if (day > furthest) return answer([], { code: 'too_far', next: dayText(dayNumber(day) - plan.rules.aheadDays) })
  const out = layOut(plan, day, classCode)
  if (!out.lanes) return answer([], whyNobody(plan, classCode, day))
  const soonest = now + leadMinutes * minuteMs
  const slots = out.slots.filter((slot) => slot.from >= soonest)
  return slots.length ? answer(slots) : answer([], { code: 'over_today' })
}

/** Does an appointment still stand under this plan? What doesn't must be moved, offered anew or kept on purpose. */
export const stillStands = (
  plan: SitePlan,
  booking: { from: number; to: number; windowNo: number; rotationId: string | null; classCode: string },
): boolean => {
  const number = Math.floor((booking.from + 8 * 60 * minuteMs) / (1440 * minuteMs))
  const midnight = startOfDay(number)
  return lanesOf(plan, dayText(number)).some(
    (lane) =>
      lane.windowNo === booking.windowNo &&
      lane.rotationId === booking.rotationId &&
      serves(lane.classes, booking.classCode) &&
      midnight + lane.from * minuteMs <= booking.from &&
      booking.to <= midnight + lane.to * minuteMs,
  )
}
