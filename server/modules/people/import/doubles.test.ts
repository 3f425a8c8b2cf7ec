import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenPerson, madeUpNumber } from '../testing.ts'
import { givenReviewed, givenSheet, runImports, write } from './testing.ts'

const city = await startSmallCity()
const a = areas.community
const head = await city.as('head')
const owner = new pg.Client({ connectionString: city.app.ownerUrl })
await owner.connect()
city.app.beforeStop.push(() => owner.end())
const count = async (table: string) =>
  (await owner.query<{ n: number }>(`select count(*)::int n from people.${table}`)).rows[0]!.n
type Row = { no: number; plan: string; version: number; match: { row: number | null; decided: string | null } | null }

const header = ['姓名', '身份证号码', '出生日期', '性别', '联系电话', '现住地址', '文化程度']
const number = madeUpNumber('1971-03-04', 11)
const twice = [
  ['欧阳晓红', number, '1971-03-04', '女', '13911112222', '浦城路5号501室', '大专'],
  ['欧阳晓红', '', '1971-03-04', '女', '13911112222', '浦城路5号501室', '大学本科'],
]

test('one person on two rows of a file, once without a document, becomes one person', async () => {
  const { url, rows } = await givenReviewed(city.app, head, a, await givenSheet('居民名册', header, twice))
  const [first, second] = (await rows()).rows as [Row, Row]
  assert.deepEqual([first.plan, second.plan], ['fresh', 'changed'])
  assert.deepEqual([second.match!.row, second.match!.decided], [first.no, 'same'])
  await write(city.app, head, url)
  assert.equal(await count('person'), 1)
  await head.post(`${url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.equal(await count('person'), 0)
})

test('in different pieces of work too; told to be somebody else, both are written', async () => {
  const between = Array.from({ length: 600 }, (_, i) => [
    `人${String.fromCodePoint(0x4e00 + i)}${String.fromCodePoint(0x5e00 + i * 3)}`,
    madeUpNumber(`19${40 + (i % 50)}-0${1 + (i % 9)}-1${i % 9}`, (i * 7) % 999, `3299${10 + Math.floor(i / 100)}`),
    '',
    '',
    '',
    `浦城路${300 + i}号101室`,
    '',
  ])
  const bytes = await givenSheet('居民名册', header, [twice[0]!, ...between, twice[1]!])
  const one = await givenReviewed(city.app, head, a, bytes)
  const rowsOf = async () => (await one.rows('&plan=changed')).rows as Row[]
  const [double] = await rowsOf()
  assert.deepEqual([double!.match!.row, double!.no], [5, 606])
  const other = await head.patch(`${one.url}/rows/${double!.no}`, { version: double!.version, match: 'other' })
  assert.equal(other.body.plan, 'fresh')
  const again = await head.patch(`${one.url}/rows/${double!.no}`, { version: other.body.version, match: 'same' })
  assert.equal(again.body.plan, 'changed')
  await write(city.app, head, one.url)
  assert.equal(await count('person'), 601)
  assert.equal(await count('import_key'), 0)
  await head.post(`${one.url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.equal(await count('person'), 0)
})

test('what changed in the register between review and writing is seen: nobody is written twice', async () => {
  const bytes = await givenSheet('居民名册', header, [twice[1]!])
  const [one, two] = [
    await givenReviewed(city.app, head, a, bytes, {}, '甲.xlsx'),
    await givenReviewed(city.app, head, a, bytes, {}, '乙.xlsx'),
  ]
  await write(city.app, head, one.url)
  await write(city.app, head, two.url)
  assert.equal(await count('person'), 1)
  const { sourceId } = await one.get()
  assert.equal(
    (await head.get(`/api/areas/${a}/people?source=${sourceId}`)).body.rows.length,
    1,
    'the people of an import',
  )
  assert.equal(((await two.rows()).rows as Row[])[0]!.plan, 'same')
})

test('what a later ledger of care says newly is kept, and undone', async () => {
  const care = async () =>
    (await owner.query('select sealed_details, version from people.care order by updated_at')).rows as {
      sealed_details: Buffer
      version: number
    }[]
  const ledger = (card: string) =>
    givenSheet('残疾人登记表', ['姓名*', '身份证号码*', '残疾证号'], [['欧阳晓红', number, card]])
  const first = await givenReviewed(city.app, head, a, await ledger('1234'), {}, '一.xlsx')
  await write(city.app, head, first.url)
  const before = await care()
  const later = await givenReviewed(city.app, head, a, await ledger('5678'), {}, '二.xlsx')
  const [row] = (await later.rows()).rows as (Row & { changes: { outcome: string; new: string }[] })[]
  assert.deepEqual([row!.plan, row!.changes.map((c) => [c.outcome, c.new])], ['changed', [['replaced', '••••']]])
  await write(city.app, head, later.url)
  assert.notDeepEqual((await care())[0]!.sealed_details, before[0]!.sealed_details)
  const same = await givenReviewed(city.app, head, a, await ledger('5678'), {}, '三.xlsx')
  assert.equal(((await same.rows()).rows as Row[])[0]!.plan, 'same')
  await head.post(`${later.url}/undo`, { reason: '测试撤销' })
  await runImports(city.app)
  assert.deepEqual((await care())[0]!.sealed_details, before[0]!.sealed_details)
})

test('somebody with a faulty second number, one slip away, is found though the first one is another and sound', async () => {
  const right = madeUpNumber('1966-05-04', 31)
  const slipped = `${right.slice(0, 16)}${right[16] === '9' ? '1' : '9'}${right[17]}`
  await givenPerson(city.app, {
    areaId: a,
    name: '诸葛慧敏',
    facts: [
      { field: 'document', value: { number: madeUpNumber('1966-05-14', 77) } },
      { field: 'document', value: { number: slipped } },
    ],
  })
  const sheet = await givenSheet('居民名册', header, [['诸葛惠敏', right, '1966-05-04', '男', '', '', '']])
  const { rows } = await givenReviewed(city.app, head, a, sheet)
  const [row] = (await rows()).rows as [Row]
  assert.equal(row.plan, 'match')
})
