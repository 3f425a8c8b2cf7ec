// Random walks through the life cycle: whoever does whatever the case offers, it stays whole.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import {
  incidentFlow,
  incidentStates,
  isOpen,
  type IncidentMove,
  type IncidentState,
} from '#contract/incidents/incident-flow.ts'
import { drawFlow } from '#contract/flow.ts'
import type { Browser } from '#modules/access/testing.ts'
import { keepClocks } from '#modules/incidents/keep-clocks.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, inGrid, startSmallCity, type Person } from './small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
const path = `/api/areas/${areas.community}/incidents`
const category = await city.categoryId('水管破裂')
setClock('2025-03-03T09:00:00+08:00')
const resident = await city.asResident('13611112222')
const staff: Person[] = ['gridWorker', 'clerk', 'head', 'street', 'water', 'roads', 'district']
const everyone: Record<string, Browser> = { resident }
for (const who of staff) everyone[who] = await city.as(who)

/** Something sensible for each field a move may need. */
const inputFor = (move: IncidentMove) => ({
  note: '说明',
  ...(move === 'reject' ? { reason: 'not_true' } : {}),
  ...(move === 'return' ? { basis: '三定方案' } : {}),
  ...(['assign', 'transfer'].includes(move)
    ? { organisationId: move === 'assign' ? city.organisations.water : city.organisations.roads }
    : {}),
  ...(['call_departments', 'add_co'].includes(move)
    ? { organisationIds: [city.organisations.water, city.organisations.roads] }
    : {}),
  ...(move === 'start_joint' ? { leadId: city.organisations.water } : {}),
  ...(move === 'ask_delay' ? { workingDays: 1 } : {}),
  ...(['ask_suspend', 'wait'].includes(move) ? { reviewOn: '2025-12-30' } : {}),
  ...(move === 'call_back' ? { reached: true, solved: false, grade: 2 } : {}),
  ...(move === 'judge' ? { solved: false, grade: 1 } : {}),
  ...(move === 'hand_over' ? { accountId: city.accounts.clerk } : {}),
  ...(move === 'merge' ? { into: uuid7() } : {}),
})

type Row = {
  state: IncidentState
  version: number
  owner_role: string | null
  due_at: Date | null
  paused_at: Date | null
  reopened: number
  returned: number
  steps: number
  clocks: number
}
const rowOf = async (id: string) =>
  (
    await city.owner.query<Row>(
      `select state, version, owner_role, due_at, paused_at, reopened, returned,
        (select count(*)::int from incidents.step s where s.incident_id = i.id) as steps,
        (select count(*)::int from incidents.clock k where k.incident_id = i.id and k.ended_at is null) as clocks
       from incidents.incident i where id = $1`,
      [id],
    )
  ).rows[0]!

const check = (row: Row, reached: Set<string>) => {
  assert.ok((incidentStates as readonly string[]).includes(row.state), row.state)
  reached.add(row.state)
  if (isOpen(row.state)) {
    assert.ok(row.owner_role, 'an open case has an owner')
    assert.ok(row.due_at, 'an open case has a clock')
    assert.ok(row.clocks > 0, 'an open case has a running clock row')
  } else assert.equal(row.clocks, 0, `a final case has no running clock (${row.state})`)
  assert.ok(row.reopened <= 1 && row.returned <= 2)
  assert.equal(row.steps, row.version, 'one step a version')
}

test('random walks reach only declared states and never leave a case without owner or clock', async () => {
  const reached = new Set<string>()
  const moved = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(6), fc.nat(1000), fc.nat(30)), { minLength: 4, maxLength: 22 }),
      async (choices) => {
        let now = Date.parse('2025-03-03T09:00:00+08:00')
        setClock(new Date(now))
        const id = uuid7()
        const sent = await resident.post(path, { id, text: '水管爆了', categoryId: category, point: inGrid })
        assert.equal(sent.status, 200)
        for (const [who, pick, hours] of choices) {
          now += hours * 3_600_000
          setClock(new Date(now))
          const before = await rowOf(id)
          const moves = (Object.keys(incidentFlow.moves) as IncidentMove[]).filter((m) =>
            (incidentFlow.moves[m].from as readonly string[]).includes(before.state),
          )
          if (!moves.length) break
          const move = moves[pick % moves.length]!
          // Whoever is tried first may be refused; somebody of the seven and the resident usually may.
          for (const name of [...staff.slice(who), ...staff.slice(0, who), 'resident']) {
            const answer = await everyone[name]!.post(`${path}/${id}/${move.replaceAll('_', '-')}`, {
              moveId: uuid7(),
              version: before.version,
              ...inputFor(move),
            })
            assert.ok(answer.status < 500, `${move}: ${JSON.stringify(answer.body)}`)
            if (answer.status !== 200) continue
            moved.add(move)
            const to = incidentFlow.moves[move].to as readonly string[]
            assert.ok(
              to.includes(answer.body.state) || (to.includes('same') && answer.body.state === before.state),
              `${move} led to ${answer.body.state}`,
            )
            break
          }
          check(await rowOf(id), reached)
          await asSystem(city.app.pool, 'test', (context) => keepClocks(context))
          check(await rowOf(id), reached)
        }
      },
    ),
    { numRuns: Number(process.env['WALKS'] ?? 60), endOnFailure: true, seed: 7 },
  )
  assert.ok(reached.size >= 10, `only ${[...reached].join(', ')}`)
  assert.ok(moved.size >= 30, `only ${[...moved].sort().join(', ')}`)
})

test('every state can be reached from the first and left unless it is final', () => {
  const seen = new Set<IncidentState>(['reported'])
  for (let size = 0; size !== seen.size;) {
    size = seen.size
    for (const spec of Object.values(incidentFlow.moves))
      if ((spec.from as readonly IncidentState[]).some((s) => seen.has(s)))
        for (const to of spec.to) if (to !== 'same') seen.add(to)
  }
  assert.deepEqual([...seen].sort(), [...incidentStates].sort())
  for (const state of incidentStates) {
    const leaves = Object.values(incidentFlow.moves).some(
      (m) => (m.from as readonly string[]).includes(state) && m.to.some((t) => t !== 'same'),
    )
    if (isOpen(state)) assert.ok(leaves, `${state} is a dead end`)
  }
})

test('the diagram is drawn from the same data', () => {
  const drawn = drawFlow(incidentFlow, (k) => k, 'reported')
  for (const state of incidentStates) assert.match(drawn, new RegExp(`"${state}"`))
})
