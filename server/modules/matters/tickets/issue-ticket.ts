import { sql } from 'kysely'
import { notBefore, queueRank } from '#contract/matters/queue-rank.ts'
import { blindIndex, seal } from '#platform/crypto.ts'
import type { Context } from '#platform/context.ts'
import type { BookingRow } from '../hall/booking-store.ts'
import { dayAt } from '../hall/hall-day.ts'
import type { LoadedSite } from '../hall/site-store.ts'
import { ticketPurpose } from './ticket-store.ts'

export type Issuing = {
  id: string
  classCode: string
  itemCode: string | null
  booking?: BookingRow
  phone?: string | null
  accountId?: string | null
  priority?: boolean
}

/** The letter under which a class queues: its own queue, else the one that takes everything, else the first. */
export const letterOf = (site: Pick<LoadedSite, 'queues'>, classCode: string) =>
  (
    site.queues.find((q) => q.classes.includes(classCode)) ??
    site.queues.find((q) => q.classes.includes('*')) ??
    site.queues[0]!
  ).letter

/** The next number of the day under its letter; answers the ticket's id. Sent twice it is one ticket. */
export const issueTicket = async (context: Context, site: LoadedSite, asked: Issuing): Promise<string> => {
  const { db, now, announce } = context
  const day = dayAt(now)
  const letter = letterOf(site, asked.classCode)
  const slotFrom = asked.booking?.from.getTime() ?? null
  const rank = queueRank({ takenAt: now.getTime(), slotFrom, priority: asked.priority ?? false }, site.rules)
  const earliest = notBefore(slotFrom)
  const { rows } = await sql<{ last: number }>`
    insert into matters.ticket_counter (area_id, site_id, on_day, letter, last) values (${site.areaId}, ${site.id}, ${day}, ${letter}, 1)
    on conflict (area_id, site_id, on_day, letter) do update set last = matters.ticket_counter.last + 1 returning last`.execute(
    db,
  )
  const phone = asked.phone ?? null
  await sql`insert into matters.ticket (area_id, id, site_id, on_day, letter, number, class_code, item_code, state, priority, rank_at, not_before,
      account_id, phone, phone_index, booking_id, taken_at)
    values (${site.areaId}, ${asked.id}, ${site.id}, ${day}, ${letter}, ${rows[0]!.last}, ${asked.classCode}, ${asked.itemCode}, 'waiting',
      ${asked.priority ?? false}, ${new Date(rank)}, ${earliest === null ? null : new Date(earliest)}, ${asked.accountId ?? null},
      ${phone && seal(phone, ticketPurpose)}, ${phone ? blindIndex('phone', phone) : (asked.booking?.phoneIndex ?? null)},
      ${asked.booking?.id ?? null}, ${now})`.execute(db)
  announce({
    name: 'matters.queue_changed',
    areaId: site.areaId,
    about: { siteId: site.id, ticketId: asked.id, what: 'taken' },
  })
  return asked.id
}
