import { sql } from 'kysely'
import type { LinkedNumber } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, startOfLocal } from '#platform/local-day.ts'
import { allOf } from '#platform/row-place.ts'
import { answeredInTime } from './consultation-store.ts'

/** 咨询的数, each with the query of the list of its rows. */
export const consultationNumbers = async (
  { db, area, now }: Context,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) => {
  const within = (column: string) =>
    allOf([
      sql`c.area_id between ${area.from} and ${area.to}`,
      from && sql`${sql.raw(column)} >= ${startOfLocal(from)}`,
      to && sql`${sql.raw(column)} < ${endOfLocal(to)}`,
    ])
  const { rows } = await sql<
    Record<'asked' | 'open' | 'overdue' | 'answered' | 'in_time' | 'again' | 'helped' | 'judged' | 'published', number>
  >`
    select count(*)::int asked, count(*) filter (where state in ('asked', 'asked_again'))::int open,
      count(*) filter (where state in ('asked', 'asked_again') and due_at < ${now})::int overdue, count(*) filter (where answered_at is not null)::int answered,
      count(*) filter (where ${answeredInTime})::int in_time,
      count(*) filter (where state = 'asked_again')::int again, count(*) filter (where helped)::int helped, count(helped)::int judged,
      (select count(*)::int from matters.faq f where f.area_id between ${area.from} and ${area.to}) published
    from matters.consultation c where ${within('c.asked_at')}`.execute(db)
  const n = rows[0]!
  const period: Record<string, string> = { ...(from && { from }), ...(to && { to }) }
  const number = (
    key: string,
    zh: string,
    en: string,
    value: number,
    query: Record<string, string>,
    [of, ofQuery]: [number, Record<string, string>] | [null, null] = [null, null],
  ): LinkedNumber => ({
    key,
    zh,
    en,
    value,
    of,
    query: { ...query, ...period },
    ofQuery: ofQuery && { ...ofQuery, ...period },
    measure: false,
  })
  return {
    numbers: [
      number('asked', '收到咨询', 'asked', n.asked, { scope: 'all' }),
      number('open', '待答复', 'to be answered', n.open, { scope: 'open' }),
      number('overdue', '超期', 'overdue', n.overdue, { scope: 'overdue' }),
      number('answered', '已答复', 'answered', n.answered, { scope: 'all', answered: 'true' }),
      number('in_time', '按时答复', 'answered in time', n.in_time, { scope: 'all', inTime: 'true' }, [
        n.answered,
        { scope: 'all', answered: 'true' },
      ]),
      number('asked_again', '追问待答复', 'asked again', n.again, { scope: 'all', state: 'asked_again' }),
      number('helped', '有帮助', 'helped', n.helped, { scope: 'all', helped: 'true' }, [
        n.judged,
        { scope: 'all', judged: 'true' },
      ]),
      // Whatever day they became public: they are public now.
      { ...number('published', '公开问答', 'public answers', n.published, {}), query: { state: 'published' } },
    ],
  }
}
