import type { z } from 'zod'
import { movesFrom } from '#contract/flow.ts'
import { ticketFlow } from '#contract/matters/ticket-flow.ts'
import type { PublicTicket, Ticket } from '#contract/matters/tickets.ts'
import { ticketName } from '#contract/matters/say-ticket.ts'
import { maskName, maskPhone } from '#contract/platform/mask.ts'
import { sql } from 'kysely'
import { accountNames } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { bookingPurpose } from '../hall/booking-store.ts'
import { classWords } from '../hall/class-words.ts'
import type { LoadedSite } from '../hall/site-store.ts'
import { waitOf, type QueueState } from './queue-now.ts'
import { ticketPurpose, type TicketRow } from './ticket-store.ts'

/** `A012`. */
export const nameOf = (t: Pick<TicketRow, 'letter' | 'number'>) => ticketName(t.letter, t.number)

type Booked = { areaId: number; id: string; from: Date; name: Buffer; phone: Buffer }
const bookingsOf = async (db: Db, tickets: readonly Pick<TicketRow, 'areaId' | 'bookingId'>[]) => {
  const ids = tickets.flatMap((t) => (t.bookingId ? [t.bookingId] : []))
  if (!ids.length) return new Map<string, Booked>()
  const areas = [...new Set(tickets.map((t) => t.areaId))]
  const { rows } = await sql<Booked>`
    select area_id "areaId", id, lower(during) "from", name, phone from matters.booking where area_id = any(${areas}::bigint[]) and id = any(${ids}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((r) => [r.id, r]))
}

type Shown = Pick<TicketRow, 'areaId' | 'bookingId' | 'clerkId' | 'toAccountId'>
/** Reads what showing tickets needs, and answers how each is shown: as the desk sees them, masked. */
export const ticketViewer = async (
  { db, actor, locale }: Pick<Context, 'db' | 'actor' | 'locale'>,
  siteName: (siteId: string) => string,
  tickets: readonly Shown[],
) => {
  const own = actor.name === null ? undefined : actor.accountId
  const words = await classWords(db, locale)
  const booked = await bookingsOf(db, tickets)
  const people = tickets.flatMap((t) => [t.clerkId, t.toAccountId].filter((id) => id !== null))
  const names = await accountNames(
    db,
    people.filter((id) => id !== own),
  )
  const nameOfPerson = (id: string | null) =>
    id === null ? null : id === own ? actor.name : (names.get(id)?.name ?? null)
  return (t: TicketRow): z.input<typeof Ticket> => {
    const booking = t.bookingId ? booked.get(t.bookingId) : undefined
    const phone = t.phone ? open(t.phone, ticketPurpose) : booking ? open(booking.phone, bookingPurpose) : null
    return {
      areaId: t.areaId,
      id: t.id,
      siteId: t.siteId,
      siteName: siteName(t.siteId),
      name: nameOf(t),
      day: t.day,
      letter: t.letter,
      classCode: t.classCode,
      className: words.className(t.classCode),
      itemCode: t.itemCode,
      itemName: words.itemName(t.areaId, t.itemCode),
      state: t.state,
      priority: t.priority,
      windowNo: t.windowNo,
      toWindowNo: t.toWindowNo,
      toAccountId: t.toAccountId,
      toName: nameOfPerson(t.toAccountId),
      clerk: nameOfPerson(t.clerkId),
      phone: phone && maskPhone(phone),
      person: booking ? maskName(open(booking.name, bookingPurpose)) : null,
      bookingId: t.bookingId,
      bookedFrom: booking?.from ?? null,
      takenAt: t.takenAt,
      calledAt: t.calledAt,
      calls: t.calls,
      startedAt: t.startedAt,
      endedAt: t.endedAt,
      note: t.note,
      application: t.applicationId ? { areaId: t.applicationAreaId!, id: t.applicationId } : null,
      version: t.version,
      moves: movesFrom(ticketFlow, t.state).filter((m) => m !== 'call'),
    }
  }
}

export const viewTickets = async (
  context: Context,
  siteName: (siteId: string) => string,
  tickets: readonly TicketRow[],
) => (tickets.length ? tickets.map(await ticketViewer(context, siteName, tickets)) : [])
export const viewTicket = async (context: Context, site: LoadedSite, ticket: TicketRow) =>
  (await viewTickets(context, () => site.name, [ticket]))[0]!

/** A ticket as its slip and its page show it: nothing about the person. */
export const publicTicket = async (
  db: Db,
  site: LoadedSite,
  q: QueueState,
  t: TicketRow,
): Promise<z.input<typeof PublicTicket>> => {
  const waits = t.state === 'waiting' ? waitOf(q, site, t) : null
  const booking = t.bookingId ? (await bookingsOf(db, [t])).get(t.bookingId) : undefined
  return {
    areaId: t.areaId,
    id: t.id,
    siteId: t.siteId,
    siteName: site.name,
    address: site.address,
    name: nameOf(t),
    day: t.day,
    queueName: site.queues.find((x) => x.letter === t.letter)?.name ?? '',
    state: t.state,
    windowNo: t.state === 'waiting' ? null : t.windowNo,
    takenAt: t.takenAt,
    calledAt: t.calledAt,
    ahead: waits?.ahead ?? null,
    wait: waits?.wait ?? null,
    bookedFrom: booking?.from ?? null,
    link: `/tickets/${t.areaId}/${t.id}`,
  }
}
