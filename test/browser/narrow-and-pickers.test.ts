// What is narrow and what is many: work orders as cards on a phone, departments in the field, categories by pinyin.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPassword } from '#modules/access/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, givenReport, knock, move } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)

test('at 390 px a file of work orders is a stack of cards: nothing to scroll sideways, every cell with its name', async () => {
  const page = await phone()
  await knock(page, 'clerk')
  await page.getByRole('heading', { name: '工作台', exact: true }).waitFor()
  await page.goto('/staff/incidents/hotline')
  const file =
    '工单编号,诉求内容,诉求地址,联系电话\nR1,小区门口水管爆裂,东昌社区,13812345678\nR2,路灯不亮,东昌社区,138\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '工单.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByText('可接收 1', { exact: true }).waitFor()
  await page.getByText('小区门口水管爆裂').waitFor()
  await looksRight(page, 'orders on a phone')
  const wide = await page.evaluate(
    () =>
      [...document.querySelectorAll('.order-table, .order-table *')].filter(
        (e) => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX),
      ).length,
  )
  assert.equal(wide, 0)
  const name = await page
    .locator('.order-table td[data-name="诉求内容"]')
    .first()
    .evaluate((td) => getComputedStyle(td, '::before').content)
  assert.equal(name, '"诉求内容"')
  await page.getByLabel('联系电话').fill('13912345678')
  await page.getByText('可接收 2', { exact: true }).waitFor()
})

test('in the field the departments that may work on the case are there to choose, by kind', async () => {
  const { id } = await givenReport(city, await city.asResident('13812345678'), '三号楼水管爆了')
  await move(city, await city.as('head'), id, 'accept')
  const page = await phone()
  await page.goto('/field/tasks')
  await page.getByLabel('登录名').fill('head')
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '今天要办的事' }).waitFor()
  await page.goto(`/field/tasks/${areas.community}/${id}`)
  await page.getByRole('heading', { name: '经过' }).waitFor()
  const assign = page.getByRole('button', { name: '派遣', exact: true })
  if (!(await assign.isVisible())) await page.locator('.actions-others summary').click()
  await assign.click()
  const sheet = page.getByRole('dialog', { name: '派遣' })
  await sheet.getByRole('radio', { name: '浦东新区供水单位' }).check()
  await looksRight(page, 'departments in the field')
  await sheet.getByRole('button', { name: '派遣' }).click()
  await sheet.waitFor({ state: 'detached' })
  const { rows } = await city.owner.query(
    'select handler_organisation_id::int handler from incidents.incident where id = $1',
    [id],
  )
  assert.deepEqual(rows, [{ handler: city.organisations.water }])
})

test('a category is found by pinyin and initials, at the desk and on the phone', async () => {
  const desk = await atDesk(phone, 'head', '/incidents/new')
  const pick = desk.getByRole('combobox', { name: /类别/ }).first()
  await pick.click()
  await pick.fill('sgpl')
  await desk.locator('.ant-select-tree-node-content-wrapper', { hasText: '水管破裂' }).first().waitFor()
  const page = await phone()
  await page.goto('/report')
  await page.getByRole('button', { name: '选择类别' }).click()
  await page.getByLabel('查找').fill('shuiguanpolie')
  await page
    .getByRole('button', { name: /水管破裂/ })
    .first()
    .click()
  await page.getByRole('radio', { name: '水管破裂' }).waitFor()
})
