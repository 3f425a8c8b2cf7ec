import { z } from 'zod'
import type { Weekday } from './local-time.ts'

const Minute = z.number().int().min(0).max(1440)
/** Office hours within one day, `[from, to)` in minutes after local midnight. */
export const Span = z.tuple([Minute, Minute]).refine(([from, to]) => from < to, 'from < to')
export type Span = readonly [from: number, to: number]
const DayHours = z
  .array(Span)
  .max(8)
  .refine((spans) => spans.every((span, i) => i === 0 || spans[i - 1]![1] <= span[0]), 'sorted, no overlap')

/**
 * The working week of an area: office hours by weekday, 1 Monday … 7 Sunday; a weekday without hours is a rest day.
 * Counters that stay open over lunch or on a Saturday on duty (错时服务) are not working time and don't belong here.
 */
export const WeekHours = z
  .object({ 1: DayHours, 2: DayHours, 3: DayHours, 4: DayHours, 5: DayHours, 6: DayHours, 7: DayHours })
  .refine((week) => Object.values(week).some((spans) => spans.length > 0), 'a week needs some office hours')
export type WeekHours = Readonly<Record<Weekday, readonly Span[]>>

/** A day that differs from its weekday. `local`: set by an area, not by the State Council. */
export const SpecialDay = z.object({ off: z.boolean(), name: z.string(), local: z.boolean().optional() })
export type SpecialDay = Readonly<z.infer<typeof SpecialDay>>

/**
 * When an area works (ground rule 5; users.md: 工作日 by the State Council table, then the local override).
 * What is computed from a calendar is remembered by its identity: never change one, make a new one.
 */
export const Calendar = z.object({
  /** By day, `2024-02-10`. */
  days: z.record(z.iso.date(), SpecialDay),
  /** Years whose holiday notice is known; in any other, weekends are all we know, and explanations say so. */
  years: z.array(z.number().int()),
  hours: WeekHours,
})
export type Calendar = Readonly<{
  days: Readonly<Record<string, SpecialDay>>
  years: readonly number[]
  hours: WeekHours
}>

const weekday: readonly Span[] = [
  [9 * 60, 12 * 60],
  [13 * 60 + 30, 17 * 60 + 30],
]
/** Monday to Friday, 09:00–12:00 and 13:30–17:30: seven hours a day. */
export const defaultHours: WeekHours = { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday, 6: [], 7: [] }

/** One row of an editable table of special days. */
export type DayRow = { day: string; off: boolean; name: string }

/**
 * Lays an area's calendar together. `national` comes first; each layer of `local` (from the city down to the
 * community itself) wins over the ones before it.
 */
export const layCalendar = (layers: {
  national: readonly DayRow[]
  local?: readonly (readonly DayRow[])[]
  hours?: WeekHours
  /** Known by default from the national rows. */
  years?: readonly number[]
}): Calendar => {
  const days: Record<string, SpecialDay> = {}
  for (const { day, off, name } of layers.national) days[day] = { off, name }
  for (const layer of layers.local ?? []) for (const { day, off, name } of layer) days[day] = { off, name, local: true }
  return { days, years: layers.years ?? publishedYears(layers.national), hours: layers.hours ?? defaultHours }
}

/** Late December can belong to the notice of the next year (2022-12-31 was a day off by the notice of 2023). */
export const belongsToNextNotice = (day: string) => day.slice(5) >= '12-25'

/** The years whose notice has been entered, seen from its days. */
export const publishedYears = (national: readonly DayRow[]) =>
  [...new Set(national.filter(({ day }) => !belongsToNextNotice(day)).map(({ day }) => Number(day.slice(0, 4))))].sort()
