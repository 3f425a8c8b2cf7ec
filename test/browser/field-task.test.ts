// J01: a grid worker at the phone: signs in, sees the new case come, calls, accepts, handles it with a photo; reports one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { forgetLists } from '#modules/visits/field/lists.ts'
import { areas, inGrid } from '../small-city.ts'
import { looksRight, photo, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const path = `/api/areas/${areas.community}/incidents`
const resident = await city.asResident('13812345678')
const report = (text: string, id = uuid7()) =>
  resident.post(path, { id, text, point: inGrid, placeText: '3号楼门口' }).then((answer) => ({ id, ...answer.body }))
const stateOf = async (id: string) =>
  (await city.owner.query<{ state: string }>('select state from incidents.incident where id = $1', [id])).rows[0]?.state

const page = await phone()

test('signs in, and a case reported meanwhile appears by itself', async () => {
  await page.goto('/field/tasks')
  await page.getByLabel('登录名').fill('gridworker')
  await page.getByLabel('密码').fill(testPassword)
  await looksRight(page, 'sign in')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '今天要办的事' }).waitFor()
  await page.getByText('手上没有要办的事').waitFor()
  await looksRight(page, 'no tasks')
  await report('路灯不亮，晚上看不见')
  await page.getByRole('link', { name: /路灯不亮/ }).waitFor()
  await page.getByText(/剩余/).first().waitFor()
  await looksRight(page, 'tasks')
})

test('reveals the phone for a reason, accepts with one press, handles with a photo', async () => {
  await page.getByRole('link', { name: /路灯不亮/ }).click()
  await page.getByRole('heading', { name: '经过' }).waitFor()
  await looksRight(page, 'case')
  await page.getByRole('button', { name: '查看电话' }).click()
  await looksRight(page, 'reason')
  await page.getByRole('button', { name: '显示' }).click()
  const call = page.getByRole('link', { name: '打电话 13812345678' })
  assert.equal(await call.getAttribute('href'), 'tel:13812345678')
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByText('已受理', { exact: true }).waitFor()
  await page.getByRole('button', { name: '自处理' }).click()
  const sheet = page.getByRole('dialog', { name: '自处理' })
  await sheet.getByRole('button', { name: '自处理' }).click()
  await sheet.getByText('请填写').waitFor()
  await sheet.getByLabel('怎么解决的').fill('换了灯泡')
  await sheet.locator('input[type=file]').setInputFiles(await photo('#c9b27a'))
  await sheet.getByAltText('第 1 张照片').waitFor()
  await looksRight(page, 'move')
  await sheet.getByRole('button', { name: '自处理' }).click()
  await page.getByAltText('处理后的照片，第 1 张').waitFor()
  const { rows } = await city.owner.query(
    `select i.state, a.phase from incidents.incident i join incidents.attachment a on a.incident_id = i.id`,
  )
  assert.deepEqual(rows, [{ state: 'feedback', phase: 'after' }])
})

test('no network: kept on the phone and said; sent again it is done once', async () => {
  const { id, areaId } = await report('楼道堆了杂物')
  await page.goto(`/field/tasks/${areaId}/${id}`)
  await page.getByRole('button', { name: '受理', exact: true }).waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByText('没有网络，内容已保存在本机，联网后再点提交').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByText('已受理', { exact: true }).waitFor()
  const { rows } = await city.owner.query(
    `select count(*)::int n from incidents.step where incident_id = $1 and move = 'accept'`,
    [id],
  )
  assert.equal(rows[0].n, 1)
})

test('somebody was faster: the latest is shown and what was typed is kept', async () => {
  const { id, areaId, version } = await report('井盖松了')
  // no live updates for this one: the case must change behind the worker's back
  const other = await phone({ storageState: await page.context().storageState() })
  await other.route('**/live', (route) => route.abort())
  await other.goto(`/field/tasks/${areaId}/${id}`)
  await other.getByRole('button', { name: '自处理' }).click()
  const sheet = other.getByRole('dialog', { name: '自处理' })
  await sheet.getByLabel('怎么解决的').fill('已经拧紧')
  const head = await city.as('head')
  assert.equal(
    (await head.post(`${path}/${id}/add-note`, { moveId: uuid7(), version, note: '居民又来电' })).status,
    200,
  )
  await sheet.getByRole('button', { name: '自处理' }).click()
  await sheet.getByText(/刚有人动过这件事，已显示最新的/).waitFor()
  await other.getByText('居民又来电').waitFor()
  assert.equal(await sheet.getByLabel('怎么解决的').inputValue(), '已经拧紧')
  await sheet.getByRole('button', { name: '自处理' }).click()
  await sheet.waitFor({ state: 'detached' })
  assert.equal(await stateOf(id), 'feedback')
})

test('reports what the round brought up, for a resident who asked; sees the map and their own page', async () => {
  await page.goto('/field/report')
  await page.getByLabel('发生了什么').fill('夜里商户音响噪音扰民')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.getByText('归东昌社区 · 第一网格').waitFor()
  await page.getByRole('radio', { name: '居民让我代报' }).check()
  await page.getByLabel('居民手机号').fill('13912345670')
  await looksRight(page, 'report')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText(/已上报，编号 SJ/).waitFor()
  await looksRight(page, 'reported')
  const { rows } = await city.owner.query(
    `select source, reporter_id is not null as theirs from incidents.incident order by number desc limit 1`,
  )
  assert.deepEqual(rows, [{ source: 'visit', theirs: true }])
  await page.goto('/field/map')
  await page.getByRole('link', { name: /噪音/ }).waitFor()
  await looksRight(page, 'map')
  await page.goto('/field/me')
  await page.getByRole('heading', { name: '王芳' }).waitFor()
  await looksRight(page, 'me')
})

/** A phone of somebody who signs in there, with a PIN, so that it keeps what they work with. */
const keepingPhone = async (loginName: string) => {
  const own = await phone()
  await own.goto('/field/')
  await own.getByLabel('登录名').fill(loginName)
  await own.getByLabel('密码').fill(testPassword)
  await own.getByRole('button', { name: '登录' }).click()
  await own.getByLabel('口令（6 位以上数字）').fill('739164')
  await own.getByLabel('再输一次').fill('739164')
  await own.getByRole('button', { name: '保存' }).click()
  await own.getByRole('link', { name: '我的' }).click()
  await own.getByText(/上次同步/).waitFor()
  await own.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await own.context().setOffline(true)
  /** Another page of the app, without loading it anew: nothing could be loaded. */
  const go = (to: string, on = own) => on.evaluate((at) => history.pushState(null, '', `/field${at}`), to)
  const unlock = async (on: Page) => {
    await on.getByLabel('口令（6 位以上数字）').fill('739164')
    await on.getByRole('button', { name: '打开' }).click()
  }
  /** The sheet of a move, wherever its button stands. */
  const open = async (move: string) => {
    const button = own.getByRole('button', { name: move, exact: true })
    await button.or(own.locator('.actions-others summary')).first().waitFor()
    if (!(await button.isVisible())) await own.locator('.actions-others summary').click()
    await button.click()
    return own.getByRole('dialog', { name: move })
  }
  return { own, go, open, unlock }
}
let worker: Awaited<ReturnType<typeof keepingPhone>>

test('without a network a case is handed to a colleague, chosen from the phone; what waits is named in the language of the screen', async () => {
  const id = uuid7()
  const draft = { id, text: '电线垂到路面', source: 'grid_worker', point: inGrid, placeText: '3号楼门口' }
  assert.equal((await (await city.as('gridWorker')).post(path, draft)).status, 200)
  worker = await keepingPhone('gridworker')
  const { own, go, open } = worker
  await go(`/tasks/${areas.community}/${id}`)
  const sheet = await open('首问移交')
  await sheet.getByRole('radio', { name: '李强' }).check()
  await looksRight(own, 'colleagues on the phone')
  await sheet.getByRole('button', { name: '首问移交' }).click()
  await sheet.waitFor({ state: 'detached' })
  await go('/outbox')
  await own.getByText('首问移交：电线垂到路面', { exact: true }).waitFor()
  await go('/me')
  await own.getByRole('radio', { name: 'English' }).click()
  await go('/outbox')
  await own.getByText('Hand over: 电线垂到路面', { exact: true }).waitFor()
  await go('/me')
  await own.getByRole('radio', { name: '中文' }).click()
  await own.context().setOffline(false)
  await go('/outbox')
  await own.getByText('都已提交').waitFor()
  const { rows } = await city.owner.query('select hand_over_to from incidents.incident where id = $1', [id])
  assert.deepEqual(rows, [{ hand_over_to: city.accounts.gridWorkerB }])
})

test('without a network the community gives a case to a department, or merges it, from what its phone keeps', async () => {
  const head = await city.as('head')
  const accepted = async (text: string) => {
    const one = await report(text)
    const { status } = await head.post(`${path}/${one.id}/accept`, { moveId: uuid7(), version: one.version })
    assert.equal(status, 200)
    return one
  }
  const { id, areaId } = await accepted('三号楼水管爆了')
  await accepted('三号楼门口全是水')
  const { own, go, open } = await keepingPhone('head')
  await go(`/tasks/${areaId}/${id}`)
  const merge = await open('并案')
  await merge.getByRole('radio', { name: /三号楼门口全是水/ }).waitFor()
  await merge.getByRole('button', { name: '关闭' }).click()
  const marking = await open('修改标记')
  await marking.getByRole('button', { name: '类别' }).click()
  await own.getByLabel('查找').fill('sgpl')
  await own.getByRole('button', { name: '水管破裂' }).click()
  await marking.getByRole('button', { name: '关闭' }).click()
  const sheet = await open('派遣')
  await sheet.getByRole('radio', { name: '浦东新区供水单位' }).check()
  await looksRight(own, 'departments on the phone')
  await sheet.getByRole('button', { name: '派遣' }).click()
  await sheet.waitFor({ state: 'detached' })
  await own.context().setOffline(false)
  await go('/outbox')
  await own.getByText('都已提交').waitFor()
  const { rows } = await city.owner.query(
    'select state, handler_organisation_id::int handler from incidents.incident where id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ state: 'assigned', handler: city.organisations.water }])
})

const heardNow = async () =>
  (await city.owner.query<{ heard: string }>('select heard from visits.visit order by recorded_at')).rows.map(
    ({ heard }) => heard,
  )

test('an entry is refused: mended and sent again; the one being written meanwhile stays', async () => {
  const { own, go } = worker
  await own.context().setOffline(true)
  await go('/diary')
  await own.getByLabel('听到了什么').fill('赵明来说要装扶手')
  await own.getByText('同行的人、时间').click()
  await own.getByRole('checkbox', { name: '李强' }).check()
  await own.getByRole('button', { name: '记下', exact: true }).click()
  await own.getByRole('heading', { name: '本月走访' }).waitFor()
  await go('/diary')
  await own.getByLabel('听到了什么').fill('又来了一位，还没写完')
  // Meanwhile who came along has left, so that the server doesn't know them here.
  await city.owner.query('update access.account set active = false where id = $1', [city.accounts.gridWorkerB])
  forgetLists()
  await own.context().setOffline(false)
  await own.getByText('有 1 条需要您处理').waitFor()
  await go('/outbox')
  await own.getByRole('button', { name: '改一改再提交' }).click()
  await own.getByText('改好后点“记下”').waitFor()
  assert.equal(await own.getByLabel('听到了什么').inputValue(), '赵明来说要装扶手')
  await looksRight(own, 'mending')
  await own.getByRole('checkbox', { name: '已不在本社区的同事' }).click()
  await own.getByLabel('听到了什么').fill('赵明来说要装扶手，浴室也要')
  await own.getByRole('button', { name: '记下', exact: true }).click()
  await own.getByText('需要您处理').waitFor({ state: 'detached' })
  await go('/outbox')
  await own.getByText('都已提交').waitFor()
  assert.deepEqual(await heardNow(), ['赵明来说要装扶手，浴室也要'])
  await go('/diary')
  await own.getByText('已恢复上次没有写完的内容').waitFor()
  assert.equal(await own.getByLabel('听到了什么').inputValue(), '又来了一位，还没写完')
})

test('the app in two pages: the later one takes over, and what was on its way from the other arrives once', async () => {
  const { own, go, unlock } = worker
  const gate = Promise.withResolvers<void>()
  const asked: string[] = []
  const isVisit = (url: URL) => url.pathname.endsWith('/visits')
  await own.route(isVisit, async (route) => {
    asked.push('first page')
    await gate.promise
    await route.continue()
  })
  await own.getByRole('button', { name: '记下', exact: true }).click()
  await own.getByRole('heading', { name: '本月走访' }).waitFor()
  const other = await own.context().newPage()
  await other.clock.install()
  other.on('request', (request) => {
    if (request.method() === 'POST' && isVisit(new URL(request.url()))) asked.push('second page')
  })
  await other.goto('/field/outbox')
  await unlock(other)
  await own.getByRole('heading', { name: '输入手机口令' }).waitFor()
  await other.getByText('都已提交').waitFor()
  gate.resolve()
  await own.unrouteAll({ behavior: 'wait' })
  assert.deepEqual(asked, ['first page', 'second page'], 'each has sent it once')
  assert.deepEqual(await heardNow(), ['赵明来说要装扶手，浴室也要', '又来了一位，还没写完'])

  // Left alone for a quarter of an hour the phone asks for the PIN again; what was being written is still there.
  const heard = other.getByLabel('听到了什么')
  await go('/diary', other)
  await heard.fill('话说了一半，门铃响了')
  await other.clock.fastForward('14:00')
  assert.equal(await heard.inputValue(), '话说了一半，门铃响了', 'not a minute too early')
  await other.clock.fastForward('02:00')
  await other.getByRole('heading', { name: '输入手机口令' }).waitFor()
  assert.equal(await other.getByText('话说了一半').count(), 0, 'nothing of it can be read')
  await unlock(other)
  await other.getByText('已恢复上次没有写完的内容').waitFor()
  assert.equal(await heard.inputValue(), '话说了一半，门铃响了')

  await unlock(own)
  await other.getByRole('heading', { name: '输入手机口令' }).waitFor()
})
