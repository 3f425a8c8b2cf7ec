// K05, M01: somebody comes onto a register, is reviewed, suspended, taken off; who need not know sees a number.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givenDwelling, givenPerson } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, choose, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const dwellingId = await givenDwelling(city.app, areas.community, { address: '昌邑路55弄3号101室', buildingNo: 1 })
await givenPerson(city.app, {
  areaId: areas.community,
  name: '孙桂兰',
  facts: [
    { field: 'sex', value: '2' },
    { field: 'birth_on', value: '1938-05-06' },
  ],
  residence: { kind: 'both', dwellingId },
})
const head = await atDesk(phone, 'head')

test('the basis and the purpose are said before somebody is put on a register', async () => {
  await head.goto('/staff/people')
  await head.getByRole('row', { name: /孙桂兰/ }).click()
  await head.getByRole('button', { name: '列入名册' }).click()
  await choose(head, '哪本名册', '独居老人')
  await head.getByText(/依据：.*老年人权益保障法/).waitFor()
  await head.getByLabel('理由（可不填）').fill('老伴去世')
  await everyWay(head, 'enrol')
  await head.getByRole('dialog').getByRole('button', { name: '列入名册' }).click()
  await head.getByText('已列入', { exact: true }).waitFor()
  await head.getByRole('button', { name: '独居老人' }).waitFor()
})

test('reviewed, suspended with a reason, resumed, taken off: every step stays', async () => {
  await head.goto('/staff/care')
  await choose(head, '名册', '独居老人')
  await head.getByRole('row', { name: /孙桂兰/ }).click()
  const drawer = head.getByRole('dialog')
  await drawer.getByRole('button', { name: '已复核' }).click()
  await head.getByText(/^已复核，下次/).waitFor()
  const step = async (name: string, reason: string) => {
    await drawer.getByRole('button', { name, exact: true }).first().click()
    await drawer.getByLabel('理由').fill(reason)
    if (name === '暂停') await everyWay(head, 'suspend')
    await drawer.locator('form').getByRole('button', { name, exact: true }).click()
    await drawer.getByText(reason).waitFor()
  }
  await step('暂停', '住院')
  await step('恢复', '出院回家')
  await step('退出', '随女儿居住')
  await drawer.getByText('已退出').first().waitFor()
  assert.equal(await drawer.locator('.step').count(), 4)
  await everyWay(head, 'care entry')
  await head.keyboard.press('Escape')
  await everyWay(head, 'care register')
})

test('the building marks who needs care, for those who need to know', async () => {
  await head.goto('/staff/buildings')
  await head.getByRole('link', { name: '昌邑小区 3 号楼' }).waitFor()
  await everyWay(head, 'choose a building')
  await head.getByRole('link', { name: '昌邑小区 3 号楼' }).click()
  await head.getByRole('link', { name: /101/ }).waitFor()
  await everyWay(head, 'building')
})

test('a department sees how many, not who', async () => {
  const water = await atDesk(phone, 'water')
  await water.goto('/staff/care')
  await choose(water, '名册', '独居老人')
  await water.getByText(/名单只给/).waitFor()
  assert.equal(await water.getByText('孙桂兰').count(), 0)
  await everyWay(water, 'hidden register')
})
