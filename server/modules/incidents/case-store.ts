import { sql } from 'kysely'
import { metricDefinitions } from '#contract/incidents/metrics.ts'
import type { WriteLast } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import type { Case, Tally, Task } from './incident-case.ts'

const columns =
  sql.raw(`i.area_id, i.id, i.number, i.source, i.category_id, i.level, i.grid_no, i.reporter_id, i.urgent, i.secret, i.historical,
  i.supervise_level, i.same_count, i.state, i.version, i.round, i.reopened, i.returned, i.delayed, i.owner_role, i.owner_area_id,
  i.owner_organisation_id, i.owner_account_id, i.handler_organisation_id, i.handler_account_id, i.first_receiver_id, i.hand_over_to,
  i.escalated_to, i.reported_at, i.accepted_at, i.contacted_at, i.contact_due_at, i.step, i.step_started_at, i.due_at, i.yellow_at,
  i.handle_due_at, i.handle_yellow_at, i.yellow_said_at, i.overdue_said_at, i.paused_at, i.pause_kind, i.review_on, i.asked, i.asked_by,
  i.asked_details, i.outcome, i.solved, i.grade, i.closed_at, i.merged_into, i.last_move_id`)

/** Sends a statement: into the transaction as it goes on, or as its last word (context.writeLast). */
export type Write = WriteLast
export const into =
  (db: Db): Write =>
  async (statement) =>
    (await statement.execute(db)).rows

export type CaseKey = { areaId: number; id: string }

export const findCase = async (db: Db, { areaId, id }: CaseKey): Promise<Case | undefined> =>
  (
    await sql<Case>`select ${columns} from incidents.incident i where i.area_id = ${areaId} and i.id = ${id}`.execute(
      db,
    )
  ).rows[0]

/** Cases of one community by id; unknown ones are left out. */
export const findCases = async (db: Db, areaId: number, ids: readonly string[]): Promise<Case[]> =>
  (
    await sql<Case>`select ${columns} from incidents.incident i where i.area_id = ${areaId} and i.id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
  ).rows

/** The case, held until the transaction ends: two movers at once come one after the other. */
export const lockCase = async (db: Db, { areaId, id }: CaseKey): Promise<Case | undefined> =>
  (
    await sql<Case>`with hot as materialized (select ${columns} from incidents.incident i where i.area_id = ${areaId} and i.id = ${id} for update) select * from hot`.execute(
      db,
    )
  ).rows[0]

export const tasksOf = async (db: Db, { areaId, id }: CaseKey): Promise<Task[]> =>
  (
    await sql<Task>`select organisation_id, kind, called_at, checked_in_at, ended_at from incidents.task
      where area_id = ${areaId} and incident_id = ${id} order by called_at, organisation_id`.execute(db)
  ).rows

export type ClockRow = {
  seq: number
  step: string
  started_at: Date
  amount: number
  unit: 'working_hours' | 'working_days' | 'hours' | 'days'
  yellow_share: number
  limit_id: number | null
  extra_days: number
  pauses: { from: string; to: string | null; reason: string }[]
  due_at: Date
  yellow_at: Date
  ended_at: Date | null
}
export const clocksOf = async (db: Db, { areaId, id }: CaseKey): Promise<ClockRow[]> =>
  (
    await sql<ClockRow>`select seq, step, started_at, amount::float8, unit, yellow_share::float8, limit_id, extra_days, pauses, due_at, yellow_at, ended_at
      from incidents.clock where area_id = ${areaId} and incident_id = ${id} order by seq`.execute(db)
  ).rows

/** When the case was last taken up again after a verdict or a closing; null in its first round. */
export const roundBegan = async (db: Db, { areaId, id }: CaseKey): Promise<Date | null> =>
  (
    await sql<{
      at: Date | null
    }>`select max(at) at from incidents.step where area_id = ${areaId} and incident_id = ${id}
      and from_state in ('visit', 'closed') and to_state in ('processing', 'accepted')`.execute(db)
  ).rows[0]?.at ?? null

/** Was this very move written before? (sent twice = done once) */
export const moveWritten = async (db: Db, { areaId, id }: CaseKey, moveId: string): Promise<boolean> =>
  (
    await sql`select 1 from incidents.step where area_id = ${areaId} and incident_id = ${id} and move_id = ${moveId}`.execute(
      db,
    )
  ).rows.length > 0

export type StepRow = {
  at: Date
  move: string
  from_state: string | null
  to_state: string
  account_id: string | null
  post_id: number | null
  role: string | null
  organisation_id: number | null
  note: string | null
  details: Record<string, unknown>
  move_id: string | null
}
export type ClockWrite = Omit<ClockRow, 'ended_at'>

const set = (patch: Record<string, unknown>) =>
  sql.join(
    Object.entries(patch).map(
      ([column, value]) =>
        sql`${sql.ref(column)} = ${column === 'asked_details' && value !== null ? JSON.stringify(value) : value}`,
    ),
    sql`, `,
  )

/** The first day of the month of an instant, in the areas' time zone. */
export const monthOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 8) + '01'
/** Levels of the moment have no month. */
export const noMonth = '1970-01-01'

const monthsOf = (c: Pick<Case, 'reported_at'>, at: Date) => ({
  now: noMonth,
  event: monthOf(at),
  reported: monthOf(c.reported_at),
})

/** What some tallies of a case (as it is after the move) add to incidents.tally_delta, column by column. */
export const tallyRows = (
  c: Pick<Case, 'category_id' | 'handler_organisation_id' | 'reported_at'>,
  at: Date,
  tallies: readonly Tally[],
) => {
  const months = monthsOf(c, at)
  return {
    organisations: tallies.map(
      (t) => (t.organisationId === undefined ? c.handler_organisation_id : t.organisationId) ?? 0,
    ),
    categories: tallies.map((t) => t.categoryId ?? c.category_id),
    months: tallies.map((t) => t.month ?? months[metricDefinitions[t.metric].basis]),
    metrics: tallies.map((t) => t.metric as string),
    amounts: tallies.map((t) => t.amount ?? 1),
  }
}

/**
 * Writes one move: the case's new columns, its step, the clocks that end and begin, and the counts; one round trip.
 * `patch` always carries the new version.
 */
export const writeMove = async (
  write: Write,
  c: Case,
  what: {
    patch: Record<string, unknown> & { version: number }
    step: StepRow
    endClocks: readonly string[]
    startClocks: readonly ClockWrite[]
    tallies: readonly Tally[]
  },
): Promise<void> => {
  const { patch, step, endClocks, startClocks } = what
  const after = { ...c, ...(patch as Partial<Case>) }
  const t = tallyRows(after, step.at, what.tallies)
  const ends = endClocks.length
    ? sql`, ended as (update incidents.clock set ended_at = ${step.at} where area_id = ${c.area_id} and incident_id = ${c.id} and ended_at is null and step = any(${[...endClocks]}))`
    : sql``
  const starts = startClocks.length
    ? sql`, started as (insert into incidents.clock (area_id, incident_id, seq, step, started_at, amount, unit, yellow_share, limit_id, extra_days, pauses, due_at, yellow_at)
        select ${c.area_id}, ${c.id}::uuid, seq, step, started_at, amount, unit, yellow_share, limit_id, extra_days, pauses, due_at, yellow_at
        from jsonb_to_recordset(${JSON.stringify(startClocks)}::jsonb) as k(seq int, step text, started_at timestamptz, amount numeric, unit text, yellow_share numeric,
          limit_id int, extra_days int, pauses jsonb, due_at timestamptz, yellow_at timestamptz))`
    : sql``
  const counts = t.metrics.length
    ? sql`, counted as (insert into incidents.tally_delta (area_id, category_id, organisation_id, month, metric, amount)
        select ${c.area_id}, k, o, m, n, a from unnest(${t.categories}::int[], ${t.organisations}::bigint[], ${t.months}::date[], ${t.metrics}::text[], ${t.amounts}::bigint[]) as x(k, o, m, n, a))`
    : sql``
  await write(sql`with hot_moved as (update incidents.incident set ${set(patch)} where area_id = ${c.area_id} and id = ${c.id} returning 1),
    stepped as (insert into incidents.step (area_id, incident_id, seq, at, move, from_state, to_state, account_id, post_id, role, organisation_id, note, details, move_id)
      values (${c.area_id}, ${c.id}, ${patch.version}, ${step.at}, ${step.move}, ${step.from_state}, ${step.to_state}, ${step.account_id}, ${step.post_id}, ${step.role},
        ${step.organisation_id}, ${step.note}, ${JSON.stringify(step.details)}, ${step.move_id}))${ends}${starts}${counts}
    select 1`)
}

/** The handle clock after a pause or an extension was reckoned in. */
export const updateClock = (
  db: Db,
  { areaId, id }: CaseKey,
  clock: Pick<ClockRow, 'seq' | 'pauses' | 'extra_days' | 'due_at' | 'yellow_at'> & { ended_at: Date | null },
) =>
  sql`update incidents.clock set pauses = ${JSON.stringify(clock.pauses)}, extra_days = ${clock.extra_days}, due_at = ${clock.due_at}, yellow_at = ${clock.yellow_at},
    ended_at = ${clock.ended_at} where area_id = ${areaId} and incident_id = ${id} and seq = ${clock.seq}`.execute(db)

export const insertTasks = (
  db: Db,
  { areaId, id }: CaseKey,
  at: Date,
  tasks: readonly { organisationId: number; kind: Task['kind'] }[],
) =>
  sql`insert into incidents.task (area_id, incident_id, organisation_id, kind, called_at)
    select ${areaId}, ${id}::uuid, o, k, ${at} from unnest(${tasks.map((t) => t.organisationId)}::bigint[], ${tasks.map((t) => t.kind)}::text[]) as x(o, k)
    on conflict (area_id, incident_id, organisation_id) do update set kind = excluded.kind, called_at = excluded.called_at, checked_in_at = null, checked_in_by = null, ended_at = null`.execute(
    db,
  )

export const checkInTask = (db: Db, { areaId, id }: CaseKey, organisationId: number, at: Date, by: string | null) =>
  sql`update incidents.task set checked_in_at = ${at}, checked_in_by = ${by} where area_id = ${areaId} and incident_id = ${id} and organisation_id = ${organisationId}`.execute(
    db,
  )

export const endTasks = (db: Db, { areaId, id }: CaseKey, at: Date) =>
  sql`update incidents.task set ended_at = ${at} where area_id = ${areaId} and incident_id = ${id} and ended_at is null`.execute(
    db,
  )

export const insertAttachments = (
  db: Db,
  { areaId, id }: CaseKey,
  fileIds: readonly string[],
  phase: 'before' | 'after' | 'check' | 'note',
  at: Date,
) =>
  sql`insert into incidents.attachment (area_id, incident_id, file_id, phase, seq, added_at)
    select ${areaId}, ${id}::uuid, f, ${phase}, n, ${at} from unnest(${[...fileIds]}::uuid[]) with ordinality as x(f, n) on conflict do nothing`.execute(
    db,
  )
