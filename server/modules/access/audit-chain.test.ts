import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenAreas } from '#modules/territory/testing.ts'
import { sealAudit, verifyAudit } from '#platform/audit.ts'
import { untilEnded } from '#platform/until-ended.ts'
import { startTestApp } from '../../testing.ts'
import { givenStaff } from './testing.ts'

const app = await startTestApp()
const { city } = await givenAreas(app.ownerUrl)
const { browser } = await givenStaff(app, { role: 'auditor', areaId: city })
const chain = async () => (await browser.get(`/api/areas/${city}/audit-chain`)).body

test('an auditor sees how far the log is sealed, and what the last verification found', async () => {
  assert.equal((await chain()).verified, null)
  await browser.get(`/api/areas/${city}/audit`)
  await untilEnded(app.pool)
  const sealed = await sealAudit(app.pool)
  const state = await chain()
  assert.deepEqual([state.links, state.head.length], [sealed, 64])
  assert.ok(state.sealedUntil)
  const verdict = await verifyAudit(app.pool)
  const { at, ...said } = (await chain()).verified
  assert.deepEqual(said, { whole: true, links: verdict.links })
  assert.ok(at)
})

test('the log leaves as a sheet, and that it did is written down', async () => {
  const answer = await app.http.inject({ url: `/api/areas/${city}/audit/export`, cookies: browser.cookies })
  assert.equal(answer.statusCode, 200)
  assert.equal(answer.rawPayload.subarray(0, 2).toString(), 'PK')
  const { rows } = (await browser.get(`/api/areas/${city}/audit?route=access.export_audit`)).body
  assert.deepEqual([rows.length, rows[0].about], [1, { exported: {} }])
})
