// C01–C03, C07: a week without a network. 30 visits with photos, 5 incidents, 3 corrections; the phone is closed and reopened,
// somebody else changes two of the households meanwhile. Then: nothing lost, two contradictions settled, both sides count alike.
// At last half of the grid goes to a colleague while the phone is away with something unsent.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { givenBuilding, givenHome } from '#modules/visits/field/testing.ts'
import { areas } from '../small-city.ts'
import { looksRight, photo, startBrowser, startCity } from './start.ts'

const pin = '482915'
const visits = 30
const areaId = areas.community
const city = await startCity()
const homes: { householdId: string; personId: string }[] = []
for (let i = 0; i < visits; i++)
  homes.push(await givenHome(city.app, { areaId, buildingNo: 1, facts: [{ field: 'occupation', value: '教师' }] }))
// The eastern half of the grid, which stays the worker's until the end of the story.
await givenBuilding(city.owner, { areaId, no: 2, gridNo: 1, at: [121.5007, 31.2352] })
const east = [
  await givenHome(city.app, { areaId, buildingNo: 2, name: '东边老伯' }),
  await givenHome(city.app, { areaId, buildingNo: 2, name: '东边大妈' }),
]
const { phone } = await startBrowser(city.url)
let page = await phone()
const picture = { ...(await photo('#c9b27a')), name: 'door.jpg' }

/** Another page of the app, without loading it anew: nothing could be loaded. */
const go = (path: string) => page.evaluate((to) => history.pushState(null, '', `/field${to}`), path)
const rowsOf = async <T>(sql: string, values: unknown[] = []) => (await city.owner.query(sql, values)).rows as T[]
const occupation = async (at: Page, name: string, value: string) => {
  await at.getByText(new RegExp(`${name}的资料`)).click()
  await at.getByLabel('职业').fill(value)
}
const corrected = homes.slice(0, 3)
const names = await rowsOf<{ name: string; id: string }>('select id, name from people.person where area_id = $1', [
  areaId,
])

test('signs in, chooses a PIN, and has the grid on the phone', async () => {
  await page.goto('/field/')
  await page.getByLabel('登录名').fill('gridworker')
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('口令（6 位以上数字）').waitFor()
  await looksRight(page, 'the PIN')
  await page.getByLabel('口令（6 位以上数字）').fill(pin)
  await page.getByLabel('再输一次').fill(pin)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '居民' }).click()
  await page.getByText(`${visits + east.length} 户，在这台手机上`).waitFor()
  // The shell is kept by a service worker, which takes its time on the first visit.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
})

test('a week without a network', async () => {
  await page.context().setOffline(true)
  for (const [i, { householdId, personId }] of homes.entries()) {
    await go(`/diary/${householdId}`)
    await page.getByLabel('听到了什么').fill(`第${i + 1}户，一切都好`)
    await page.locator('input[type=file]').setInputFiles(picture)
    await page.getByAltText('第 1 张照片').waitFor()
    if (i < corrected.length) await occupation(page, names.find(({ id }) => id === personId)!.name, `退休${i}`)
    await page.getByRole('button', { name: '记下', exact: true }).click()
    await page.getByRole('link', { name: '记走访' }).waitFor()
  }
  for (let i = 0; i < 5; i++) {
    await go('/report')
    await page.getByLabel('发生了什么').fill(`第${i + 1}处井盖松动`)
    await page.getByRole('button', { name: '用我的位置' }).click()
    await page.getByText(/已定位/).waitFor()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByRole('button', { name: '再报一件' }).click()
  }
  await go('/')
  await page.getByText(`计划 30 户`).waitFor()
  await looksRight(page, 'today without a network')
  assert.equal(await page.locator('.duty-number').first().innerText(), String(visits))
  const [{ n }] = (await rowsOf<{ n: number }>('select count(*)::int n from visits.visit')) as [{ n: number }]
  assert.equal(n, 0, 'nothing has left')
})

test('the phone is closed and reopened: the PIN opens what was written', async () => {
  const context = page.context()
  await page.close()
  page = await context.newPage()
  await page.goto('/field/')
  await page.getByLabel('口令（6 位以上数字）').fill('999999')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('口令不对，请再试').waitFor()
  await looksRight(page, 'locked')
  await page.getByLabel('口令（6 位以上数字）').fill(pin)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText(`计划 30 户`).waitFor()
  assert.equal(await page.locator('.duty-number').first().innerText(), String(visits))
  await go('/outbox')
  await page.getByText(`${visits + 5} 条还在这台手机上`).waitFor()
  await looksRight(page, 'outbox')
})

test('somebody changes two of the households; the network comes back: two contradictions, settled one way and the other', async () => {
  const head = await city.as('head')
  for (const { personId } of corrected.slice(0, 2)) {
    const path = `/api/areas/${areaId}/people/${personId}`
    const { body } = await head.get(path)
    const answer = await head.patch(path, { version: body.version, facts: [{ field: 'occupation', value: '医生' }] })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  }
  await page.context().setOffline(false)
  await page.getByText('都已提交').waitFor({ timeout: 90_000 })
  const cards = page.locator('li.card').filter({ hasText: '别人也改了，请选择' })
  await cards.nth(1).waitFor()
  assert.equal(await cards.count(), 2)
  await looksRight(page, 'two versions')
  for (const choice of ['我写的', '现在的']) {
    const card = page.locator('li.card').filter({ hasText: '别人也改了，请选择' }).first()
    await card.getByRole('radio', { name: new RegExp(choice) }).check()
    const before = await cards.count()
    await card.getByRole('button', { name: '确定' }).click()
    await page.waitForFunction(
      (n) =>
        [...document.querySelectorAll('li.card')].filter((one) => one.textContent?.includes('别人也改了')).length < n,
      before,
    )
  }
  await page.getByRole('heading', { name: '等待提交' }).waitFor({ state: 'detached' })
})

test('nothing is lost, nothing is twice, both sides count alike', async () => {
  const kept = await rowsOf<{ household_id: string; photos: string[]; heard: string }>(
    'select household_id, photos, heard from visits.visit',
  )
  assert.deepEqual(kept.map((row) => row.household_id).sort(), homes.map(({ householdId }) => householdId).sort())
  assert.ok(kept.every((row) => row.photos.length === 1))
  const files = await rowsOf('select id from platform.file where used_by is not null')
  assert.equal(files.length, visits)
  const cases = await rowsOf<{ text: string }>('select text from incidents.incident order by text')
  assert.deepEqual(
    cases.map(({ text }) => text),
    [1, 2, 3, 4, 5].map((n) => `第${n}处井盖松动`),
  )
  const said: string[] = []
  const head = await city.as('head')
  for (const { personId } of corrected) {
    const { body } = await head.get(`/api/areas/${areaId}/people/${personId}`)
    said.push(body.values.find(({ field }: { field: string }) => field === 'occupation').text)
  }
  assert.deepEqual(said.sort(), ['医生', '退休2', said.find((text) => /^退休[01]$/.test(text))].sort())
  const worker = await city.as('gridWorker')
  const { body } = await worker.get(`/api/areas/${areaId}/visit-duty`)
  assert.equal(body.duty.households, visits)
  await go('/')
  await page.getByText(`计划 30 户`).waitFor()
  assert.equal(await page.locator('.duty-number').first().innerText(), String(visits))
  await page.getByRole('link', { name: '看本月的日志' }).click()
  await page.getByText('第30户，一切都好').first().waitFor()
  await looksRight(page, 'the month')
})

const square = (from: number, to: number) => ({
  type: 'Polygon',
  coordinates: [[[from, 31.235], [to, 31.235], [to, 31.236], [from, 31.236], [from, 31.235]]], // prettier-ignore
})
const grid = (gridNo: number, from: number, to: number) => ({
  type: 'Feature',
  geometry: square(from, to),
  properties: { areaId, gridNo, name: `第${gridNo}网格` },
})

test('half of the grid goes to a colleague while the phone is away: what it holds unsent is handed over first, and counts', async () => {
  const [visited] = east
  await page.context().setOffline(true)
  await go(`/diary/${visited!.householdId}`)
  await page.getByLabel('听到了什么').fill('东边老伯要装扶手')
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await page.getByRole('link', { name: '记走访' }).waitFor()
  const [west, middle, edge] = [121.5, 121.50065, 121.501]
  const street = await city.as('street')
  const collection = { type: 'FeatureCollection', features: [grid(1, west, middle), grid(2, middle, edge)] }
  const drawn = await street.post(`/api/areas/${areas.street}/grids/import`, { check: false, collection })
  assert.deepEqual([drawn.status, drawn.body.done], [200, true], JSON.stringify(drawn.body))
  const workers = { accountIds: [city.accounts.gridWorkerB] }
  assert.equal((await street.put(`/api/areas/${areaId}/grids/2/workers/A`, workers)).status, 200)
  await city.app.drain()
  await go('/households')
  await page.getByText(`${visits + east.length} 户，在这台手机上`).waitFor()

  await page.context().setOffline(false)
  await page.getByText(`${visits} 户，在这台手机上`).waitFor()
  const kept = await rowsOf<{ credit: string; heard: string }>(
    `select credit, heard from visits.visit where household_id = any($1::uuid[])`,
    [east.map(({ householdId }) => householdId)],
  )
  assert.deepEqual(kept, [{ credit: 'good_faith', heard: '东边老伯要装扶手' }])
  await page.getByLabel('查找').fill('东边')
  await page.getByText('没有找到').waitFor()
  await go(`/households/${visited!.householdId}`)
  await page.getByText('这一户不在这台手机上').waitFor()
})

test('the phone says what went, why the visit counts nevertheless, and the same number as the server', async () => {
  await go('/')
  await page.getByText(`第一网格重新划分，${east.length} 户不再归您负责`).waitFor()
  assert.equal(await page.locator('.duty-number').first().innerText(), String(visits + 1))
  await looksRight(page, 'a grid drawn anew')
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText('重新划分').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '看本月的日志' }).click()
  const entry = page.locator('article').filter({ hasText: '东边老伯要装扶手' })
  await entry.getByText('走访时属本网格', { exact: true }).waitFor()
  await entry.getByText('照样算您的').waitFor()
  for (const line of [`手机上算：${visits + 1} 户`, `服务器已入账：${visits + 1} 户`, '两边一样', '其中 1 户'])
    await page.getByText(line).first().waitFor()
  const { body } = await (await city.as('gridWorker')).get(`/api/areas/${areaId}/visit-duty`)
  assert.equal(body.duty.households, visits + 1)
  await looksRight(page, 'visited in good faith')
})
