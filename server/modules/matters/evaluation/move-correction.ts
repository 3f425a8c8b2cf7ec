import {
  correctionFlow,
  mostCallBacks,
  type CorrectionMove,
  type CorrectionState,
} from '#contract/matters/correction-flow.ts'
import type { MoveInput } from '#contract/matters/part-steps.ts'
import { tierOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { above } from '../part-clock.ts'
import { stepNotYours } from '../part-problems.ts'
import { mayBegin, writeStep, type Key } from '../part-steps.ts'
import { patchCorrection, type Correction } from './correction-store.ts'
import { getCorrection, isCorrector, readCorrection } from './corrections.ts'
import type { Evaluation } from './evaluation-store.ts'
import { callBackFirst, verdictMissing } from './problems.ts'

type Input = MoveInput<typeof correctionFlow>
type Effect = { to: CorrectionState; patch: Partial<Correction>; details?: Record<string, unknown> }

const decide: Record<
  CorrectionMove,
  (context: Context, c: Correction, e: Evaluation, input: Input) => Effect | Promise<Effect>
> = {
  contact: (_, __, ___, input) => ({ to: 'contacted', patch: {}, details: { reached: input.reached } }),
  measure: (_, __, ___, input) => ({ to: 'measured', patch: { measure: input.note!, satisfied: null } }),
  call_back: ({ now }, c, _, input) => {
    if (input.reached && input.satisfied === undefined) throw verdictMissing()
    const to = !input.reached ? 'measured' : input.satisfied ? 'confirmed' : 'contacted'
    return {
      to,
      patch: {
        call_backs: c.call_backs + 1,
        called_back_at: now,
        ...(input.reached ? { satisfied: input.satisfied! } : {}),
      },
      details: { reached: input.reached, satisfied: input.satisfied ?? null },
    }
  },
  close: ({ now }, c, e) => {
    // Where no number was left, the answer stands on the page of the link and nobody can be called.
    if (c.state === 'measured' && c.call_backs < mostCallBacks && e.sealed_contact_phone) throw callBackFirst()
    return { to: 'closed', patch: { closed_at: now } }
  },
  hand_up: async ({ db }, c) => {
    const to = await above(db, c.owner_area_id)
    if (tierOf(to) !== 'street') throw stepNotYours()
    return { to: c.state, patch: { owner_area_id: to, owner_role: 'street_officer' }, details: { to } }
  },
}

/** One move of a correction. Throws also `matters.call_back_first`, `matters.verdict_missing`. */
export const moveCorrection = async (context: Context, move: CorrectionMove, key: Key, input: Input) => {
  const { c, e } = await readCorrection(context, key, true)
  if (
    !(await mayBegin(context, 'correction', correctionFlow, c, move, input, () =>
      isCorrector(context.actor, c, e.served_by),
    ))
  )
    return getCorrection(context, key)
  const { to, patch, details } = await decide[move](context, c, e, input)
  await patchCorrection(context.db, key, { ...patch, state: to })
  await writeStep(context, 'correction', key, {
    move,
    from: c.state,
    to,
    note: input.note,
    moveId: input.moveId,
    ...(details ? { details } : {}),
  })
  return getCorrection(context, key)
}
