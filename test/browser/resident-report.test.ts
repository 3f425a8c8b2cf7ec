// Q01, S01: a resident reports with a photo, the grid worker handles it with a photo, the resident judges. In a real browser.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { looksRight, photo, plate, startBrowser, startCity } from './start.ts'
import { givenHandled } from './given-handled.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const story = '3号楼门口水管爆了，水流到路上'

/** Phone and code at the end, when something is sent; the demo shows the code on the page. */
const signIn = async (page: Page, number: string) => {
  await page.getByRole('textbox', { name: '手机号' }).fill(number)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = (await page.getByText(/验证码是/).textContent()) ?? ''
  await looksRight(page, 'sign in')
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(shown)![0])
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

const page = await phone()
let address = ''

test('home and who is my grid worker need no account', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: '反映问题' }).waitFor()
  await looksRight(page, 'home')
  await page.goto('/grid')
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await page.getByText('王芳').waitFor()
  const call = page.getByRole('link', { name: '给王芳打电话，021-58880001' })
  assert.equal(await call.getAttribute('href'), 'tel:02158880001')
  await looksRight(page, 'grid')
})

test('what was written outlives a lost network and a closed tab, photo included', async () => {
  await page.goto('/report')
  await page.getByLabel('发生了什么').fill(story)
  await page.getByText('水管破裂').waitFor()
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.getByText('归东昌社区 · 第一网格').waitFor()
  await page.setInputFiles('input[type=file]', await photo('#7a96a8'))
  await page.getByAltText('第 1 张照片').waitFor()
  await looksRight(page, 'report')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('没有网络，内容已保存在本机，联网后再点提交').waitFor()
  // a page nobody opened before can't be fetched now; it says so and comes when the network does
  await page.getByRole('link', { name: '办事' }).click()
  await page.getByRole('heading', { name: '网络不通，请检查网络后再试' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('searchbox').waitFor()
  await page.goto('/report')
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  assert.equal(await page.getByLabel('发生了什么').inputValue(), story)
  await page.getByAltText('第 1 张照片').waitFor()
})

test('sent: the receipt says the number, who has it, until when and what comes next', async () => {
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await signIn(page, '13812345678')
  await page.getByRole('heading', { name: '已收到，谢谢您' }).waitFor()
  await page.getByText('SJ00000001').waitFor()
  await page.getByText('王芳').waitFor()
  await page.getByText(/剩余/).waitFor()
  await looksRight(page, 'receipt')
  const { rows } = await city.owner.query<{ n: number; photos: number }>(
    'select count(distinct i.id)::int n, count(a.*)::int photos from incidents.incident i left join incidents.attachment a on a.incident_id = i.id',
  )
  assert.deepEqual(rows[0], { n: 1, photos: 1 })
  await page.reload()
  await page.getByText('SJ00000001').waitFor()
})

test('my reports and the case say where it stands in plain words', async () => {
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByText('已送到您的社区，正等着受理').waitFor()
  await page.getByAltText('反映时的照片，第 1 张').waitFor()
  await looksRight(page, 'case')
  address = page.url()
  await page.goto('/mine')
  await page.getByRole('link', { name: new RegExp(story) }).waitFor()
  await looksRight(page, 'mine')
})

test('a neighbour with the same trouble says “me too” instead of reporting again', async () => {
  const neighbour = await phone()
  await neighbour.goto(`/b/${plate}`)
  await neighbour.getByRole('heading', { name: '昌邑小区 3 号楼' }).waitFor()
  await looksRight(neighbour, 'building')
  await neighbour.getByRole('link', { name: '在这里反映问题' }).click()
  await neighbour.getByLabel('发生了什么').fill('3号楼门口水管爆了，没水用')
  await neighbour.getByRole('button', { name: '提交', exact: true }).click()
  await signIn(neighbour, '13812345679')
  await neighbour.getByRole('button', { name: '我也遇到了' }).click()
  await neighbour.getByText('还有 1 位居民也遇到了').waitFor()
  await looksRight(neighbour, 'me too')
})

test('handled and checked, the resident judges: solved, and how satisfied', async () => {
  await givenHandled(city)
  await page.goto(address)
  await page.getByText('已办好，请您说说解决了没有').waitFor()
  await page.getByAltText('处理后的照片，第 1 张').waitFor()
  await looksRight(page, 'verdict')
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('请先选：解决了，还是没有解决').waitFor()
  await page.getByRole('radio', { name: '解决了', exact: true }).check()
  await page.getByRole('radio', { name: '非常满意', exact: true }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await page.getByText('您的评价：非常满意').waitFor()
  await looksRight(page, 'judged')
  const { rows } = await city.owner.query('select state, solved, grade from incidents.incident')
  assert.deepEqual(rows, [{ state: 'closed', solved: true, grade: 5 }])
})

test('large print at 320 px, in English, has room for everything', async () => {
  const small = await phone({ viewport: { width: 320, height: 640 } })
  await small.goto('/')
  await small.getByRole('button', { name: '大字版' }).click()
  await small.getByRole('button', { name: 'English' }).click()
  for (const path of ['/', '/report', '/grid', '/mine', '/feedback', `/b/${plate}`]) {
    await small.goto(path)
    await small.getByRole('heading', { level: 1 }).waitFor()
    await looksRight(small, `${path} in large print`)
  }
})
