// The desk's administrators: an account from its one-time password to the right menu, a limit and a holiday that move
// deadlines, and an empty installation from the code on the console to its first account.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { firstAdministratorCode } from '#modules/access/index.ts'
import { testPassword } from '#modules/access/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../server/testing.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const { url } = await startCity()
const { phone } = await startBrowser(url)
const desk = { viewport: { width: 1440, height: 900 }, hasTouch: false }

const enter = async (page: Page, loginName: string, password: string) => {
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}
const signedIn = async (loginName: string, path: string) => {
  const page = await phone(desk)
  await enter(page, loginName, testPassword)
  await page.getByRole('navigation').waitFor()
  await page.goto(`/staff${path}`)
  return page
}
const choose = async (page: Page, box: string, option: string) => {
  await page.getByRole('combobox', { name: new RegExp(`^${box}`) }).click()
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
}

test('a security administrator makes an account; its owner changes the password and sees the right menu', async () => {
  const page = await signedIn('security', '/admin/accounts')
  await page.getByRole('table').waitFor()
  await looksRight(page, 'accounts')
  await page.getByRole('button', { name: '新建账号' }).click()
  await page.getByLabel('姓名', { exact: true }).fill('赵秀兰')
  await page.getByLabel('登录名', { exact: true }).fill('zhaoxl')
  await choose(page, '第一个岗位', '社区负责人')
  const area = page.getByRole('combobox', { name: /^区域/ })
  await area.click()
  await area.fill('东昌')
  await page.locator('.ant-select-tree-node-content-wrapper', { hasText: '东昌社区' }).click()
  await page.getByRole('button', { name: '建立账号' }).click()
  const password = (await page.getByTestId('one-time-password').textContent())!
  await page.getByRole('button', { name: '已交给本人' }).click()
  await page.getByRole('cell', { name: /赵秀兰/ }).waitFor()

  const hers = await phone(desk)
  await enter(hers, 'zhaoxl', password)
  await hers.getByLabel('原密码').fill(password)
  await hers.getByLabel('新密码').fill(testPassword)
  await hers.getByRole('button', { name: '修改密码' }).click()
  const menu = hers.getByRole('navigation')
  await menu.getByRole('link', { name: '请假和替岗' }).waitFor()
  assert.equal(await menu.getByRole('link', { name: '账号和岗位' }).count(), 0)
  await hers.goto('/staff/admin/accounts')
  await hers.getByText('您现在的岗位不能打开这个页面').waitFor()
})

test('administration and business never meet in one person, and the desk says why', async () => {
  const page = await signedIn('security', '/admin/accounts')
  await page.getByRole('cell', { name: /测试auditor/ }).click()
  await page.getByRole('button', { name: '授予岗位' }).click()
  await choose(page, '角色', '网格员')
  await page.getByRole('button', { name: '授予', exact: true }).click()
  await page.getByText('请另建一个账号授予这个岗位').waitFor()
})

test('a street officer sets a holiday of the street, and the deadline tried out moves', async () => {
  const page = await signedIn('street', '/admin/calendar?year=2026')
  await page.getByLabel('从', { exact: true }).fill('2026-11-20T10:00')
  const due = page.getByTestId('try-due')
  await page.getByText('2026年11月27日（星期五）17:30', { exact: false }).first().waitFor()
  assert.match((await due.textContent())!, /11月27日/)
  await looksRight(page, 'calendar')
  const own = page.locator('section', { hasText: '本区域自己的安排' })
  await own.getByPlaceholder('开始日期').fill('2026-11-24')
  await own.getByPlaceholder('开始日期').press('Enter')
  await own.getByPlaceholder('结束日期').fill('2026-11-24')
  await own.getByPlaceholder('结束日期').press('Enter')
  await own.getByLabel('名称').fill('停水')
  await own.getByRole('button', { name: '添加' }).click()
  await page.getByText('11月24日（星期二）本地区休息（停水），跳过1天').waitFor()
  assert.match((await due.textContent())!, /11月30日/)
})

test('a street officer overrides a limit, and the try-out follows', async () => {
  const page = await signedIn('street', '/admin/limits')
  const row = page.getByRole('row', { name: /^受理 全部事件/ })
  await row.getByRole('button', { name: '本区域改写' }).click()
  await page.getByLabel('数量').fill('3')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('row', { name: /受理 全部事件 3 工作时/ }).waitFor()
  await looksRight(page, 'limits')
  const category = page.getByRole('combobox', { name: '类别' }).first()
  await category.fill('油烟')
  await page.locator('.ant-select-tree-node-content-wrapper:not([aria-disabled])', { hasText: '油烟' }).last().click()
  await page
    .getByRole('region', { name: '试算' })
    .getByRole('row', { name: /受理 3 工作时.*陆家嘴街道/ })
    .waitFor()
})

test('every page of administration is right for its administrator', async () => {
  const pages: [who: string, paths: string[]][] = [
    [
      'street',
      ['/admin/areas', '/admin/organisations', '/admin/taxonomies', '/admin/duties', '/admin/absences', '/me'],
    ],
    ['system', ['/admin/post-kinds', '/admin/map', '/admin/areas']],
    ['auditor', ['/audit']],
  ]
  for (const [who, paths] of pages) {
    const page = await signedIn(who, paths[0]!)
    for (const path of paths) {
      await page.goto(`/staff${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await looksRight(page, `${who} ${path}`)
    }
    await page.context().close()
  }
})

test('an empty installation: the code on the console, the city, the first administrator', async () => {
  const app = await startTestApp({ background: true, demo: false })
  const address = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const code = (await inTransaction(app.pool, everywhere, firstAdministratorCode))!
  const page = await phone({ ...desk, baseURL: address })
  await page.goto('/staff/')
  await page.getByLabel('启动码').fill('not this one')
  await page.getByLabel(/无锡市/).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('启动码不对').waitFor()
  await looksRight(page, 'which city')
  await page.getByLabel('启动码').fill(code)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('姓名').fill('周安')
  await page.getByLabel('登录名').fill('anquan')
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '设立' }).click()
  await page.getByRole('link', { name: '账号和岗位' }).click()
  await page.getByText('还没有：系统管理员、审计员').waitFor()
  await page.getByText('正在导入').waitFor({ state: 'detached' })
  const found = await (await fetch(`${address}/api/areas?q=binhu`)).json()
  assert.equal((found as { rows: { path: string }[] }).rows[0]?.path, '无锡市 滨湖区')
})
