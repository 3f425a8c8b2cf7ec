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

type Row = {
  area_id: number
  month: string
  key: string
  service: ServiceKind
  grade: number
  tags: string[]
  text: string
}
const month = sql`to_char(e.given_at at time zone 'Asia/Shanghai', 'YYYY-MM')`

/**
 * The words of evaluations, without who, which case or which day: of a community, month and kind of service with at least
 * three of them, given before today, in an order that isn't that of time, with numbers and names starred.
 */
export const evaluationTexts = async (context: Context, asked: z.output<(typeof textsRoute)['query']>) => {
  const { db, area, now } = context
  const [, before, key] = /^(\d{4}-\d{2})~([0-9a-f]{32})$/.exec(asked.after ?? '') ?? []
  if (asked.after !== undefined && !key) throw invalid([{ field: 'after', message: 'unknown page' }])
  const { rows } = await sql<Row>`
    with given as (select e.*, ${month} as month, md5(e.nonce) as key, count(*) over (partition by e.area_id, e.service, ${month}) n from matters.evaluation e
      where e.area_id between ${area.from} and ${area.to} and e.grade is not null and e.given_at < ${startOfLocal(localDay(now))})
    select g.area_id, g.month, g.key, g.service, g.grade, g.tags, g.text from given g
    where ${allOf([
      sql`g.text is not null`,
      sql`g.n >= ${leastShown}`,
      asked.service && sql`g.service = ${asked.service}`,
      asked.site && sql`g.site_id = ${asked.site}::uuid`,
      asked.class && sql`g.class_code = ${asked.class}`,
      asked.item && sql`g.item_code = ${asked.item}`,
      asked.organisation && sql`g.organisation_id = ${asked.organisation}::bigint`,
      asked.bad !== undefined && (asked.bad ? sql`g.grade <= 2` : sql`g.grade > 2`),
      key && sql`(g.month, g.key) < (${before}, ${key})`,
    ])} order by g.month desc, g.key desc limit ${asked.limit + 1}`.execute(db)
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
      text: hidePersonal(r.text),
      areaId: r.area_id,
      areaName: areas.get(r.area_id) ?? '',
    })),
    next: rows.length > asked.limit && last ? `${last.month}~${last.key}` : null,
  }
}
