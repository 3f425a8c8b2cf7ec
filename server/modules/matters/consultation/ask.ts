import { sql } from 'kysely'
import { ensureResident, proveByPhone } from '#modules/access/index.ts'
import type { Context } from '#platform/context.ts'
import { informResident } from '../notices/inform-resident.ts'
import { holdId } from '../hold-id.ts'
import { wind } from '../part-clock.ts'
import { idTaken } from '../part-problems.ts'
import { nextNumber } from '../part-number.ts'
import { writeStep } from '../part-steps.ts'
import { searchWords } from '../search-text.ts'
import { addMessage, findConsultation } from './consultation-store.ts'
import { ownConsultation } from './own-consultations.ts'
import { deskOnly, tooManyAsked, tooManyOpen } from './problems.ts'
import { isDesk, whoAnswers } from './who-answers.ts'

type Question = {
  id: string
  text: string
  classCode?: string | undefined
  itemCode?: string | undefined
  anonymous: boolean
}
/** How a question came in, and who entered it for whoever asks. */
type Entered = { enteredBy?: string | null; channel?: 'app' | 'telephone' | 'visit'; tooMany?: typeof tooManyOpen }
const mostOpen = 10

const askAs = async (
  context: Context,
  askerId: string,
  q: Question,
  { enteredBy = null, channel = 'app', tooMany = tooManyOpen }: Entered = {},
) => {
  const { db, areaId, now } = context
  const key = { areaId, id: q.id }
  await holdId(db, q.id)
  const there = await findConsultation(db, key)
  if (there) {
    if (there.asker_id !== askerId) throw idTaken()
    return ownConsultation(context, there)
  }
  const { rows: open } = await sql<{
    n: number
  }>`select count(*)::int n from matters.consultation where asker_id = ${askerId}::uuid and state in ('asked', 'asked_again')`.execute(
    db,
  )
  if (open[0]!.n >= mostOpen) throw tooMany({ most: mostOpen })
  const classCode = q.classCode ?? q.itemCode?.split('.')[0] ?? null
  const clock = await wind(db, areaId, 'consultation', now)
  const { number } = await nextNumber(db, areaId, 'consultation', now)
  const { rows } =
    await sql`insert into matters.consultation (area_id, id, number, state, class_code, item_code, asker_id, anonymous, channel, entered_by, organisation_id, asked_at, step_started_at, amount, unit, due_at, yellow_at, words)
    values (${areaId}, ${q.id}::uuid, ${number}, 'asked', ${classCode}, ${q.itemCode ?? null}, ${askerId}::uuid, ${q.anonymous}, ${channel}, ${enteredBy}::uuid, ${await whoAnswers(db, areaId, classCode)}::bigint,
      ${now}, ${clock.step_started_at}, ${clock.amount}, ${clock.unit}, ${clock.due_at}, ${clock.yellow_at}, ${searchWords(q.text)}::tsvector)
    on conflict do nothing returning id`.execute(db)
  if (!rows.length) throw idTaken()
  await addMessage(db, key, { at: now, kind: 'question', text: q.text, account_id: null })
  await writeStep(context, 'consultation', key, { move: 'ask', from: null, to: 'asked', nameless: q.anonymous })
  return ownConsultation(context, (await findConsultation(db, key))!, askerId)
}

/** 咨询 by a signed-in resident; `anonymous` keeps the number from whoever answers. Throws `matters.too_many_open`. */
export const ask = (context: Context, q: Question) => askAs(context, context.actor.accountId!, q)

/** 匿名咨询: the code proves the phone; the answer is found by signing in with it. Throws also what `proveByPhone` throws. */
export const askByPhone = async (
  context: Context,
  { phone, code, ...q }: Omit<Question, 'anonymous'> & { phone: string; code: string },
) => askAs(context, (await proveByPhone(context, { phone, code })).id, { ...q, anonymous: true })

/** Asks for somebody under their number and tells them by text message that it is noted. */
const enter = async (
  context: Context,
  { phone, ...q }: Omit<Question, 'anonymous'> & { phone: string },
  channel: 'telephone' | 'visit',
) => {
  const { db, areaId, actor } = context
  const there = await findConsultation(db, { areaId, id: q.id })
  const asker = await ensureResident(db, phone)
  if (there && there.entered_by !== actor.accountId) throw idTaken()
  const how = { enteredBy: actor.accountId, channel, tooMany: tooManyAsked }
  const { number, dueAt } = await askAs(context, asker.id, { ...q, anonymous: false }, how)
  if (!there)
    await informResident(context, {
      areaId,
      accountId: asker.id,
      phone,
      urgent: true,
      kind: 'consultation_entered',
      params: { number, due: { at: dueAt! } },
      link: `/questions/${areaId}/${q.id}`,
    })
  return { areaId, id: q.id, number, dueAt }
}

/**
 * 代录咨询 for somebody on the telephone: their question under their number, with the clock of any other. They are told by
 * text message that it is noted, and again when it is answered. Throws `matters.desk_only`, `matters.too_many_asked`.
 */
export const askFor = async (context: Context, q: Omit<Question, 'anonymous'> & { phone: string }) => {
  if (!isDesk(context.actor, context.areaId)) throw deskOnly()
  return enter(context, q, 'telephone')
}

/** 走访中代问: what somebody asked a worker who came to see them; whoever may keep the diary may ask. Throws `matters.too_many_asked`. */
export const askAtVisit = (context: Context, q: { id: string; text: string; phone: string }) =>
  enter(context, q, 'visit')
