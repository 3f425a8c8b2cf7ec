import { findCase } from '../case-store.ts'
import { deskOf, firstOwner } from '../case-owner.ts'
import { isOpen } from '../may-move.ts'
import type { Case, Tally } from '../incident-case.ts'
import { mergeTarget } from '../problems.ts'
import { completion } from './completion.ts'
import type { Asked, Decide, Effect } from './effect.ts'

/** The first time anybody takes the case up: in time or not, and the promise to contact the resident begins. */
export const takenUp = (c: Case, now: Date): { patch: Partial<Case>; tallies: Tally[] } => {
  if (c.accepted_at) return { patch: {}, tallies: [] }
  const inTime = c.due_at === null || now <= c.due_at
  return {
    patch: { accepted_at: now, first_receiver_id: c.first_receiver_id },
    tallies: [
      { metric: 'accepted', organisationId: 0 },
      ...(inTime ? [{ metric: 'accepted_in_time', organisationId: 0 } as const] : []),
    ],
  }
}

const toDesk = async ({ context, c }: Asked) => (await deskOf(context.db, c.area_id, context.now)).owner

const accept: Decide = async (asked) => {
  const { context, c } = asked
  const up = takenUp(c, context.now)
  const first = c.first_receiver_id ?? context.actor.accountId
  // A grid worker who accepts keeps it; a desk's case stays with the desk.
  const owner =
    context.actor.role === 'grid_worker' && c.owner_account_id === context.actor.accountId
      ? undefined
      : await toDesk(asked)
  return { to: 'accepted', owner, patch: { ...up.patch, first_receiver_id: first }, tallies: up.tallies }
}

const askVerify: Decide = async ({ context, c }) => ({
  to: 'verifying',
  owner: (await firstOwner(context.db, { areaId: c.area_id, gridNo: c.grid_no }, context.now)).owner,
  patch: { first_receiver_id: c.first_receiver_id ?? context.actor.accountId },
})

const reject: Decide = ({ input }) => ({
  to: 'rejected',
  details: { reason: input.reason },
  tallies: [{ metric: 'rejected' }],
})

const merge: Decide = async ({ context, c, input }) => {
  const into = input.into === c.id ? undefined : await findCase(context.db, { areaId: c.area_id, id: input.into! })
  if (!into || !isOpen(into.state)) throw mergeTarget()
  return {
    to: 'duplicate',
    patch: { merged_into: into.id },
    details: { into: into.number },
    tallies: [{ metric: 'merged' }],
  }
}

const selfHandle: Decide = async ({ context, c }): Promise<Effect> => {
  const up = takenUp(c, context.now)
  const ended = await completion(context, c)
  const checker = await deskOf(context.db, c.area_id, context.now, context.actor.accountId)
  return {
    to: 'feedback',
    owner: checker.owner,
    photosAs: 'after',
    patch: {
      ...up.patch,
      first_receiver_id: c.first_receiver_id ?? context.actor.accountId,
      handler_account_id: context.actor.accountId,
      handler_organisation_id: context.actor.organisationId,
      outcome: 'fixed',
    },
    details: ended.details,
    tallies: [...up.tallies, ...ended.tallies],
  }
}

const answer: Decide = async (asked) => {
  const { context, c } = asked
  const up = takenUp(c, context.now)
  const ended = await completion(context, c)
  const handler = { handler_account_id: context.actor.accountId, handler_organisation_id: context.actor.organisationId }
  const { owner } = await deskOf(context.db, c.area_id, context.now, context.actor.accountId)
  return {
    to: 'visit',
    owner,
    patch: {
      ...up.patch,
      ...handler,
      first_receiver_id: c.first_receiver_id ?? context.actor.accountId,
      outcome: 'answered',
    },
    details: ended.details,
    tallies: [...up.tallies, ...ended.tallies],
  }
}

const raise: Decide = async (asked) => {
  const { context, c } = asked
  const up = takenUp(c, context.now)
  return {
    to: 'accepted',
    owner: (await deskOf(context.db, c.area_id, context.now, context.actor.accountId)).owner,
    patch: {
      ...up.patch,
      first_receiver_id: c.first_receiver_id ?? context.actor.accountId,
      handler_account_id: null,
      handler_organisation_id: null,
    },
    tallies: up.tallies,
    restart: true,
  }
}

const withdraw: Decide = () => ({ to: 'withdrawn', tallies: [{ metric: 'withdrawn' }] })

export const intakeMoves = {
  accept,
  ask_verify: askVerify,
  confirm: async (asked) => ({ ...(await accept(asked)), photosAs: 'before' as const }),
  reject,
  merge,
  self_handle: selfHandle,
  answer,
  raise,
  withdraw,
} satisfies Record<string, Decide>
