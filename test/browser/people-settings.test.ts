// K03, M01: the register's own settings: old words of a code, whom a field believes, a new kind of care register, and what is never kept.
import { test } from 'node:test'
import { atDesk, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const street = await atDesk(phone, 'street')

test('a code gets an old word and an end of its use', async () => {
  await street.goto('/staff/admin/people-codes?family=education')
  await street
    .getByRole('button', { name: /^修改 大学本科/ })
    .first()
    .waitFor()
  await everyWay(street, 'codes')
  await street
    .getByRole('button', { name: /^修改 大学本科/ })
    .first()
    .click()
  await street.getByLabel('别名和旧称').fill('大本老叫法')
  await street.keyboard.press('Enter')
  await everyWay(street, 'code')
  await street.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await street.getByText('已保存', { exact: true }).waitFor()
  await street.getByRole('cell', { name: /大本老叫法/ }).waitFor()
})

test('one field believes in an order of its own, and goes back to that of all', async () => {
  await street.goto('/staff/admin/people-fields')
  await street.getByRole('searchbox', { name: '查找' }).fill('民族')
  await everyWay(street, 'fields')
  await street.getByRole('button', { name: '修改 民族' }).click()
  const rank = street.getByRole('spinbutton', { name: '本人的次序' })
  await rank.fill('1')
  await rank.press('Enter')
  await street.getByText('单独规定').waitFor()
  await everyWay(street, 'field')
  await street.getByRole('button', { name: '改回同所有字段' }).click()
  await street.getByText('单独规定').waitFor({ state: 'detached' })
})

test('a field that is never kept is refused with the reason', async () => {
  await street.goto('/staff/admin/people-fields')
  await street.getByRole('button', { name: '新增' }).click()
  const drawer = street.getByRole('dialog')
  await drawer.getByLabel('代码', { exact: true }).fill('faith')
  await drawer.getByLabel('中文名称').fill('宗教信仰')
  await drawer.getByLabel('英文名称').fill('Religion')
  await drawer.getByLabel('法律依据').fill('无')
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByText(/不能登记：.*宗教信仰/).waitFor()
  await everyWay(street, 'never kept')
})

test('a new kind of register says its basis, who sees it and how long it keeps', async () => {
  await street.goto('/staff/admin/care-kinds')
  await street.getByRole('heading', { name: '独居老人' }).waitFor()
  await everyWay(street, 'kinds of register')
  await street.getByRole('button', { name: '新增' }).click()
  const drawer = street.getByRole('dialog')
  await drawer.getByLabel('代码', { exact: true }).fill('heat_help')
  await drawer.getByLabel('中文名称').fill('高温慰问对象')
  await drawer.getByLabel('英文名称').fill('Help in the heat')
  await drawer.getByLabel('法律依据').fill('防暑降温措施管理办法')
  await drawer.getByLabel('目的').fill('高温天气上门看望')
  await everyWay(street, 'kind of register')
  await drawer.getByRole('button', { name: '保存' }).click()
  await street.getByRole('heading', { name: '高温慰问对象' }).waitFor()
})

test('a community looks and changes nothing', async () => {
  const head = await atDesk(phone, 'head')
  await head.goto('/staff/admin/people-codes')
  await head
    .getByText(/您现在的岗位不能打开|您的岗位只能看/)
    .first()
    .waitFor()
})
