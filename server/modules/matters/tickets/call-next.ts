import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { accountNames } from '#modules/access/index.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import { dayAt } from '../hall/hall-day.ts'
import { siteUnknown, windowUnknown } from '../hall/problems.ts'
import { loadSite, planOf, rememberedSite, type LoadedSite, type SiteKey } from '../hall/site-store.ts'
import { lastWord } from '../last-word.ts'
import { firstWaiting, lookAtWindow, type Calling } from './first-waiting.ts'
import { ticketInHand, windowNotOpen, windowOccupied } from './problems.ts'
import { classesToday } from './queue-now.ts'
import { inHand, lockWindow, ticketColumns, ticketUpdate, type TicketRow, type WindowState } from './ticket-store.ts'
import { nameOf, ticketViewer, viewTicket } from './ticket-view.ts'

export const findWindow = (site: LoadedSite, no: number) => {
  const window = site.windows.find((w) => w.no === no && w.active)
  if (!window) throw windowUnknown({ no })
  return window
}

/** Throws unless the window is open and the asker's own. */
const mustBeOwn = async ({ db, actor }: Context, window: WindowState | undefined): Promise<WindowState> => {
  if (!window || window.state !== 'open') throw windowNotOpen()
  if (window.accountId !== actor.accountId) {
    const names = await accountNames(db, [window.accountId!])
    throw windowOccupied({ clerk: names.get(window.accountId!)?.name ?? '' })
  }
  return window
}

/** The window, locked, open, and the asker's own. */
export const ownWindow = async (context: Context, site: LoadedSite, no: number): Promise<WindowState> => {
  findWindow(site, no)
  return mustBeOwn(context, await lockWindow(context.db, site.areaId, site.id, no, dayAt(context.now)))
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
  const day = dayAt(now)
  const lookFrom = async (site: LoadedSite) => {
    const classes = classesToday(site, planOf(site, await loadCalendar(db, site.areaId)), day).get(windowNo) ?? []
    const calling: Calling = {
      areaId: key.areaId,
      siteId: key.siteId,
      day,
      windowNo,
      callId,
      classes,
      clerkId: actor.accountId,
      now,
    }
    // Sent in one packet, answered in order: what follows the lock is read under it.
    const [window, found, first] = await Promise.all([
      lockWindow(db, site.areaId, site.id, windowNo, day),
      lookAtWindow(db, calling),
      firstWaiting(db, calling, false),
    ])
    return { site, window, found, first, calling }
  }
  let looked = await lookFrom(rememberedSite(key, now) ?? (await loadSite(db, key, now)))
  while (looked.found.version !== looked.site.version) {
    if (looked.found.version === null) throw siteUnknown()
    looked = await lookFrom(await loadSite(db, key, now))
  }
  const { site, window, found, first, calling } = looked
  findWindow(site, windowNo)
  await mustBeOwn(context, window)
  if (found.sent) {
    // Sent twice, also after the ticket has gone on: the same one.
    const { rows } = await sql<TicketRow>`
      select ${ticketColumns} from matters.ticket where area_id = ${site.areaId} and call_id = ${callId}::uuid`.execute(
      db,
    )
    return { ticket: await viewTicket(context, site, rows[0]!), waiting: found.waiting }
  }
  if (found.letter !== null) throw ticketInHand({ ticket: nameOf({ letter: found.letter, number: found.number! }) })
  const chosen = first ?? (found.waiting ? await firstWaiting(db, calling, true) : undefined)
  if (!chosen) return { ticket: null, waiting: found.waiting }
  const change = { state: 'called' as const, windowNo, clerkId: actor.accountId, callId, calledAt: now }
  const view = await ticketViewer(context, () => site.name, [{ ...chosen, ...change }])
  context.announce({
    name: 'matters.queue_changed',
    areaId: site.areaId,
    about: { siteId: site.id, ticketId: chosen.id, windowNo, what: 'called' },
  })
  context.audit({ ticket: chosen.id, windowNo }, site.areaId)
  const [ticket] = await lastWord(context)(ticketUpdate(chosen, change))
  return { ticket: view(ticket!), waiting: Math.max(0, found.waiting - 1) }
}
