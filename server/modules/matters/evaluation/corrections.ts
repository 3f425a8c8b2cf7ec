import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { correctionFlow } from '#contract/matters/correction-flow.ts'
import type { CorrectionDetail, CorrectionFilter, correctionOutcomes } from '#contract/matters/corrections.ts'
import { hidePersonal } from '#contract/matters/personal-text.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Actor, Context } from '#platform/context.ts'
import { open } from '#platform/crypto.ts'
import { notFound } from '#platform/problem.ts'
import { endOfLocal, iso, startOfLocal } from '#platform/local-day.ts'
import { sayClock } from '../part-clock.ts'
import { stepNotYours } from '../part-problems.ts'
import { movesOf, stepsOf, type Key } from '../part-steps.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { correctionColumns, lockCorrection, type Correction } from './correction-store.ts'
import { contactNamePurpose, contactPhonePurpose, findEvaluation, type Evaluation } from './evaluation-store.ts'

type Owned = Pick<Correction, 'owner_area_id' | 'owner_role' | 'escalated_to'>
/** The desk it is assigned to, and once it is over its clock the desk above too; never anybody who served. */
export const isCorrector = (actor: Actor, c: Owned, servedBy: readonly string[]) =>
  !servedBy.includes(actor.accountId ?? '') &&
  ((actor.areaId === c.owner_area_id && actor.role === c.owner_role) ||
    (c.escalated_to !== null && actor.areaId === c.escalated_to))

type Listed = Correction &
  Pick<Evaluation, 'service' | 'title' | 'place' | 'grade' | 'served_by'> & { place_at: number }
const sayRow = (
  actor: Actor,
  r: Correction & Pick<Evaluation, 'service' | 'title' | 'place' | 'served_by'> & { grade: number | null },
  area: string,
) => ({
  areaId: r.area_id,
  areaName: area,
  id: r.id,
  number: r.number,
  service: r.service,
  title: r.title,
  place: r.place,
  grade: r.grade!,
  state: r.state,
  openedAt: r.opened_at.toISOString(),
  dueAt: r.due_at.toISOString(),
  yellowAt: r.yellow_at.toISOString(),
  escalated: r.escalated_at !== null,
  ownerAreaId: r.owner_area_id,
  ownerRole: r.owner_role,
  closedAt: iso(r.closed_at),
  mine: isCorrector(actor, r, r.served_by),
  version: r.version,
})

/** As the numbers count them; list and number use the same words. */
export const outcomes = (now: Date): Record<(typeof correctionOutcomes)[number], RawBuilder<boolean>> => ({
  in_time: sql`c.closed_at <= c.due_at`,
  late: sql`coalesce(c.closed_at, ${now}::timestamptz) > c.due_at`,
  called_back: sql`c.call_backs > 0 or c.satisfied is not null`,
  confirmed: sql`c.satisfied`,
})

type Asked = z.output<typeof CorrectionFilter> & { after?: string | undefined; limit: number }
/** 差评整改, newest first; what concerns the asker's own service isn't there. */
export const listCorrections = async (context: Context, { after, limit, state, scope, outcome, from, to }: Asked) => {
  const { db, area, actor, now } = context
  const by = newestFirst('c.opened_at', 'c.id', after)
  const scopes = {
    mine: sql`c.state <> 'closed' and ((c.owner_area_id = ${actor.areaId}::bigint and c.owner_role = ${actor.role}) or c.escalated_to = ${actor.areaId}::bigint)`,
    open: sql`c.state <> 'closed'`,
    overdue: sql`c.state <> 'closed' and c.due_at < ${now}`,
    closed: sql`c.state = 'closed'`,
    all: sql`true`,
  }
  const { rows } = await sql<
    Listed & { place_at: number }
  >`select ${correctionColumns}, e.service, e.title, e.place, e.grade, e.served_by, ${by.at} place_at
    from matters.correction c join matters.evaluation e on e.area_id = c.area_id and e.id = c.id
    where ${allOf([
      sql`c.area_id between ${area.from} and ${area.to}`,
      sql`not (${actor.accountId}::uuid = any(e.served_by))`,
      scopes[scope],
      state && sql`c.state = ${state}`,
      outcome && sql`(${outcomes(now)[outcome]})`,
      from && sql`c.opened_at >= ${startOfLocal(from)}`,
      to && sql`c.opened_at < ${endOfLocal(to)}`,
    ])} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(db)
  const { page, next } = pageOfRows(
    rows.map((r) => ({ row: r, place: r.place_at, id: r.id })),
    limit,
  )
  const areas = await areaNames(db, [...new Set(page.map((p) => p.row.area_id))])
  return { rows: page.map(({ row }) => sayRow(actor, row, areas.get(row.area_id) ?? '')), next }
}

/** A correction with its evaluation, for who may correct it. Throws `platform.not_found`, also to whoever served. */
export const readCorrection = async ({ db, actor }: Context, key: Key, lock = false) => {
  const c = await lockCorrection(db, key, lock)
  const e = c && (await findEvaluation(db, key))
  if (!c || !e || e.served_by.includes(actor.accountId ?? '')) throw notFound()
  return { c, e }
}

export const getCorrection = async (context: Context, key: Key): Promise<CorrectionDetail> => {
  const { db, actor } = context
  const { c, e } = await readCorrection(context, key)
  const area = (await areaNames(db, [c.area_id])).get(c.area_id) ?? ''
  return {
    ...sayRow(
      actor,
      { ...c, service: e.service, title: e.title, place: e.place, grade: e.grade, served_by: e.served_by },
      area,
    ),
    refId: e.ref_id,
    tags: e.tags as CorrectionDetail['tags'],
    text: e.text && hidePersonal(e.text),
    hasContact: e.sealed_contact_phone !== null,
    organisationId: e.organisation_id,
    measure: c.measure,
    satisfied: c.satisfied,
    callBacks: c.call_backs,
    clock:
      c.state === 'closed'
        ? null
        : await sayClock(context, c.area_id, 'correction', { ...c, step_started_at: c.opened_at }),
    steps: await stepsOf(db, key),
    moves: movesOf(context, correctionFlow, c.state, () => isCorrector(actor, c, e.served_by)),
  }
}

/** The contact the evaluator left, to the corrector alone, logged with the reason (architecture rule 8). */
export const revealEvaluator = async (context: Context, key: Key, reason: string) => {
  const { c, e } = await readCorrection(context, key)
  if (!isCorrector(context.actor, c, e.served_by)) throw stepNotYours()
  context.audit(
    { correction: c.id, number: c.number, revealed: e.sealed_contact_phone ? ['evaluator'] : [], reason },
    c.area_id,
  )
  return {
    name: e.sealed_contact_name && open(e.sealed_contact_name, contactNamePurpose),
    phone: e.sealed_contact_phone && open(e.sealed_contact_phone, contactPhonePurpose),
  }
}
