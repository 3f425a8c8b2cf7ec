// K03–K07: the list with its filters, views, bulk edit and export; moving within, asking for somebody, taking off the register.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, choose, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const a = areas.community
const from = await givenDwelling(city.app, a, { address: '昌邑路55弄3号101室' })
await givenDwelling(city.app, a, { address: '昌邑路55弄3号202室' })
const give = (name: string, birth: string, areaId: number = a) =>
  givenPerson(city.app, {
    areaId,
    name,
    facts: [
      { field: 'birth_on', value: birth },
      { field: 'sex', value: '1' },
      ...(areaId === a ? [] : [{ field: 'document', value: { number: madeUpNumber(birth, 81) } }]),
    ],
    ...(areaId === a ? { residence: { kind: 'both' as const, dwellingId: from } } : {}),
  })
await give('周大', '1950-01-01')
await give('周二', '1955-01-01')
await give('周小', '2001-01-01')
await give('吴调入', '1985-05-05', areas.siblingCommunity)
const head = await atDesk(phone, 'head')
const dialog = () => head.getByRole('dialog')

test('a filter is kept as a view and taken again', async () => {
  await head.goto('/staff/people?ageFrom=60')
  await head.getByText('共 2 人').waitFor()
  await head.getByRole('button', { name: '筛选（1）' }).click()
  await everyWay(head, 'filters')
  await head.getByRole('button', { name: '视图' }).click()
  await head.getByLabel('视图名称').fill('老年人')
  await head.getByRole('button', { name: '保存当前筛选' }).click()
  await head.getByRole('button', { name: '老年人', exact: true }).waitFor()
  await head.goto('/staff/people')
  await head.getByText('共 3 人').waitFor()
  await head.getByRole('button', { name: '视图' }).click()
  await head.getByRole('button', { name: '老年人', exact: true }).click()
  await head.getByText('共 2 人').waitFor()
})

test('two are changed at once, and only what the list shows goes out', async () => {
  for (const name of ['周大', '周二'])
    await head
      .getByRole('row', { name: new RegExp(name) })
      .getByRole('checkbox')
      .check()
  await head.getByRole('button', { name: '批量修改' }).click()
  await choose(head, '字段', '文化程度')
  await choose(head, '文化程度', '大学本科')
  await everyWay(head, 'bulk edit')
  await dialog().getByRole('button', { name: '批量修改' }).click()
  await dialog().getByText('已修改 2 人').waitFor()
  await dialog().getByRole('button', { name: '关闭' }).last().click()
  await head.getByRole('button', { name: '导出' }).click()
  await head.getByText('只导出筛选出的').waitFor()
  await head.getByLabel('显示完整内容').check()
  await head.getByLabel('理由（至少 4 个字）').fill('街道核对')
  await everyWay(head, 'export people')
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    dialog().getByRole('button', { name: '开始导出' }).click(),
  ])
  assert.match(file.suggestedFilename(), /xlsx$/)
})

test('somebody moves to another dwelling; the old one stays in their residences', async () => {
  await head.goto('/staff/people')
  await head.getByRole('row', { name: /周小/ }).click()
  await head.getByRole('button', { name: '变更居住或户口' }).click()
  await head.getByRole('radio', { name: '现住', exact: true }).check()
  await head.getByRole('combobox', { name: '房屋', exact: true }).fill('202')
  await head.getByTitle(/202室/).first().click()
  await everyWay(head, 'move')
  await dialog().getByRole('button', { name: '保存' }).click()
  await head.getByText('已变更', { exact: true }).waitFor()
  await head.getByText('昌邑路55弄3号202室').first().waitFor()
  await everyWay(head, 'person')
})

test('somebody who left is taken off the register, and taken back', async () => {
  await head.getByRole('button', { name: '更多' }).click()
  await head.getByText('注销', { exact: true }).click()
  await dialog().getByRole('radio', { name: '迁出本市' }).check()
  await everyWay(head, 'take off')
  await dialog().getByRole('button', { name: '注销' }).click()
  await head.getByText('已注销', { exact: true }).first().waitFor()
})

test('a number on record elsewhere is asked for', async () => {
  await head.goto('/staff/people-notices')
  await head.getByRole('button', { name: '请求调入' }).click()
  await dialog().getByLabel('证件号').fill(madeUpNumber('1985-05-05', 81))
  await dialog().getByLabel('姓名').fill('吴调入')
  await everyWay(head, 'ask for a transfer')
  await dialog().getByRole('button', { name: '发出请求' }).click()
  await head.getByText('已向市新社区发出请求').waitFor()
  const sibling = await atDesk(phone, 'siblinghead')
  await sibling.goto('/staff/people-notices')
  await sibling
    .getByText(/吴调入/)
    .first()
    .waitFor()
  await everyWay(sibling, 'asked for')
})
