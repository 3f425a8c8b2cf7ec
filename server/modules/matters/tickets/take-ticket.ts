import { sql } from 'kysely'
import type * as wire from '#contract/matters/tickets.ts'
import type { Asked } from '#contract/route.ts'
import { movesFrom } from '#contract/flow.ts'
import { ticketFlow } from '#contract/matters/ticket-flow.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { blindIndex } from '#platform/crypto.ts'
import { requireClass } from '../hall/class-words.ts'
import { dayAt } from '../hall/hall-day.ts'
import { keyTaken, notFromHere } from '../hall/problems.ts'
import { loadSite, type LoadedSite, type SiteKey } from '../hall/site-store.ts'
import { givingNow } from './giving-now.ts'
import { issueTicket, type Issuing } from './issue-ticket.ts'
import { hallClosed, notRemote, noWindowToday, ticketAlready, ticketUnknown } from './problems.ts'
import { queueNow, takes, type QueueState } from './queue-now.ts'
import { changeTicket, findTicket, ticketColumns, type TicketKey, type TicketRow } from './ticket-store.ts'
import { nameOf, publicTicket } from './ticket-view.ts'

/** Numbers are given while the hall gives them, for what some window does today. */
const mayTake = ({ now, locale }: Context, q: QueueState, classCode: string) => {
  const { text } = givingNow(q, now, locale)
  if (text !== null) throw hallClosed({ why: text })
  if (![...q.classes.values()].some((classes) => takes(classes, classCode))) throw noWindowToday()
}

const take = async (context: Context, site: LoadedSite, asked: Issuing) => {
  const { db, now } = context
  await requireClass(db, asked.classCode)
  const known = await findTicket(db, { areaId: site.areaId, id: asked.id })
  if (known && (known.siteId !== site.id || known.classCode !== asked.classCode)) throw keyTaken()
  if (!known) {
    mayTake(context, await queueNow(db, site, now), asked.classCode)
    // The same key sent twice at once: the second waits here and then finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${asked.id}, 11))`.execute(db)
    if (!(await findTicket(db, { areaId: site.areaId, id: asked.id }))) await issueTicket(context, site, asked)
  }
  const ticket = (await findTicket(db, { areaId: site.areaId, id: asked.id }))!
  context.audit({ ticket: ticket.id }, site.areaId)
  return publicTicket(db, site, await queueNow(db, site, now), ticket)
}

/** A number at the hall: kiosk or reception. */
export const takeTicket = async (context: Context, key: SiteKey, body: Asked<typeof wire.takeTicket>['body']) =>
  take(context, await loadSite(context.db, key, context.now), { ...body, itemCode: body.itemCode ?? null })

/** A number by phone: one at a time in a hall. */
export const takeMyTicket = async (context: Context, key: SiteKey, body: Asked<typeof wire.takeMyTicket>['body']) => {
  const { db, now, actor } = context
  const site = await loadSite(db, key, now)
  if (!site.rules.remoteTickets) throw notRemote()
  await sql`select pg_advisory_xact_lock(hashtextextended(${actor.accountId}, 13))`.execute(db)
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from matters.ticket where account_id = ${actor.accountId}::uuid and on_day = ${dayAt(now)} and site_id = ${site.id}::uuid
      and state in ('waiting', 'called', 'passed', 'parked') and id <> ${body.id}::uuid limit 1`.execute(db)
  if (rows[0]) throw ticketAlready({ ticket: nameOf(rows[0]), id: rows[0].id })
  const phone = await phoneOf(db, actor.accountId!)
  return take(context, site, { ...body, itemCode: body.itemCode ?? null, accountId: actor.accountId, phone })
}

/** By the link on the slip. */
export const getTicket = async ({ db, now }: Context, key: TicketKey) => {
  const ticket = await findTicket(db, key)
  if (!ticket) throw ticketUnknown()
  const site = await loadSite(db, { areaId: key.areaId, siteId: ticket.siteId }, now)
  return publicTicket(db, site, await queueNow(db, site, now), ticket)
}

const ownTickets = async ({ db, actor, now }: Context) => {
  const phone = await phoneOf(db, actor.accountId!)
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from matters.ticket where on_day = ${dayAt(now)}
      and (account_id = ${actor.accountId}::uuid or phone_index = ${phone ? blindIndex('phone', phone) : null}) order by taken_at desc limit 20`.execute(
    db,
  )
  return rows
}

/** My numbers of today, also those that came of bookings. */
export const myTickets = async (context: Context) => {
  const rows = []
  for (const ticket of await ownTickets(context)) {
    const site = await loadSite(context.db, { areaId: ticket.areaId, siteId: ticket.siteId }, context.now)
    rows.push(await publicTicket(context.db, site, await queueNow(context.db, site, context.now), ticket))
  }
  return { rows }
}

/** I don't wait any longer. */
export const cancelMyTicket = async (context: Context, key: TicketKey) => {
  const own = (await ownTickets(context)).find((t) => t.id === key.id && t.areaId === key.areaId)
  const ticket = own && (await findTicket(context.db, key, true))
  if (!ticket) throw ticketUnknown()
  if (ticket.state !== 'cancelled') {
    if (!movesFrom(ticketFlow, ticket.state).includes('cancel')) throw notFromHere()
    await changeTicket(context.db, key, { state: 'cancelled', endedAt: context.now })
    context.announce({
      name: 'matters.queue_changed',
      areaId: key.areaId,
      about: { siteId: ticket.siteId, ticketId: key.id, what: 'cancelled' },
    })
    context.audit({ ticket: key.id }, key.areaId)
  }
  return getTicket(context, key)
}
