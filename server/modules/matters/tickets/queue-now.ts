import { sql } from 'kysely'
import { estimateWait, type Wait } from '#contract/matters/estimate-wait.ts'
import { isComing, type SitePlan } from '#contract/matters/slots.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Db } from '#platform/database.ts'
import { dayAt } from '../hall/hall-day.ts'
import { planOf, type LoadedSite } from '../hall/site-store.ts'
import { letterOf } from './issue-ticket.ts'
import { ticketColumns, windowsNow, type TicketRow, type WindowState } from './ticket-store.ts'

const today = new WeakMap<SitePlan, { day: string; classes: Map<number, string[]> }>()

/** What windows of a site may take today: their own classes and those of the department that sits there. Kept with the plan. */
export const classesToday = (site: LoadedSite, plan: SitePlan, day: string): Map<number, string[]> => {
  const known = today.get(plan)
  if (known?.day === day) return known.classes
  const classes = new Map(
    site.windows
      .filter((w) => w.active)
      .map((w) => {
        const guests = plan.rotations.filter(
          (r) => r.windowNo === w.no && isComing(plan, r, day) && plan.cancelled[`${r.id}|${day}`] === undefined,
        )
        return [w.no, [...new Set([...w.classes, ...guests.flatMap((r) => r.classes)])]]
      }),
  )
  today.set(plan, { day, classes })
  return classes
}
export const takes = (classes: readonly string[] | undefined, code: string) =>
  classes !== undefined && (classes.includes('*') || classes.includes(code))

export const byRank = (a: TicketRow, b: TicketRow) => a.rankAt.getTime() - b.rankAt.getTime() || (a.id < b.id ? -1 : 1)

/** A hall at this moment: who waits, what is open, how long services have taken today. */
export type QueueState = {
  plan: SitePlan
  day: string
  tickets: TicketRow[]
  waiting: TicketRow[]
  windows: Map<number, WindowState>
  classes: Map<number, string[]>
  /** Minutes, newest first, by class. */
  services: Map<string, number[]>
}

export const queueNow = async (db: Db, site: LoadedSite, now: Date): Promise<QueueState> => {
  const day = dayAt(now)
  const plan = planOf(site, await loadCalendar(db, site.areaId))
  const windows = await windowsNow(db, site.areaId, site.id, day)
  const here = sql`area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day = ${day}`
  const { rows: tickets } = await sql<TicketRow>`
    with hot as (select ${ticketColumns} from matters.ticket where ${here} and state in ('waiting', 'called', 'serving', 'parked', 'passed'))
    select * from hot`.execute(db)
  const { rows: done } = await sql<{ code: string; minutes: number }>`
    with hot as (select class_code code, extract(epoch from ended_at - coalesce(started_at, called_at))::float8 / 60 minutes from matters.ticket
      where ${here} and state = 'done' order by ended_at desc limit 200) select * from hot`.execute(db)
  const services = new Map<string, number[]>()
  for (const { code, minutes } of done) services.set(code, [...(services.get(code) ?? []), minutes])
  return {
    plan,
    day,
    tickets,
    waiting: tickets.filter((t) => t.state === 'waiting').toSorted(byRank),
    windows,
    classes: classesToday(site, plan, day),
    services,
  }
}

/** Windows open now that may take a class. */
export const openFor = (q: QueueState, classCode: string) =>
  [...q.windows.values()].filter((w) => w.state === 'open' && takes(q.classes.get(w.no), classCode)).map((w) => w.no)

const estimate = (q: QueueState, site: LoadedSite, classCode: string, ahead: number): Wait =>
  estimateWait({
    ahead,
    services: q.services.get(classCode) ?? [],
    windows: openFor(q, classCode).length,
    usual: site.rules.slotMinutes,
  })

/** Those who will be called before a ticket by the windows that could call it, and how long that takes. */
export const waitOf = (q: QueueState, site: LoadedSite, ticket: TicketRow) => {
  const open = openFor(q, ticket.classCode)
  const before = q.waiting.filter(
    (t) =>
      byRank(t, ticket) < 0 &&
      (open.length ? open.some((no) => takes(q.classes.get(no), t.classCode)) : t.letter === ticket.letter),
  )
  return { ahead: before.length, wait: estimate(q, site, ticket.classCode, before.length) }
}

/** The queues of a hall, by letter. */
export const queuesNow = (q: QueueState, site: LoadedSite) =>
  site.queues.map((queue) => {
    const waiting = q.waiting.filter((t) => t.letter === queue.letter)
    const codes = [...new Set([...q.services.keys(), ...waiting.map((t) => t.classCode)])].filter(
      (c) => letterOf(site, c) === queue.letter,
    )
    const services = codes.flatMap((c) => q.services.get(c) ?? [])
    const sample = codes[0] ?? queue.classes.find((c) => c !== '*') ?? '*'
    const windows = openFor(q, sample).length
    return {
      letter: queue.letter,
      name: queue.name,
      waiting: waiting.length,
      windows,
      wait: estimateWait({ ahead: waiting.length, services, windows, usual: site.rules.slotMinutes }),
    }
  })
