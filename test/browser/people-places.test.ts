// A05, K05–K06: shops, dwellings and households with their time lines; splitting a household; the log of who looked at what.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creditCheck } from '#contract/people/identity/credit-code.ts'
import { givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, choose, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const home = await givenHousehold(city.app, areas.community, { number: 'F1' })
const member = (name: string, relation: string, birthOn: string) =>
  givenPerson(city.app, {
    areaId: areas.community,
    name,
    facts: [{ field: 'birth_on', value: birthOn }],
    residence: { kind: 'both', dwellingId: home.dwellingId, householdId: home.id, relation },
  })
await member('徐分户', '02', '1960-01-01')
await member('徐小分', '20', '1990-01-01')
await givenPerson(city.app, {
  areaId: areas.siblingCommunity,
  name: '钱在外',
  residence: { kind: 'lives' },
  registered: { kind: 'registered', atAreaId: areas.community },
})
const head = await atDesk(phone, 'head')
const sound = `92310115MA1H7XYW5${creditCheck('92310115MA1H7XYW5')}`
const form = () => head.getByRole('dialog')

test('a shop is recorded; a credit code copied wrongly is said while it is typed', async () => {
  await head.goto('/staff/premises')
  await head.getByText('还没有登记单位商铺').waitFor()
  await everyWay(head, 'no premises')
  await head.getByRole('button', { name: '登记单位商铺' }).click()
  await form().getByLabel('名称').fill('昌邑路早点铺')
  await form().getByLabel('统一社会信用代码').fill(sound.slice(0, 10))
  await form().getByText('应为 18 位，现在 10 位').waitFor()
  await everyWay(head, 'faulty code')
  await form().getByLabel('统一社会信用代码').fill(sound)
  await form().getByLabel('地址').fill('昌邑路60号')
  await form().getByLabel('联系人').fill('王芳')
  await form().getByLabel('联系电话').fill('13800001234')
  await form().getByRole('button', { name: '保存' }).click()
  await head.getByRole('heading', { name: '昌邑路早点铺', level: 1 }).waitFor()
  await head.getByText('138****1234').waitFor()
  await everyWay(head, 'premises')
})

test('its phone is shown for a reason, and the look stands in the log, which goes out as a file', async () => {
  await head.getByRole('button', { name: '查看联系人和电话' }).click()
  await head.getByLabel('因何查看（至少 4 个字）').fill('联系消防检查')
  await everyWay(head, 'reveal contact')
  await head.getByRole('button', { name: '查看', exact: true }).click()
  await head.getByText('13800001234').waitFor()
  await head.goto('/staff/people-reveals')
  await head.getByRole('row', { name: /昌邑路早点铺/ }).waitFor()
  await everyWay(head, 'log of looks')
  const [file] = await Promise.all([head.waitForEvent('download'), head.getByRole('button', { name: '导出' }).click()])
  await file.path()
  await choose(head, '工作人员', '测试head')
  await head.getByRole('row', { name: /联系消防检查/ }).waitFor()
})

test('the list is searched, filtered and exported as it stands', async () => {
  await head.goto('/staff/premises?kind=school')
  await head.getByText('没有符合条件的单位商铺').waitFor()
  await head.goto('/staff/premises')
  await head.getByRole('searchbox', { name: '查找单位商铺' }).fill('早点')
  await head.keyboard.press('Enter')
  await head.getByRole('row', { name: /昌邑路早点铺/ }).waitFor()
  await everyWay(head, 'list of premises')
  await head.getByRole('button', { name: '导出' }).click()
  await head.getByText('只导出筛选出的').waitFor()
  await everyWay(head, 'export')
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '开始导出' }).click(),
  ])
  await file.path()
  await head.getByText(/^已导出/).waitFor()
})

test('a son founds his own household; both time lines say so', async () => {
  await head.goto('/staff/dwellings')
  await head.getByRole('row', { name: /101室/ }).first().waitFor()
  await everyWay(head, 'list of dwellings')
  await head.getByRole('row', { name: /101室/ }).first().click()
  await head.getByRole('heading', { name: '时间轴' }).waitFor()
  await everyWay(head, 'dwelling')
  await head.getByRole('link', { name: /^F1/ }).first().click()
  await head.getByRole('button', { name: '分户或并户' }).click()
  await form()
    .getByRole('checkbox', { name: /徐小分/ })
    .check()
  await choose(head, '新户的户主', '徐小分')
  await form().getByLabel('原因（可不填）').fill('结婚分户')
  await everyWay(head, 'split a household')
  await form().getByRole('button', { name: '转走 1 人' }).click()
  await head.getByText('已转走 1 人', { exact: true }).waitFor()
  await head.getByText(/徐小分\s*离开/).waitFor()
  await everyWay(head, 'household')
})

test('the list of households is searched by its head, filtered by size, kept as a view and exported', async () => {
  await head.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '户', exact: true }).click()
  await head.getByRole('row', { name: /徐小分/ }).waitFor()
  await everyWay(head, 'list of households')
  await head.getByRole('button', { name: /^筛选/ }).click()
  await head.getByRole('checkbox', { name: /^空户/ }).check()
  await head.getByText('没有符合条件的户').waitFor()
  await head.getByRole('checkbox', { name: /^空户/ }).uncheck()
  await head.getByRole('spinbutton', { name: '人数从' }).fill('1')
  await head.getByRole('spinbutton', { name: '人数到' }).fill('1')
  await head.keyboard.press('Enter')
  await head.getByRole('button', { name: '筛选（2）' }).waitFor()
  await head.getByRole('searchbox', { name: '查找户' }).fill('徐小')
  await head.keyboard.press('Enter')
  await head.getByText('共 1 户').waitFor()
  await head.getByRole('button', { name: '视图' }).click()
  await head.getByLabel('视图名称').fill('一人户')
  await head.getByRole('button', { name: '保存当前筛选' }).click()
  await head.getByRole('button', { name: '一人户', exact: true }).waitFor()
  await everyWay(head, 'views of households')
  await head.goto('/staff/households?empty=true')
  await head.getByText('没有符合条件的户').waitFor()
  await head.getByRole('button', { name: '视图' }).click()
  await head.getByRole('button', { name: '一人户', exact: true }).click()
  // what was chosen before gives way; words searched for may be a name and weren't kept
  await head.getByRole('button', { name: '筛选（2）' }).waitFor()
  await head.getByRole('row', { name: /徐小分/ }).waitFor()
  assert.equal(await head.getByRole('searchbox', { name: '查找户' }).inputValue(), '')
  await head.getByRole('searchbox', { name: '查找户' }).fill('徐小')
  await head.keyboard.press('Enter')
  await head.getByText('共 1 户').waitFor()
  await head.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '开始导出' }).click(),
  ])
  await file.path()
  await head.getByText(/^已导出/).waitFor()
  await head.getByRole('button', { name: '关闭', exact: true }).last().click()
  const row = head.getByRole('row', { name: /徐小分/ })
  await row.focus()
  await row.press('Enter')
  await head.getByRole('heading', { name: '徐小分 · 户' }).waitFor()
})

test('they join again: the empty household ends', async () => {
  await head.getByRole('link', { name: /101室/ }).click()
  await head
    .getByRole('link', { name: /^第 \d 户|^徐/ })
    .first()
    .waitFor()
  await head.locator('h2 a', { hasText: '第' }).first().click()
  await head.getByRole('button', { name: '分户或并户' }).click()
  await form()
    .getByRole('checkbox', { name: /徐小分/ })
    .check()
  await form().getByRole('radio', { name: '并入另一户' }).check()
  await choose(head, '哪一户', 'F1')
  await everyWay(head, 'join households')
  await form().getByRole('button', { name: '转走 1 人' }).click()
  await head.getByText('已转走 1 人，原户已撤销').waitFor()
  await head.getByText('F1').waitFor()
  await head.getByRole('link', { name: '徐小分' }).first().waitFor()
})

test('人户分离 in its three states, with counts that open their rows', async () => {
  await head.goto('/staff/separation')
  await head.getByRole('button', { name: /户在人不在/ }).click()
  await head.getByRole('row', { name: /钱在外/ }).waitFor()
  await everyWay(head, 'living apart')
  await head.getByRole('button', { name: /人户同在/ }).click()
  await head.getByRole('row', { name: /徐小分/ }).waitFor()
})
