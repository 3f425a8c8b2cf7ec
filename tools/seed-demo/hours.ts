import type { Calendar } from '#contract/time/calendar.ts'
import { dayOf, hourMs, minuteMs, startOfDay } from '#contract/time/local-time.ts'
import { addWorkingMs, nextOpening, openingOf, planOf } from '#contract/time/working-time.ts'

// When the people of the demo do something. Who reads "受理 04:19" in a list believes nothing else in it; only where
// something has burst does somebody on duty answer at night.

const [dawn, evening, night] = [7, 20, 21]
/** The evening of the waking day an instant belongs to: the small hours belong to the day before. */
const eveningOf = (at: number) => startOfDay(dayOf(at - dawn * hourMs)) + evening * hourMs

/** Whether people are up and grid workers on their rounds. */
export const isDay = (at: Date): boolean => at.getTime() < eveningOf(at.getTime()) + (night - evening) * hourMs
/** Whether the window is open. */
export const isOpen = (at: Date, calendar: Calendar): boolean => nextOpening(at.getTime(), calendar) === at.getTime()

/** The instant itself by day, else in the morning after. */
export const byDay = (at: Date): Date => {
  if (isDay(at)) return at
  const ms = at.getTime()
  return new Date(eveningOf(ms) + (24 - evening + dawn) * hourMs + (ms % (50 * minuteMs)))
}

/** The instant itself by day; a night is pressed into the last hour of its evening, so that order and "not yet" stay. */
export const beforeNight = (at: Date): Date => {
  const into = at.getTime() - eveningOf(at.getTime())
  return into < 0 ? at : new Date(at.getTime() - into + Math.floor((into * (night - evening)) / (24 - evening + dawn)))
}

/** The instant itself in office hours, else soon after the next opening. */
export const inOffice = (at: Date, calendar: Calendar): Date =>
  isOpen(at, calendar) ? at : new Date(nextOpening(at.getTime(), calendar) + (at.getTime() % (40 * minuteMs)))

/** So many working minutes after the opening of the last working day that lies `days` or more before `now`. */
export const workdayBefore = (now: Date, days: number, minutes: number, calendar: Calendar): Date => {
  for (let day = dayOf(now.getTime()) - days; ; day--) {
    if (!planOf(calendar, day).spans.length) continue
    const at = addWorkingMs(openingOf(day, calendar), minutes * minuteMs, calendar)
    if (at < now.getTime()) return new Date(at)
  }
}
