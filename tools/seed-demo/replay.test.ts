// lived-moves.ts decides in memory what server/modules/incidents decides with the database. Seeded cases that show every
// move are lived again through the product itself, step by step, and must end as they were written.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { IncidentDraft, type MoveInput } from '#contract/incidents/incidents.ts'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { loadActor } from '#modules/access/index.ts'
import { forgetDesks } from '#modules/incidents/case-owner.ts'
import { moveIncident } from '#modules/incidents/move-incident.ts'
import { reportIncident } from '#modules/incidents/report-incident.ts'
import { setClock } from '#platform/clock.ts'
import { open, uuid7 } from '#platform/crypto.ts'
import { everywhere, openPool } from '#platform/database.ts'
import { asSystem } from '#platform/system.ts'
import { createTestDatabase } from '#platform/test-database.ts'
import { seedDemo } from '../seed-demo.ts'

const database = await createTestDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const pool = openPool(database.appUrl, 4)
after(async () => {
  setClock(undefined)
  await pool.end()
  await owner.end()
  await database.drop()
})
const now = new Date('2026-03-17T15:20:00+08:00')
await seedDemo({
  ownerUrl: database.ownerUrl,
  dataDir: mkdtempSync(join(tmpdir(), 'linli-replay-')),
  secrets: { dataKey: Buffer.alloc(32, 3).toString('base64') },
  say: () => {},
  now,
  perDay: 12,
  days: 150,
})

type Step = {
  seq: number
  at: Date
  move: string
  to_state: string
  account_id: string | null
  post_id: number | null
  note: string | null
  details: Record<string, never>
}
type Row = Record<string, unknown> & { area_id: number; id: string }
const rows = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await owner.query<T>(sql, values)).rows

/** What the clock of the product does by itself, and what needs a second case, is not replayed. */
const byItself = ['turned_yellow', 'escalated', 'review_due', 'no_answer', 'archive', 'archived', 'merge']
const perMove = 5
const sample = await rows<{ area_id: number; incident_id: string }>(
  `with fit as (
     select i.area_id, i.id from incidents.incident i
     where i.point is not null and not i.historical and i.state <> 'archived' and i.same_count = 0 and not exists (
       select from incidents.step s where s.area_id = i.area_id and s.incident_id = i.id and s.move = any($1))),
   ranked as (
     select s.area_id, s.incident_id, row_number() over (partition by s.move order by s.incident_id) n
     from incidents.step s join fit on fit.area_id = s.area_id and fit.id = s.incident_id)
   select distinct area_id, incident_id from ranked where n <= $2 order by 2`,
  [byItself, perMove],
)

const inputOf = ({ move, note, details: d }: Step): Omit<MoveInput, 'moveId' | 'version'> => ({
  ...(note === null ? {} : { note }),
  ...(move === 'reject' ? { reason: d['reason'] } : {}),
  ...(['assign', 'transfer'].includes(move) ? { organisationId: d['organisationId'] } : {}),
  ...(move === 'return' ? { basis: d['basis'] } : {}),
  ...(['call_departments', 'add_co'].includes(move) ? { organisationIds: d['called'] } : {}),
  ...(move === 'call_departments' ? { leadId: d['lead'] } : {}),
  ...(move === 'ask_delay' ? { workingDays: d['workingDays'] } : {}),
  ...(['ask_suspend', 'wait'].includes(move) ? { reviewOn: d['reviewOn'] } : {}),
  ...(move === 'done' ? { outcome: d['outcome'] } : {}),
  ...(move === 'call_back' ? { reached: d['reached'] ?? true, solved: d['solved'], grade: d['grade'] } : {}),
  ...(move === 'judge' ? { solved: d['solved'], grade: d['grade'] } : {}),
  ...(move === 'hand_over' ? { accountId: d['to'] } : {}),
})

/** The case as one object, without what must differ: its id, its number, the ids of its moves. */
const whole = async (areaId: number, id: string) => {
  const of = (table: string, columns: string, order: string) =>
    rows(`select ${columns} from incidents.${table} where area_id = $1 and incident_id = $2 order by ${order}`, [
      areaId,
      id,
    ])
  const [c] = await rows<Row>(
    'select *, st_astext(point) as at_point from incidents.incident where area_id = $1 and id = $2',
    [areaId, id],
  )
  const { id: _, number: __, last_move_id: ___, reporter_name: ____, reporter_phone: _____, point: ______, ...row } = c!
  return {
    ...row,
    steps: await of(
      'step',
      'seq, at, move, from_state, to_state, account_id, role, organisation_id, note, details',
      'seq',
    ),
    clocks: await of(
      'clock',
      'seq, step, started_at, amount::float8, unit, yellow_share::float8, limit_id, extra_days, pauses, due_at, yellow_at, ended_at',
      'seq',
    ),
    tasks: await of(
      'task',
      'organisation_id, kind, called_at, checked_in_at, checked_in_by, ended_at',
      'organisation_id',
    ),
  }
}

const as = async <T>(step: Step, work: (context: Parameters<typeof moveIncident>[0]) => Promise<T>): Promise<T> => {
  setClock(step.at)
  forgetDesks()
  const actor = await loadActor(pool, step.account_id, step.post_id)
  return asSystem(pool, 'replay', (context) => work({ ...context, actor }), { area: actor.area ?? everywhere })
}

const replay = async (areaId: number, id: string): Promise<string> => {
  const [was] = await rows<Record<string, never>>(
    'select *, st_x(point) lon, st_y(point) lat from incidents.incident where area_id = $1 and id = $2',
    [areaId, id],
  )
  const [first, ...steps] = await rows<Step>(
    'select seq, at, move, to_state, account_id, post_id::int, note, details from incidents.step where area_id = $1 and incident_id = $2 order by seq',
    [areaId, id],
  )
  const again = uuid7()
  const draft = IncidentDraft.parse({
    id: again,
    text: was!['text'],
    placeText: was!['place_text'] ?? undefined,
    point: { lon: was!['lon'], lat: was!['lat'] },
    categoryId: was!['category_id'],
    source: was!['source'] === 'resident' ? undefined : was!['source'],
    level: was!['level'],
    scale: was!['scale'],
    secret: was!['secret'],
    ...(was!['reporter_name'] ? { reporterName: open(was!['reporter_name']) } : {}),
    ...(was!['reporter_phone'] ? { reporterPhone: open(was!['reporter_phone']) } : {}),
  })
  await as(first!, (context) => reportIncident({ ...context, areaId }, draft))
  for (const step of steps)
    await as(step, (context) =>
      moveIncident(
        context,
        step.move as IncidentMove,
        { areaId, id: again },
        {
          ...inputOf(step),
          moveId: uuid7(),
          version: step.seq - 1,
        },
      ),
    ).catch((error: Error) => {
      throw new Error(`${id} ${step.seq} ${step.move}: ${error.message}`, { cause: error })
    })
  return again
}

test('seeded cases of every kind end in the product as they were lived in memory', async (t) => {
  const shown = new Set(
    (
      await rows<{ move: string }>('select distinct move from incidents.step where incident_id = any($1)', [
        sample.map((s) => s.incident_id),
      ])
    ).map((r) => r.move),
  )
  t.diagnostic(`${sample.length} cases, ${shown.size} moves: ${[...shown].sort().join(' ')}`)
  assert.ok(sample.length > 40 && shown.size > 20)
  for (const { area_id: areaId, incident_id: id } of sample)
    assert.deepEqual(await whole(areaId, await replay(areaId, id)), await whole(areaId, id), id)
})
