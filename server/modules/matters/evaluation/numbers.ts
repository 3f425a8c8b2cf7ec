import { sql } from 'kysely'
import type { z } from 'zod'
import { leastShown, type EvaluationTag, type evaluationNumbers as numbersRoute } from '#contract/matters/evaluation.ts'
import { hideFew } from '#contract/matters/few.ts'
import { say, type WordKey } from '#contract/phrases.ts'
import { areaNames, findOrganisations } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { daysAfter, startOfLocal } from '#platform/local-day.ts'
import { outcomes } from './corrections.ts'
import { namesOfGroups } from './group-names.ts'
import { allOf } from '#platform/row-place.ts'

type Asked = z.output<(typeof numbersRoute)['query']>
type By = Asked['by']
type Counted = { key: string | null; given: number; g1: number; g2: number; g3: number; g4: number; g5: number }

const columns: Record<By, string> = {
  service: 'e.service',
  site: 'e.site_id::text',
  class: 'e.class_code',
  item: 'e.item_code',
  organisation: 'e.organisation_id::text',
  area: 'e.area_id::text',
  month: `to_char(e.given_at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
}

/** Whole months only: two periods a day apart would give one evaluation away by subtraction. */
export const monthsOf = (from: string | undefined, to: string | undefined) => ({
  from: from && `${from.slice(0, 7)}-01`,
  before: to && startOfNextMonth(to),
})
const startOfNextMonth = (day: string) => {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + 1)
  return at.toISOString().slice(0, 10)
}

const count = ({ given, g1, g2, g3, g4, g5 }: Counted) => ({
  given,
  grades: [g1, g2, g3, g4, g5] as [number, number, number, number, number],
  satisfaction: given ? (g3 + g4 + g5) / given : null,
})
const sums = sql.raw(
  `count(*)::int given, ${[1, 2, 3, 4, 5].map((g) => `count(*) filter (where e.grade = ${g})::int g${g}`).join(', ')}`,
)

/** Names of groups in both languages; a code without a name stands for itself. */
const names = async (
  context: Context,
  by: By,
  keys: readonly string[],
): Promise<Map<string, { zh: string; en: string }>> => {
  const same = (of: ReadonlyMap<number, string>) =>
    new Map([...of].map(([id, name]) => [String(id), { zh: name, en: name }]))
  if (by === 'service')
    return new Map(
      keys.map((k) => [
        k,
        { zh: say('zh', `matters.service.${k}` as WordKey), en: say('en', `matters.service.${k}` as WordKey) },
      ]),
    )
  if (by === 'area') return same(await areaNames(context.db, keys.map(Number)))
  if (by === 'organisation')
    return same(
      new Map((await findOrganisations(context.db, keys.map(Number))).map((o) => [o.id, o.shortName || o.name])),
    )
  return namesOfGroups(context.db, by, keys)
}

/** 好差评的数 by site, class, item, organisation, never by person; fewer than three are hidden, also from subtraction. */
export const evaluationNumbers = async (context: Context, { by, from, to, ...narrow }: Asked) => {
  const { db, area, now } = context
  const months = monthsOf(from, to)
  const narrowed = [
    sql`e.area_id between ${area.from} and ${area.to}`,
    narrow.service && sql`e.service = ${narrow.service}`,
    narrow.site && sql`e.site_id = ${narrow.site}::uuid`,
    narrow.class && sql`e.class_code = ${narrow.class}`,
    narrow.item && sql`e.item_code = ${narrow.item}`,
    narrow.organisation && sql`e.organisation_id = ${narrow.organisation}::bigint`,
  ]
  const within = (column: string) => [
    months.from && sql`${sql.raw(column)} >= ${startOfLocal(months.from)}`,
    months.before && sql`${sql.raw(column)} < ${startOfLocal(months.before)}`,
  ]
  const given = allOf([...narrowed, sql`e.grade is not null`, ...within('e.given_at')])
  const { rows: totals } =
    await sql<Counted>`select null key, ${sums} from matters.evaluation e where ${given}`.execute(db)
  const { rows: groups } =
    await sql<Counted>`select ${sql.raw(columns[by])} key, ${sums} from matters.evaluation e where ${given} group by 1`.execute(
      db,
    )
  const { rows: invited } = await sql<{
    n: number
  }>`select count(*)::int n from matters.evaluation e where ${allOf([...narrowed, ...within('e.invited_at')])}`.execute(
    db,
  )
  const { rows: tags } = await sql<{
    tag: string
    times: number
  }>`select tag, count(*)::int times from matters.evaluation e, unnest(e.tags) tag where ${given} group by 1 having count(*) >= ${leastShown} order by 2 desc, 1`.execute(
    db,
  )
  const is = outcomes(now)
  const { rows: corrected } = await sql<{
    opened: number
    in_time: number
    late: number
    called: number
    confirmed: number
  }>`
    select count(*)::int opened, count(*) filter (where ${is.in_time})::int in_time, count(*) filter (where ${is.late})::int late,
      count(*) filter (where ${is.called_back})::int called, count(*) filter (where ${is.confirmed})::int confirmed
    from matters.correction c join matters.evaluation e on e.area_id = c.area_id and e.id = c.id where ${allOf([...narrowed, ...within('c.opened_at')])}`.execute(
    db,
  )
  const known = groups.flatMap((g) => (g.key === null ? [] : [{ ...g, key: g.key }]))
  const { shown, hidden } = hideFew(known, leastShown)
  const words = await names(
    context,
    by,
    shown.map((g) => g.key),
  )
  const narrowQuery = Object.fromEntries(Object.entries(narrow).map(([key, value]) => [key, String(value)]))
  const period: Record<string, string> = { ...(from && { from }), ...(to && { to }) }
  const total = totals[0]!
  const enough = total.given >= leastShown
  const c = corrected[0]!
  return {
    total: enough ? count(total) : null,
    invited: invited[0]!.n,
    groups: (by === 'month' ? shown.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : shown).map((g) => ({
      key: g.key,
      zh: words.get(g.key)?.zh ?? g.key,
      en: words.get(g.key)?.en ?? g.key,
      ...count(g),
      query:
        by === 'month'
          ? { ...narrowQuery, from: `${g.key}-01`, to: `${g.key}-28` }
          : { ...narrowQuery, ...period, [by]: g.key },
    })),
    hidden,
    tags: enough ? (tags as { tag: z.output<typeof EvaluationTag>; times: number }[]) : [],
    corrections: {
      opened: c.opened,
      inTime: c.in_time,
      late: c.late,
      calledBack: c.called,
      confirmed: c.confirmed,
      // Whole months, as they are counted.
      query: {
        scope: 'all',
        ...(months.from && { from: months.from }),
        ...(months.before && { to: daysAfter(months.before, -1) }),
      },
    },
  }
}
