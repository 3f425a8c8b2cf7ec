import { sql } from 'kysely'
import type { z } from 'zod'
import { consultationFlow } from '#contract/matters/consultation-flow.ts'
import type { ConsultationDetail, ConsultationFilter } from '#contract/matters/consultation.ts'
import { maskPhone } from '#contract/platform/mask.ts'
import { accountNames, phoneOf } from '#modules/access/index.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { endOfLocal, iso, startOfLocal } from '#platform/local-day.ts'
import { sayClock } from '../part-clock.ts'
import { movesOf, stepsOf, type Key } from '../part-steps.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { queryWords } from '../search-text.ts'
import {
  answeredInTime,
  consultationColumns,
  findConsultation,
  messagesOf,
  type Consultation,
} from './consultation-store.ts'
import { alikeFaq } from './search-faq.ts'
import { isAnswerer, maySee } from './who-answers.ts'

type Listed = Consultation & { question: string }
const firstQuestion = sql.raw(
  '(select m.text from matters.consultation_message m where m.area_id = c.area_id and m.consultation_id = c.id order by m.seq limit 1) question',
)

const sayRows = async ({ db, actor }: Context, rows: readonly Listed[]) => {
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const organisations = new Map(
    (
      await findOrganisations(
        db,
        rows.flatMap((r) => r.organisation_id ?? []),
      )
    ).map((o) => [o.id, o.shortName || o.name]),
  )
  return rows.map((c) => ({
    areaId: c.area_id,
    areaName: areas.get(c.area_id) ?? '',
    id: c.id,
    number: c.number,
    state: c.state,
    classCode: c.class_code,
    itemCode: c.item_code,
    question: c.question,
    organisationId: c.organisation_id,
    organisation: c.organisation_id === null ? null : (organisations.get(c.organisation_id) ?? null),
    anonymous: c.anonymous,
    channel: c.channel,
    askedAt: c.asked_at.toISOString(),
    dueAt: iso(c.due_at),
    yellowAt: iso(c.yellow_at),
    answeredAt: iso(c.answered_at),
    helped: c.helped,
    mine: isAnswerer(actor, c),
    version: c.version,
  }))
}

type Asked = z.output<typeof ConsultationFilter> & { after?: string | undefined; limit: number }
/** 咨询, newest first; a department sees what was put to it. */
export const listConsultations = async (
  context: Context,
  { after, limit, scope, state, class: classCode, answered, helped, judged, inTime, q, from, to }: Asked,
) => {
  const { db, area, actor, now } = context
  const by = newestFirst('c.asked_at', 'c.id', after)
  const own = sql`(c.organisation_id = ${actor.organisationId}::bigint or (c.organisation_id is null and c.area_id = ${actor.areaId}::bigint) or c.escalated_to = ${actor.areaId}::bigint)`
  const scopes = {
    mine: sql`c.state in ('asked', 'asked_again') and ${own}`,
    open: sql`c.state in ('asked', 'asked_again')`,
    overdue: sql`c.state in ('asked', 'asked_again') and c.due_at < ${now}`,
    all: sql`true`,
  }
  const query = q && queryWords(q)
  const { rows } = await sql<
    Listed & { place: number }
  >`select ${consultationColumns}, ${firstQuestion}, ${by.at} place from matters.consultation c
    where ${allOf([
      sql`c.area_id between ${area.from} and ${area.to}`,
      actor.role === 'department_officer' && sql`c.organisation_id = ${actor.organisationId}::bigint`,
      scopes[scope],
      state && sql`c.state = ${state}`,
      classCode && sql`c.class_code = ${classCode}`,
      answered !== undefined && sql`(c.answered_at is not null) = ${answered}`,
      helped !== undefined && sql`c.helped = ${helped}`,
      judged !== undefined && sql`(c.helped is not null) = ${judged}`,
      inTime !== undefined && sql`c.answered_at is not null and (${answeredInTime}) = ${inTime}`,
      q && (query ? sql`c.words @@ ${query}::tsquery` : sql`false`),
      from && sql`c.asked_at >= ${startOfLocal(from)}`,
      to && sql`c.asked_at < ${endOfLocal(to)}`,
    ])} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayRows(context, page), next }
}

/** 回电: the asker's number in clear, of a question the asker may see and answer; who looked and why is logged. */
export const callAsker = async (context: Context, key: Key, reason: string) => {
  const c = await findConsultation(context.db, key)
  const phone = c && !c.anonymous && isAnswerer(context.actor, c) ? await phoneOf(context.db, c.asker_id) : null
  if (!c || !phone) throw notFound()
  context.audit({ consultation: c.id, number: c.number, revealed: 'phone', reason }, c.area_id)
  return { phone }
}

/** A question with its thread, its clock and published answers that look alike. Throws `platform.not_found`. */
export const getConsultation = async (context: Context, key: Key): Promise<ConsultationDetail> => {
  const { db, actor } = context
  const c = await findConsultation(db, key)
  if (!c || !maySee(actor, c)) throw notFound()
  const thread = await messagesOf(db, key)
  const names = await accountNames(
    db,
    thread.flatMap((m) => m.account_id ?? []),
  )
  const { rows: faq } = await sql<{
    id: string
  }>`select id from matters.faq_draft where area_id = ${key.areaId} and consultation_id = ${key.id}::uuid limit 1`.execute(
    db,
  )
  const phone = c.anonymous ? null : await phoneOf(db, c.asker_id)
  const [row] = await sayRows(context, [{ ...c, question: thread[0]?.text ?? '' }])
  return {
    ...row!,
    phone: phone && maskPhone(phone),
    thread: thread.map((m) => ({
      at: m.at.toISOString(),
      kind: m.kind,
      text: m.text,
      by: m.account_id ? (names.get(m.account_id)?.name ?? null) : null,
    })),
    faqId: faq[0]?.id ?? null,
    alike: await alikeFaq(db, c.area_id, thread[0]?.text ?? ''),
    clock: await sayClock(context, c.area_id, (consultationFlow.states[c.state] as { clock?: string }).clock ?? '', c),
    steps: await stepsOf(db, key),
    moves: movesOf(context, consultationFlow, c.state, (by) => by === 'answerer' && isAnswerer(actor, c)),
  }
}
