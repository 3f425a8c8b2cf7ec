import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstAdministratorCode } from '#modules/access/index.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../testing.ts'

const app = await startTestApp()
const browser = openBrowser(app)

test('a city from a shipped list fills itself, and whoever comes after a crash goes on from there', async () => {
  const code = await inTransaction(app.pool, everywhere, firstAdministratorCode)
  const chosen = await browser.post('/api/city', { code, city: { from: 'list', list: 'wuxi' } })
  assert.deepEqual(chosen.body, { id: 320_200_000_000, name: '无锡市' })
  // The job and the request's own filling may meet; between them everything gets in once.
  let state = (await browser.get('/api/city')).body
  while (state.filling) {
    await app.jobs.run('territory.fill_city')
    state = (await browser.get('/api/city')).body
  }
  const total = state.lists.find((l: { list: string }) => l.list === 'wuxi').areas
  const { rows } = await inTransaction(app.pool, everywhere, (_, client) =>
    client.query('select count(*)::int as n, count(distinct official_code)::int as codes from territory.area'),
  )
  assert.deepEqual(rows[0], { n: total, codes: total })
  const [found] = (await browser.get('/api/areas?q=binhu')).body.rows
  assert.equal(found.path, '无锡市 滨湖区')
  const calendar = (await browser.get('/api/areas/320200000000/calendar/2024')).body
  assert.deepEqual([calendar.published, calendar.hoursFrom], [true, 320_200_000_000])
})
