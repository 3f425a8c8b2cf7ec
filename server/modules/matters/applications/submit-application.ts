import type { ApplicationDraft, ApplicationReceipt } from '#contract/matters/applications.ts'
import { knownValues } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import type { Application } from './application-case.ts'
import { decideMoves } from './decide-moves.ts'
import { itemOf } from './item-of-case.ts'
import { decides, nameDeciders } from './routing.ts'
import { applyEffect, standingOf } from './move-application.ts'
import { notAtOnce, notYoursToDecide, personUnknown } from './problems.ts'
import { receiptOf } from './receipt.ts'
import { takeIn } from './take-in.ts'

type StepInput = { note?: string | undefined } & Record<string, unknown>
/** One more move of the same call; its id is the server's, because the intake's id already says "done once". */
const then = async (
  context: Context,
  a: Application,
  move: 'accept' | 'decide' | 'notify' | 'refuse',
  said: StepInput,
): Promise<Application> => {
  const input = { ...said, moveId: uuid7(), version: a.version } as Parameters<typeof applyEffect>[3]
  const { deciders } = await standingOf(context, a)
  const effect = await decideMoves[move]({
    context,
    a,
    item: await itemOf(context.db, a),
    input: input as never,
    deciders,
  })
  return applyEffect(context, a, move, input, effect)
}

/**
 * 收件 at a window, on the phone, at home or for an agency order, and what follows in the same call: a done-at-once
 * matter is accepted and decided while the applicant waits (D15).
 */
export const submitApplication = async (context: Context, draft: ApplicationDraft): Promise<ApplicationReceipt> => {
  const { actor, db } = context
  const said = draft.applicant
  const person =
    'personId' in said ? await knownValues(context, { areaId: said.personAreaId, id: said.personId }) : undefined
  if ('personId' in said && !person) throw personUnknown()
  const { a: taken, again } = await takeIn(context, {
    ...draft,
    person,
    applicant: 'personId' in said ? { phone: said.phone } : said,
    agent: draft.agent
      ? { name: draft.agent.name, phone: draft.agent.phone ?? null, relation: draft.agent.relation ?? null }
      : null,
    owner: {
      owner_role: actor.role,
      owner_area_id: actor.areaId ?? context.areaId,
      owner_organisation_id: null,
      owner_account_id: actor.accountId,
    },
  })
  if (again) return receiptOf(context, taken)
  const { next } = draft
  const letThrough = draft.letThrough === undefined ? {} : { letThrough: draft.letThrough }
  switch (next.do) {
    case 'keep':
      return receiptOf(context, taken)
    case 'accept':
      return receiptOf(context, await then(context, taken, 'accept', letThrough))
    case 'finish': {
      if (!taken.at_once) throw notAtOnce()
      const { deciders } = await standingOf(context, taken)
      if (!decides(actor, deciders, true)) throw notYoursToDecide({ who: await nameDeciders(db, deciders) })
      const accepted = await then(context, taken, 'accept', letThrough)
      const { do: _, ...decision } = next
      return receiptOf(context, await then(context, accepted, 'decide', decision))
    }
    case 'notify':
    case 'refuse': {
      const { do: move, ...input } = next
      return receiptOf(context, await then(context, taken, move, input))
    }
  }
}
