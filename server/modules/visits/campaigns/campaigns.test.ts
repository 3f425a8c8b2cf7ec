// Campaigns (C06): only with the number of their admission; what another tier made isn't changed below.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { openCampaigns } from './campaign-store.ts'

const city = await startSmallCity()
const head = await city.as('head')
const street = await city.as('street')
const worker = await city.as('gridWorker')
const question = { key: 'gas', zh: '用不用燃气', kind: 'yes_no', required: true }
const campaign = (some: object = {}) => ({
  title: '燃气安全排查',
  purpose: '冬季用气安全',
  admissionNo: '浦准〔2026〕12号',
  from: '2026-11-01',
  until: '2026-12-31',
  grids: [],
  questions: [question],
  state: 'open',
  version: null,
  ...some,
})
const id = uuid7()
const put = (browser: typeof head, areaId: number, body: object, of = id) =>
  browser.put(`/api/areas/${areaId}/visit-campaigns/${of}`, body)

test('what is wrong is named', async () => {
  assert.equal((await put(worker, areas.community, campaign())).status, 403)
  const unadmitted = await put(head, areas.community, campaign({ admissionNo: ' ' }))
  assert.equal(unadmitted.status, 400)
  assert.deepEqual(unadmitted.body.errors.map((e: { field: string }) => e.field), ['admissionNo']) // prettier-ignore
  const twice = await put(head, areas.community, campaign({ questions: [question, question] }))
  assert.equal(twice.body.code, 'visits.question_twice')
  const ended = await put(head, areas.community, campaign({ until: '2026-10-01' }))
  assert.equal(ended.body.code, 'visits.campaign_period')
})

test('sent again after a lost answer it is the same; an old version is a conflict', async () => {
  const made = await put(street, areas.street, campaign())
  assert.equal(made.status, 200, JSON.stringify(made.body))
  const again = await put(street, areas.street, campaign())
  assert.deepEqual([again.status, again.body.version], [200, 1])
  const changed = await put(street, areas.street, campaign({ title: '燃气排查', version: 1 }))
  assert.equal(changed.body.version, 2)
  assert.equal((await put(street, areas.street, campaign({ version: 1 }))).body.code, 'platform.conflict')
  assert.equal((await put(street, areas.street, campaign())).body.code, 'platform.conflict')
})

test('it holds below, can’t be changed there, and isn’t seen beside', async () => {
  const below = (await head.get(`/api/areas/${areas.community}/visit-campaigns`)).body.rows
  assert.deepEqual(below.map((c: { id: string; title: string }) => [c.id, c.title]), [[id, '燃气排查']]) // prettier-ignore
  assert.equal((await put(head, areas.community, campaign({ version: 2 }))).body.code, 'visits.configured_above')
  const beside = await city.as('siblingStreet')
  assert.equal((await beside.get(`/api/areas/${areas.siblingStreet}/visit-campaigns`)).body.rows.length, 0)
})

test('asked at doors only while it is open, in its days', async () => {
  const asked = (day: string) =>
    inTransaction(city.app.pool, everywhere, async (db) =>
      (await openCampaigns(db, areas.community, day)).map((c) => c.id),
    )
  assert.deepEqual(await asked('2026-11-22'), [id])
  assert.deepEqual(await asked('2027-01-01'), [])
  assert.equal((await put(street, areas.street, campaign({ state: 'closed', version: 2 }))).body.state, 'closed')
  assert.deepEqual(await asked('2026-11-22'), [])
})
