// K03, K06, C07: a second source spells the same people otherwise; each stays one person, two disputes are settled by a person,
// a proposed pair is merged, the merge is undone, and everything is in the log.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { sealAudit, verifyAudit } from '#platform/audit.ts'
import { untilEnded } from '#platform/until-ended.ts'
import { givenReviewed, givenSheet, write } from '#modules/people/import/testing.ts'
import { madeUpNumber } from '#modules/people/testing.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
const area = `/api/areas/${areas.community}`
const head = await city.as('head')
const clerk = await city.as('clerk')
type Person = {
  id: string
  version: number
  name: string
  birthOn: string
  disputeList: { field: string; present: { text: string } | null; competing: { id: string; text: string }[] }[]
  values: { field: string; text: string; source: { kind: string; label: string } }[]
}
const people = async () =>
  (await head.get(`${area}/people`)).body.rows as { id: string; name: string; disputes: number }[]
const person = async (id: string) => (await head.get(`${area}/people/${id}`)).body as Person
const numbers = { li: madeUpNumber('1956-07-08', 31), liu: madeUpNumber('1960-10-10', 32) }

test('the roster of the community is written first', async () => {
  const sheet = await givenSheet(
    '居民花名册',
    ['姓名*', '身份证号码', '性别', '出生日期', '民族', '联系手机', '现住地址*'],
    [
      ['李国强', numbers.li, '男', '1956-07-08', '汉', '13800001111', '昌邑路55弄3号101室'],
      ['刘芳', numbers.liu, '女', '1960-10-10', '汉', '13800002222', '昌邑路55弄3号102室'],
      ['张晓明', '', '男', '1990-01-01', '汉', '13900001111', '昌邑路55弄3号103室'],
    ],
  )
  const batch = await givenReviewed(city.app, clerk, areas.community, sheet, { label: '花名册' })
  assert.equal((await write(city.app, clerk, batch.url)).counts.written, 3)
})

test('the list of the office for the elderly names the same people in other characters: nobody is doubled, nothing overwritten', async () => {
  const sheet = await givenSheet(
    '老龄办名单',
    ['姓名*', '身份证号码', '性别', '出生日期', '民族', '文化程度'],
    [
      ['李國強', numbers.li.toLowerCase(), '男', '1956-07-18', '回', '初中'],
      ['劉　芳', numbers.liu, '女', '1960年10月10日', '汉族', '高中'],
    ],
  )
  const batch = await givenReviewed(city.app, clerk, areas.community, sheet, { label: '老龄办名单' })
  const { counts } = await batch.get()
  assert.deepEqual([counts.fresh, counts.faulty], [0, 0], JSON.stringify(counts))
  await write(city.app, clerk, batch.url)
  const rows = await people()
  assert.equal(rows.length, 3)
  assert.deepEqual(
    rows.filter((r) => r.disputes).map((r) => [r.name, r.disputes]),
    [['李国强', 2]],
  )
  const li = await person(rows.find((r) => r.name === '李国强')!.id)
  assert.equal(li.birthOn, '1956-07-08', 'what was there holds until somebody says otherwise')
  assert.deepEqual(li.disputeList.map((d) => d.field).sort(), ['birth_on', 'nation'])
  assert.equal(li.values.find((v) => v.field === 'education')?.source.label, '老龄办名单')
})

test('a person settles both: one value stays, one is taken; what lost stays to be seen', async () => {
  const { id } = (await people()).find((r) => r.disputes)!
  const before = await person(id)
  const nation = before.disputeList.find((d) => d.field === 'nation')!
  const settled = async (field: string, choose: string) => {
    const { version } = await person(id)
    const answer = await head.post(`${area}/people/${id}/disputes/${field}`, { version, choose, reason: '看过户口簿' })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  await settled('birth_on', 'present')
  await settled('nation', nation.competing[0]!.id)
  const after = await person(id)
  assert.deepEqual([after.disputeList.length, after.birthOn], [0, '1956-07-08'])
  assert.match(after.values.find((v) => v.field === 'nation')!.text, /回/)
  const { past } = (await head.get(`${area}/people/${id}/history`)).body as { past: { field: string; text: string }[] }
  assert.ok(past.some((v) => v.field === 'nation' && /汉/.test(v.text)))
  assert.ok(past.some((v) => v.field === 'birth_on' && v.text.includes('1956-07-18')))
})

test('settled once is settled: the same file again brings no dispute back', async () => {
  const sheet = await givenSheet(
    '老龄办名单',
    ['姓名*', '身份证号码', '性别', '出生日期', '民族', '文化程度'],
    [['李國強', numbers.li, '男', '1956-07-18', '汉', '初中']],
  )
  const batch = await givenReviewed(city.app, clerk, areas.community, sheet)
  await write(city.app, clerk, batch.url)
  assert.deepEqual(
    (await people()).map((r) => r.disputes),
    [0, 0, 0],
  )
})

type Pair = {
  a: { id: string; version: number }
  b: { id: string; version: number }
  reasons: { field: string; zh: string; weight: number }[]
}
const pairs = async () => (await head.get(`${area}/people-pairs`)).body.rows as Pair[]
const merge = uuid7()
let kept: string
let gone: string

test('somebody recorded at the door sounds like a person known: proposed, field by field, and weighed again when a side is corrected', async () => {
  const known = (await people()).find((r) => r.name === '张晓明')!
  gone = uuid7()
  const made = await head.post(`${area}/people`, {
    id: gone,
    facts: [
      { field: 'name', value: '张小明' },
      { field: 'sex', value: '1' },
      { field: 'birth_on', value: '1990-01-01' },
      { field: 'phone', value: '13900001111' },
    ],
    residence: { kind: 'lives' },
    isNobodyElse: false,
  })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.equal(made.body.person, null, 'asked first')
  assert.equal(made.body.matches[0].personId, known.id)
  const sure = await head.post(`${area}/people`, {
    id: gone,
    facts: [
      { field: 'name', value: '张小明' },
      { field: 'sex', value: '1' },
      { field: 'birth_on', value: '1990-01-01' },
      { field: 'phone', value: '13900001111' },
    ],
    residence: { kind: 'lives' },
    isNobodyElse: true,
  })
  assert.equal(sure.body.person.name, '张小明', JSON.stringify(sure.body))
  kept = known.id
  const nameReason = async () =>
    (await pairs()).map((p) => p.reasons.find((r) => r.field === 'name')).map((r) => r && [r.zh, r.weight])
  const [before] = await nameReason()
  const other = await person(gone)
  const renamed = await head.patch(`${area}/people/${gone}`, {
    version: other.version,
    facts: [{ field: 'name', value: '张晓明' }],
  })
  assert.equal(renamed.status, 200, JSON.stringify(renamed.body))
  const [after] = await nameReason()
  assert.ok(before && after && Number(after[1]) > Number(before[1]), JSON.stringify([before, after]))
})

test('the window may not merge; the head merges with the reasons before the eyes, and one person is left', async () => {
  const [pair] = await pairs()
  const asked = {
    id: merge,
    keep: { id: kept, version: (await person(kept)).version },
    merge: { id: gone, version: (await person(gone)).version },
  }
  assert.ok([pair!.a.id, pair!.b.id].includes(gone))
  assert.equal((await (await city.as('gridWorker')).post(`${area}/people-merges`, asked)).status, 403)
  const done = await head.post(`${area}/people-merges`, asked)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await people()).length, 3)
  assert.equal((await pairs()).length, 0)
})

test('they were two after all: the merge is undone, both are as they were, and the log holds every step', async () => {
  const undone = await head.post(`${area}/people-merges/${merge}/undo`)
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.equal((await people()).length, 4)
  assert.equal((await head.post(`${area}/people-merges/${merge}/undo`)).body.code, 'people.merge_undone')
  const { rows } = (await head.get(`${area}/people/${kept}/history`)).body as { rows: { what: string }[] }
  assert.deepEqual(
    rows.filter((r) => r.what.endsWith('merged')).map((r) => r.what),
    ['unmerged', 'merged'],
  )
  await untilEnded(city.app.pool)
  await sealAudit(city.app.pool)
  assert.equal((await verifyAudit(city.app.pool)).whole, true)
  const { rows: audited } = await city.owner.query<{ route: string }>(
    `select distinct route from platform.audit where route in ('people.merge_people', 'people.undo_merge', 'people.settle_dispute', 'people.start_import')`,
  )
  assert.equal(audited.length, 4)
})

test('a pair that stops looking alike is not proposed any more', async () => {
  const { version } = await person(gone)
  const apart = await head.patch(`${area}/people/${gone}`, {
    version,
    facts: [
      { field: 'name', value: '欧阳修远' },
      { field: 'birth_on', value: '1931-12-30' },
      { field: 'sex', value: '2' },
      { field: 'phone', value: null },
    ],
  })
  assert.equal(apart.status, 200, JSON.stringify(apart.body))
  assert.deepEqual(
    (await pairs()).filter((p) => [p.a.id, p.b.id].includes(gone)),
    [],
  )
})
