import { sql } from 'kysely'
import type { FollowedIncident, FollowedRow } from '#contract/incidents/followed-incidents.ts'
import { incidentFlow } from '#contract/incidents/incident-flow.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { gridWorkers } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { findMore, photosOf, stepsOf } from './case-reading.ts'
import { findCase, tasksOf, type CaseKey } from './case-store.ts'
import { loadConfiguration } from './configuration.ts'
import type { Case } from './incident-case.ts'
import { instant } from './incident-rows.ts'
import { orders, readPlace, writePlace } from './list-order.ts'
import { movesFor } from './may-move.ts'
import { namesOf } from './name-book.ts'
import { incidentUnknown } from './problems.ts'
import { publicTimeline } from './public-timeline.ts'

type Relation = FollowedRow['relation']
type Followed = Pick<
  Case,
  | 'area_id'
  | 'id'
  | 'number'
  | 'category_id'
  | 'grid_no'
  | 'state'
  | 'version'
  | 'same_count'
  | 'reported_at'
  | 'handle_due_at'
  | 'paused_at'
  | 'outcome'
  | 'solved'
  | 'grade'
  | 'closed_at'
> & { text: string; place_text: string | null; lon: number | null; lat: number | null; relation: Relation }

/** Another's report shows what and where to the building, not their words. */
const sayFollowed = async (context: Context, rows: readonly Followed[]): Promise<FollowedRow[]> => {
  const conf = await loadConfiguration(context.db)
  const names = await namesOf(context.db, { areas: rows.map((r) => r.area_id) })
  return rows.map((r) => {
    const mine = r.relation === 'reporter'
    const category = conf.categories.get(r.category_id)
    return {
      areaId: r.area_id,
      id: r.id,
      number: r.number,
      relation: r.relation,
      categoryId: r.category_id,
      categoryZh: category?.zh ?? '',
      categoryEn: category?.en ?? '',
      text: mine ? r.text : null,
      placeText: mine || r.place_text === null ? r.place_text : maskAddress(r.place_text),
      point: r.lon === null || r.lat === null ? null : { lon: r.lon, lat: r.lat },
      areaName: names.area.get(r.area_id) ?? '',
      gridNo: r.grid_no,
      state: r.state,
      version: r.version,
      sameCount: r.same_count,
      reportedAt: instant(r.reported_at),
      handleDueAt: r.paused_at === null && r.closed_at === null ? instant(r.handle_due_at) : null,
      outcome: r.outcome,
      solved: r.solved,
      grade: r.grade,
      closedAt: instant(r.closed_at),
      asksMe: mine && r.state === 'visit',
    }
  })
}

/** 我的上报: mine and those I said "me too" to, newest first. */
export const myIncidents = async (context: Context, { after, limit }: { after?: string; limit: number }) => {
  const { from, to } = context.area
  const me = context.actor.accountId
  const place = readPlace(after)
  const { rows } = await sql<Followed & { at: number }>`
    select i.area_id, i.id, i.number, i.category_id, i.grid_no, i.state, i.version, i.same_count, i.reported_at, i.handle_due_at, i.paused_at,
      i.outcome, i.solved, i.grade, i.closed_at, i.text, i.place_text, st_x(i.point) lon, st_y(i.point) lat,
      case when i.reporter_id = ${me}::uuid then 'reporter' else 'me_too' end relation, ${orders.newest.at} at
    from incidents.incident i
    where (i.area_id, i.id) in (
        select area_id, id from incidents.incident where reporter_id = ${me}::uuid and area_id between ${from}::bigint and ${to}::bigint
        union select area_id, incident_id from incidents.same where account_id = ${me}::uuid and area_id between ${from}::bigint and ${to}::bigint)
      and (not i.secret or i.reporter_id = ${me}::uuid) ${place ? sql`and ${orders.newest.after(place)}` : sql``}
    order by ${orders.newest.by} limit ${limit + 1}`.execute(context.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: await sayFollowed(context, page), next: rows.length > limit && last ? writePlace(last) : null }
}

const relationTo = async (context: Context, c: Case): Promise<Relation | undefined> => {
  const me = context.actor.accountId
  if (c.reporter_id !== null && c.reporter_id === me) return 'reporter'
  if (c.secret) return undefined
  const { rows } =
    await sql`select from incidents.same where area_id = ${c.area_id} and incident_id = ${c.id} and account_id = ${me}::uuid`.execute(
      context.db,
    )
  return rows.length ? 'me_too' : undefined
}

const gridWorkerOf = async (context: Context, c: Case) => {
  if (c.grid_no === null) return null
  const [first] = (await gridWorkers(context.db, c.area_id, c.grid_no)).toSorted(
    (a, b) => Number(a.duty === 'lead') - Number(b.duty === 'lead'),
  )
  if (!first) return null
  const { account } = await namesOf(context.db, { accounts: [first.accountId] })
  return account.get(first.accountId) ?? null
}

/** What a reporter, or who said "me too", sees of a case (Q01). Throws `incidents.unknown` for everybody else. */
export const followIncident = async (context: Context, key: CaseKey): Promise<FollowedIncident> => {
  const { db, actor } = context
  const c = await findCase(db, key)
  const relation = c && (await relationTo(context, c))
  if (!c || !relation) throw incidentUnknown()
  const reporter = relation === 'reporter'
  const more = await findMore(db, key)
  const steps = await stepsOf(db, key)
  const names = await namesOf(db, {
    organisations: steps.map((s) => s.organisation_id),
    accounts: steps.map((s) => s.account_id),
  })
  const [row] = await sayFollowed(context, [{ ...c, ...more, relation }])
  const moves = reporter
    ? movesFor(actor, c, await tasksOf(db, key)).filter(
        (move) => incidentFlow.moves[move].permission === 'incidents.follow',
      )
    : []
  return {
    ...row!,
    gridWorker: await gridWorkerOf(context, c),
    photos: reporter ? await photosOf(db, key) : [],
    timeline: publicTimeline(context.locale, steps, names, reporter),
    moves,
  }
}
