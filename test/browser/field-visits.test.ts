// B07, C01–C03, C07: a grid worker's day on the phone: PIN, must-visits and route, households; a visit, a correction and a case
// written down without a network, the app closed in between; sent when it is back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { givenDwelling, givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../small-city.ts'
import { everyWay } from './every-way.ts'
import { photo, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const pin = '482913'

const givenHome = async (room: string, name: string) => {
  const dwellingId = await givenDwelling(city.app, areas.community, {
    buildingNo: 1,
    room,
    floor: Number(room[0]),
    address: `昌邑路 55 弄 3 号 ${room}`,
  })
  const { id } = await givenHousehold(city.app, areas.community, { dwellingId })
  await givenPerson(city.app, {
    areaId: areas.community,
    name,
    facts: [{ field: 'sex', value: '2' }],
    residence: { kind: 'both', dwellingId, householdId: id },
    source: { label: '入户台账', onDay: '2025-03-01' },
  })
  return id
}
const chen = await givenHome('101', '陈桂兰')
await givenHome('502', '赵明')

const page = await phone({ permissions: ['geolocation', 'microphone'] })
const unlock = async (on: Page) => {
  await on.getByLabel('口令（6 位以上数字）').fill(pin)
  await on.getByRole('button', { name: '打开' }).click()
}
/** Every target a thumb has to hit, without those inside a sentence. */
const smallTargets = (on: Page, least: number) =>
  on.evaluate(
    (px) =>
      [...document.querySelectorAll('a, button, summary, select, textarea, .choice, input.input')]
        .filter((e) => !e.closest('p, .maplibregl-map, .toasts') && e.getClientRects().length > 0)
        .filter((e) => e.getBoundingClientRect().height < px)
        .map((e) => `${e.tagName} ${e.className} ${(e.textContent ?? '').slice(0, 20)}`),
    least,
  )
const looks = async (where: string) => {
  await everyWay(page, where, { large: true })
  assert.deepEqual(await smallTargets(page, 44), [], `${where}: too small for a thumb`)
}

test('the PIN is set before anything is kept, and asked for when the app is opened again', async () => {
  await page.goto('/field/')
  await page.getByLabel('登录名').fill('gridworker')
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '设置手机口令' }).waitFor()
  await page.getByLabel('口令（6 位以上数字）').fill('123456')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('这个口令太容易猜到').waitFor()
  await looks('set PIN')
  await page.getByLabel('口令（6 位以上数字）').fill(pin)
  await page.getByLabel('再输一次').fill(pin)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '本月走访' }).waitFor()
  await page.getByText('计划 30 户').waitFor()
  await looks('today')
  // until the shell is kept, there is nothing to open without a network
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await page.getByRole('heading', { name: '输入手机口令' }).waitFor()
  await looks('locked')
  await page.getByLabel('口令（6 位以上数字）').fill('135790')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('口令不对，请再试').waitFor()
  await unlock(page)
  await page.getByRole('heading', { name: '本月走访' }).waitFor()
})

test('households are found by initials; a route of the day is planned and changed by hand', async () => {
  await page.getByRole('link', { name: '居民' }).click()
  await page.getByText('昌邑小区 3 号楼').waitFor()
  await page.getByLabel('查找').fill('cgl')
  await page.getByRole('link', { name: /陈桂兰/ }).waitFor()
  assert.equal(await page.getByRole('link', { name: /赵明/ }).count(), 0)
  await looks('households')
  await page.getByRole('link', { name: /陈桂兰/ }).click()
  await page.getByRole('button', { name: '加入今天的路线' }).click()
  await page.getByText('资料', { exact: true }).click()
  await looks('household')
  await page.getByRole('link', { name: '居民' }).click()
  await page.getByLabel('查找').fill('502')
  await page.getByRole('link', { name: /赵明/ }).click()
  await page.getByRole('button', { name: '加入今天的路线' }).click()
  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('link', { name: /今天的路线/ }).click()
  const stops = page.locator('.stop-name')
  await page.getByRole('button', { name: /502往前/ }).click()
  assert.match((await stops.allTextContents())[0]!, /502/)
  await page.getByRole('button', { name: '按步行最近排序' }).click()
  await looks('route')
})

test('without a network: a draft outlives the app, a visit with a photo and a case wait to be sent', async () => {
  await page.goto(`/field/diary/${chen}`)
  await unlock(page)
  await page.getByLabel('听到了什么').waitFor()
  await page.context().setOffline(true)
  await page.getByLabel('听到了什么').fill('楼道灯坏了三天')
  await page.locator('input[type=file]').setInputFiles(await photo('#c9b27a'))
  await page.getByAltText('第 1 张照片').waitFor()
  await page.getByRole('checkbox', { name: '维修改造' }).check()
  await page.getByRole('checkbox', { name: '转咨询' }).check()
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByText('请填写 11 位手机号').waitFor()
  await looks('diary')
  await page.reload()
  await unlock(page)
  await page.getByText('已恢复上次没有写完的内容').waitFor()
  assert.equal(await page.getByLabel('听到了什么').inputValue(), '楼道灯坏了三天')
  await page.getByAltText('第 1 张照片').waitFor()
  await page.getByRole('checkbox', { name: '转咨询' }).uncheck()
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('heading', { name: '今天的路线' }).waitFor()
  await page.getByText(/今天已访/).waitFor()
  await page.getByRole('link', { name: '上报' }).click()
  await page.getByLabel('发生了什么').fill('井盖松动')
  await page.getByLabel('地址或附近标志').fill('昌邑路 55 弄门口')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.getByText(/已定位/).waitFor()
  await looks('report without a network')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('有网络时自动提交，提交后有编号').waitFor()
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('link', { name: /2 条没有提交/ }).click()
  await page.getByText(/走访 昌邑小区 3 号楼 101/).waitFor()
  await looks('outbox')
  await page.getByRole('link', { name: '居民' }).click()
  await page.getByRole('link', { name: '地图' }).click()
  await page.getByRole('link', { name: /井盖松动/ }).waitFor()
  await looks('map without a network')
})

test('with the network back everything is at the server, once, and both count the same', async () => {
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('button', { name: '立即同步' }).click()
  await page.getByRole('link', { name: /都已提交/ }).waitFor()
  await looks('me')
  const worker = await city.as('gridWorker')
  const { body } = await worker.get(`/api/areas/${areas.community}/visits?scope=mine`)
  assert.deepEqual(
    body.rows.map((row: { householdId: string; heard: string; needs: string[]; photos: string[] }) => [
      row.householdId,
      row.heard,
      row.needs,
      row.photos.length,
    ]),
    [[chen, '楼道灯坏了三天', ['repair'], 1]],
  )
  const { rows } = await city.owner.query(`select text from incidents.incident`)
  assert.deepEqual(rows, [{ text: '井盖松动' }])
  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('link', { name: '看本月的日志' }).click()
  await page.getByText('手机上算：1 户').waitFor()
  await page.getByText('服务器已入账：1 户').waitFor()
  await page.getByText('楼道灯坏了三天').waitFor()
  await looks('diary of the month')
})

test('a colleague recorded the same household the same day: both are told, one visit is chosen and taken back', async () => {
  const colleague = await city.as('gridWorkerB')
  const now = new Date().toISOString()
  const { status, body } = await colleague.post(`/api/areas/${areas.community}/visits`, {
    id: uuid7(),
    kind: 'visit',
    householdId: chen,
    heard: '灯还没有修',
    saidAt: now,
    sentAt: now,
  })
  assert.equal(status, 200, JSON.stringify(body))
  assert.equal(body.sameDay[0]?.worker, '王芳', 'whoever comes second hears of it with the answer')
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('button', { name: '立即同步' }).click()
  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('link', { name: '看本月的日志' }).click()
  await page.getByText(/李强也记了这一户/).waitFor()
  await looks('two entries of one day')
  await page.goto(`/field/diary/${chen}`)
  await unlock(page)
  await page.getByText(/李强今天 .* 来过这一户/).waitFor()
  await looks('diary where a colleague was today')
  await page.goto(`/field/households/${chen}`)
  await unlock(page)
  await page.getByRole('button', { name: '是同一次走访' }).first().click()
  await page.getByText('是同一次，算同行').first().waitFor()
  const head = await city.as('head')
  const told = await head.get(`/api/areas/${areas.community}/visits/${body.id}`)
  assert.deepEqual(
    told.body.with.map((one: { name: string }) => one.name),
    ['王芳'],
  )
  await page.getByRole('button', { name: '撤回' }).first().click()
  await page.getByRole('button', { name: '两次都对' }).first().waitFor()
})
