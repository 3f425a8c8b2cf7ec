// J01: a grid worker at the phone: signs in, sees the new case come, calls, accepts, handles it with a photo; reports one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { testPassword } from '#modules/access/testing.ts'
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
