import { sql } from 'kysely'
import { consultationFlow } from '#contract/matters/consultation-flow.ts'
import type { OwnConsultation } from '#contract/matters/consultation.ts'
import { say } from '#contract/phrases.ts'
import { areaNames, findOrganisation } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { iso } from '#platform/local-day.ts'
import { movesOf } from '../part-steps.ts'
import { consultationColumns, messagesOf, type Consultation } from './consultation-store.ts'

/** A question as its asker sees it: who answers by office, not by name. */
export const ownConsultation = async (
  context: Context,
  c: Consultation,
  askerId = context.actor.accountId,
): Promise<OwnConsultation> => {
  const { db, locale } = context
  const area = (await areaNames(db, [c.area_id])).get(c.area_id) ?? ''
  const organisation = c.organisation_id === null ? undefined : await findOrganisation(db, c.organisation_id)
  const body = organisation?.name ?? `${area}${locale === 'zh' ? '' : ' '}${say(locale, 'matters.consultation.window')}`
  const mine = c.asker_id === askerId
  return {
    areaId: c.area_id,
    areaName: area,
    id: c.id,
    number: c.number,
    state: c.state,
    classCode: c.class_code,
    answeringBody: body,
    thread: (await messagesOf(db, { areaId: c.area_id, id: c.id })).map((m) => ({
      at: m.at.toISOString(),
      kind: m.kind,
      text: m.text,
      by: m.kind === 'answer' ? body : null,
    })),
    askedAt: c.asked_at.toISOString(),
    dueAt: iso(c.due_at),
    helped: c.helped,
    moves: movesOf(context, consultationFlow, c.state, (by) => mine && by === 'asker'),
    version: c.version,
  }
}

/** 我的咨询. */
export const myConsultations = async (context: Context) => {
  const { rows } =
    await sql<Consultation>`select ${consultationColumns} from matters.consultation c where c.asker_id = ${context.actor.accountId}::uuid
    order by c.asked_at desc, c.id limit 100`.execute(context.db)
  const said = []
  for (const c of rows) said.push(await ownConsultation(context, c))
  return { rows: said }
}
