import { sql } from 'kysely'
import type { z } from 'zod'
import { leastShown, type EvaluationTag, type listEvaluationTexts as textsRoute } from '#contract/matters/evaluation.ts'
import { hidePersonal } from '#contract/matters/personal-text.ts'
import type { ServiceKind } from '#contract/matters/part-steps.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { invalid } from '#platform/problem.ts'
import { localDay, startOfLocal } from '#platform/local-day.ts'
import { allOf } from '#platform/row-place.ts'
import { monthsOf } from './numbers.ts'

type Row = {
  area_id: number
  month: string
  key: string
  service: ServiceKind
  grade: number
  tags: string[]
  text: string | null
}
const month = sql`to_char(e.given_at at time zone 'Asia/Shanghai', 'YYYY-MM')`

/**
 * Evaluations and their words, without who, which case or which day: of a community, month and kind of service with at
 * least three of them, given before today, in an order that isn't that of time, with numbers and names starred. The first
 * page says how many the numbers count and how many of them are shown here.
 */
export const evaluationTexts = async (context: Context, asked: z.output<(typeof textsRoute)['query']>) => {
  const { db, area, now } = context
  const [, before, key] = /^(\d{4}-\d{2})~([0-9a-f]{32})$/.exec(asked.after ?? '') ?? []
  if (asked.after !== undefined && !key) throw invalid([{ field: 'after', message: 'unknown page' }])
  const months = monthsOf(asked.from, asked.to)
  const narrow = [
    asked.service && sql`g.service = ${asked.service}`,
    asked.site && sql`g.site_id = ${asked.site}::uuid`,
    asked.class && sql`g.class_code = ${asked.class}`,
    asked.item && sql`g.item_code = ${asked.item}`,
    asked.organisation && sql`g.organisation_id = ${asked.organisation}::bigint`,
    months.from && sql`g.given_at >= ${startOfLocal(months.from)}`,
    months.before && sql`g.given_at < ${startOfLocal(months.before)}`,
  ]
  const wanted = allOf([
    sql`true`,
    asked.bad !== undefined && (asked.bad ? sql`g.grade <= 2` : sql`g.grade > 2`),
    asked.grade !== undefined && sql`g.grade = ${asked.grade}`,
    asked.said !== undefined && sql`(g.text is not null) = ${asked.said}`,
  ])
  const shown = sql`g.n >= ${leastShown} and g.given_at < ${startOfLocal(localDay(now))}`
  const given = sql`with given as (
      select e.*, ${month} as month, md5(e.nonce) as key,
        count(*) filter (where e.given_at < ${startOfLocal(localDay(now))}) over (partition by e.area_id, e.service, ${month}) n
      from matters.evaluation e where e.area_id between ${area.from} and ${area.to} and e.grade is not null)`
  const { rows } = await sql<Row>`${given}
    select g.area_id, g.month, g.key, g.service, g.grade, g.tags, g.text from given g
    where ${allOf([shown, wanted, ...narrow, key && sql`(g.month, g.key) < (${before}, ${key})`])}
    order by g.month desc, g.key desc limit ${asked.limit + 1}`.execute(db)
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  const areas = await areaNames(db, [...new Set(page.map((r) => r.area_id))])
  return {
    rows: page.map((r) => ({
      key: r.key,
      month: r.month,
      service: r.service,
      grade: r.grade,
      tags: r.tags as z.output<typeof EvaluationTag>[],
      text: r.text && hidePersonal(r.text),
      areaId: r.area_id,
      areaName: areas.get(r.area_id) ?? '',
    })),
    next: rows.length > asked.limit && last ? `${last.month}~${last.key}` : null,
    total: key ? null : await totalOf(db, given, { narrow: allOf([sql`true`, ...narrow]), wanted, shown }),
  }
}

type Sql = ReturnType<typeof sql>
/** As the numbers say it: nothing about a group of fewer than three, whatever its grades are. */
const totalOf = async (
  db: Context['db'],
  given: Sql,
  { narrow, wanted, shown }: { narrow: Sql; wanted: Sql; shown: Sql },
) => {
  const { rows } = await sql<{ all: number; given: number; shown: number }>`${given}
    select count(*)::int "all", count(*) filter (where ${wanted})::int given, count(*) filter (where ${wanted} and ${shown})::int shown
    from given g where ${narrow}`.execute(db)
  const counted = rows[0]!
  return counted.all < leastShown ? null : { given: counted.given, shown: counted.shown }
}
