import { sql } from 'kysely'
import type { getDesk as deskRoute } from '#contract/matters/ticket-desk.ts'
import type { getDisplay as displayRoute } from '#contract/matters/hall-display.ts'
import { sayTicket } from '#contract/matters/say-ticket.ts'
import type { Answering } from '#contract/route.ts'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { loadSite, type LoadedSite, type SiteKey } from '../hall/site-store.ts'
import { dayView } from '../hall/site-view.ts'
import { givingNow } from './giving-now.ts'
import { byRank, queueNow, queuesNow, takes, type QueueState } from './queue-now.ts'
import { nameOf, viewTickets } from './ticket-view.ts'
import type { TicketRow } from './ticket-store.ts'

const shownNext = 8

const stateOf = (q: QueueState, no: number) => q.windows.get(no)?.state ?? 'closed'
const atWindow = (q: QueueState, no: number) =>
  q.tickets.find((t) => t.windowNo === no && (t.state === 'called' || t.state === 'serving'))

/** Whom a window would call, in order. */
const forWindow = ({ actor, now }: Context, q: QueueState, no: number): TicketRow[] => {
  const early = (t: TicketRow) => Number(t.notBefore !== null && t.notBefore > now)
  return q.waiting
    .filter(
      (t) =>
        (t.toWindowNo === null || t.toWindowNo === no) &&
        (t.toAccountId === null || t.toAccountId === actor.accountId) &&
        (takes(q.classes.get(no), t.classCode) || t.toWindowNo !== null || t.toAccountId !== null),
    )
    .toSorted((a, b) => early(a) - early(b) || byRank(a, b))
}

const countToday = async ({ db }: Context, site: LoadedSite, day: string) => {
  const { rows } = await sql<{ expected: number; served: number }>`
    select (select count(*)::int from matters.booking where area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day = ${day} and state = 'booked') expected,
      (select count(*)::int from matters.ticket where area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day = ${day} and state = 'done') served`.execute(
    db,
  )
  return rows[0]!
}

/** 叫号台: everything a window needs, in one answer. */
export const getDesk = async (
  context: Context,
  key: SiteKey,
  windowNo: number | undefined,
): Promise<Answering<typeof deskRoute>> => {
  const { db, now, locale } = context
  const site = await loadSite(db, key, now)
  const q = await queueNow(db, site, now)
  const names = await accountNames(
    db,
    [...q.windows.values()].flatMap((w) => (w.accountId ? [w.accountId] : [])),
  )
  const next = windowNo === undefined ? q.waiting : forWindow(context, q, windowNo)
  const current = windowNo === undefined ? undefined : atWindow(q, windowNo)
  const parked = q.tickets.filter((t) => t.state === 'parked').toSorted(byRank)
  const passed = q.tickets.filter((t) => t.state === 'passed').toSorted(byRank)
  const shown = await viewTickets(context, () => site.name, [
    ...(current ? [current] : []),
    ...next.slice(0, 50),
    ...parked,
    ...passed,
  ])
  const view = new Map(shown.map((t) => [t.id, t]))
  const of = (rows: readonly TicketRow[]) => rows.flatMap((t) => view.get(t.id) ?? [])
  return {
    siteName: site.name,
    today: dayView(q.plan, q.day, locale),
    windows: site.windows
      .filter((w) => w.active)
      .map((w) => {
        const now = q.windows.get(w.no)
        const ticket = atWindow(q, w.no)
        return {
          no: w.no,
          name: w.name,
          classes: q.classes.get(w.no) ?? w.classes,
          state: now?.state ?? 'closed',
          accountId: now?.accountId ?? null,
          clerk: now?.accountId ? (names.get(now.accountId)?.name ?? null) : null,
          since: now?.since ?? null,
          ticket: ticket ? nameOf(ticket) : null,
        }
      }),
    queues: queuesNow(q, site),
    current: current ? of([current])[0]! : null,
    next: of(next.slice(0, 50)),
    parked: of(parked),
    passed: of(passed),
    ...(await countToday(context, site, q.day)),
  }
}

/** 叫号大屏: numbers and windows only; what the loudspeaker says comes along. */
export const getDisplay = async (
  { db, now, locale }: Context,
  key: SiteKey,
): Promise<Answering<typeof displayRoute>> => {
  const site = await loadSite(db, key, now)
  const q = await queueNow(db, site, now)
  const windowName = (no: number) => site.windows.find((w) => w.no === no)?.name ?? ''
  const calling = q.tickets
    .filter((t) => (t.state === 'called' || t.state === 'serving') && t.windowNo !== null)
    .toSorted((a, b) => b.calledAt!.getTime() - a.calledAt!.getTime())
  return {
    siteId: site.id,
    siteName: site.name,
    at: now,
    today: dayView(q.plan, q.day, locale),
    numbers: givingNow(q, now, locale),
    calling: calling.map((t) => ({
      ticketId: t.id,
      name: nameOf(t),
      windowNo: t.windowNo!,
      windowName: windowName(t.windowNo!),
      at: t.calledAt!,
      call: t.calls,
      serving: t.state === 'serving',
      voice: { zh: sayTicket('zh', nameOf(t), t.windowNo!), en: sayTicket('en', nameOf(t), t.windowNo!) },
    })),
    queues: queuesNow(q, site).map((queue) => ({
      ...queue,
      next: q.waiting
        .filter((t) => t.letter === queue.letter)
        .slice(0, shownNext)
        .map(nameOf),
    })),
    passed: q.tickets
      .filter((t) => t.state === 'passed')
      .toSorted(byRank)
      .map(nameOf),
    windows: site.windows
      .filter((w) => w.active)
      .map((w) => {
        const ticket = atWindow(q, w.no)
        return { no: w.no, name: w.name, state: stateOf(q, w.no), ticket: ticket ? nameOf(ticket) : null }
      }),
  }
}
