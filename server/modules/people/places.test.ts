import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creditCheck } from '#contract/people/identity/credit-code.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { download, givenReviewed, givenSheet, write } from './import/testing.ts'
import { givenDwelling, givenHousehold, givenPerson } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const area = `/api/areas/${areaId}`
const head = await city.as('head')

const code = (first: string) => first + creditCheck(first)
const shop = {
  name: '昌邑路早点铺',
  address: '昌邑路60号',
  kind: 'shop',
  contactName: '王芳',
  contactPhone: '13800001234',
}

test('premises by hand and from a ledger stand in one list, and both go out in a file', async () => {
  const id = uuid7()
  const made = await head.put(`${area}/premises/${id}`, {
    version: null,
    ...shop,
    creditCode: code('92310115MA1H7XYW5'),
  })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.deepEqual([made.body.contactName, made.body.contactPhone], ['王*', '138****1234'])
  const ledger = await givenSheet(
    '门店登记表',
    ['单位名称*', '统一社会信用代码', '类型', '地址*', '联系人', '联系电话', '从业人数'],
    [['昌邑路水果店', '', '店铺', '昌邑路62号', '李强', '13800005678', 2]],
  )
  const batch = await givenReviewed(city.app, head, areaId, ledger, { register: 'premises' })
  assert.equal((await write(city.app, head, batch.url)).counts.written, 1)
  const list = await head.get(`${area}/premises`)
  assert.equal(list.status, 200, JSON.stringify(list.body))
  assert.deepEqual(list.body.rows.map((p: { name: string }) => p.name).sort(), ['昌邑路早点铺', '昌邑路水果店'])
  assert.equal((await head.get(`${area}/premises?q=MA1H7XYW5`)).body.rows[0].id, id)
  const file = await download(city.app, head, 'POST', `${area}/people-export`, {
    register: 'premises',
    premises: { q: '早点' },
    unmasked: true,
    reason: '核对商铺',
  })
  assert.equal(file.status, 200)
  const again = await givenReviewed(city.app, head, areaId, file.bytes, { register: 'premises' })
  assert.deepEqual([(await again.get()).counts.rows, (await again.get()).counts.same], [1, 1])
  const seen = await head.post(`${area}/premises/${id}/reveal`, { reason: '联系消防检查' })
  assert.deepEqual(seen.body, { contactName: '王芳', contactPhone: '13800001234' })
  const [logged] = (await head.get(`${area}/people-reveals?person=${id}`)).body.rows
  assert.deepEqual([logged.about, logged.person, logged.reason], ['premises', '昌邑路早点铺', '联系消防检查'])
  const closed = await head.put(`${area}/premises/${id}`, { version: 1, ...shop, ended: true })
  assert.equal(closed.status, 200)
  assert.ok((await head.get(`${area}/premises/${id}`)).body.endedOn)
  assert.deepEqual((await head.get(`${area}/premises`)).body.rows.length, 1)
})

test('a household splits, and joins again: residences are closed and go on, the empty household ends', async () => {
  const { id: from, dwellingId } = await givenHousehold(city.app, areaId, { number: 'F1' })
  const give = (name: string, relation: string) =>
    givenPerson(city.app, { areaId, name, residence: { kind: 'both', dwellingId, householdId: from, relation } })
  const father = await give('徐分户', '02')
  const son = await give('徐小分', '20')
  const household = async (id: string) => (await head.get(`${area}/households/${id}`)).body
  const version = async (id: string) => (await household(id)).version as number
  const fresh = uuid7()
  const home = await givenDwelling(city.app, areaId)
  const people = async (...ids: string[]) =>
    Promise.all(
      ids.map(async (id) => ({ id, version: (await head.get(`${area}/people/${id}`)).body.version as number })),
    )
  const split = await head.post(`${area}/households/${from}/move`, {
    version: await version(from),
    people: await people(son),
    found: { id: fresh, dwellingId: home, headId: son, number: 'F2' },
    reason: '结婚分户',
  })
  assert.equal(split.status, 200, JSON.stringify(split.body))
  assert.deepEqual([split.body.household.headId, split.body.ended], [son, false])
  const grown = (await head.get(`${area}/people/${son}`)).body
  assert.deepEqual(
    [grown.householdId, grown.dwellingId, grown.residences.length, grown.separation],
    [fresh, home, 2, 'together'],
  )
  const history = (await head.get(`${area}/households/${from}/history`)).body.rows
  assert.ok(history.some((r: { what: string; name: string }) => r.what === 'left' && r.name === '徐小分'))
  const itself = { version: await version(fresh), people: await people(son), to: fresh }
  assert.equal((await head.post(`${area}/households/${fresh}/move`, itself)).body.code, 'people.same_row')
  const joined = await head.post(`${area}/households/${fresh}/move`, { ...itself, to: from })
  assert.deepEqual([joined.status, joined.body.ended], [200, true])
  assert.deepEqual(
    (await household(from)).people.map((p: { personId: string }) => p.personId).sort(),
    [father, son].sort(),
  )
  const gone = { version: await version(fresh), people: await people(son), to: from }
  assert.equal((await head.post(`${area}/households/${fresh}/move`, gone)).status, 404)
})

test('an order of one field is given and taken away; the order for all fields stays', async () => {
  const security = await city.as('district')
  const url = `/api/areas/${areas.district}/people-source-rules`
  const ranks = (rows: { field: string; sourceKind: string; rank: number }[]) =>
    rows.filter((r) => r.field === 'phone' && r.sourceKind === 'resident').map((r) => r.rank)
  const set = await security.put(url, { field: 'phone', sourceKind: 'resident', rank: 2 })
  assert.deepEqual(ranks(set.body.rows), [2])
  const taken = await security.put(url, { field: 'phone', sourceKind: 'resident', rank: null })
  assert.deepEqual(ranks(taken.body.rows), [])
  const kept = await security.put(url, { field: '*', sourceKind: 'resident', rank: null })
  assert.equal(kept.body.code, 'people.rank_missing')
})

test('a view of the list is kept for its owner, never with somebody’s number, and not among the views of cases', async () => {
  const id = uuid7()
  const saved = await head.put(`/api/people-views/${id}`, { name: '老年人', filter: { ageFrom: '60' } })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  const refused = await head.put(`/api/people-views/${uuid7()}`, { name: '某人', filter: { q: '13800001234' } })
  assert.deepEqual([refused.status, refused.body.errors[0].field], [400, 'filter.q'])
  assert.equal((await head.put(`/api/people-views/${id}`, { name: '别的', filter: { taxonomy: 'x' } })).status, 400)
  assert.deepEqual((await head.get('/api/people-views')).body.rows, [{ id, name: '老年人', filter: { ageFrom: '60' } }])
  assert.deepEqual((await head.get('/api/incident-views')).body.rows, [])
  assert.deepEqual((await (await city.as('clerk')).get('/api/people-views')).body.rows, [])
  assert.equal((await head.delete(`/api/people-views/${id}`)).body.deleted, true)
})

test('a floor area too small to be one is refused by its field, not by the database', async () => {
  const body = { id: uuid7(), address: '昌邑路55弄3号101室', areaM2: 1e-9 }
  const { status, body: said } = await head.post(`${area}/dwellings`, body)
  assert.equal(status, 400)
  assert.deepEqual(
    said.errors.map((e: { field: string }) => e.field),
    ['areaM2'],
  )
  assert.equal((await head.post(`${area}/dwellings`, { ...body, areaM2: 0.01 })).status, 200)
})
