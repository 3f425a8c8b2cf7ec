import { dayNumber, dayOf } from '#contract/time/local-time.ts'
import { addWorkingMinutes } from '#contract/time/working-time.ts'
import { loadCalendar } from '#modules/territory/index.ts'
import { endOfDay, reckonClock } from '../case-clock.ts'
import { deskOf } from '../case-owner.ts'
import { clocksOf, updateClock, type ClockRow } from '../case-store.ts'
import type { Case } from '../incident-case.ts'
import { alreadyAsked, delayedAlready, delayTooLong, isPaused, notPaused, reviewInPast } from '../problems.ts'
import { completion } from './completion.ts'
import type { Asked, Decide, Effect } from './effect.ts'

/** The clock of this round of handling: the latest. */
export const handleClock = async ({ context, c }: Pick<Asked, 'context' | 'c'>): Promise<ClockRow | undefined> =>
  (await clocksOf(context.db, { areaId: c.area_id, id: c.id })).filter((k) => k.step === 'handle').at(-1)

const done: Decide = async ({ context, c, input }) => {
  if (c.paused_at) throw isPaused()
  const ended = await completion(context, c)
  const { owner } = await deskOf(context.db, c.area_id, context.now, context.actor.accountId)
  return {
    to: 'feedback',
    owner,
    photosAs: 'after',
    patch: { outcome: input.outcome ?? 'fixed', asked: null, asked_by: null, asked_details: null },
    details: { outcome: input.outcome ?? 'fixed', ...ended.details },
    tallies: [...ended.tallies, ...(input.outcome === 'not_fixed' ? [{ metric: 'not_fixed' } as const] : [])],
  }
}

const ask =
  (what: 'delay' | 'suspend' | 'void', details: (asked: Asked) => Record<string, unknown>): Decide =>
  (asked) => {
    if (asked.c.asked) throw alreadyAsked()
    const said = { note: asked.input.note, ...details(asked) }
    return { patch: { asked: what, asked_by: asked.context.actor.accountId, asked_details: said }, details: said }
  }

const noLonger = { asked: null, asked_by: null, asked_details: null } as const
const refuse: Decide = () => ({ patch: { ...noLonger } })

const askDelay: Decide = async (asked) => {
  if (asked.c.paused_at) throw isPaused()
  if (asked.c.delayed >= asked.c.round) throw delayedAlready()
  const clock = await handleClock(asked)
  const most = clock ? mostDays(clock) : 1
  if (asked.input.workingDays! > most) throw delayTooLong({ most })
  return ask('delay', ({ input }) => ({ workingDays: input.workingDays }))(asked)
}

/** An extension may be as long as the limit itself, in working days; a limit in hours counts as at least one. */
const mostDays = ({ amount, unit }: Pick<ClockRow, 'amount' | 'unit'>) =>
  Math.max(
    1,
    Math.ceil(
      unit === 'working_days' || unit === 'days' ? amount : unit === 'working_hours' ? amount / 8 : amount / 24,
    ),
  )

const grantDelay: Decide = async (asked) => {
  const { context, c } = asked
  const clock = await handleClock(asked)
  const days = Number(c.asked_details?.['workingDays'] ?? 0)
  const patch: Partial<Case> = { ...noLonger, delayed: c.delayed + 1 }
  if (!clock) return { patch, tallies: [{ metric: 'delayed' }] }
  const longer = { ...clock, extra_days: clock.extra_days + days }
  const due = await reckonClock(context.db, c.area_id, longer)
  await updateClock(
    context.db,
    { areaId: c.area_id, id: c.id },
    { ...longer, due_at: due.dueAt!, yellow_at: due.yellowAt! },
  )
  return {
    patch: { ...patch, ...handleDue(due.dueAt!, due.yellowAt!, context.now) },
    details: { workingDays: days, dueAt: due.dueAt },
    tallies: [{ metric: 'delayed' }],
  }
}

/** A new deadline of the running handle clock: lights that were lit go out unless it is still over. */
const handleDue = (due: Date, yellow: Date, now: Date): Partial<Case> => ({
  due_at: due,
  yellow_at: yellow,
  handle_due_at: due,
  handle_yellow_at: yellow,
  ...(yellow > now ? { yellow_said_at: null } : {}),
  ...(due > now ? { overdue_said_at: null } : {}),
})

const today = (now: Date) => dayOf(now.getTime())

const pause = async (
  { context, c }: Asked,
  kind: 'suspended' | 'waiting',
  reviewOn: string,
  reason: string,
): Promise<Effect> => {
  if (c.paused_at) throw isPaused()
  if (dayNumber(reviewOn) <= today(context.now)) throw reviewInPast()
  const clock = await handleClock({ context, c })
  if (clock) {
    const pauses = [...clock.pauses, { from: context.now.toISOString(), to: null, reason }]
    await updateClock(context.db, { areaId: c.area_id, id: c.id }, { ...clock, pauses })
  }
  const until = endOfDay(reviewOn)
  return {
    patch: {
      ...noLonger,
      paused_at: context.now,
      pause_kind: kind,
      review_on: reviewOn,
      due_at: until,
      yellow_at: until,
    },
    details: { reviewOn },
    tallies: [{ metric: 'suspended' }],
  }
}

const grantSuspend: Decide = (asked) => pause(asked, 'suspended', String(asked.c.asked_details?.['reviewOn']), '挂账')

/** Ends the pause of a case: the clock goes on with exactly the working time it had left. */
export const resumeClock = async ({ context, c }: Pick<Asked, 'context' | 'c'>): Promise<Partial<Case>> => {
  const clock = await handleClock({ context, c })
  const rest: Partial<Case> = { paused_at: null, pause_kind: null, review_on: null }
  if (!clock) {
    const calendar = await loadCalendar(context.db, c.area_id)
    const due = addWorkingMinutes(context.now, 240, calendar)
    return { ...rest, ...handleDue(due, due, context.now) }
  }
  const pauses = clock.pauses.map((p) => (p.to === null ? { ...p, to: context.now.toISOString() } : p))
  const due = await reckonClock(context.db, c.area_id, { ...clock, pauses })
  await updateClock(
    context.db,
    { areaId: c.area_id, id: c.id },
    { ...clock, pauses, due_at: due.dueAt!, yellow_at: due.yellowAt!, ended_at: null },
  )
  return { ...rest, ...handleDue(due.dueAt!, due.yellowAt!, context.now) }
}

const resume: Decide = async (asked) => {
  if (!asked.c.paused_at) throw notPaused()
  return { patch: await resumeClock(asked) }
}

const grantVoid: Decide = () => ({
  to: 'void',
  endTasks: true,
  patch: { ...noLonger, paused_at: null, pause_kind: null, review_on: null },
  tallies: [{ metric: 'voided' }],
})

export const handlingMoves = {
  done,
  ask_delay: askDelay,
  grant_delay: grantDelay,
  refuse_delay: refuse,
  ask_suspend: (asked) => {
    if (asked.c.paused_at) throw isPaused()
    if (dayNumber(asked.input.reviewOn!) <= today(asked.context.now)) throw reviewInPast()
    return ask('suspend', ({ input }) => ({ reviewOn: input.reviewOn }))(asked)
  },
  grant_suspend: grantSuspend,
  refuse_suspend: refuse,
  wait: (asked) => pause(asked, 'waiting', asked.input.reviewOn!, '等待当事人'),
  resume,
  ask_void: ask('void', () => ({})),
  grant_void: grantVoid,
  refuse_void: refuse,
} satisfies Record<string, Decide>
