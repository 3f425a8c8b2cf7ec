import { dayNumber, dayText } from '../time/local-time.ts'
import { openingOf, type SitePlan, type Why } from './slots.ts'

/** Doors open a little before the windows do: minutes. */
export const beforeOpening = 30
/** As far as anybody looks for the next opening. */
const lookAhead = 40

/** Are numbers given at a hall at this moment, and when does it open next if not: `minute` after midnight. */
export type Giving =
  | { state: 'open' }
  | { state: 'not_yet' | 'over' | 'closed'; why: Why | null; next: { day: string; minute: number } | null }

/**
 * Numbers are given from half an hour before opening until closing. `not_yet`: it opens today, `over`: it has closed for
 * today, `closed`: it doesn't open today at all. Pure, so that refusal, kiosk and screen say the same.
 */
export const givingNumbers = (plan: SitePlan, day: string, minute: number): Giving => {
  const { spans, why } = openingOf(plan, day)
  const first = spans[0]
  const last = spans.at(-1)
  if (first && last && minute >= first.from - beforeOpening && minute < last.to) return { state: 'open' }
  if (first && minute < first.from) return { state: 'not_yet', why: null, next: { day, minute: first.from } }
  for (let ahead = 1; ahead <= lookAhead; ahead++) {
    const later = dayText(dayNumber(day) + ahead)
    const opens = openingOf(plan, later).spans[0]
    if (opens) return { state: first ? 'over' : 'closed', why, next: { day: later, minute: opens.from } }
  }
  return { state: first ? 'over' : 'closed', why, next: null }
}
