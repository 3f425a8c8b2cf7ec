// D03, D06, D11, D17: hours make slots; a department's day is called off and its bookings are offered again; two windows call.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { givenClass, givenSite } from '#modules/matters/hall/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { setClock } from '#platform/clock.ts'
import { areas } from '../small-city.ts'
import { atDesk, choose, everyWay } from './every-way.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

/** A Monday morning. */
const now = '2026-11-23T09:05:00+08:00'
setClock(now)
after(() => setClock(undefined))
const city = await startCity()
await givenClass(city.app.ownerUrl, 'laoling')
await givenClass(city.app.ownerUrl, 'minzheng')
const site = await givenSite(city.app, {
  areaId: areas.community,
  windows: [
    { personA: city.accounts.clerk, personB: city.accounts.head },
    { personA: city.accounts.head, personB: city.accounts.clerk },
    { name: '轮转窗口', classes: ['*'], bookable: false },
  ],
})
const { phone } = await startBrowser(city.url)
const open = async (options: object): Promise<Page> => {
  const page = await phone(options)
  await page.clock.setFixedTime(new Date(now))
  return page
}
const head = await atDesk(open, 'head')
const clerk = await atDesk(open, 'clerk')

test('hours of a Saturday are tried, published, and can be booked', async () => {
  await head.goto('/staff/matters/hall/settings')
  await head.getByText('现行').waitFor()
  await everyWay(head, 'hours')
  await head.getByRole('button', { name: '修改', exact: true }).click()
  await head.getByRole('button', { name: '周六的时间 加一段' }).click()
  await head.getByLabel('周六的时间', { exact: true }).fill('09:00-11:00')
  await looksRight(head, 'new hours')
  await head.getByRole('button', { name: '预览' }).click()
  const drawer = head.getByRole('dialog')
  await drawer.getByText(/^四周号源/).waitFor()
  await everyWay(head, 'preview')
  await drawer.getByRole('button', { name: '发布' }).click()
  await head.getByText('已发布').waitFor()
  await clerk.goto('/staff/matters/hall/lobby?view=slots')
  await choose(clerk, '办哪类事', '类别laoling')
  const saturday = clerk.getByRole('listitem').filter({ hasText: '11月28日 周六' })
  await saturday.getByText('09:00', { exact: true }).waitFor()
  await clerk.getByText('周末不开放').waitFor()
  await everyWay(clerk, 'slots')
})

test('a department comes on Tuesdays', async () => {
  await head.getByRole('button', { name: '轮转进驻', exact: true }).click()
  await head.getByRole('button', { name: '安排部门进驻' }).click()
  await choose(head, '部门', '供水')
  await choose(head, '窗口', '3号')
  await choose(head, '办理类别', '类别minzheng')
  await head.getByRole('dialog').getByRole('button', { name: '预览' }).click()
  await head.getByText('没有预约受影响').waitFor()
  await head.getByRole('button', { name: '发布' }).click()
  await head.getByRole('button', { name: '浦东新区供水单位 11月24日 周二 不来' }).waitFor()
  await everyWay(head, 'rotations')
})

test('the clerk books for somebody; the day is called off, the booking offered again and taken', async () => {
  // only at the department's window, which its class shares with nobody: the others are busy all Tuesday
  await clerk.getByRole('button', { name: '代预约' }).click()
  const form = clerk.getByRole('dialog')
  await choose(clerk, '办哪类事', '类别minzheng')
  await form.getByRole('button', { name: /11月24日/ }).click()
  const slot = form.getByRole('button', { name: /^09:20.*供水单位/ })
  await slot.waitFor()
  await everyWay(clerk, 'book for')
  const base = `/api/areas/${areas.community}/sites/${site}`
  const staff = await city.as('clerk')
  for (const no of [1, 2]) {
    const { status } = await staff.post(`${base}/bookings-for`, {
      id: uuid7(),
      classCode: 'laoling',
      from: '2026-11-24T09:20:00+08:00',
      name: `示例${no}`,
      phone: `1370013700${no}`,
    })
    assert.equal(status, 200)
  }
  await slot.click()
  await form.getByLabel('姓名').fill('孙桂英')
  await form.getByLabel('手机号').fill('13700137088')
  await form.getByRole('button', { name: '预约', exact: true }).click()
  await form.getByText(/^已约好/).waitFor()
  await form.getByRole('button', { name: '关闭', exact: true }).last().click()

  await head.getByRole('button', { name: '浦东新区供水单位 11月24日 周二 不来' }).click()
  await head.getByLabel('原因（告知居民）').fill('部门当天开会')
  await head.getByRole('dialog').getByRole('button', { name: '预览' }).click()
  await head.getByText('1 个预约会受影响，请选择怎么办').waitFor()
  await looksRight(head, 'called off')
  assert.ok(await head.getByRole('button', { name: '发布' }).isDisabled())
  await head.getByRole('radio', { name: /为每个预约保留/ }).check()
  await head.getByRole('button', { name: '发布' }).click()
  await head.getByText('已发布；1 个预约受影响，为 1 个保留了新时间').waitFor()
  await head.getByText('当天不来：部门当天开会').waitFor()

  await clerk.getByText(/1 个预约待改约/).waitFor()
  await clerk.getByRole('button', { name: '去处理' }).click()
  await clerk.getByRole('row', { name: /孙/ }).click()
  const booking = clerk.getByRole('dialog')
  await booking.getByText(/^为居民保留了 12月1日 周二 09:20/).waitFor()
  await looksRight(clerk, 'displaced')
  await booking.getByRole('button', { name: '电话确认，用保留的时间' }).click()
  await clerk.getByText('已确认新时间').waitFor()
  await booking.getByText('12月1日 周二 09:20').waitFor()
})

test('two windows call at once and get different numbers', async () => {
  await clerk.goto('/staff/matters/hall/lobby')
  for (const name of ['A001', 'A002']) {
    await clerk.getByRole('button', { name: '取号', exact: true }).click()
    await clerk.getByRole('dialog').getByText('类别laoling').click()
    await clerk.getByRole('button', { name: '出号' }).click()
    await clerk.getByRole('dialog').getByText(name).waitFor()
    if (name === 'A001') await looksRight(clerk, 'slip')
    await clerk.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
  }
  await everyWay(clerk, 'lobby')
  await clerk.goto('/staff/matters/hall/desk')
  await head.goto('/staff/matters/hall/desk')
  await clerk.getByRole('button', { name: '开窗 1号窗口' }).waitFor()
  await looksRight(clerk, 'which window')
  await clerk.getByRole('button', { name: '开窗 1号窗口' }).click()
  await head.getByRole('button', { name: '开窗 2号窗口' }).click()
  for (const page of [clerk, head]) await page.getByRole('button', { name: /叫下一个/ }).waitFor()
  await Promise.all([clerk.keyboard.press('F2'), head.keyboard.press('F2')])
  const at = (page: Page) => page.getByRole('button', { name: /开始办理/ }).waitFor()
  await Promise.all([at(clerk), at(head)])
  const number = (page: Page) => page.locator('.hall-current-number').textContent()
  assert.deepEqual([await number(clerk), await number(head)].toSorted(), ['A001', 'A002'])
  await everyWay(clerk, 'called')
  // each sees what the other has, without asking
  await clerk.getByText((await number(head))!, { exact: true }).waitFor()
  await clerk.keyboard.press('F2')
  await clerk.getByRole('button', { name: /办结，叫下一个/ }).waitFor()
  await head.keyboard.press('F8')
  await clerk.getByRole('heading', { name: '过号' }).waitFor()
  await clerk.getByRole('button', { name: '重新排队' }).click()
  await clerk.keyboard.press('F2')
  await at(clerk)
})

test('the numbers of the hall open their rows', async () => {
  await head.goto('/staff/matters/hall/numbers')
  await head.getByText('各窗口各时段取号量').waitFor()
  await head.locator('.hall-heat a').first().waitFor()
  await everyWay(head, 'numbers')
  await head.locator('.hall-heat a').first().click()
  await head.getByRole('cell', { name: /^A00/ }).first().waitFor()
  await everyWay(head, 'tickets')
})

for (const [tab, name] of [
  ['days', 'special days'],
  ['windows', 'windows'],
  ['duty', 'duty'],
  ['skills', 'skills'],
  ['devices', 'devices'],
  ['facts', 'hall facts'],
] as const)
  test(`settings: ${name}`, async () => {
    await head.goto(`/staff/matters/hall/settings?tab=${tab}`)
    await head.locator('.hall-tabs + *').first().waitFor()
    await everyWay(head, name)
  })
