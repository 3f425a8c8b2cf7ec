// Who was told what, when, how, and whether they read it: for staff, masked (issue 4).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { rangeOf } from '#contract/territory/area-number.ts'
import { setCodeSender } from '#modules/access/index.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { informResident, type Informing } from './inform-resident.ts'
import { sendTexts } from './text-messages.ts'

const city = await startSmallCity()
after(() => setCodeSender(undefined))
const clerk = await city.as('clerk')
const tell = (told: Omit<Informing, 'areaId'>) =>
  asSystem(city.app.pool, 'test', (context) => informResident(context, { areaId: areas.community, ...told }), {
    area: rangeOf(areas.community),
  })
const params = { site: { zh: '东昌社区大厅', en: 'Dongchang hall' }, at: { at: '2026-11-24T01:30:00Z' } }
const list = async (query = '') => (await clerk.get(`/api/areas/${areas.community}/notices${query}`)).body

test('a notice in the app is read, a text message goes out, one without a gateway is called untold', async () => {
  const resident = await city.asResident('13800000131')
  setCodeSender({ send: async () => {}, tell: async () => {}, shows: true })
  await tell({ phone: '13800000131', kind: 'booking_cancelled', params })
  await tell({ phone: '13800000132', kind: 'booking_missed', params })
  await asSystem(city.app.pool, 'test', sendTexts)
  setCodeSender(undefined)
  await tell({ phone: '13800000133', kind: 'consultation_answered', params: { number: 7 } })
  await resident.post('/api/me/notices/read')
  const { rows } = await list()
  assert.deepEqual(
    rows.map((r: { to: string; way: string; account: boolean; readAt: string | null }) => [r.to, r.way, r.account, r.readAt !== null]),
    [['138****0133', 'untold', false, false], ['138****0132', 'sms', false, false], ['138****0131', 'app', true, true]],
  ) // prettier-ignore
  assert.match(rows[0].text, /咨询7已答复/)
  assert.ok(!JSON.stringify(rows).includes('13800000'))
})

test('filtered by subject, way, reading and a whole number; page by page', async () => {
  const count = async (query: string) => (await list(query)).rows.length
  assert.deepEqual(await Promise.all(['?subject=booking', '?way=sms', '?read=true', '?read=false', '?q=138%200000%200132', '?q=王'].map(count)), [2, 1, 1, 2, 1, 0]) // prettier-ignore
  const first = await list('?limit=2')
  const second = await list(`?limit=2&after=${encodeURIComponent(first.next)}`)
  assert.deepEqual([first.rows.length, second.rows.length, second.next], [2, 1, null])
  assert.equal((await list('?from=2020-01-01&to=2020-01-02')).rows.length, 0)
})

test('exported by those who may, without a whole number, and said in the audit log', async () => {
  const head = await city.as('head')
  assert.equal((await clerk.get(`/api/areas/${areas.community}/notices.xlsx`)).status, 403)
  assert.equal((await head.get(`/api/areas/${areas.community}/notices.xlsx?q=13800000132`)).status, 200)
  const { rows } = await city.owner.query(
    `select about from platform.audit where route = 'matters.export_sent_notices'`,
  )
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify(rows).includes('13800000132'))
  assert.equal((await clerk.get(`/api/areas/${areas.foreignCommunity}/notices`)).status, 403)
})
