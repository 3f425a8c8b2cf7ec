// B07, C01–C03, C07: a grid worker's day on the phone: PIN, must-visits and route, households; a visit, a correction and a case
// written down without a network, the app closed in between; sent when it is back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { givenDwelling, givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { forgetLists } from '#modules/visits/field/lists.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../small-city.ts'
import { everyWay, fits } from './every-way.ts'
import { looksRight, photo, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url, { sound: true })
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
  await page.getByRole('button', { name: '录音', exact: true }).click()
  await page.getByRole('button', { name: /正在录音 [1-9]/ }).click()
  await page.getByLabel('第 1 段录音', { exact: true }).waitFor()
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
  await page.getByLabel('第 1 段录音', { exact: true }).waitFor()
  await page.getByRole('checkbox', { name: '转咨询' }).uncheck()
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('heading', { name: '今天的路线' }).waitFor()
  await page.getByText(/今天已访/).waitFor()
  await page.getByRole('link', { name: '上报' }).click()
  await page.getByLabel('发生了什么').fill('井盖松动')
  const guessed = page.getByRole('radio', { name: '公用设施' })
  assert.equal(await guessed.isChecked(), false, 'a guess of the phone is sent only when it is pressed')
  await guessed.check()
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
  const voice = await page.request.get(`/api/areas/${areas.community}/files/${body.rows[0].voices[0]}`)
  assert.deepEqual([voice.status(), voice.headers()['content-type']], [200, 'audio/webm'])
  assert.ok((await voice.body()).length > 1000)
  const { rows } = await city.owner.query(
    `select i.text, c.zh from incidents.incident i join incidents.category c on c.id = i.category_id`,
  )
  assert.deepEqual(rows, [{ text: '井盖松动', zh: '公用设施' }])
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

/** Another page of the app, without loading it anew: nothing could be loaded. */
const go = (path: string) => page.evaluate((to) => history.pushState(null, '', `/field${to}`), path)
test('without a network no page of the app breaks, at 390 px and at 320 px in large print', async () => {
  await page.context().setOffline(true)
  const { rows } = await city.owner.query<{ id: string }>('select id from incidents.incident')
  const pages: Record<string, string> = {
    '/': '今天',
    '/route': '今天的路线',
    '/households': '居民',
    [`/households/${chen}`]: '昌邑小区 3 号楼 101',
    '/diary': '记民情日志',
    [`/diary/${chen}`]: '记民情日志',
    '/visits': '民情日志',
    '/boxes': '开箱登记',
    '/outbox': '待提交',
    '/tasks': '今天要办的事',
    [`/tasks/${areas.community}/${rows[0]!.id}`]: '公用设施',
    '/report': '上报事件',
    '/map': '我的网格',
    '/me': '王芳',
    '/nowhere': '没有这个页面',
  }
  // not looked at by axe anywhere else in this story
  const unseen = ['今天要办的事', '公用设施', '没有这个页面']
  const before = page.viewportSize()!
  const ways = [{ width: 390, scale: 'phone', least: 44 }, { width: 320, scale: 'large', least: 60 }] // prettier-ignore
  for (const { width, scale, least } of ways) {
    await page.setViewportSize({ width, height: 640 })
    await page.evaluate((to) => void (document.documentElement.dataset['scale'] = to), scale)
    for (const [path, title] of Object.entries(pages)) {
      const where = `${path} without a network, ${width} px`
      await go(path)
      await page.getByRole('heading', { name: title, exact: true }).first().waitFor()
      await page.locator('.skeleton').waitFor({ state: 'detached' })
      assert.deepEqual(await page.locator('.state[role=alert]').allTextContents(), [], where)
      assert.deepEqual(await smallTargets(page, least), [], `${where}: too small for a thumb`)
      if (scale === 'large') await (unseen.includes(title) ? looksRight : fits)(page, where)
      if (title === '记民情日志') assert.equal(await page.getByRole('button', { name: '语音转文字' }).count(), 0, where)
    }
  }
  await page.evaluate(() => void (document.documentElement.dataset['scale'] = 'phone'))
  await page.setViewportSize(before)
  await go('/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByText('网络不通，请检查网络后再试').waitFor()
})

test('a report is refused, its kind was closed meanwhile: mended from the outbox it is sent', async () => {
  await go('/report')
  await page.getByLabel('发生了什么').fill('健身器材坏了')
  await page.getByRole('button', { name: /其他类别|选择类别/ }).click()
  await page.getByLabel('查找').fill('gyss')
  await page.getByRole('button', { name: '公用设施' }).click()
  await page.getByLabel('地址或附近标志').fill('昌邑路 55 弄门口')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('有网络时自动提交，提交后有编号').waitFor()
  const top = await city.as('city')
  const categories = `/api/areas/${areas.city}/configuration/categories`
  const { id, version } = (await top.get(categories)).body.rows.find(({ zh }: { zh: string }) => zh === '公用设施')
  assert.equal((await top.patch(`${categories}/${id}`, { version, active: false })).status, 200)
  await page.context().setOffline(false)
  await page.getByText('有 1 条需要您处理').waitFor()
  await go('/outbox')
  await page.getByRole('button', { name: '改一改再提交' }).click()
  await page.getByText('改好后点“提交”').waitFor()
  assert.equal(await page.getByLabel('发生了什么').inputValue(), '健身器材坏了')
  await looks('mending a report')
  await page.getByRole('button', { name: /其他类别|选择类别/ }).click()
  await page.getByLabel('查找').fill('园林绿化')
  await page.getByRole('button', { name: '园林绿化' }).click()
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText(/已上报，编号 SJ/).waitFor()
  const { rows } = await city.owner.query(
    `select c.zh from incidents.category c join incidents.incident i on i.category_id = c.id and i.text = '健身器材坏了'`,
  )
  assert.deepEqual(rows, [{ zh: '园林绿化' }])
})

test('a contact box is emptied without a network: the papers wait on the phone and become cases when it is back', async () => {
  const head = await city.as('head')
  const area = `/api/areas/${areas.community}`
  const box = { place: '3 号楼东门', gridNo: 1, note: '', everyDays: 7, closedOn: null, version: null }
  assert.equal((await head.put(`${area}/contact-boxes/${uuid7()}`, box)).status, 200)
  forgetLists()
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('button', { name: '立即同步' }).click()
  await page.getByRole('link', { name: '今天' }).click()
  await page.getByRole('link', { name: /居民联系箱/ }).click()
  await page.getByLabel('写了什么').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByText('请写来信的内容').waitFor()
  await looks('papers of a box')
  await page.getByLabel('写了什么').fill('楼道堆杂物')
  await page.locator('input[type=file]').setInputFiles(await photo('#9bb27a'))
  await page.getByAltText('第 1 张照片').waitFor()
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: '我的' }).click()
  await page.getByRole('link', { name: /1 条没有提交/ }).click()
  await page.getByText(/开箱 3 号楼东门/).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '立即提交' }).click()
  await page.getByText('都已提交').waitFor()
  const { body } = await head.get(`${area}/box-collections`)
  const [paper] = body.rows[0].papers
  assert.deepEqual([paper.text, paper.became.kind, paper.photos.length], ['楼道堆杂物', 'incident', 1])
})
