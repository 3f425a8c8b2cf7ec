import { sql } from 'kysely'
import { movesFrom } from '#contract/flow.ts'
import { ticketFlow, type TicketMove } from '#contract/matters/ticket-flow.ts'
import { phoneOf, staffWithin } from '#modules/access/index.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { conflict } from '#platform/problem.ts'
import { ticketInvitation } from '../evaluation/invite-services.ts'
import { bookingPurpose, findBooking, setState } from '../hall/booking-store.ts'
import { classWords, requireClass } from '../hall/class-words.ts'
import { notFromHere, staffUnknown } from '../hall/problems.ts'
import { loadSite, planOf, rememberedSite, type LoadedSite } from '../hall/site-store.ts'
import { lastWord } from '../last-word.ts'
import { informResident } from '../notices/inform-resident.ts'
import { findWindow, handsFree, ownWindow } from './call-next.ts'
import { notYourWindow, targetMissing, ticketUnknown, windowWrongClass } from './problems.ts'
import { classesToday, takes } from './queue-now.ts'
import {
  lockTicket,
  ticketPurpose,
  ticketUpdate,
  type TicketChange,
  type TicketKey,
  type TicketRow,
} from './ticket-store.ts'
import { nameOf, ticketViewer } from './ticket-view.ts'

export type Moving = {
  version: number
  windowNo?: number | undefined
  toWindowNo?: number | null | undefined
  classCode?: string | null | undefined
  toAccountId?: string | undefined
  application?: { areaId: number; id: string } | null | undefined
  note?: string | null | undefined
}
type Decide = (context: Context, site: LoadedSite, t: TicketRow, asked: Moving) => Promise<TicketChange>

const tellPassed = async (context: Context, t: TicketRow) => {
  const booking = t.bookingId ? await findBooking(context.db, { areaId: t.areaId, id: t.bookingId }) : undefined
  const own = t.accountId ? await phoneOf(context.db, t.accountId) : null
  const phone = t.phone ? open(t.phone, ticketPurpose) : booking ? open(booking.phone, bookingPurpose) : own
  await informResident(context, {
    areaId: t.areaId,
    accountId: t.accountId,
    phone,
    kind: 'ticket_passed',
    params: { ticket: nameOf(t) },
    link: `/tickets/${t.areaId}/${t.id}`,
  })
}

const redirect: Decide = async ({ db, now }, site, t, { toWindowNo, classCode }) => {
  if (toWindowNo == null && classCode == null) throw targetMissing()
  if (classCode != null) await requireClass(db, classCode)
  const wanted = classCode ?? t.classCode
  const classes = classesToday(site, planOf(site, await loadCalendar(db, site.areaId)), t.day)
  if (toWindowNo != null) {
    findWindow(site, toWindowNo)
    if (!takes(classes.get(toWindowNo), wanted)) throw windowWrongClass({ no: toWindowNo })
  }
  // The number and the place in the queue stay: nobody queues twice for having been at the wrong window.
  const passed = t.state === 'passed' ? { rankAt: now } : {}
  return {
    state: 'waiting',
    windowNo: null,
    clerkId: null,
    startedAt: null,
    toWindowNo: toWindowNo ?? null,
    toAccountId: null,
    classCode: wanted,
    ...passed,
  }
}

const decisions: Record<Exclude<TicketMove, 'call'>, Decide> = {
  recall: async ({ now }) => ({ calledAt: now }),
  pass: async (context, _, t) => {
    await tellPassed(context, t)
    return { state: 'passed' }
  },
  requeue: async ({ now }) => ({ state: 'waiting', windowNo: null, clerkId: null, rankAt: now }),
  park: async (_, __, t, { note }) => ({ state: 'parked', note: note ?? t.note }),
  resume: async (context, site, _, { windowNo }) => {
    if (!windowNo) throw targetMissing()
    await ownWindow(context, site, windowNo)
    await handsFree(context, site, windowNo)
    return { state: 'called', windowNo, clerkId: context.actor.accountId, calledAt: context.now }
  },
  redirect,
  transfer: async ({ db, area, now }, _, __, { toAccountId }) => {
    if (!toAccountId) throw targetMissing()
    const colleagues = await staffWithin(db, area, undefined, now)
    if (!colleagues.some((c) => c.accountId === toAccountId)) throw staffUnknown()
    return { state: 'waiting', windowNo: null, clerkId: null, startedAt: null, toAccountId, toWindowNo: null }
  },
  start: async ({ now }) => ({ state: 'serving', startedAt: now }),
  finish: async ({ db, now }, _, t, { application }) => {
    if (application) {
      const { rows } =
        await sql`select from matters.application where area_id = ${application.areaId} and id = ${application.id}::uuid`.execute(
          db,
        )
      if (!rows.length) throw targetMissing()
    }
    if (t.bookingId) await setState(db, { areaId: t.areaId, id: t.bookingId }, 'served', now)
    return {
      state: 'done',
      endedAt: now,
      ...(t.startedAt ? {} : { startedAt: t.calledAt }),
      applicationAreaId: application?.areaId ?? t.applicationAreaId,
      applicationId: application?.id ?? t.applicationId,
    }
  },
  cancel: async ({ now }) => ({ state: 'cancelled', endedAt: now }),
}

/** Carries out one move of a ticket's life cycle. Throws what its contract names. */
export const moveTicket = async (
  context: Context,
  key: TicketKey,
  move: Exclude<TicketMove, 'call'>,
  asked: Moving,
) => {
  const { db, now, actor } = context
  const ticket = await lockTicket(db, key)
  if (!ticket) throw ticketUnknown()
  if (ticket.version !== asked.version) throw conflict({ version: ticket.version })
  if (!movesFrom(ticketFlow, ticket.state).includes(move)) throw notFromHere()
  if (ticketFlow.moves[move].by === 'window' && ticket.clerkId !== actor.accountId) throw notYourWindow()
  const siteKey = { areaId: key.areaId, siteId: ticket.siteId }
  const known = rememberedSite(siteKey, now)
  const site = known?.version === ticket.siteVersion ? known : await loadSite(db, siteKey, now)
  const change = await decisions[move](context, site, ticket, asked)
  const view = await ticketViewer(context, () => site.name, [{ ...ticket, ...change }])
  context.announce({
    name: 'matters.queue_changed',
    areaId: key.areaId,
    about: { siteId: site.id, ticketId: key.id, windowNo: change.windowNo ?? ticket.windowNo, what: move },
  })
  context.audit({ ticket: key.id, move }, key.areaId)
  const invited =
    move === 'finish'
      ? sql`, invited as (${ticketInvitation(ticket, (await classWords(db)).className(ticket.classCode), site.name, now)})`
      : sql``
  const [moved] = await lastWord(context)(
    sql<TicketRow>`with hot as (${ticketUpdate(key, change)})${invited} select * from hot`,
  )
  return view(moved!)
}
