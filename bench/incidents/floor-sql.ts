import type pg from 'pg'

type Draft = { id: string; text: string; words: string; categoryId: number; point: { lon: number; lat: number } }
const hours = (n: number) => new Date(Date.now() + n * 3_600_000)

const insertCase = `with made as (
    insert into incidents.incident (area_id, id, source, category_id, level, scale, text, point, grid_no, urgent, secret, state, owner_role, owner_area_id,
      owner_account_id, reported_at, step, step_started_at, due_at, yellow_at, last_move_id)
    values ($1, $2, 'resident', $3, 1, 'individual', $4, st_setsrid(st_makepoint($5, $6), 4326), $7, false, false, 'reported', 'grid_worker', $1, $8, $9, 'accept', $9, $10, $11, $2)
    returning area_id, id, number),
  worded as (insert into incidents.case_words (area_id, incident_id, words) select area_id, id, $12::tsvector from made),
  stepped as (insert into incidents.step (area_id, incident_id, seq, at, move, to_state, role, details, move_id)
    select area_id, id, 1, $9, 'report', 'reported', 'resident', '{}', id from made),
  wound as (insert into incidents.clock (area_id, incident_id, seq, step, started_at, amount, unit, yellow_share, due_at, yellow_at)
    select area_id, id, 10, 'accept', $9, 2, 'working_hours', 0.8, $10, $11 from made),
  counted as (insert into incidents.tally_delta (area_id, category_id, organisation_id, month, metric, amount)
    select area_id, $3, 0, date_trunc('month', $9::timestamptz)::date, m, 1 from made, unnest(array['reported', 'open']) m)
  select number from made`

/** Grid of the point, its worker, then the case with step, clock and counts: three statements, as the product's. */
export const floorReport = async (pool: pg.Pool, { id, text, words, categoryId, point }: Draft) => {
  const client = await pool.connect()
  try {
    const { rows: grids } = await client.query<{ area_id: number; grid_no: number }>({
      name: 'grid',
      text: `select area_id::float8, grid_no from territory.grid where valid_to is null and st_covers(geom, st_setsrid(st_makepoint($1, $2), 4326)) limit 1`,
      values: [point.lon, point.lat],
    })
    const { area_id: areaId, grid_no: gridNo } = grids[0]!
    const { rows: workers } = await client.query<{ account_id: string }>({
      name: 'worker',
      text: `select account_id from territory.grid_worker where area_id = $1 and grid_no = $2 and to_on is null`,
      values: [areaId, gridNo],
    })
    const { rows } = await client.query<{ number: number }>({
      name: 'report',
      text: insertCase,
      values: [
        areaId,
        id,
        categoryId,
        text,
        point.lon,
        point.lat,
        gridNo,
        workers[0]!.account_id,
        new Date(),
        hours(2),
        hours(1.6),
        words,
      ],
    })
    return { areaId, id, version: 1, number: rows[0]!.number }
  } finally {
    client.release()
  }
}

type Move = {
  areaId: number
  id: string
  version: number
  moveId: string
  name: string
  organisationId: number
  streetId: number
  categoryId: number
}
const states: Record<string, [to: string, step: string | null, ends: string[], starts: string[], counts: string[]]> = {
  accept: [
    'accepted',
    'dispatch',
    ['accept'],
    ['handle', 'contact', 'dispatch'],
    ['accepted', 'accepted_in_time', 'contact_due'],
  ],
  assign: ['assigned', 'sign', ['dispatch'], ['sign'], ['assigned', 'open', 'open']],
  sign: ['processing', 'handle', ['sign'], [], []],
  done: ['feedback', 'check', ['handle'], ['check'], ['handled', 'handled_in_time', 'handle_minutes']],
  pass: ['visit', 'visit', ['check'], ['visit'], []],
  judge: [
    'closed',
    null,
    ['visit', 'contact'],
    [],
    ['asked_solved', 'solved', 'graded', 'grade_sum', 'satisfied', 'closed', 'closed_cases', 'open'],
  ],
}

const writeMove = `with moved as (update incidents.incident set state = $3, version = $4, last_move_id = $5, step = $6, step_started_at = $7, due_at = $8, yellow_at = $9,
      owner_role = case when $6::text is null then null else 'community_head' end, owner_area_id = $1, handler_organisation_id = $10, accepted_at = coalesce(accepted_at, $7),
      handle_due_at = coalesce(handle_due_at, $8), handle_yellow_at = coalesce(handle_yellow_at, $9), yellow_said_at = null, overdue_said_at = null, escalated_to = null,
      paused_at = null, pause_kind = null, review_on = null, closed_at = case when $6::text is null then $7 end
      where area_id = $1 and id = $2),
  stepped as (insert into incidents.step (area_id, incident_id, seq, at, move, from_state, to_state, role, details, move_id)
    values ($1, $2, $4, $7, $11, 'reported', $3, 'street_officer', '{}', $5)),
  ended as (update incidents.clock set ended_at = $7 where area_id = $1 and incident_id = $2 and ended_at is null and step = any($12::text[])),
  started as (insert into incidents.clock (area_id, incident_id, seq, step, started_at, amount, unit, yellow_share, due_at, yellow_at)
    select $1, $2, $4 * 10 + n, s, $7, 2, 'working_hours', 0.8, $8, $9 from unnest($13::text[]) with ordinality x(s, n)),
  counted as (insert into incidents.tally_delta (area_id, category_id, organisation_id, month, metric, amount)
    select $1, $14, 0, date_trunc('month', $7::timestamptz)::date, m, 1 from unnest($15::text[]) m)
  select 1`

/** Lock, write, commit; assigning also writes the task, closing ends it. */
export const floorMove = async (pool: pg.Pool, m: Move) => {
  const [to, step, ends, starts, counts] = states[m.name]!
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'lock',
      text: 'select * from incidents.incident where area_id = $1 and id = $2 for update',
      values: [m.areaId, m.id],
    })
    const handler = ['accept'].includes(m.name) ? null : m.organisationId
    if (m.name === 'assign')
      await client.query({
        name: 'task',
        text: `insert into incidents.task (area_id, incident_id, organisation_id, kind, called_at) values ($1, $2, $3, 'lead', now()) on conflict do nothing`,
        values: [m.areaId, m.id, m.organisationId],
      })
    const values = [
      m.areaId,
      m.id,
      to,
      m.version + 1,
      m.moveId,
      step,
      new Date(),
      hours(step ? 48 : 0),
      hours(40),
      handler,
      m.name,
      ends,
      starts,
      m.categoryId,
      counts,
    ]
    await client.query({ name: 'move', text: writeMove, values })
    if (to === 'closed')
      await client.query({
        name: 'end',
        text: 'update incidents.task set ended_at = now() where area_id = $1 and incident_id = $2 and ended_at is null',
        values: [m.areaId, m.id],
      })
    await client.query('commit')
    return { version: m.version + 1 }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const open = `state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')`
/** The filters of the bench in the order of operations.ts, with the order the product's list has. */
const filters = [
  [`state = 'processing'`, 'reported_at desc, id'],
  [open, 'due_at, id'],
  ['urgent', 'reported_at desc, id'],
  [`${open} and due_at < now() and paused_at is null`, 'due_at, id'],
  [`reported_at >= '2026-06-01'`, 'reported_at desc, id'],
] as const

export const floorList = async (pool: pg.Pool, area: number, filter: number) => {
  const [where, order] = filters[filter]!
  const condition = `area_id between ${area} and ${area + 999} and ${where}`
  const { rows } = await pool.query<
    Record<string, unknown>
  >(`select area_id, id, number, source, category_id, level, grid_no, state, version, round, urgent, secret, supervise_level, same_count, owner_role,
      owner_area_id, owner_organisation_id, owner_account_id, handler_organisation_id, reported_at, step, step_started_at, due_at, yellow_at, paused_at, review_on, outcome, solved, grade,
      closed_at, text, place_text, st_x(point) lon, st_y(point) lat, (select count(*) from (select from incidents.incident where ${condition} limit 10001) c) total
    from incidents.incident where ${condition} order by ${order} limit 51`)
  return { rows }
}

export const floorBoard = async (pool: pg.Pool, area: number) => {
  const { rows } = await pool.query<Record<string, unknown>>({
    name: 'board',
    text: `select month, sum(reported) reported, sum(accepted) accepted, sum(accepted_in_time) accepted_in_time, sum(handled) handled, sum(handled_in_time) handled_in_time,
      sum(closed) closed, sum(overdue) overdue, sum(solved) solved, sum(asked_solved) asked_solved, sum(satisfied) satisfied, sum(graded) graded, sum(open) open, sum(overdue_now) overdue_now
      from incidents.tally where area_id = $1 and category_id = 0 and organisation_id = 0 group by 1 order by 1`,
    values: [area],
  })
  return { rows }
}
