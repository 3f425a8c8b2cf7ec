import { sql } from 'kysely'
import { closesAfterDays, consultationFlow, type ConsultationMove } from '#contract/matters/consultation-flow.ts'
import type { ConsultationDetail, OwnConsultation } from '#contract/matters/consultation.ts'
import type { MoveInput } from '#contract/matters/part-steps.ts'
import { phoneOf } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { inviteEvaluation } from '../evaluation/invite.ts'
import { informResident } from '../notices/inform-resident.ts'
import { noClock, wind } from '../part-clock.ts'
import { mayBegin, writeStep, type Key } from '../part-steps.ts'
import {
  addMessage,
  consultationColumns,
  findConsultation,
  patchConsultation,
  type Consultation,
} from './consultation-store.ts'
import { getConsultation } from './get-consultation.ts'
import { ownConsultation } from './own-consultations.ts'
import { answeringBody, isAnswerer, maySee } from './who-answers.ts'

type Input = MoveInput<typeof consultationFlow>
type Effect = {
  to?: Consultation['state']
  patch?: Partial<Consultation>
  details?: Record<string, unknown>
  note?: string | undefined
}
const rested = { ...noClock, yellow_said_at: null, escalated_at: null, escalated_to: null }

const answered = async (
  context: Context,
  c: Consultation,
  text: string,
  to: 'answered' | 'closed',
): Promise<Effect> => {
  const { db, actor, now } = context
  await addMessage(db, { areaId: c.area_id, id: c.id }, { at: now, kind: 'answer', text, account_id: actor.accountId })
  await inviteEvaluation(context, {
    areaId: c.area_id,
    service: 'consultation',
    refId: c.id,
    title: `咨询 ${c.number}`,
    classCode: c.class_code,
    itemCode: c.item_code,
    organisationId: c.organisation_id,
    servedBy: [actor.accountId!],
    accountId: c.asker_id,
  })
  // Who called may never look into the app.
  const called = c.channel !== 'app'
  await informResident(context, {
    areaId: c.area_id,
    accountId: c.asker_id,
    ...(called ? { phone: await phoneOf(db, c.asker_id), urgent: true } : {}),
    kind: called ? 'consultation_answered_call' : 'consultation_answered',
    params: { number: c.number },
    link: `/questions/${c.area_id}/${c.id}`,
  })
  return {
    to,
    patch: { ...rested, answered_at: c.answered_at ?? now, ...(to === 'closed' ? { closed_at: now } : {}) },
    details: { inTime: c.due_at !== null && now <= c.due_at },
  }
}

const decide: Record<ConsultationMove, (context: Context, c: Consultation, input: Input) => Effect | Promise<Effect>> =
  {
    answer: (context, c, { note }) => answered(context, c, note!, 'answered'),
    answer_again: (context, c, { note }) => answered(context, c, note!, 'closed'),
    pass_on: async ({ db }, c, { organisationId, note }) => {
      const to = organisationId === null ? null : await answeringBody(db, c.area_id, organisationId!)
      return {
        patch: { organisation_id: to?.id ?? null },
        details: { organisationId: to?.id ?? null, organisation: to?.name ?? null },
        note,
      }
    },
    follow_up: async ({ db, now }, c, { note }) => {
      await addMessage(
        db,
        { areaId: c.area_id, id: c.id },
        { at: now, kind: 'question', text: note!, account_id: null },
      )
      return { to: 'asked_again', patch: { ...rested, ...(await wind(db, c.area_id, 'follow_up', now)) } }
    },
    judge: ({ now }, c, { helped }) =>
      c.state === 'closed'
        ? { patch: { helped: helped! } }
        : { to: 'closed', patch: { helped: helped!, closed_at: now } },
    withdraw: ({ now }) => ({ to: 'withdrawn', patch: { ...rested, closed_at: now } }),
  }

/** One move of a question, by whoever answers or the asker. What was said stands in the thread, not in the step. */
export const moveConsultation = async (
  context: Context,
  move: ConsultationMove,
  key: Key,
  input: Input,
): Promise<ConsultationDetail | OwnConsultation> => {
  const { db, actor } = context
  const c = await findConsultation(db, key, true)
  const asker = actor.kind === 'resident' && c?.asker_id === actor.accountId
  if (!c || !(asker || maySee(actor, c))) throw notFound()
  const look = async () =>
    asker ? ownConsultation(context, (await findConsultation(db, key))!) : getConsultation(context, key)
  if (
    !(await mayBegin(context, 'consultation', consultationFlow, c, move, input, (by) =>
      by === 'asker' ? asker : isAnswerer(actor, c),
    ))
  )
    return look()
  const effect = await decide[move](context, c, input)
  const to = effect.to ?? c.state
  await patchConsultation(db, key, { ...effect.patch, state: to })
  await writeStep(context, 'consultation', key, {
    move,
    from: c.state,
    to,
    note: effect.note,
    details: effect.details ?? {},
    moveId: input.moveId,
    nameless: asker && c.anonymous,
  })
  // Passed on to a department, it may be out of sight for who passed it.
  return asker ||
    maySee(actor, {
      organisation_id: 'organisation_id' in (effect.patch ?? {}) ? effect.patch!.organisation_id! : c.organisation_id,
    })
    ? look()
    : ownConsultation(context, (await findConsultation(db, key))!)
}

/** Answered seven days ago without another word: closed. Answers how many. */
export const closeAnswered = async (context: Context): Promise<number> => {
  const { db, now } = context
  const before = new Date(now.getTime() - closesAfterDays * 86_400_000)
  const { rows } =
    await sql<Consultation>`select ${consultationColumns} from matters.consultation c where c.state = 'answered' and c.answered_at < ${before} limit 500 for update skip locked`.execute(
      db,
    )
  for (const c of rows) {
    const key = { areaId: c.area_id, id: c.id }
    await patchConsultation(db, key, { state: 'closed', closed_at: now })
    await writeStep(context, 'consultation', key, { move: 'closed_by_time', from: c.state, to: 'closed' })
  }
  return rows.length
}
