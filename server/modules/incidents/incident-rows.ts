import { sql } from 'kysely'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { loadConfiguration } from './configuration.ts'
import type { Case } from './incident-case.ts'
import { isOwner, sharesDesk } from './may-move.ts'
import { namesOf } from './name-book.ts'

type Listed = Pick<
  Case,
  | 'area_id'
  | 'id'
  | 'number'
  | 'source'
  | 'category_id'
  | 'level'
  | 'grid_no'
  | 'state'
  | 'version'
  | 'round'
  | 'urgent'
  | 'secret'
  | 'supervise_level'
  | 'same_count'
  | 'owner_role'
  | 'owner_area_id'
  | 'owner_organisation_id'
  | 'owner_account_id'
  | 'hand_over_to'
  | 'handler_organisation_id'
  | 'reported_at'
  | 'step'
  | 'step_started_at'
  | 'due_at'
  | 'yellow_at'
  | 'paused_at'
  | 'review_on'
  | 'outcome'
  | 'solved'
  | 'grade'
  | 'closed_at'
>
/** A case as a list needs it. */
export type Row = Listed & {
  text: string
  place_text: string | null
  lon: number | null
  lat: number | null
  called: boolean
}

const columns =
  sql.raw(`i.area_id, i.id, i.number, i.source, i.category_id, i.level, i.grid_no, i.state, i.version, i.round, i.urgent, i.secret,
  i.supervise_level, i.same_count, i.owner_role, i.owner_area_id, i.owner_organisation_id, i.owner_account_id, i.hand_over_to, i.handler_organisation_id,
  i.reported_at, i.step, i.step_started_at, i.due_at, i.yellow_at, i.paused_at, i.review_on, i.outcome, i.solved, i.grade, i.closed_at,
  i.text, i.place_text, st_x(i.point) lon, st_y(i.point) lat`)

/** The columns of a row of incidents.incident `i`; `called`: the asker's organisation is expected to check in. */
export const rowColumns = (actor: Actor) =>
  actor.organisationId === null
    ? sql`${columns}, false called`
    : sql`${columns}, exists (select from incidents.task t where t.area_id = i.area_id and t.incident_id = i.id
        and t.organisation_id = ${actor.organisationId}::bigint and t.kind <> 'lead' and t.checked_in_at is null and t.ended_at is null) called`

/** Rows as they are shown: with names, without the reporter. */
export const sayRows = async (
  { db, actor }: { db: Db; actor: Actor },
  rows: readonly Row[],
): Promise<IncidentRow[]> => {
  const conf = await loadConfiguration(db)
  const names = await namesOf(db, {
    areas: rows.map((r) => r.area_id),
    organisations: rows.flatMap((r) => [r.owner_organisation_id, r.handler_organisation_id]),
    accounts: rows.map((r) => r.owner_account_id),
  })
  const organisation = (id: number | null) => (id === null ? null : (names.organisation.get(id) ?? null))
  return rows.map((r) => ({
    areaId: r.area_id,
    id: r.id,
    number: r.number,
    source: r.source as IncidentRow['source'],
    categoryId: r.category_id,
    categoryZh: conf.categories.get(r.category_id)?.zh ?? '',
    categoryEn: conf.categories.get(r.category_id)?.en ?? '',
    level: r.level,
    text: r.text,
    placeText: r.place_text,
    point: r.lon === null || r.lat === null ? null : { lon: r.lon, lat: r.lat },
    areaName: names.area.get(r.area_id) ?? '',
    gridNo: r.grid_no,
    state: r.state,
    version: r.version,
    round: r.round,
    urgent: r.urgent,
    secret: r.secret,
    superviseLevel: r.supervise_level,
    sameCount: r.same_count,
    ownerRole: r.owner_role,
    ownerAreaId: r.owner_area_id,
    ownerOrganisation: organisation(r.owner_organisation_id),
    ownerName: r.owner_account_id === null ? null : (names.account.get(r.owner_account_id)?.name ?? null),
    handlerOrganisation: organisation(r.handler_organisation_id),
    reportedAt: instant(r.reported_at)!,
    step: r.step,
    stepStartedAt: instant(r.step_started_at),
    dueAt: instant(r.due_at),
    yellowAt: instant(r.yellow_at),
    pausedAt: instant(r.paused_at),
    reviewOn: r.review_on,
    outcome: r.outcome,
    solved: r.solved,
    grade: r.grade,
    closedAt: instant(r.closed_at),
    mine: r.called || isTask(actor, r),
  }))
}

/** The same question as `myTasks` asks in SQL, but for the calls of a whistle: is it this person's turn? A test holds both together. */
const isTask = (actor: Actor, r: Listed) =>
  r.owner_role !== null &&
  (isOwner(actor, r) || sharesDesk(actor, r) || (r.hand_over_to !== null && r.hand_over_to === actor.accountId))

export const instant = <T extends Date | null>(at: T) =>
  (at === null ? null : at.toISOString()) as T extends null ? null : string

export type Asker = Pick<Context, 'db' | 'actor'>
