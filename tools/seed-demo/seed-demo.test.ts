// The demo city is a real one in everything but its people: every case keeps to the life cycle, the clocks and the counters.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { incidentFlow, isOpen, type IncidentMove, type IncidentState } from '#contract/incidents/incident-flow.ts'
import { createTestDatabase } from '#platform/test-database.ts'
import { suggest } from '#modules/incidents/classify/model.ts'
import { modelFromBytes } from '#modules/incidents/classify/model-bytes.ts'
import { rebuildTallies } from '#modules/incidents/tally-store.ts'
import { beginScoped, everywhere, over } from '#platform/database.ts'
import { solvedWords } from './case-words.ts'
import { seedDemo } from '../seed-demo.ts'

const database = await createTestDatabase()
const client = new pg.Client({ connectionString: database.ownerUrl })
await client.connect()
after(async () => {
  await client.end()
  await database.drop()
})
const dataDir = mkdtempSync(join(tmpdir(), 'linli-demo-'))
// begun at night, when nobody is at work
const now = new Date('2026-03-17T04:19:00+08:00')
const secrets = { dataKey: Buffer.alloc(32, 3).toString('base64') }
const { cases } = await seedDemo({ ownerUrl: database.ownerUrl, dataDir, secrets, say: () => {}, now })

test('there is a year of cases', () => {
  assert.ok(cases > 6000 && cases < 10_000, `${cases} cases`)
})

const bySystem = new Set(['report', 'turned_yellow', 'escalated', 'review_due', 'no_answer'])
test('every step of every case is a legal move from where it stood', async () => {
  const { rows } = await client.query<{
    id: string
    move: string
    from: string | null
    to: string
    state: string
    at: Date
  }>(
    `select s.incident_id id, s.move, s.from_state "from", s.to_state "to", i.state, s.at from incidents.step s
     join incidents.incident i on i.area_id = s.area_id and i.id = s.incident_id order by s.incident_id, s.seq`,
  )
  let at: { id: string; to: string | null; when: number } = { id: '', to: null, when: 0 }
  for (const [n, row] of rows.entries()) {
    if (at.id !== row.id) at = { id: row.id, to: null, when: 0 }
    assert.equal(row.from, at.to, `${row.id} ${row.move}`)
    assert.ok(row.at.getTime() >= at.when && row.at <= now, `${row.id} ${row.move} ${row.at.toISOString()}`)
    if (!bySystem.has(row.move)) {
      const spec = incidentFlow.moves[row.move as IncidentMove]
      assert.ok((spec.from as readonly string[]).includes(row.from!), `${row.move} from ${row.from}`)
      const to = row.to === row.from ? 'same' : row.to
      assert.ok(
        (spec.to as readonly string[]).includes(to) || (spec.to as readonly string[]).includes(row.to),
        `${row.move} to ${row.to}`,
      )
    }
    at = { id: row.id, to: row.to, when: row.at.getTime() }
    if (rows[n + 1]?.id !== row.id) assert.equal(row.state, row.to)
  }
})

test('open cases have an owner, a running clock that agrees with the case, and their marks were said', async () => {
  const { rows } = await client.query(
    `select i.id, i.state, i.paused_at from incidents.incident i
     where i.state = any($1) and (i.owner_role is null or i.due_at is null
       or (i.paused_at is null and not exists (select from incidents.clock k where k.area_id = i.area_id and k.incident_id = i.id and k.ended_at is null and k.step = i.step and k.due_at = i.due_at))
       or (i.due_at < $2::timestamptz - interval '2 minutes' and i.overdue_said_at is null))`,
    [(Object.keys(incidentFlow.states) as IncidentState[]).filter(isOpen), now],
  )
  assert.deepEqual(rows, [])
})

test('the kept counters are those of a full recount', async () => {
  await client.query('create temp table seeded as select * from incidents.tally')
  await beginScoped(client, everywhere)
  await rebuildTallies(over(client))
  const { rows } = await client.query(
    '(select * from seeded except select * from incidents.tally) union all (select * from incidents.tally except select * from seeded) limit 5',
  )
  await client.query('rollback')
  assert.deepEqual(rows, [])
})

test('the desks of the demo accounts have work in every state', async () => {
  const { rows } = await client.query<{ state: string; n: number }>(
    `select state, count(*)::int n from incidents.incident where area_id = 310115005055 and state = any($1) group by 1`,
    [(Object.keys(incidentFlow.states) as IncidentState[]).filter(isOpen)],
  )
  assert.deepEqual(rows.map((r) => r.state).sort(), [
    'accepted',
    'assigned',
    'feedback',
    'processing',
    'reported',
    'verifying',
    'visit',
    'whistled',
  ])
})

test('staff act by day, and the window takes reports while it is open; at night only where something has burst', async () => {
  const local = `at at time zone 'Asia/Shanghai'`
  const { rows } = await client.query(
    `with act as (
       select s.at, s.role, s.move, i.source, i.area_id from incidents.step s join incidents.incident i on i.area_id = s.area_id and i.id = s.incident_id
       where not i.urgent or s.move = 'report'
       union all select at, role, move, '', area_id from matters.application_step union all select at, role, move, '', area_id from matters.part_step)
     select role, move, source, (${local})::text at from act
     where role <> 'resident' and (extract(hour from ${local}) not between 7 and 20
       or move = 'report' and area_id <> 310115005055 and source in ('window', 'hotline', 'hotline_12345') and (${local})::time not between '09:00' and '17:30') limit 5`,
  )
  assert.deepEqual(rows, [])
  const { rows: by } = await client.query<{ source: string; share: number }>(
    'select source, (count(*) / sum(count(*)) over ())::float8 share from incidents.incident group by 1',
  )
  const share = new Map(by.map((row) => [row.source, row.share]))
  for (const [source, least, most] of [
    ['resident', 0.4, 0.7],
    ['grid_worker', 0.15, 0.35],
    ['window', 0.03, 0.12],
  ] as const)
    assert.ok(share.get(source)! > least && share.get(source)! < most, `${source} ${share.get(source)}`)
})

test('the year is plausible', async (t) => {
  const { rows } = await client.query<Record<string, number>>(
    `select count(*)::int n, count(*) filter (where state in ('closed', 'archived'))::int closed, count(*) filter (where returned > 0)::int returned,
      count(*) filter (where reopened > 0)::int reopened, count(*) filter (where state = 'duplicate')::int merged, count(*) filter (where state = 'rejected')::int rejected,
      count(*) filter (where delayed > 0)::int delayed, count(*) filter (where state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void'))::int open,
      (select count(distinct incident_id) from incidents.step where move = 'escalated')::int overdue, (select count(*) from incidents.step)::int steps,
      count(*) filter (where overdue_said_at is not null and state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void'))::int red,
      (select count(distinct incident_id) from incidents.step where move = 'whistle')::int whistled from incidents.incident`,
  )
  t.diagnostic(JSON.stringify(rows[0]))
})

test('what residents wrote fits the grade they gave', async () => {
  const { rows } = await client.query<{ grade: number; note: string }>(
    `select distinct (details->>'grade')::int grade, note from incidents.step
     where move in ('judge', 'call_back') and details->>'solved' = 'true' and details->>'grade' is not null and note is not null`,
  )
  assert.ok(rows.length > 8)
  assert.deepEqual(
    rows.filter(({ grade, note }) => !solvedWords[grade]?.includes(note)),
    [],
  )
})

test('categories are suggested from the first minute by what the two streets reported', async () => {
  const { rows } = await client.query<{ street: number; documents: number; bytes: Buffer }>(
    'select area_id::float8 street, documents, bytes from incidents.suggestion_model order by area_id',
  )
  assert.deepEqual(
    rows.map((r) => r.street),
    [310_101_013_000, 310_115_005_000],
  )
  for (const { documents, bytes } of rows) {
    assert.ok(documents > 1000, `${documents} documents`)
    assert.ok(suggest(modelFromBytes(bytes), '小区门口水管爆了，水一直流', 3).length > 0)
  }
})
