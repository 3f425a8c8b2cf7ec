import { sql, type RawBuilder } from 'kysely'
import type { FollowUp, Visit, VisitFilter } from '#contract/visits/visits.ts'
import { householdsAt } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { endOfLocal, startOfLocal } from '#platform/local-day.ts'
import { notFound } from '#platform/problem.ts'
import { allOf, newestFirst, pageOfRows } from '#platform/row-place.ts'
import { visitOf } from './follow-up-store.ts'
import { sameDayOpen } from './same-day-store.ts'
import { sayVisits } from './say-visits.ts'
import { queryWords } from './search-words.ts'
import { findVisit, visitColumns, type VisitKey, type VisitRow } from './visit-store.ts'
import { maySee, ownVisits, visibleTo } from './who-may-see.ts'

/** Counting stops here. */
const mostCounted = 10_000

/** Words of what was heard, or a piece of an address. */
const sought = async (context: Context, q: string): Promise<RawBuilder<boolean>> => {
  const words = queryWords(q)
  const heard = words ? sql`v.words @@ ${words}::tsquery` : sql`false`
  return sql<boolean>`(${heard} or v.household_id = any(${await householdsAt(context, q)}::uuid[]))`
}

/** Everything a filter demands and the asker may read, as one condition on visits.visit `v`. */
export const visitCondition = async (context: Context, f: VisitFilter): Promise<RawBuilder<unknown>> => {
  const { area, actor } = context
  return allOf([
    area.from === area.to ? sql`v.area_id = ${area.from}::bigint` : sql`v.area_id between ${area.from} and ${area.to}`,
    await visibleTo(context),
    f.scope === 'mine' && ownVisits(actor),
    f.kind && sql`v.kind = ${f.kind}`,
    f.grid !== undefined && sql`v.grid_no = ${f.grid}`,
    f.noGrid !== undefined && (f.noGrid ? sql`v.grid_no is null` : sql`v.grid_no is not null`),
    f.met !== undefined && sql`v.kind = 'visit' and v.met = ${f.met}`,
    f.campaignId &&
      sql`exists (select from visits.campaign_answer a where a.area_id = v.area_id and a.visit_id = v.id and a.campaign_id = ${f.campaignId}::uuid)`,
    f.householdId && sql`v.household_id = ${f.householdId}::uuid`,
    f.need && sql`v.needs @> ${[f.need]}::text[]`,
    f.mood && sql`v.mood = ${f.mood}`,
    f.followedUp !== undefined && sql`v.followed_up = ${f.followedUp}`,
    f.sameDay !== undefined && (f.sameDay ? sameDayOpen : sql`not ${sameDayOpen}`),
    f.from && sql`v.happened_at >= ${startOfLocal(f.from)}`,
    f.to && sql`v.happened_at < ${endOfLocal(f.to)}`,
    f.theme &&
      sql`exists (select from visits.theme t where t.area_id = v.area_id and t.month = v.month and t.word = ${f.theme} and t.visit_id = v.id)`,
    f.q && (await sought(context, f.q)),
  ])
}

/** 民情日志, newest first; how many there are on the first page. */
export const listVisits = async (
  context: Context,
  { after, limit, ...filter }: VisitFilter & { after?: string | undefined; limit: number },
) => {
  const { db } = context
  const where = await visitCondition(context, filter)
  const by = newestFirst('v.happened_at', 'v.id', after)
  const { rows } = await sql<VisitRow & { place: number }>`
    select ${visitColumns}, ${by.at} place from visits.visit v where ${where} ${by.further} order by ${by.order} limit ${limit + 1}`.execute(
    db,
  )
  const { page, next } = pageOfRows(rows, limit)
  return { rows: await sayVisits(context, page), next, total: after === undefined ? await total(context, where) : null }
}

const total = async ({ db }: Context, where: RawBuilder<unknown>) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int n from (select from visits.visit v where ${where} limit ${mostCounted + 1}) counted`.execute(
    db,
  )
  const { n } = rows[0]!
  return { count: Math.min(n, mostCounted), exact: n <= mostCounted }
}

/** One entry. Throws `platform.not_found` also for one the asker may not read: that it exists is not theirs to know. */
export const getVisit = async (context: Context, key: VisitKey): Promise<Visit> => {
  const visit = await findVisit(context.db, key)
  if (!visit || !(await maySee(context, visit))) throw notFound()
  return (await sayVisits(context, [visit]))[0]!
}

/** 来自哪次走访: the entry a case came from, where the asker may read it. */
export const visitOfCase = async (context: Context, kind: FollowUp['kind'], key: VisitKey) => {
  const from = await visitOf(context.db, kind, key)
  const visit = from && (await findVisit(context.db, from))
  return { visit: visit && (await maySee(context, visit)) ? (await sayVisits(context, [visit]))[0]! : null }
}
