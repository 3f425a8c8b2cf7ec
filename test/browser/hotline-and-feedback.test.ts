// J08: a clerk mends a file of work orders row by row and takes it in, once. And law.md 3: a complaint needs no account.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPassword } from '#modules/access/testing.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const { url, owner } = await startCity()
const { phone } = await startBrowser(url)
const desk = { viewport: { width: 1440, height: 900 }, hasTouch: false }

const file = `工单编号,诉求内容,诉求地址,联系电话
R1,小区门口水管爆裂,东昌社区,138-1234-5678
R2,路灯不亮,东昌社区,1381234
R1,又说了一次,东昌社区,
`
const csv = { name: '工单.csv', mimeType: 'text/csv', buffer: Buffer.from(file) }

const signedIn = async (loginName: string, path: string) => {
  const page = await phone(desk)
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation').waitFor()
  await page.goto(`/staff${path}`)
  return page
}

test('a file of work orders: what is wrong is mended in place, survives a reload, and becomes cases once', async () => {
  const page = await signedIn('clerk', '/incidents/hotline')
  await page.locator('input[type=file]').setInputFiles(csv)
  await page.getByText('可接收 1', { exact: true }).waitFor()
  await looksRight(page, 'orders')
  await page.getByLabel('联系电话').fill('13912345678')
  await page.getByText('可接收 2', { exact: true }).waitFor()
  await page.reload()
  await page.getByText('可接收 2', { exact: true }).waitFor()
  await page.getByRole('button', { name: '接收 2 件' }).click()
  await page.getByText('接收 2 件，原来就有 0 件').waitFor()
  assert.equal(await page.getByRole('link', { name: /^SJ/ }).count(), 2)
  await page.getByRole('button', { name: '换一份文件' }).click()
  await page.locator('input[type=file]').setInputFiles(csv)
  // all three rows: the third bears a number that is a case by now
  await page.getByText('已是事件 3', { exact: true }).waitFor()
  const { rows } = await owner.query('select external_no from incidents.incident order by 1')
  assert.deepEqual(
    rows.map((r: { external_no: string }) => r.external_no),
    ['R1', 'R2'],
  )
})

test('a stranger complains without account or place; the system administrator answers', async () => {
  const page = await phone()
  await page.goto('/feedback')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('请写下您的意见').waitFor()
  await looksRight(page, 'feedback')
  await page.getByLabel('内容').fill('窗口中午没有人')
  await page.getByLabel(/联系方式/).fill('13800001234')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('收到了，谢谢您').waitFor()
  const system = await signedIn('system', '/admin/feedback')
  await system.getByRole('cell', { name: '窗口中午没有人' }).click()
  await system.getByLabel('查看理由').fill('电话答复')
  await system.getByRole('button', { name: '查看联系方式' }).click()
  await system.getByText('13800001234').waitFor()
  await system.getByLabel('处理结果').fill('已安排午间值班')
  await system.getByRole('button', { name: '登记' }).click()
  await system.getByText('没有投诉建议').waitFor()
  await looksRight(system, 'feedback received')
})

test('an address that leads nowhere says so, with the way back', async () => {
  const page = await phone()
  const answer = await page.goto('/no/such/page')
  assert.equal(answer?.status(), 404)
  await page.getByRole('link', { name: '回首页' }).click()
  await page.getByRole('heading', { name: '身边有事，说一声' }).waitFor()
})
