// Random walks through the life of an application: whoever does whatever it offers, it stays whole (D09, D10, D20).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { applicationFlow, applicationMoves, applicationStates, isOpenApplication, ownMoves, type ApplicationMove, type ApplicationState } from '#contract/matters/application-flow.ts' // prettier-ignore
import type { Browser } from '#modules/access/testing.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { keepApplicationClocks } from '#modules/matters/applications/keep-clocks.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity, type Person } from './small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const here = `/api/areas/${areas.community}`
const phone = '13611113333'
const resident = await city.asResident(phone)
const staff: Person[] = ['clerk', 'head', 'street', 'water', 'gridWorker']
const everyone: Record<string, Browser> = { resident }
for (const who of staff) everyone[who] = await city.as(who)
// The street decides rents; a department of the district may be asked.
const item = 'zhufang.zulin_butie'
const whole = {
  home_address: '示例路2号',
  members: 3,
  monthly: 5000,
  area_m2: 40,
  bank_no: '622200001111',
}
const papers = ['income', 'lease', 'bank', 'hukou', 'id'].map((key) => ({ key, state: 'given', originals: 1 }))

const inputFor = (move: ApplicationMove, dice: number) => ({
  note: '说明',
  ...(move === 'accept' && dice % 2 ? { letThrough: '急需，先受理后补' } : {}),
  ...(move === 'notify' && dice % 3 === 0 ? { also: [{ text: '合同没有签名', material: 'lease' }] } : {}),
  ...(move.startsWith('supply') ? { values: dice % 2 ? whole : {}, papers: papers.slice(0, 1 + (dice % 6)) } : {}),
  ...(move === 'refuse' ? { reason: 'not_entitled', elsewhere: '区住房保障中心' } : {}),
  ...(move === 'decide' ? { decision: (['granted', 'denied', 'ended'] as const)[dice % 3] } : {}),
  ...(move === 'pass' ? (dice % 2 ? { areaId: areas.street } : { organisationId: city.organisations.water }) : {}),
  ...(move === 'hand_over' ? { accountId: dice % 2 ? city.accounts.head : city.accounts.clerk } : {}),
  ...(move === 'pause' ? { reason: 'publicity', reviewOn: '2025-12-30' } : {}),
  ...(move === 'extend' ? { workingDays: 1 + (dice % 12) } : {}),
  ...(move === 'deliver' ? { how: 'fetched' } : {}),
})

type Row = {
  state: ApplicationState
  version: number
  owner_role: string | null
  due_at: Date | null
  paused_at: Date | null
  running: number
  resting: number
  steps: number
}
const rowOf = async (id: string) =>
  (
    await city.owner.query<Row>(
      `select state, version, owner_role, due_at, paused_at,
        (select count(*)::int from matters.application_step s where s.application_id = a.id) steps,
        (select count(*)::int from matters.application_clock k where k.application_id = a.id and k.ended_at is null) running,
        (select count(*)::int from matters.application_clock k where k.application_id = a.id and k.ended_at is null and k.due_at is null) resting
       from matters.application a where id = $1`,
      [id],
    )
  ).rows[0]!

const check = (row: Row) => {
  if (isOpenApplication(row.state)) {
    assert.ok(row.owner_role, 'an open case has an owner')
    assert.equal(row.running, 1, 'an open case has one running clock')
    // What was overdue before it was paused stays overdue.
    const late = row.due_at !== null && row.paused_at !== null && row.due_at < row.paused_at
    assert.equal(row.due_at === null || late, row.paused_at !== null, 'a clock either runs or rests')
    assert.equal(row.resting, row.due_at === null ? 1 : 0)
    assert.equal(
      row.state === 'supplement' ? row.paused_at !== null : true,
      true,
      'waiting for papers, the clock rests',
    )
  } else {
    assert.equal(row.running, 0, `a final case has no running clock (${row.state})`)
    assert.equal(row.owner_role, null)
  }
  assert.equal(row.steps, row.version, 'one step a version')
}

test('random walks reach every state and make every move, and never leave a case without owner or clock', async () => {
  const reached = new Set<string>()
  const moved = new Set<string>()
  const walk = async (choices: readonly (readonly [number, number, number, number])[], online: boolean) => {
    let now = Date.parse('2025-03-03T09:00:00+08:00')
    setClock(new Date(now))
    const id = uuid7()
    const body = { id, itemCode: item, applicant: { name: '赵六', document: madeUpNumber('1958-03-09', 31), phone } }
    const sent = online
      ? await resident.post(`${here}/own-applications`, { ...body, values: whole, papers })
      : await everyone['clerk']!.post(`${here}/applications`, body)
    assert.equal(sent.status, 200, JSON.stringify(sent.body))
    for (const [who, pick, days, dice] of choices) {
      now += days * 86_400_000
      setClock(new Date(now))
      if (dice % 4 === 0) await asSystem(city.app.pool, 'test', keepApplicationClocks)
      const before = await rowOf(id)
      check(before)
      reached.add(before.state)
      const moves = applicationMoves.filter((m) =>
        (applicationFlow.moves[m].from as readonly string[]).includes(before.state),
      )
      if (!moves.length) break
      // Ends that are always open would cut most walks short.
      const early = new Set<ApplicationMove>(['withdraw', 'withdraw_for', 'refuse'])
      const going = dice % 5 === 0 ? moves : moves.filter((m) => !early.has(m))
      const move = going[pick % going.length]!
      const own = (ownMoves as readonly string[]).includes(move)
      for (const name of own ? ['resident'] : [...staff.slice(who % 5), ...staff.slice(0, who % 5)]) {
        const url = own ? `own-applications/${id}/${move}` : `applications/${id}/${move.replaceAll('_', '-')}`
        const answer = await everyone[name]!.post(`${here}/${url}`, {
          moveId: uuid7(),
          version: before.version,
          ...inputFor(move, dice),
        })
        assert.ok(answer.status < 500, `${move}: ${JSON.stringify(answer.body)}`)
        if (answer.status !== 200) continue
        moved.add(move)
        const to = applicationFlow.moves[move].to as readonly string[]
        assert.ok(to.includes(answer.body.state) || (to.includes('same') && answer.body.state === before.state), `${move} led to ${answer.body.state}`) // prettier-ignore
        break
      }
    }
    const end = await rowOf(id)
    check(end)
    // A resident may have twenty open ones.
    if (online && isOpenApplication(end.state))
      await resident.post(`${here}/own-applications/${id}/withdraw`, { moveId: uuid7(), version: end.version })
    reached.add(end.state)
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(4), fc.nat(1000), fc.nat(14), fc.nat(60)), { minLength: 8, maxLength: 22 }),
      fc.boolean(),
      walk,
    ),
    { numRuns: 70, endOnFailure: true, seed: 4 },
  )
  assert.deepEqual(applicationStates.filter((s) => !reached.has(s)), []) // prettier-ignore
  assert.deepEqual(applicationMoves.filter((m) => !moved.has(m)), []) // prettier-ignore
})
