// The boards read kept counters: after any walk through the life cycle they are what a full recount finds (I02).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { incidentFlow, isOpen, type IncidentMove, type IncidentState } from '#contract/incidents/incident-flow.ts'
import { metrics } from '#contract/incidents/metrics.ts'
import { ancestorsOf, rangeOf } from '#contract/territory/area-number.ts'
import type { Browser } from '#modules/access/testing.ts'
import { keepClocks } from '#modules/incidents/keep-clocks.ts'
import { recount, type Recounted } from '#modules/incidents/recount.ts'
import { cellsFor, countedIn } from '#modules/incidents/tally-cells.ts'
import { foldTallies, readTallies, rebuildTallies, type TallyRow } from '#modules/incidents/tally-store.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { asSystem } from '#platform/system.ts'
import { areas, inCommunity, inGrid, startSmallCity, type Person } from './small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const categories = [
  await city.categoryId('水管破裂'),
  await city.categoryId('道路破损'),
  await city.categoryId('暴露垃圾'),
]
const resident = await city.asResident('13611112222')
const staff: Person[] = ['gridWorker', 'clerk', 'head', 'street', 'water', 'roads', 'district']
const everyone: Record<string, Browser> = { resident }
for (const who of staff) everyone[who] = await city.as(who)

/** The same numbers every run. */
let seed = 20_261_121
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!

const inputFor = (move: IncidentMove) => ({
  note: '说明',
  ...(move === 'reject' ? { reason: 'not_true' } : {}),
  ...(move === 'return' ? { basis: '三定方案' } : {}),
  ...(['assign', 'transfer'].includes(move)
    ? { organisationId: pick([city.organisations.water, city.organisations.roads]) }
    : {}),
  ...(['call_departments', 'add_co'].includes(move)
    ? { organisationIds: pick([[city.organisations.water], [city.organisations.roads, city.organisations.water]]) }
    : {}),
  ...(move === 'ask_delay' ? { workingDays: 1 } : {}),
  ...(['ask_suspend', 'wait'].includes(move) ? { reviewOn: '2025-12-30' } : {}),
  ...(move === 'done' ? { outcome: pick(['fixed', 'not_fixed']) } : {}),
  ...(move === 'call_back' ? { reached: random() > 0.5, solved: random() > 0.5, grade: pick([1, 3, 3, 4, 5]) } : {}),
  ...(move === 'judge' ? { solved: random() > 0.5, ...(random() > 0.3 ? { grade: pick([1, 3, 5]) } : {}) } : {}),
  ...(move === 'merge' ? { into: pick(ids) } : {}),
  ...(move === 'mark' ? { categoryId: pick(categories), level: pick([1, 2]) } : {}),
})
const dull = new Set<IncidentMove>([
  'hand_over',
  'accept_hand_over',
  'urge',
  'yellow_card',
  'red_card',
  'lift_card',
  'instruct',
  'add_note',
  'withdraw',
  'grant_void',
  'self_handle',
  'answer',
  'archive',
  'resume',
  'raise',
  'whistle',
  'reject',
  'merge',
])

const within = <T>(work: (db: Parameters<Parameters<typeof inTransaction>[2]>[0]) => Promise<T>) =>
  inTransaction(city.app.pool, everywhere, work)
const walked: IncidentMove[] = []
const ids: string[] = []

const step = async (id: string) => {
  const { rows } = await city.owner.query<{
    area_id: number
    state: IncidentState
    version: number
    asked: string | null
  }>('select area_id, state, version, asked from incidents.incident where id = $1', [id])
  const { area_id, state, version, asked } = rows[0]!
  const offered = (Object.keys(incidentFlow.moves) as IncidentMove[]).filter(
    (m) => (incidentFlow.moves[m].from as readonly string[]).includes(state) && (!dull.has(m) || random() < 0.15),
  )
  if (!offered.length) return
  const wanted = offered.filter((m) =>
    ['done', 'call_back', 'call_departments', 'check_in', 'add_co', 'ask_delay'].includes(m),
  )
  const eager = wanted.length ? pick(wanted) : undefined
  // What was asked for is mostly answered.
  const move =
    asked !== null && random() < 0.7
      ? asked === 'void'
        ? pick(['refuse_void', 'refuse_void', 'grant_void'] as const)
        : asked === 'delay'
          ? 'grant_delay'
          : 'grant_suspend'
      : eager && random() < 0.4
        ? eager
        : pick(offered)
  const at = Math.floor(random() * staff.length)
  for (const name of [...staff.slice(at), ...staff.slice(0, at), 'resident']) {
    const answer = await everyone[name]!.post(`/api/areas/${area_id}/incidents/${id}/${move.replaceAll('_', '-')}`, {
      moveId: uuid7(),
      version,
      ...inputFor(move),
    })
    assert.ok(answer.status < 500, `${move}: ${JSON.stringify(answer.body)}`)
    if (answer.status !== 200) continue
    walked.push(move)
    return
  }
}

/** Transactions of other tests on the same server hold a fold back: again until nothing is left. */
const foldAll = async () => {
  const until = Date.now() + 60_000
  while ((await city.owner.query('select 1 from incidents.tally_delta limit 1')).rowCount) {
    assert.ok(Date.now() < until, 'still something to fold')
    await within(foldTallies)
  }
}

type Cells = Map<string, number>
const put = (cells: Cells, key: string, amount: number) => {
  const sum = (cells.get(key) ?? 0) + amount
  if (sum) cells.set(key, sum)
  else cells.delete(key)
}
/** What should stand under every area up the tree, all categories and all organisations. */
const spread = (rows: readonly Recounted[]): Cells => {
  const cells: Cells = new Map()
  for (const r of rows)
    for (const area of [r.areaId, ...ancestorsOf(r.areaId)])
      for (const category of [0, r.categoryId])
        for (const organisation of new Set([0, r.organisationId]))
          put(cells, [area, category, organisation, r.month, r.metric].join(' '), r.amount)
  return cells
}
const sorted = (cells: Cells) => [...cells].sort()

const cellsOf = (rows: readonly TallyRow[], name: (row: TallyRow) => string): Cells => {
  const cells: Cells = new Map()
  for (const row of rows) for (const metric of metrics) put(cells, `${name(row)} ${row.month} ${metric}`, row[metric])
  return cells
}
const only = (cells: Cells, keep: (area: number, category: number, organisation: number) => boolean): Cells =>
  new Map([...cells].filter(([key]) => keep(...(key.split(' ').slice(0, 3).map(Number) as [number, number, number]))))
const span = { from: '2024-01-01', to: '2026-12-01' }
const tiers = [areas.city, areas.district, areas.street, areas.community]
const subtree = (id: number) => ({ id, last: rangeOf(id).to })

test('counters kept through hundreds of moves equal a full recount, folded or not', async () => {
  let now = Date.parse('2025-03-28T09:00:00+08:00')
  for (let i = 0; i < 56; i++) {
    now += 5 * 3_600_000
    setClock(new Date(now))
    const id = uuid7()
    const sent = await resident.post(`/api/areas/${areas.community}/incidents`, {
      id,
      text: '水管爆了',
      categoryId: pick(categories),
      point: pick([inGrid, inCommunity]),
    })
    assert.equal(sent.status, 200)
    ids.push(id)
    for (let n = 0; n < 15; n++) {
      now += Math.floor(random() * 8) * 3_600_000
      setClock(new Date(now))
      await step(random() < 0.7 ? id : pick(ids))
      if (random() < 0.15) await asSystem(city.app.pool, 'test', (context) => keepClocks(context))
      if (random() < 0.1) await within(foldTallies)
    }
  }
  assert.ok(walked.length > 250, `only ${walked.length} moves`)
  const recounted = await within((db) => recount(db, everywhere))
  const expected = spread(recounted)
  const { water } = city.organisations
  const boards = async () => {
    const found: [string, number][][] = []
    for (const id of tiers) {
      const read = (more: object) => within((db) => readTallies(db, { areas: [subtree(id)], ...span, ...more }))
      found.push(sorted(cellsOf(await read({}), () => `${id} 0 0`)))
      found.push(sorted(cellsOf(await read({ by: 'category' }), (r) => `${id} ${r.key} 0`)))
      found.push(sorted(cellsOf(await read({ by: 'organisation' }), (r) => `${id} 0 ${r.key}`)))
      found.push(sorted(cellsOf(await read({ categoryIds: [categories[0]!] }), () => `${id} ${categories[0]} 0`)))
      found.push(
        sorted(cellsOf(await read({ organisationId: water, by: 'category' }), (r) => `${id} ${r.key} ${water}`)),
      )
      found.push(
        sorted(
          cellsOf(
            await read({ categoryIds: [categories[0]!], organisationId: water }),
            () => `${id} ${categories[0]} ${water}`,
          ),
        ),
      )
    }
    for (const below of [
      [areas.district, areas.foreignDistrict],
      [areas.street, areas.siblingStreet],
      [areas.community, areas.siblingCommunity],
    ])
      found.push(
        sorted(
          cellsOf(
            await within((db) => readTallies(db, { areas: below.map(subtree), ...span, by: 'area' })),
            (r) => `${r.key} 0 0`,
          ),
        ),
      )
    return found
  }
  const expectedBoards = [
    ...tiers.flatMap((id) => [
      sorted(only(expected, (a, k, o) => a === id && k === 0 && o === 0)),
      sorted(only(expected, (a, k, o) => a === id && k > 0 && o === 0)),
      sorted(only(expected, (a, k, o) => a === id && k === 0 && o > 0)),
      sorted(only(expected, (a, k, o) => a === id && k === categories[0] && o === 0)),
      sorted(only(expected, (a, k, o) => a === id && k > 0 && o === water)),
      sorted(only(expected, (a, k, o) => a === id && k === categories[0] && o === water)),
    ]),
    ...[areas.district, areas.street, areas.community].map((id) =>
      sorted(only(expected, (a, k, o) => a === id && k === 0 && o === 0)),
    ),
  ]
  assert.deepEqual(await boards(), expectedBoards)
  const kept = async () => {
    const { rows } = await city.owner.query<{ key: string; metric: string; value: number }>(
      `select concat_ws(' ', area_id, category_id, organisation_id, month) key, e.key metric, e.value::int value from incidents.tally t, jsonb_each_text(to_jsonb(t)) e
       where e.key <> all (array['area_id', 'category_id', 'organisation_id', 'month']) and e.value <> '0'`,
    )
    return rows.map((r): [string, number] => [`${r.key} ${r.metric}`, r.value]).sort()
  }
  await foldAll()
  assert.deepEqual(await boards(), expectedBoards)
  const cells: Cells = new Map()
  for (const r of recounted)
    for (const area of countedIn(r.areaId))
      for (const [k, o] of cellsFor(area, r.categoryId, r.organisationId))
        put(cells, [area, k, o, r.month, r.metric].join(' '), r.amount)
  assert.deepEqual(await kept(), sorted(cells))
  assert.equal((await city.owner.query('select 1 from incidents.tally_delta')).rowCount, 0)
  const counted = new Set([...expected.keys()].map((key) => key.split(' ')[4]))
  assert.deepEqual(
    metrics.filter((m) => !counted.has(m)),
    [],
    'the walk counts everything there is to count',
  )
  await within(rebuildTallies)
  assert.deepEqual(await kept(), sorted(cells), 'built anew from the rows it is the same')
})

test('a board read while others report and fold loses nothing and counts nothing twice', async () => {
  const asked = { areas: [subtree(areas.city)], ...span }
  const reported = async () => (await within((db) => readTallies(db, asked))).reduce((n, row) => n + row.reported, 0)
  const before = await reported()
  const seen: number[] = []
  let done = false
  const reading = (async () => {
    while (!done) seen.push(await reported())
  })()
  const folding = (async () => {
    while (!done) await within(foldTallies)
  })()
  for (let i = 0; i < 40; i++) {
    const sent = await resident.post(`/api/areas/${areas.community}/incidents`, {
      id: uuid7(),
      text: '水管爆了',
      categoryId: categories[0],
      point: inGrid,
    })
    assert.equal(sent.status, 200)
    assert.equal(await reported(), before + i + 1)
  }
  done = true
  await Promise.all([reading, folding])
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
    'the number never falls',
  )
  assert.equal(await reported(), before + 40)
})

test('only one process folds at a time', async () => {
  await within(async (db) => {
    await foldTallies(db)
    assert.equal(await within(foldTallies), 0)
  })
})

test('a scope sees its own counters only', async () => {
  const rows = await inTransaction(city.app.pool, rangeOf(areas.siblingCommunity), (db) =>
    readTallies(db, { areas: [subtree(areas.city), subtree(areas.community)], ...span }),
  )
  assert.deepEqual(rows, [])
  assert.ok(isOpen('reported'))
})
