import { sql } from 'kysely'
import type { Metric } from '#contract/incidents/metrics.ts'
import { metricDefinitions } from '#contract/incidents/metrics.ts'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { CaseKey } from './case-store.ts'
import { called, handledBy, levelRules, stepRules } from './count-rules.ts'

export type Recounted = {
  areaId: number
  categoryId: number
  organisationId: number
  month: string
  metric: Metric
  amount: number
}

const monthOf = (column: string) => `date_trunc('month', ${column} at time zone 'Asia/Shanghai')::date`
const monthFor = (metric: Metric) => monthOf(metricDefinitions[metric].basis === 'event' ? 's.at' : 'i.reported_at')

const column = (values: (rule: (typeof stepRules)[number]) => string, type: string) =>
  `array[${stepRules.map(values).join(', ')}]::${type}[]`
// Arrays are evaluated by a plan made once; VALUES would be planned anew for every step.
const ofSteps = `unnest(${[
  column((r) => `'${r.metric}'`, 'text'),
  column((r) => r.organisation ?? handledBy, 'bigint'),
  column((r) => (metricDefinitions[r.metric].basis === 'event' ? 'm.event' : 'm.reported'), 'date'),
  column((r) => `case when ${r.when} then ${r.amount ?? '1'} end`, 'bigint'),
].join(', ')})`
const levels = levelRules.map((r) => `('${r.metric}', ${r.when})`).join(', ')

/** Every count there should be, from incidents, steps and clocks alone; `scope` is a condition on incidents.incident `i`. */
export const recountedSql = (scope: ReturnType<typeof sql>) => sql`
  select area_id, category_id, organisation_id, month, metric, sum(amount)::bigint amount from (
    select i.area_id, i.category_id, x.organisation_id, x.month, x.metric, x.amount
      from incidents.incident i join incidents.step s on s.area_id = i.area_id and s.incident_id = i.id
      cross join lateral (select ${sql.raw(monthOf('s.at'))} event, ${sql.raw(monthOf('i.reported_at'))} reported offset 0) m
      cross join lateral ${sql.raw(ofSteps)} x(metric, organisation_id, month, amount)
      where x.amount is not null and ${scope}
    union all
    select i.area_id, i.category_id, o.id::bigint, ${sql.raw(monthFor('called'))}, 'called', 1
      from incidents.incident i join incidents.step s on s.area_id = i.area_id and s.incident_id = i.id
      cross join lateral jsonb_array_elements_text(s.details->'called') o(id)
      where ${sql.raw(called)} and ${scope}
    union all
    select i.area_id, i.category_id, coalesce(i.handler_organisation_id, 0), date '1970-01-01', x.metric, 1
      from incidents.incident i cross join lateral (values ${sql.raw(levels)}) x(metric, holds)
      where x.holds and i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void') and ${scope}
  ) c group by 1, 2, 3, 4, 5 having sum(amount) <> 0`

/** Counts an area again from its rows, by community, category and organisation (0: none). A test holds the kept counters to it. */
export const recount = async (db: Db, area: AreaRange): Promise<Recounted[]> =>
  (
    await sql<Recounted>`select area_id "areaId", category_id "categoryId", organisation_id "organisationId", month, metric, amount
      from (${recountedSql(sql`i.area_id between ${area.from}::bigint and ${area.to}::bigint`)}) r order by 1, 2, 3, 4, 5`.execute(
      db,
    )
  ).rows

/** What one case has been counted for so far, without the levels of the moment: they move by themselves. */
export const recountCase = async (db: Db, { areaId, id }: CaseKey): Promise<Recounted[]> =>
  (
    await sql<Recounted>`select area_id "areaId", category_id "categoryId", organisation_id "organisationId", month, metric, amount
      from (${recountedSql(sql`i.area_id = ${areaId}::bigint and i.id = ${id}::uuid`)}) r where month > date '1970-01-01'`.execute(
      db,
    )
  ).rows
