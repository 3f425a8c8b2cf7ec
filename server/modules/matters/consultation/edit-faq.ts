import { sql } from 'kysely'
import type { z } from 'zod'
import type {
  FaqDraft,
  listFaqDrafts as listRoute,
  proposeFaq as proposeRoute,
  saveFaq as saveRoute,
} from '#contract/matters/faq.ts'
import { findPersonal, hidePersonal } from '#contract/matters/personal-text.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { accountNames } from '#modules/access/index.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { idTaken } from '../part-problems.ts'
import type { Key } from '../part-steps.ts'
import { newestFirst, pageOfRows } from '#platform/row-place.ts'
import { searchWords, soundsOf } from '../search-text.ts'
import { findConsultation } from './consultation-store.ts'
import { notAnswered, personalLeft } from './problems.ts'
import { maySee } from './who-answers.ts'

type Row = {
  area_id: number
  id: string
  state: FaqDraft['state']
  version: number
  class_code: string | null
  question: string
  answer: string
  consultation_id: string | null
  proposed_by: string | null
  updated_at: Date
  helped: number | null
  not_helped: number | null
}
const select = sql.raw(
  `select d.area_id, d.id, d.state, d.version, d.class_code, d.question, d.answer, d.consultation_id, d.proposed_by, d.updated_at, f.helped, f.not_helped`,
)
const source = sql.raw('from matters.faq_draft d left join matters.faq f on f.area_id = d.area_id and f.id = d.id')

const sayDrafts = async ({ db }: Context, rows: readonly Row[]): Promise<FaqDraft[]> => {
  const areas = await areaNames(db, [...new Set(rows.map((r) => r.area_id))])
  const names = await accountNames(
    db,
    rows.flatMap((r) => r.proposed_by ?? []),
  )
  return rows.map((r) => ({
    areaId: r.area_id,
    areaName: areas.get(r.area_id) ?? '',
    id: r.id,
    classCode: r.class_code,
    question: r.question,
    answer: r.answer,
    helped: r.helped ?? 0,
    notHelped: r.not_helped ?? 0,
    updatedAt: r.updated_at.toISOString(),
    state: r.state,
    consultationId: r.consultation_id,
    proposedBy: r.proposed_by ? (names.get(r.proposed_by)?.name ?? null) : null,
    personal: (['question', 'answer'] as const).flatMap((field) =>
      findPersonal(r[field]).map(({ kind, text }) => ({ field, kind, text })),
    ),
    version: r.version,
  }))
}
const findDraft = async (db: Db, { areaId, id }: Key) =>
  (await sql<Row>`${select} ${source} where d.area_id = ${areaId} and d.id = ${id}::uuid`.execute(db)).rows[0]

/** For editors, the latest first. */
export const listFaqDrafts = async (
  context: Context,
  { state, after, limit }: z.output<(typeof listRoute)['query']>,
) => {
  const { area } = context
  const by = newestFirst('d.updated_at', 'd.id', after)
  const { rows } = await sql<
    Row & { place: number }
  >`${select}, ${by.at} place ${source} where d.area_id between ${area.from} and ${area.to} and d.state = ${state} ${by.further}
    order by ${by.order} limit ${limit + 1}`.execute(context.db)
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayDrafts(context, page), next }
}

/** 提议公开: telling parts are starred from the start; nothing is public before an editor said so. Throws `matters.not_answered`. */
export const proposeFaq = async (context: Context, asked: z.output<(typeof proposeRoute)['body']>) => {
  const { db, areaId, actor, now } = context
  if (asked.consultationId) {
    const c = await findConsultation(db, { areaId, id: asked.consultationId })
    if (!c || !maySee(actor, c)) throw notFound()
    if (!c.answered_at) throw notAnswered()
  }
  const { rows } = await sql<{
    id: string
  }>`insert into matters.faq_draft (area_id, id, state, class_code, question, answer, consultation_area, consultation_id, proposed_by, updated_at)
    values (${areaId}, ${asked.id}::uuid, 'proposed', ${asked.classCode ?? null}, ${hidePersonal(asked.question)}, ${hidePersonal(asked.answer)}, ${asked.consultationId ? areaId : null}::bigint,
      ${asked.consultationId ?? null}::uuid, ${actor.accountId}::uuid, ${now}) on conflict do nothing returning id`.execute(
    db,
  )
  const draft = (await findDraft(db, { areaId, id: asked.id }))!
  if (!rows.length && draft.proposed_by !== actor.accountId) throw idTaken()
  context.audit({ faq: asked.id, proposed: true })
  return (await sayDrafts(context, [draft]))[0]!
}

/** Edits, publishes or retires. Publishing is refused while there is personal data in it (`matters.personal_left`). */
export const saveFaq = async (context: Context, key: Key, asked: z.output<(typeof saveRoute)['body']>) => {
  const { db, actor, now, locale } = context
  if (asked.state === 'published') {
    const found = [...findPersonal(asked.question), ...findPersonal(asked.answer)]
    if (found.length)
      throw personalLeft({
        found: [...new Set(found.map((f) => say(locale, `matters.personal.${f.kind}` as WordKey)))].join(
          locale === 'zh' ? '、' : ', ',
        ),
      })
  }
  const { rows } =
    await sql`update matters.faq_draft set state = ${asked.state}, class_code = ${asked.classCode}, question = ${asked.question}, answer = ${asked.answer},
      edited_by = ${actor.accountId}::uuid, updated_at = ${now}, version = version + 1
    where area_id = ${key.areaId} and id = ${key.id}::uuid and version = ${asked.version}::bigint returning id`.execute(
      db,
    )
  if (!rows.length) {
    const there = await findDraft(db, key)
    throw there ? conflict({ version: there.version }) : notFound()
  }
  if (asked.state === 'published')
    await publish(db, key, { classCode: asked.classCode, question: asked.question, answer: asked.answer, at: now })
  else await sql`delete from matters.faq where area_id = ${key.areaId} and id = ${key.id}::uuid`.execute(db)
  context.audit({ faq: key.id, state: asked.state })
  context.announce({ name: 'matters.faq_changed', areaId: key.areaId, about: { id: key.id, state: asked.state } })
  return (await sayDrafts(context, [(await findDraft(db, key))!]))[0]!
}

/** Puts a question and answer where everybody finds it. */
export const publish = async (
  db: Db,
  { areaId, id }: Key,
  { classCode, question, answer, at }: { classCode: string | null; question: string; answer: string; at: Date },
) => {
  const sounds = soundsOf(question)
  await sql`insert into matters.faq (area_id, id, class_code, question, answer, words, pinyin, initials, updated_at)
    values (${areaId}, ${id}::uuid, ${classCode}, ${question}, ${answer}, ${searchWords(question, answer)}::tsvector, ${sounds.pinyin}, ${sounds.initials}, ${at})
    on conflict (area_id, id) do update set class_code = excluded.class_code, question = excluded.question, answer = excluded.answer, words = excluded.words,
      pinyin = excluded.pinyin, initials = excluded.initials, updated_at = excluded.updated_at`.execute(db)
}
