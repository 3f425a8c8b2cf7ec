import { sql } from 'kysely'
import type { LinkedNumber } from '#contract/matters/part-steps.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, startOfLocal } from '#platform/local-day.ts'
import { allOf } from '#platform/row-place.ts'

/** 代办的数, each with the query of the list of its rows. */
export const agencyNumbers = async (
  { db, area, now }: Context,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) => {
  const { rows } = await sql<
    Record<'asked' | 'open' | 'overdue' | 'closed' | 'visits' | 'declined' | 'cancelled' | 'originals', number> & {
      days: number | null
    }
  >`
    select count(*)::int asked, count(*) filter (where closed_at is null)::int open, count(*) filter (where closed_at is null and due_at < ${now})::int overdue,
      count(*) filter (where state = 'closed')::int closed, count(*) filter (where home_visit)::int visits, count(*) filter (where state = 'declined')::int declined,
      count(*) filter (where state = 'cancelled')::int cancelled,
      percentile_cont(0.5) within group (order by extract(epoch from closed_at - asked_at) / 86400) filter (where state = 'closed') days,
      (select count(*)::int from matters.agency_material m where m.area_id between ${area.from} and ${area.to} and m.original and m.returned_at is null) originals
    from matters.agency_order o where ${allOf([sql`o.area_id between ${area.from} and ${area.to}`, from && sql`o.asked_at >= ${startOfLocal(from)}`, to && sql`o.asked_at < ${endOfLocal(to)}`])}`.execute(
    db,
  )
  const n = rows[0]!
  const period: Record<string, string> = { ...(from && { from }), ...(to && { to }) }
  const number = (
    key: string,
    zh: string,
    en: string,
    value: number | null,
    query: Record<string, string> | null,
  ): LinkedNumber => ({
    key,
    zh,
    en,
    value,
    of: null,
    query: query && { ...query, ...period },
    ofQuery: null,
    measure: key === 'median_days',
  })
  return {
    numbers: [
      number('asked', '申请代办', 'asked', n.asked, { scope: 'all' }),
      number('open', '正在办', 'under way', n.open, { scope: 'open' }),
      number('overdue', '超期', 'overdue', n.overdue, { scope: 'overdue' }),
      number('closed', '已办结', 'closed', n.closed, { scope: 'all', state: 'closed' }),
      number('declined', '不能代办', 'declined', n.declined, { scope: 'all', state: 'declined' }),
      number('cancelled', '已撤销', 'cancelled', n.cancelled, { scope: 'all', state: 'cancelled' }),
      number('visits', '上门', 'home visits', n.visits, { scope: 'all', visit: 'true' }),
      // Whatever day they were asked for: an original that is still out is out.
      {
        ...number('originals', '在代办人手上的原件', 'originals with agents', n.originals, null),
        query: { scope: 'all', originals: 'true' },
      },
      number(
        'median_days',
        '办结天数（中位数）',
        'median days',
        n.days === null ? null : Math.round(Number(n.days) * 10) / 10,
        { scope: 'all', state: 'closed' },
      ),
    ],
  }
}
