// K03, K05: a known person who stands at another address in the ledger moves only when somebody says so; undone with the import.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '../testing.ts'
import { givenReviewed, givenSheet, runImports, write } from './testing.ts'

const city = await startSmallCity()
const a = areas.community
const head = await city.as('head')
const owner = new pg.Client({ connectionString: city.app.ownerUrl })
await owner.connect()
city.app.beforeStop.push(() => owner.end())
type Row = { no: number; plan: string; version: number; move: string | null; faults: { code: string }[] }

const header = ['姓名', '身份证号码', '性别', '现住地址']
const number = madeUpNumber('1971-03-04', 11)
const old = await givenDwelling(city.app, a, { address: '浦城路1号101室' })
const personId = await givenPerson(city.app, {
  areaId: a,
  name: '欧阳搬家',
  facts: [{ field: 'document', value: { number } }],
  residence: { kind: 'both', dwellingId: old },
})
const homes = async () =>
  (
    await owner.query<{ kind: string; address: string; open: boolean }>(
      `select r.kind, d.address, r.until is null as open from people.residence r join people.dwelling d on d.area_id = r.area_id and d.id = r.dwelling_id
       order by r.until is null, r.kind desc, d.address`,
    )
  ).rows
const livesAt = async () =>
  (
    await owner.query<{ address: string }>(
      `select d.address from people.person p join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id`,
    )
  ).rows[0]?.address
const sheet = await givenSheet('居民名册', header, [['欧阳搬家', number, '男', '浦城路5号501室']])

test('nobody moves by an import alone', async () => {
  const { url, rows } = await givenReviewed(city.app, head, a, sheet)
  const [row] = (await rows()).rows as [Row]
  assert.deepEqual([row.move, row.faults.map((f) => f.code)], ['asked', ['address_differs']])
  await write(city.app, head, url)
  assert.equal(await livesAt(), '浦城路1号101室')
})

test('who is said to have moved lives at the new address, is registered at the old, and returns when the import is undone', async () => {
  assert.ok(personId)
  const { url, rows } = await givenReviewed(city.app, head, a, sheet)
  const [row] = (await rows()).rows as [Row]
  const edit = (version: number, moves: boolean) => head.patch(`${url}/rows/${row.no}`, { version, moves })
  const moved = await edit(row.version, true)
  assert.deepEqual([moved.body.move, moved.body.plan, moved.body.faults], ['moves', 'changed', []])
  assert.deepEqual(moved.body.changes, [
    {
      field: 'home_address',
      zh: '现住地址',
      en: 'Home address',
      old: '浦城路1号***',
      new: '浦城路5号501室',
      outcome: 'replaced',
    },
  ])
  const stayed = await edit(moved.body.version, false)
  assert.deepEqual([stayed.body.move, stayed.body.plan], ['asked', 'same'])
  await edit(stayed.body.version, true)
  await write(city.app, head, url)
  assert.equal(await livesAt(), '浦城路5号501室')
  assert.deepEqual(await homes(), [
    { kind: 'both', address: '浦城路1号101室', open: false },
    { kind: 'registered', address: '浦城路1号101室', open: true },
    { kind: 'lives', address: '浦城路5号501室', open: true },
  ])
  await head.post(`${url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.deepEqual(await homes(), [{ kind: 'both', address: '浦城路1号101室', open: true }])
  assert.equal(await livesAt(), '浦城路1号101室')
})

const statesOf = async (browser: typeof head, areaId: number, box: 'in' | 'out') =>
  (await browser.get(`/api/areas/${areaId}/people-notices?box=${box}`)).body.rows.map((n: { state: string }) => n.state)
test('somebody whom another community keeps is left there; both hear what the ledger says, once', async () => {
  const b = areas.siblingCommunity
  const kept = madeUpNumber('1980-06-07', 12)
  const id = await givenPerson(city.app, {
    areaId: b,
    name: '钱在彼',
    facts: [{ field: 'document', value: { number: kept } }],
    residence: { kind: 'lives' },
  })
  const roster = await givenSheet('户籍人口名册', header, [['钱在彼', kept, '男', '']])
  const urls: string[] = []
  for (const _ of ['first', 'again']) {
    const { url, rows } = await givenReviewed(city.app, head, a, roster)
    assert.equal(((await rows()).rows as [Row])[0].plan, 'known')
    // Nobody in it is written here, and yet it can be finished.
    const done = await write(city.app, head, url)
    assert.deepEqual([done.state, done.counts.written], ['done', 0])
    urls.push(url)
  }
  const sibling = await city.as('siblingHead')
  const got = (await sibling.get(`/api/areas/${b}/people-notices?box=in`)).body.rows
  assert.deepEqual(
    got.map((n: { kind: string; personId: string; about: { says: string } }) => [n.kind, n.personId, n.about.says]),
    [['found_here', id, 'registered']],
  )
  const sent = (await head.get(`/api/areas/${a}/people-notices?box=out`)).body.rows
  assert.deepEqual(
    sent.map((n: { kind: string; box: string }) => [n.kind, n.box]),
    [['found_here', 'out']],
  )
  // Undone, the one that told others takes it back on both sides.
  for (const url of urls) {
    await head.post(`${url}/undo`, { reason: '测试撤销' })
    await runImports(city.app)
    assert.deepEqual((await head.get(url)).body.undo, { restored: 0, removed: 0, kept: [] })
  }
  assert.deepEqual(await statesOf(sibling, b, 'in'), ['withdrawn'])
  assert.deepEqual(await statesOf(head, a, 'out'), ['withdrawn'])
  // What was answered stays, and is said by its row.
  const { url } = await givenReviewed(city.app, head, a, roster)
  await write(city.app, head, url)
  const [told] = (await sibling.get(`/api/areas/${b}/people-notices?box=in&waiting=true`)).body.rows
  await sibling.post(`/api/areas/${b}/people-notices/${told.id}/answer`, {
    version: told.version,
    state: 'answered',
    answer: '人在我处',
  })
  await head.post(`${url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  const undone = (await head.get(url)).body
  assert.deepEqual([undone.state, undone.undo.kept.map((k: { row: number }) => k.row)], ['undone', [5]])
  assert.deepEqual(await statesOf(sibling, b, 'in'), ['answered', 'withdrawn'])
})
