// J01 at the desk's list: many assigned at once, views that are kept under a name, and what can be taken back.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { atDesk, givenReport, move } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const [head, resident] = [await city.as('head'), await city.asResident('13812345678')]
const cases: { id: string; number: number }[] = []
for (const text of ['一号楼水管爆了', '二号楼水管爆了', '三号楼水管爆了']) {
  const one = await givenReport(city, resident, text)
  await move(city, head, one.id, 'accept')
  cases.push(one)
}
let page: Page
before(async () => {
  page = await atDesk(phone, 'head', '/incidents?scope=all')
  await page.getByRole('row', { name: /一号楼/ }).waitFor()
})

test('the chosen are assigned at once; one that moved on meanwhile is refused by itself, with the reason', async () => {
  for (const text of ['一号楼', '二号楼', '三号楼'])
    await page
      .getByRole('row', { name: new RegExp(text) })
      .getByRole('checkbox')
      .check()
  await page.getByText('已选 3 件').waitFor()
  await page.getByRole('button', { name: '批量派遣' }).click()
  const dialog = page.getByRole('dialog', { name: '批量派遣 3 件' })
  await move(city, head, cases[2]!.id, 'assign', { organisationId: city.organisations.roads })
  const pick = dialog.getByLabel('部门')
  await pick.fill('供水')
  await page.getByTitle('浦东新区供水单位').locator('visible=true').last().click()
  await dialog.getByLabel(/说明|备注/).fill('请一并处理')
  await looksRight(page, 'bulk')
  await dialog.getByRole('button', { name: '批量派遣' }).click()
  await dialog.getByText('派遣成功 2 件，未成功 1 件').waitFor()
  const refused = dialog.getByRole('listitem').filter({ hasText: caseNumber(cases[2]!.number) })
  assert.equal(await refused.getByText('已派遣', { exact: true }).count(), 0)
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await dialog.waitFor({ state: 'hidden' })
  const { rows } = await city.owner.query<{ handler: number; n: number }>(
    'select handler_organisation_id handler, count(*)::int n from incidents.incident group by 1 order by 2 desc',
  )
  assert.deepEqual(
    rows.map((r) => [Number(r.handler), r.n]),
    [
      [city.organisations.water, 2],
      [city.organisations.roads, 1],
    ],
  )
})

const views = () => page.getByRole('button', { name: '视图', exact: true })
const kept = async () =>
  (await city.owner.query<{ name: string }>('select name from platform.saved_view order by name')).rows.map(
    (r) => r.name,
  )

test('a view is saved, found again at another desk of the same person, and opened', async () => {
  await page.goto('/staff/incidents?scope=all&state=assigned&q=二号楼')
  await page.getByRole('row', { name: /二号楼/ }).waitFor()
  await views().click()
  await page.getByLabel('视图名称').fill('已派遣的水管')
  await page.getByRole('button', { name: '保存当前筛选' }).click()
  await page.getByRole('button', { name: '已派遣的水管', exact: true }).waitFor()
  await looksRight(page, 'views')
  const other = await atDesk(phone, 'head', '/incidents?scope=all')
  await other.getByRole('row', { name: /三号楼/ }).waitFor()
  await other.getByRole('button', { name: '视图', exact: true }).click()
  await other.getByRole('button', { name: '已派遣的水管', exact: true }).click()
  await other.waitForURL(/state=/)
  await other.getByRole('row', { name: /二号楼/ }).waitFor()
  await other.context().close()
})

test('it gets another name, not one that is taken, and what it filters stays', async () => {
  await page.getByLabel('视图名称').fill('别的')
  await page.getByRole('button', { name: '保存当前筛选' }).click()
  await page.getByRole('button', { name: '重命名视图 已派遣的水管' }).click()
  const name = page.getByLabel('新名称')
  await name.fill('别的')
  await page.getByText('已有同名视图').waitFor()
  await name.fill('派给供水的')
  await name.press('Enter')
  await page.getByRole('button', { name: '派给供水的', exact: true }).waitFor()
  assert.deepEqual(await kept(), ['别的', '派给供水的'])
  const { rows } = await city.owner.query('select filter from platform.saved_view where name = $1', ['派给供水的'])
  assert.match(JSON.stringify(rows[0]), /assigned/)
})

test('deleting a view can be taken back for a while', async () => {
  await page.getByRole('button', { name: '删除视图 派给供水的' }).click()
  await page.getByText('已删除视图“派给供水的”').waitFor()
  await page.getByRole('button', { name: '派给供水的', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await views().click()
  await page.getByRole('button', { name: '派给供水的', exact: true }).waitFor()
  assert.deepEqual(await kept(), ['别的', '派给供水的'])
  await page.getByRole('button', { name: '删除视图 别的' }).click()
  await page.getByRole('button', { name: '别的', exact: true }).waitFor({ state: 'detached' })
  assert.deepEqual(await kept(), ['派给供水的'])
})

test('a taxonomy switched off for the street is switched on again by undo', async () => {
  const street = await atDesk(phone, 'street', '/admin/taxonomies')
  const off = street.getByRole('switch').first()
  const uses = async () =>
    (await city.owner.query<{ used: boolean }>('select used from incidents.taxonomy_use where area_id = 310115005000'))
      .rows
  await off.click()
  await street.getByRole('button', { name: '撤销', exact: true }).waitFor()
  assert.deepEqual(await uses(), [{ used: false }])
  await street.getByRole('button', { name: '撤销', exact: true }).click()
  await street.locator('button[role=switch][aria-checked=true]').first().waitFor()
  await street.waitForFunction(() => document.querySelectorAll('button[role=switch][aria-checked=false]').length === 0)
  assert.deepEqual(await uses(), [])
})

test('a file of work orders cleared by mistake comes back', async () => {
  const clerk = await atDesk(phone, 'clerk', '/incidents/hotline')
  const buffer = Buffer.from('工单编号,诉求内容,诉求地址,联系电话\nR1,小区门口水管爆裂,东昌社区,13812345678\n')
  await clerk.locator('input[type=file]').setInputFiles({ name: '工单.csv', mimeType: 'text/csv', buffer })
  await clerk.getByText('可接收 1', { exact: true }).waitFor()
  await clerk.getByRole('button', { name: '换一份文件' }).click()
  await clerk.getByText('可接收 1', { exact: true }).waitFor({ state: 'detached' })
  await clerk.getByRole('button', { name: '撤销', exact: true }).click()
  await clerk.getByText('可接收 1', { exact: true }).waitFor()
})
