import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { accountNames } from '#modules/access/index.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import { dayAt } from '../hall/hall-day.ts'
import { windowUnknown } from '../hall/problems.ts'
import { loadSite, planOf, type LoadedSite, type SiteKey } from '../hall/site-store.ts'
import { ticketInHand, windowNotOpen, windowOccupied } from './problems.ts'
import { classesToday } from './queue-now.ts'
import { inHand, lockWindow, ticketColumns, type TicketRow, type WindowState } from './ticket-store.ts'
import { nameOf, viewTicket } from './ticket-view.ts'

/** A queue longer than this is said to be this long: nobody reads the difference, and counting takes time. */
const mostCounted = 500

export const findWindow = (site: LoadedSite, no: number) => {
  const window = site.windows.find((w) => w.no === no && w.active)
  if (!window) throw windowUnknown({ no })
  return window
}

/** The window, locked, open, and the asker's own. */
export const ownWindow = async ({ db, now, actor }: Context, site: LoadedSite, no: number): Promise<WindowState> => {
  findWindow(site, no)
  const window = await lockWindow(db, site.areaId, site.id, no, dayAt(now))
  if (!window || window.state !== 'open') throw windowNotOpen()
  if (window.accountId !== actor.accountId) {
    const names = await accountNames(db, [window.accountId!])
    throw windowOccupied({ clerk: names.get(window.accountId!)?.name ?? '' })
  }
  return window
}

/** The window's hands must be free. */
export const handsFree = async (context: Context, site: LoadedSite, no: number) => {
  const held = await inHand(context.db, site.areaId, site.id, dayAt(context.now), no)
  if (held) throw ticketInHand({ ticket: nameOf(held) })
}

/**
 * Calls the next one for a window: whoever was sent here or to this colleague, or queues for what the window does today; appointments
 * before their time only when nobody else waits. Two windows never get the same one (skip locked).
 */
export const callNext = async (
  context: Context,
  { windowNo, ...key }: SiteKey & { windowNo: number },
  { callId }: { callId: string },
) => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  const day = dayAt(now)
  await ownWindow(context, site, windowNo)
  const here = sql`area_id = ${site.areaId} and site_id = ${site.id}::uuid and on_day = ${day}`
  // Sent twice, also after the ticket has gone on: the same one.
  const { rows: sent } = await sql<TicketRow>`
    with hot as (select ${ticketColumns} from matters.ticket where area_id = ${site.areaId} and call_id = ${callId}::uuid) select * from hot`.execute(
    db,
  )
  const known = sent[0]
  if (!known) await handsFree(context, site, windowNo)
  const classes = classesToday(site, planOf(site, await loadCalendar(db, site.areaId)), day).get(windowNo)!
  // In the order of the queue's index; appointments before their time are looked at only when nobody else waits.
  const takeFirst = async (early: boolean) =>
    (
      await sql<TicketRow>`
        with hot as (
          select id as wanted from matters.ticket where ${here} and state = 'waiting'
            and (to_account_id is null or to_account_id = ${actor.accountId}::uuid) and (to_window_no is null or to_window_no = ${windowNo})
            and (${classes.includes('*')} or class_code = any(${classes}::text[]) or to_window_no is not null or to_account_id is not null)
            and ${early ? sql`not_before > ${now}` : sql`(not_before is null or not_before <= ${now})`}
          order by rank_at, id limit 1 for update skip locked
        )
        update matters.ticket set state = 'called', window_no = ${windowNo}, clerk_id = ${actor.accountId}::uuid, call_id = ${callId}::uuid,
          called_at = ${now}, first_called_at = coalesce(first_called_at, ${now}), calls = calls + 1, version = version + 1
        from hot where area_id = ${site.areaId} and id = wanted returning ${ticketColumns}`.execute(db)
    ).rows[0]
  const ticket = known ?? (await takeFirst(false)) ?? (await takeFirst(true))
  const { rows: waiting } = await sql<{ n: number }>`
    with hot as (select from matters.ticket where ${here} and state = 'waiting' limit ${mostCounted}) select count(*)::int n from hot`.execute(
    db,
  )
  if (!ticket) return { ticket: null, waiting: waiting[0]!.n }
  context.announce({
    name: 'matters.queue_changed',
    areaId: site.areaId,
    about: { siteId: site.id, ticketId: ticket.id, windowNo, what: 'called' },
  })
  context.audit({ ticket: ticket.id, windowNo }, site.areaId)
  return { ticket: await viewTicket(context, site, ticket), waiting: waiting[0]!.n }
}
