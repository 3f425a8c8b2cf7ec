import { addWorkingMs } from '#contract/time/working-time.ts'
import type { Actor, CaseLife } from './case-life.ts'
import { byDay } from './hours.ts'

// How long things take in the demo city, and when they are done.

export const hour = 60
export const workday = 7 * hour

/** Communities differ: some answer within minutes, some let things lie. */
const temper = (life: CaseLife) => 0.7 + ((life.c.area_id * 7919) % 97) / 120
export const slow = (life: CaseLife, median: number, spread: number) =>
  life.random.around(median * temper(life), spread)

/** How long a piece of work takes, as a share of its limit: most within, some over. */
export const workMinutes = (life: CaseLife): { minutes: number; natural: boolean } => {
  const { c, random } = life
  const group = c.urgent ? 'urgent' : (life.world.conf.categories.get(c.category_id)?.limitGroup ?? 'general')
  if (group === 'urgent') return { minutes: random.around(48, 0.55), natural: true }
  if (group === 'utilities') return { minutes: random.around(8 * hour, 0.6), natural: true }
  const days = group === 'hard' ? 15 : 7
  return { minutes: slow(life, days * workday * 0.3, 0.62), natural: false }
}

/** When somebody gets to it: in office hours, or by day what goes on without an office; whoever is on duty goes out at night. */
export const when = (
  life: CaseLife,
  { by, minutes, natural }: { by: Actor; minutes: number; natural?: boolean },
): Date => {
  const ms = Math.max(20_000, Math.round(minutes * 60_000))
  const from = life.lastAt.getTime()
  if (!natural) return new Date(addWorkingMs(from, ms, life.world.calendarOf(life.c.area_id)))
  const at = new Date(from + ms)
  return life.c.urgent && by.role !== 'resident' ? at : byDay(at)
}

/** Some while after the last step, when whoever supervises is at work. */
export const afterwards = (life: CaseLife) =>
  life.c.urgent
    ? life.lastAt
    : new Date(addWorkingMs(life.lastAt.getTime(), 5 * 60_000, life.world.calendarOf(life.c.area_id)))

/** A day some workdays on, for reviews. */
export const dayAfter = (at: Date, days: number) =>
  new Date(at.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
