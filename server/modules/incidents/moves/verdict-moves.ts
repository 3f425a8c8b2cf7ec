import { reopeningsAllowed, reopenWithinDays } from '#contract/incidents/incident-flow.ts'
import { departmentOwner, deskOf } from '../case-owner.ts'
import { updateClock } from '../case-store.ts'
import type { Case, Owner, Tally } from '../incident-case.ts'
import { reopenedAlready, reopenTooLate, verdictMissing } from '../problems.ts'
import { reckonClock } from '../case-clock.ts'
import type { Asked, Decide, Effect } from './effect.ts'
import { handleClock } from './handling-moves.ts'

const backToHandler = async ({ context, c }: Asked): Promise<Owner> => {
  if (c.handler_organisation_id !== null) {
    const owner = await departmentOwner(context.db, c.handler_organisation_id, context.now)
    if (owner) return owner
  }
  if (c.handler_account_id !== null)
    return {
      owner_role: 'grid_worker',
      owner_area_id: c.area_id,
      owner_organisation_id: null,
      owner_account_id: c.handler_account_id,
    }
  return (await deskOf(context.db, c.area_id, context.now)).owner
}

const pass: Decide = async ({ context, c }) => ({
  to: 'visit',
  photosAs: 'check',
  owner: (await deskOf(context.db, c.area_id, context.now, c.handler_account_id)).owner,
})

/** Done again: the time of checking is taken out, the rest of the limit goes on. */
const fail: Decide = async (asked) => {
  const { context, c } = asked
  const effect: Effect = {
    to: 'processing',
    photosAs: 'check',
    owner: await backToHandler(asked),
    patch: { outcome: null },
    tallies: [{ metric: 'reworked' }],
  }
  const clock = await handleClock(asked)
  if (!clock) return effect
  const pauses = clock.ended_at
    ? [...clock.pauses, { from: clock.ended_at.toISOString(), to: context.now.toISOString(), reason: '核查' }]
    : clock.pauses
  const due = await reckonClock(context.db, c.area_id, { ...clock, pauses })
  await updateClock(
    context.db,
    { areaId: c.area_id, id: c.id },
    { ...clock, pauses, due_at: due.dueAt!, yellow_at: due.yellowAt!, ended_at: null },
  )
  return { ...effect, patch: { ...effect.patch, handle_due_at: due.dueAt, handle_yellow_at: due.yellowAt } }
}

export const gradeTallies = (grade: number | undefined): Tally[] =>
  grade === undefined
    ? []
    : [
        { metric: 'graded' },
        { metric: 'grade_sum', amount: grade },
        ...(grade >= 4 ? [{ metric: 'satisfied' } as const] : []),
        ...(grade === 3 ? [{ metric: 'fairly_satisfied' } as const] : []),
      ]

/** What the resident said: solved closes; not solved reopens once, and the second time closes as unsolved, openly. */
const verdict = async (asked: Asked, solved: boolean, grade: number | undefined): Promise<Effect> => {
  const { c } = asked
  const tallies: Tally[] = [
    { metric: 'asked_solved' },
    ...(solved ? [{ metric: 'solved' } as const] : []),
    ...gradeTallies(grade),
  ]
  const patch: Partial<Case> = { solved, grade: grade ?? null }
  if (!solved && c.reopened < reopeningsAllowed)
    return {
      to: 'processing',
      owner: await backToHandler(asked),
      patch: { ...patch, reopened: c.reopened + 1, round: c.round + 1, outcome: null },
      details: { solved, grade },
      tallies: [...tallies, { metric: 'reopened' }],
    }
  return { to: 'closed', endTasks: true, patch, details: { solved, grade }, tallies }
}

const callBack: Decide = async (asked) => {
  const { reached, solved, grade } = asked.input
  if (!reached) return { to: 'closed', endTasks: true, details: { reached: false }, tallies: [{ metric: 'no_answer' }] }
  if (solved === undefined) throw verdictMissing()
  return verdict(asked, solved, grade)
}

const reopen: Decide = async (asked) => {
  const { context, c } = asked
  if (c.reopened >= reopeningsAllowed) throw reopenedAlready()
  const days = (context.now.getTime() - c.closed_at!.getTime()) / 86_400_000
  if (days > reopenWithinDays) throw reopenTooLate({ days: reopenWithinDays })
  return {
    to: 'accepted',
    owner: (await deskOf(context.db, c.area_id, context.now)).owner,
    patch: {
      reopened: c.reopened + 1,
      round: c.round + 1,
      closed_at: null,
      outcome: null,
      returned: 0,
      handler_organisation_id: null,
      handler_account_id: null,
    },
    tallies: [{ metric: 'reopened', organisationId: c.handler_organisation_id }],
  }
}

export const verdictMoves = {
  pass,
  fail,
  call_back: callBack,
  judge: (asked) => verdict(asked, asked.input.solved!, asked.input.grade),
  reopen,
  archive: () => ({ to: 'archived' as const }),
} satisfies Record<string, Decide>
