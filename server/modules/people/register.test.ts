import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenDwelling, givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const here = areas.community
const base = `/api/areas/${here}`
const head = await city.as('head')
const worker = await city.as('gridWorker')
const fact = (field: string, value: unknown) => ({ field, value })
const record = async (facts: object[], more: object = {}) =>
  worker.post(`${base}/people`, { id: uuid7(), facts, residence: { kind: 'both' }, ...more })

test('nobody is recorded without a name, with an unknown field, a wrong code, or for a whole street', async () => {
  assert.equal((await record([fact('sex', '男')])).body.code, 'people.name_missing')
  assert.equal((await record([fact('name', '张三'), fact('shoe_size', '43')])).body.code, 'people.field_unknown')
  assert.equal((await record([fact('name', '张三'), fact('nation', '火星')])).body.code, 'people.value_wrong')
  const street = await city.as('street')
  const answer = await street.post(`/api/areas/${areas.street}/people`, {
    id: uuid7(),
    facts: [fact('name', '张三')],
    residence: { kind: 'both' },
  })
  assert.equal(answer.body.code, 'platform.forbidden')
  assert.equal(
    (await record([fact('name', '张三')], { residence: { kind: 'both', dwellingId: uuid7() } })).body.code,
    'people.dwelling_unknown',
  )
})

test('a field whose legal basis nobody configured is refused: political status', async () => {
  assert.equal((await record([fact('name', '张三'), fact('politics', '群众')])).body.code, 'people.field_unknown')
})

test('a person is recorded once, whatever is sent twice; codes are read in the words people use', async () => {
  const id = uuid7()
  const number = madeUpNumber('1960-03-04', 11)
  const body = {
    id,
    facts: [
      fact('name', '赵一曼'),
      fact('document', { number: number.toLowerCase() }),
      fact('nation', '汉'),
      fact('phone', '138 0013 8000'),
      fact('education', '大专'),
    ],
    residence: { kind: 'both' },
  }
  const made = await worker.post(`${base}/people`, body)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const again = await worker.post(`${base}/people`, body)
  assert.equal(again.body.person.id, id)
  const person = made.body.person
  assert.equal(person.birthOn, '1960-03-04', 'a sound number says the birth date')
  assert.equal(person.separation, 'together')
  const value = (field: string) => person.values.find((v: { field: string }) => v.field === field)
  assert.equal(value('nation').value, '01')
  assert.equal(value('education').text, '大学专科')
  assert.equal(value('document').text, `${number.slice(0, 4)}**********${number.slice(-4)}`)
  assert.equal(value('phone').text, '138****8000')
  assert.equal(value('phone').value, null)
  assert.equal(value('nation').source.kind, 'daily_work')
})

test('somebody who may be there already is shown before anything is written', async () => {
  const document = madeUpNumber('1971-07-08', 21)
  await givenPerson(city.app, {
    areaId: here,
    name: '钱学礼',
    facts: [fact('document', { number: document }) as never, fact('phone', '13800138021') as never],
  })
  const answer = await record([fact('name', '錢學禮'), fact('document', { number: document })])
  assert.equal(answer.body.person, null)
  assert.equal(answer.body.matches[0].verdict, 'same')
  assert.ok(answer.body.matches[0].reasons.length >= 2)
  const forced = await record([fact('name', '錢學禮'), fact('document', { number: document })], { isNobodyElse: true })
  assert.equal(forced.body.code, 'people.document_known')
})

test('an edit changes the named fields only, keeps the old value, and refuses an old version', async () => {
  const id = await givenPerson(city.app, {
    areaId: here,
    name: '孙小美',
    facts: [fact('marital', '10') as never, fact('employer', '东方商厦') as never],
  })
  const before = (await worker.get(`${base}/people/${id}`)).body
  const edited = await worker.patch(`${base}/people/${id}`, {
    version: before.version,
    facts: [fact('marital', '已婚')],
  })
  assert.equal(edited.status, 200, JSON.stringify(edited.body))
  assert.deepEqual(edited.body.outcomes, [{ field: 'marital', outcome: 'replaced' }])
  const values = Object.fromEntries(edited.body.person.values.map((v: { field: string }) => [v.field, v]))
  assert.equal(values.marital.source.kind, 'daily_work')
  assert.equal(values.employer.source.kind, 'ledger', 'what was not touched keeps its source')
  const stale = await worker.patch(`${base}/people/${id}`, {
    version: before.version,
    facts: [fact('marital', '离异')],
  })
  assert.equal(stale.body.code, 'platform.conflict')
  const history = (await worker.get(`${base}/people/${id}/history`)).body
  assert.equal(history.past[0].text, '未婚')
  assert.equal(history.past[0].endedHow, 'edit')
})

test('every reveal asks for a reason and stands in the log of who saw whom, and in the audit', async () => {
  const number = madeUpNumber('1980-01-02', 31)
  const id = await givenPerson(city.app, {
    areaId: here,
    facts: [fact('document', { number }) as never, fact('phone', '13900139031') as never],
  })
  assert.equal((await worker.post(`${base}/people/${id}/reveal`, { fields: ['document'] })).status, 400)
  const shown = await worker.post(`${base}/people/${id}/reveal`, {
    reason: '核对高龄津贴',
    fields: ['document', 'phone'],
  })
  assert.deepEqual(shown.body.values.map((v: { text: string }) => v.text).sort(), ['13900139031', number].sort())
  assert.equal(
    (await worker.get(`${base}/people-reveals`)).body.code,
    'platform.forbidden',
    'the log is for those who supervise',
  )
  const log = (await head.get(`${base}/people-reveals?person=${id}`)).body.rows
  assert.equal(log.length, 1)
  assert.equal(log[0].reason, '核对高龄津贴')
  const { rows } = await city.owner.query(
    `select about::text as about from platform.audit where route = 'people.reveal_person' order by id desc limit 1`,
  )
  assert.match(rows[0].about, /核对高龄津贴/)
  assert.doesNotMatch(rows[0].about, new RegExp(`${number}|13900139031`))
})

test('a name, pinyin, initials, number, phone and address each find somebody; another community finds nothing', async () => {
  const number = madeUpNumber('1955-05-06', 41)
  const dwellingId = await givenDwelling(city.app, here, { address: '陆家嘴环路958弄7号1203室' })
  const id = await givenPerson(city.app, {
    areaId: here,
    name: '欧阳锦绣',
    facts: [fact('document', { number }) as never, fact('phone', '13700137041') as never],
    residence: { kind: 'both', dwellingId },
  })
  const sibling = await city.as('siblingHead')
  for (const [q, read] of [
    ['欧阳锦绣', 'name'],
    ['歐陽', 'name'],
    ['ouyangjin', 'pinyin'],
    ['oyjx', 'pinyin'],
    [number, 'document'],
    [number.toLowerCase(), 'document'],
    ['137 0013 7041', 'phone'],
    ['环路958弄7号', 'address'],
  ] as const) {
    const found = (await worker.get(`${base}/people-search?q=${encodeURIComponent(q)}`)).body
    assert.equal(found.read, read, q)
    assert.deepEqual(
      found.rows.map((r: { id: string }) => r.id),
      [id],
      q,
    )
    const elsewhere = (
      await sibling.get(`/api/areas/${areas.siblingCommunity}/people-search?q=${encodeURIComponent(q)}`)
    ).body
    assert.deepEqual(elsewhere.rows, [], q)
    assert.equal(
      elsewhere.elsewhere.length,
      read === 'document' ? 1 : 0,
      'only a document is told to be elsewhere, and only where',
    )
  }
})

test('lists page by key without loss or repetition, in the order of pinyin', async () => {
  const all: string[] = []
  let after = ''
  do {
    const page = (await worker.get(`${base}/people?limit=3${after && `&after=${after}`}`)).body
    all.push(...page.rows.map((r: { id: string }) => r.id))
    after = page.next
  } while (after)
  const total = (await worker.get(`${base}/people`)).body.total
  assert.equal(all.length, new Set(all).size)
  assert.deepEqual(total, { count: all.length, exact: true })
  assert.equal((await worker.get(`${base}/people?after=nonsense`)).status, 400)
})

test('a street sees names, numbers and addresses masked; departments and leaders see no rows', async () => {
  await givenPerson(city.app, { areaId: here, name: '上官云珠' })
  const street = await city.as('street')
  const rows = (await street.get(`${base}/people?q=${encodeURIComponent('上官云珠')}`)).body.rows
  assert.deepEqual([rows[0].name, rows[0].birthOn], ['上***', null])
  for (const who of ['water', 'district', 'city'] as const)
    assert.equal((await (await city.as(who)).get(`${base}/people`)).body.code, 'platform.forbidden')
})

test('a building is drawn floor by floor', async () => {
  await city.owner.query(
    `insert into territory.building (area_id, building_no, name, levels, geom, grid_no) values ($1, 7, '七号楼', 6, st_multi(st_makeenvelope(121.5001, 31.2351, 121.5002, 31.2352, 4326)), 1)`,
    [here],
  )
  const rooms = []
  for (const room of ['101', '201', '202'])
    rooms.push(await givenDwelling(city.app, here, { buildingNo: 7, address: `七号楼${room}室`, room }))
  await givenPerson(city.app, { areaId: here, residence: { kind: 'both', dwellingId: rooms[2]! } })
  const view = (await worker.get(`${base}/buildings/7/view`)).body
  assert.deepEqual(
    view.floors.map((f: { floor: number; dwellings: { living: number }[] }) => [
      f.floor,
      f.dwellings.map((d) => d.living),
    ]),
    [
      [2, [0, 1]],
      [1, [0]],
    ],
  )
  assert.equal((await worker.get(`${base}/buildings/8/view`)).body.code, 'people.building_unknown')
})

test('an address stands for one dwelling however it is written; a dwelling somebody lives in does not end', async () => {
  const id = await givenDwelling(city.app, here, { address: '上海市浦东新区潍坊路9弄3号501室' })
  const twice = await worker.post(`${base}/dwellings`, { id: uuid7(), address: '潍坊路9弄3号 501' })
  assert.equal(twice.body.code, 'people.address_taken')
  await givenPerson(city.app, { areaId: here, residence: { kind: 'both', dwellingId: id } })
  assert.equal(
    (await worker.patch(`${base}/dwellings/${id}`, { version: 1, ended: true })).body.code,
    'people.still_lived_in',
  )
})

test('many are changed at once, told one by one; what tells people apart is not changed for many', async () => {
  const ids = [await givenPerson(city.app, { areaId: here }), await givenPerson(city.app, { areaId: here })]
  assert.equal(
    (await worker.post(`${base}/people-bulk`, { people: [{ id: ids[0], version: 1 }], field: 'name', value: '张三' }))
      .body.code,
    'people.one_by_one',
  )
  const done = (
    await worker.post(`${base}/people-bulk`, {
      people: [
        { id: ids[0], version: 1 },
        { id: ids[1], version: 9 },
        { id: uuid7(), version: 1 },
      ],
      field: 'education',
      value: '高中',
    })
  ).body
  assert.deepEqual(done, {
    changed: 1,
    refused: [
      { id: ids[1], why: 'conflict' },
      { id: done.refused[1].id, why: 'not_found' },
    ],
  })
})
