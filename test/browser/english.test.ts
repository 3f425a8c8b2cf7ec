// Every main page in English: what stays Chinese are names people gave (areas, organisations, persons, their words).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas } from '../small-city.ts'
import { atDesk, givenReport, move } from './desk.ts'
import { inEnglish } from './in-english.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const { id } = await givenReport(city, await city.asResident('13812345678'), '三号楼水管爆了')
await move(city, await city.as('head'), id, 'accept')

const desks: [who: string, paths: string[]][] = [
  [
    'head',
    [
      '/staff/',
      '/staff/incidents?scope=all',
      `/staff/incidents/${areas.community}/${id}`,
      '/staff/incidents/new',
      '/staff/incidents/hotline',
      '/staff/map',
      '/staff/board',
      '/staff/me',
    ],
  ],
  [
    'street',
    ['taxonomies', 'limits', 'duties', 'calendar', 'areas', 'organisations', 'absences'].map(
      (p) => `/staff/admin/${p}`,
    ),
  ],
  ['system', ['post-kinds', 'map', 'feedback'].map((p) => `/staff/admin/${p}`)],
  ['security', ['/staff/admin/accounts']],
  ['auditor', ['/staff/audit']],
]
for (const [who, paths] of desks)
  test(`the desk of ${who} in English`, async () => {
    const page = await atDesk(phone, who)
    await page.getByRole('button', { name: 'English' }).click()
    await inEnglish(city, page, paths)
    await page.context().close()
  })

test('residents switch too, and it is remembered', async () => {
  const page = await phone()
  await page.goto('/')
  await page
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click()
  await inEnglish(city, page, ['/', '/report', '/mine', '/grid', '/feedback'])
  await page.getByRole('button', { name: '中文' }).first().click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
})
