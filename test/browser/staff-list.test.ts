// A13: a street's staff from one sheet: faults beside their rows, the good ones made, passwords for paper, once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDesk, deskSize, knock } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const file = (rows: string) => ({
  name: '名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`登录名,姓名,岗位,区域,单位\n${rows}`),
})
const wang = 'wangfang,王芳,网格员,陆家嘴街道 东昌社区,\n'

test('a list is checked row by row, mended, and becomes accounts whose passwords open the door', async () => {
  const page = await atDesk(phone, 'security', '/admin/accounts')
  await page.getByRole('button', { name: '从名单建账号' }).click()
  const drawer = page.getByRole('dialog', { name: '从名单建账号' })
  await drawer.locator('input[type=file]').setInputFiles(file(`${wang}lijie,李杰,部门工作人员,浦东新区,没有的单位\n`))
  await drawer.getByText('没有这个单位：没有的单位').waitFor()
  await looksRight(page, 'staff list with a fault')
  await drawer
    .locator('input[type=file]')
    .setInputFiles(file(`${wang}lijie,李杰,部门工作人员,浦东新区,浦东新区供水单位\n`))
  await drawer.getByRole('button', { name: '建立 2 个账号' }).click()
  await drawer.getByText('已建立 2 个账号').waitFor()
  await looksRight(page, 'accounts made')
  const row = drawer.getByRole('row', { name: /wangfang/ })
  const password = (await row.locator('.admin-code').last().textContent())!
  await drawer.getByRole('button', { name: 'Close' }).or(drawer.locator('.ant-drawer-close')).first().click()
  await page.getByRole('cell', { name: /王芳/ }).first().waitFor()
  await page.getByRole('button', { name: '从名单建账号' }).click()
  await drawer.locator('input[type=file]').setInputFiles(file(wang))
  await drawer.getByText('已有账号').waitFor()
  assert.equal(await drawer.getByRole('button', { name: '建立 0 个账号' }).isDisabled(), true)

  const hers = await phone(deskSize)
  await knock(hers, 'wangfang', password)
  await hers.getByRole('heading', { name: '先修改密码' }).waitFor()
})
