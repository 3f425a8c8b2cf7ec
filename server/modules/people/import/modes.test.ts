import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { givenPerson, madeUpNumber } from '../testing.ts'
import { givenReviewed, givenSheet, runImports, write } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const head = await city.as('head')
const header = ['姓名', '身份证号码', '民族', '工作单位']
let made = 0
/** Somebody known by the registry, and the row a ledger has of them: another nation, an employer nobody knew. */
const given = async () => {
  const document = madeUpNumber('1980-01-02', ++made)
  const id = await givenPerson(city.app, {
    areaId,
    name: `方式${'甲乙丙丁'[made]}`,
    facts: [
      { field: 'document', value: { number: document } },
      { field: 'nation', value: '01' },
    ],
    source: { kind: 'registry' },
  })
  return { id, row: [`方式${'甲乙丙丁'[made]}`, document, '回族', '东昌小学'] }
}
const of = async (id: string) => {
  const { values } = (await head.get(`/api/areas/${areaId}/people/${id}`)).body
  const { rows } = (await head.get(`/api/areas/${areaId}/people?limit=200`)).body
  const { disputes } = rows.find((r: { id: string }) => r.id === id)
  const value = (field: string) => values.find((v: { field: string }) => v.field === field)?.value ?? null
  return { nation: value('nation'), employer: value('employer'), disputes }
}
const importAs = async (mode: string, rows: unknown[][]) => {
  const reviewed = await givenReviewed(city.app, head, areaId, await givenSheet('居民名册', header, rows), { mode })
  const plans = (await reviewed.rows()).rows.map((r: { plan: string }) => r.plan)
  return { url: reviewed.url, plans, done: await write(city.app, head, reviewed.url) }
}

test('add: who is known stays untouched, who is new comes', async () => {
  const known = await given()
  const before = await of(known.id)
  const fresh = ['新来的', madeUpNumber('1990-03-04', 77), '汉族', '码头']
  const { plans, done } = await importAs('add', [known.row, fresh])
  assert.deepEqual(plans, ['known', 'fresh'])
  assert.equal(done.state, 'done')
  assert.deepEqual(await of(known.id), before)
  assert.equal(
    (await head.get(`/api/areas/${areaId}/people-search?q=${encodeURIComponent('新来的')}`)).body.rows.length,
    1,
  )
})

test('update: what is empty is filled, what contradicts a better source competes', async () => {
  const known = await given()
  await importAs('update', [known.row])
  const { nation, employer, disputes } = await of(known.id)
  assert.deepEqual([nation, employer], ['01', '东昌小学'])
  assert.equal(disputes, 1)
})

test('replace: the file holds, and undoing brings back what was', async () => {
  const known = await given()
  const before = await of(known.id)
  const { url } = await importAs('replace', [known.row])
  const { nation, employer, disputes } = await of(known.id)
  assert.deepEqual([nation, employer, disputes], ['03', '东昌小学', 0])
  await head.post(`${url}/undo`, { reason: '传错了文件' })
  await runImports(city.app)
  assert.deepEqual(await of(known.id), before)
})
