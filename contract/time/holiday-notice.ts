import { z } from 'zod'
import type { DayRow } from './calendar.ts'

/** A yearly holiday notice of the State Council, in the form of the holiday-cn data set. */
export const HolidayNotice = z.object({
  year: z.number().int(),
  /** Addresses of the notices; none yet when the year is not published. */
  papers: z.array(z.string()),
  days: z.array(z.object({ name: z.string(), date: z.iso.date(), isOffDay: z.boolean() })),
})
export type HolidayNotice = z.infer<typeof HolidayNotice>

/** The days of notices as rows of the table of national special days. */
export const daysOfNotices = (notices: readonly HolidayNotice[]): DayRow[] =>
  notices.flatMap(({ days }) => days.map(({ date, isOffDay, name }) => ({ day: date, off: isOffDay, name })))
