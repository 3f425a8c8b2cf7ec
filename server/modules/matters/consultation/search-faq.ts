import { sql } from 'kysely'
import { ancestorsOf } from '#contract/territory/area-number.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { invalid, notFound } from '#platform/problem.ts'
import { allOf } from '#platform/row-place.ts'
import { lettersOf, queryWords } from '../search-text.ts'

type Row = {
  area_id: number
  id: string
  class_code: string | null
  question: string
  answer: string
  helped: number
  not_helped: number
  updated_at: Date
  score: number
}
const columns = sql.raw('f.area_id, f.id, f.class_code, f.question, f.answer, f.helped, f.not_helped, f.updated_at')
const score = sql.raw('(f.helped - f.not_helped)')
const above = (areaId: number) => [areaId, ...ancestorsOf(areaId)]

const matching = (q: string) => {
  const letters = lettersOf(q)
  const words = queryWords(q)
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(${letters ? sql`f.pinyin like ${`%${letters}%`} or f.initials like ${`%${letters}%`} or` : sql``} ${words ? sql`f.words @@ ${words}::tsquery or` : sql``} f.question ilike ${like})`
}

/** 常见问题 of an area and those above, by words, pinyin or initials; the most helpful first (Q02). */
export const searchFaq = async (
  { db, areaId }: Context,
  {
    q,
    class: classCode,
    after,
    limit,
  }: { q?: string | undefined; class?: string | undefined; after?: string | undefined; limit: number },
) => {
  const [, at, id] = /^(-?\d{1,9})~([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/.exec(after ?? '') ?? []
  if (after !== undefined && !id) throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<Row>`select ${columns}, ${score} score from matters.faq f
    where ${allOf([sql`f.area_id = any(${above(areaId)})`, q && matching(q), classCode && sql`f.class_code = ${classCode}`, id && sql`(${score}, f.id) < (${Number(at)}::int, ${id}::uuid)`])}
    order by ${score} desc, f.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const names = await areaNames(db, [...new Set(page.map((r) => r.area_id))])
  return {
    rows: page.map((r) => ({
      areaId: r.area_id,
      areaName: names.get(r.area_id) ?? '',
      id: r.id,
      classCode: r.class_code,
      question: r.question,
      answer: r.answer,
      helped: r.helped,
      notHelped: r.not_helped,
      updatedAt: r.updated_at.toISOString(),
    })),
    next: rows.length > limit && last ? `${last.score}~${last.id}` : null,
  }
}

/** Up to three published answers that share words with a question, for whoever answers it. */
export const alikeFaq = async (db: Db, areaId: number, question: string) => {
  const words = queryWords(question, '|')
  if (!words) return []
  const { rows } = await sql<{
    id: string
    areaId: number
    question: string
    answer: string
  }>`select f.id, f.area_id "areaId", f.question, f.answer from matters.faq f
    where f.area_id = any(${above(areaId)}) and f.words @@ ${words}::tsquery order by ts_rank(f.words, ${words}::tsquery) desc, f.id limit 3`.execute(
    db,
  )
  return rows
}

/** 有没有帮助: one voice a browser; the same again changes its word. Throws `platform.not_found`. */
export const voteFaq = async (
  { db }: Context,
  { areaId, id }: { areaId: number; id: string },
  { voteId, helped }: { voteId: string; helped: boolean },
) => {
  const { rows: there } =
    await sql`select from matters.faq where area_id = ${areaId} and id = ${id}::uuid for update`.execute(db)
  if (!there.length) throw notFound()
  await sql`insert into matters.faq_vote (area_id, faq_id, vote_id, helped) values (${areaId}, ${id}::uuid, ${voteId}::uuid, ${helped})
    on conflict (area_id, faq_id, vote_id) do update set helped = excluded.helped`.execute(db)
  const { rows } = await sql<{
    helped: number
    notHelped: number
  }>`update matters.faq f set helped = v.yes, not_helped = v.no
    from (select count(*) filter (where helped)::int yes, count(*) filter (where not helped)::int no from matters.faq_vote where area_id = ${areaId} and faq_id = ${id}::uuid) v
    where f.area_id = ${areaId} and f.id = ${id}::uuid returning f.helped, f.not_helped "notHelped"`.execute(db)
  return rows[0]!
}
