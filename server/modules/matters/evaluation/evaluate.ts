import { sql } from 'kysely'
import type { z } from 'zod'
import {
  isBad,
  type EvaluationPage,
  type EvaluationTag,
  type evaluate as evaluateRoute,
} from '#contract/matters/evaluation.ts'
import type { Context } from '#platform/context.ts'
import { seal } from '#platform/crypto.ts'
import { daysAfter, localDay } from '#platform/local-day.ts'
import { stepNotFromHere } from '../part-problems.ts'
import { writeStep } from '../part-steps.ts'
import { lockCorrection, openCorrection, patchCorrection, type Correction } from './correction-store.ts'
import { byToken, contactNamePurpose, contactPhonePurpose, type Evaluation } from './evaluation-store.ts'
import { tooLate } from './problems.ts'

/** So many days after a service it may be evaluated. */
export const openDays = 90

const pageOf = (e: Evaluation, c: Correction | undefined): EvaluationPage => ({
  service: e.service,
  title: e.title,
  place: e.place,
  servedOn: e.served_on,
  given:
    e.grade === null
      ? null
      : {
          grade: e.grade,
          tags: e.tags as z.output<typeof EvaluationTag>[],
          text: e.text,
          at: e.given_at!.toISOString(),
        },
  correction: c
    ? { state: c.state, dueAt: c.due_at.toISOString(), measure: c.measure, asksMe: c.state === 'measured' }
    : null,
})

/** What the link is about, and what was said. Throws `matters.token_unknown`. */
export const evaluationPage = async ({ db }: Context, token: string): Promise<EvaluationPage> => {
  const e = await byToken(db, token)
  return pageOf(e, await lockCorrection(db, { areaId: e.area_id, id: e.id }, false))
}

/**
 * 评价: voluntary, by whoever holds the code. Said once: a second try changes nothing and answers what was said. Whose
 * service it was is forgotten; a bad grade opens a correction. Throws `matters.token_unknown`, `matters.too_late`.
 */
export const evaluate = async (
  context: Context,
  token: string,
  said: z.output<(typeof evaluateRoute)['body']>,
): Promise<EvaluationPage> => {
  const { db, now } = context
  const e = await byToken(db, token, true)
  const key = { areaId: e.area_id, id: e.id }
  if (e.grade !== null) return pageOf(e, await lockCorrection(db, key, false))
  if (daysAfter(e.served_on, openDays) < localDay(now)) throw tooLate()
  const tags = [...new Set(said.tags)]
  await sql`update matters.evaluation set grade = ${said.grade}, tags = ${tags}::text[], text = ${said.text ?? null}, given_at = ${now}, given_where = ${said.where}, account_id = null,
    sealed_contact_name = ${said.contact?.name ? seal(said.contact.name, contactNamePurpose) : null}, sealed_contact_phone = ${said.contact ? seal(said.contact.phone, contactPhonePurpose) : null}
    where area_id = ${e.area_id} and id = ${e.id}::uuid`.execute(db)
  const given: Evaluation = { ...e, grade: said.grade, tags, text: said.text ?? null, given_at: now }
  context.announce({
    name: 'matters.evaluated',
    areaId: e.area_id,
    about: { service: e.service, bad: isBad(said.grade) },
  })
  return pageOf(given, isBad(said.grade) ? await openCorrection(context, given) : undefined)
}

/** The evaluator's own word on the correction, by the same link. Throws `matters.step_not_from_here`. */
export const confirmCorrection = async (
  context: Context,
  token: string,
  { satisfied, text }: { satisfied: boolean; text?: string | undefined },
) => {
  const { db } = context
  const e = await byToken(db, token)
  const key = { areaId: e.area_id, id: e.id }
  const c = await lockCorrection(db, key)
  const wanted = satisfied ? 'confirmed' : 'contacted'
  if (c?.state === 'confirmed' && satisfied) return pageOf(e, c)
  if (c?.state !== 'measured') throw stepNotFromHere({ state: c?.state ?? '', is: c?.state ?? '' })
  await patchCorrection(db, key, { state: wanted, satisfied })
  await writeStep(context, 'correction', key, {
    move: satisfied ? 'resident_confirmed' : 'resident_refused',
    from: c.state,
    to: wanted,
    note: text,
    nameless: true,
  })
  return pageOf(e, await lockCorrection(db, key, false))
}
