// The main story (J01, D09, D10) at the desks: community, street and two departments in their own browsers, each seeing
// what the others did without reloading; then the board counts it and leads back to it.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { uuid7 } from '#platform/crypto.ts'
import { testPassword } from '#modules/access/testing.ts'
import { areas, inGrid, type Person } from '../small-city.ts'
import { looksRight, photo, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { browser } = await startBrowser(city.url)

/** A desk of 1440 px, signed in through its door. */
const desk = async (who: Person): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: city.url,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(`${who}: the page threw: ${error.stack}`))
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码').fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
  return page
}

const text = '3号楼门口水管爆了，水流到路上'
const id = uuid7()
const path = `/api/areas/${areas.community}/incidents`
const version = async () =>
  (await city.owner.query<{ version: number }>('select version from incidents.incident where id = $1', [id])).rows[0]!
    .version
const resident = await city.asResident('13812345678')
const worker = await city.as('gridWorker')
const byApi = async (who: typeof resident, move: string, input: object = {}) => {
  const answer = await who.post(`${path}/${id}/${move}`, { moveId: uuid7(), version: await version(), ...input })
  assert.equal(answer.status, 200, `${move}: ${JSON.stringify(answer.body)}`)
}

const reported = await resident.post(path, {
  id,
  text,
  categoryId: await city.categoryId('水管破裂'),
  point: inGrid,
  placeText: '3号楼门口',
})
assert.equal(reported.status, 200, JSON.stringify(reported.body))
const number = caseNumber(reported.body.number as number)

const [head, street, water, roads] = [
  await desk('head'),
  await desk('street'),
  await desk('water'),
  await desk('roads'),
]
const drawer = (page: Page) => page.getByRole('dialog', { name: '事件详情' })
const openTask = async (page: Page) => {
  await page.getByRole('link', { name: /水管破裂/ }).click()
  await drawer(page).getByText(number).waitFor()
}
const said = (page: Page, words: string) => page.getByText(words).first().waitFor()
const shut = async (page: Page) => {
  await drawer(page).locator('.ant-drawer-close').click()
  await drawer(page).waitFor({ state: 'detached' })
}

test('the grid worker raises it; the community sees it without reloading, and whistles', async () => {
  await byApi(worker, 'accept')
  await byApi(worker, 'raise', { note: '主管爆裂，网格处理不了' })
  await openTask(head)
  await drawer(head).getByRole('button', { name: '吹哨' }).click()
  const form = drawer(head).getByRole('region', { name: '吹哨' })
  await form.getByRole('button', { name: '吹哨' }).click()
  await form.getByText('请填写').waitFor()
  await form.getByLabel(/为什么吹哨/).fill('需要供水和市政到场')
  await form.getByRole('button', { name: '吹哨' }).click()
  await said(head, '已吹哨，事件现在是“已吹哨”')
  await shut(head)
})

test('the street calls two departments', async () => {
  await openTask(street)
  await drawer(street).getByRole('button', { name: '呼叫部门' }).click()
  const form = drawer(street).getByRole('region', { name: '呼叫部门' })
  const pick = form.getByLabel(/呼叫哪些部门/)
  for (const name of ['浦东新区供水单位', '浦东新区市政道路单位']) {
    await pick.fill(name)
    await street.getByTitle(name).locator('visible=true').last().waitFor()
    await pick.press('Enter')
  }
  await pick.press('Escape')
  await form.getByRole('button', { name: '呼叫部门' }).click()
  await said(street, '已呼叫部门，事件现在是“已吹哨”')
})

test('each department checks in with one press; with the second, handling begins on every screen', async () => {
  await water.getByRole('button', { name: '报到：水管破裂' }).click()
  await said(water, '已报到，事件现在是“已吹哨”')
  await roads.getByRole('button', { name: '报到：水管破裂' }).click()
  await said(roads, '已报到，事件现在是“处置中”')
  await drawer(street).locator('.case-state', { hasText: '处置中' }).waitFor()
  await drawer(street).getByRole('tab', { name: '部门' }).click()
  await drawer(street)
    .getByRole('row', { name: /浦东新区市政道路单位 被吹哨/ })
    .waitFor()
  await shut(street)
})

test('somebody else was faster: the department is shown what happened, and what it wrote is kept', async () => {
  await openTask(water)
  await drawer(water).getByRole('button', { name: '办结反馈' }).click()
  const form = drawer(water).getByRole('region', { name: '办结反馈' })
  await form.getByLabel(/怎么办的/).fill('已换管，路面恢复')
  await form.locator('input[type=file]').setInputFiles(await photo('#3a6ea5'))
  // without pressing anything: what happens elsewhere is shown where somebody is writing
  await byApi(await city.as('street'), 'urge', { note: '请抓紧' })
  await form.getByText('您填写时，这件事已有新情况').waitFor()
  await form.getByText('请抓紧').waitFor()
  await form.getByRole('button', { name: '办结反馈' }).click()
  await said(water, '已办结反馈，事件现在是“待核查”')
  await drawer(water).getByRole('region', { name: '处理后' }).getByRole('img').first().waitFor()
  await shut(water)
})

const checkAndJudge = async (verdict: object, state: string) => {
  await openTask(head)
  await drawer(head).getByRole('button', { name: '核查通过' }).click()
  const form = drawer(head).getByRole('region', { name: '核查通过' })
  await form.getByLabel('说明').fill('现场看过')
  await form.getByRole('button', { name: '核查通过' }).click()
  await said(head, '已核查通过，事件现在是“待回访”')
  await byApi(resident, 'judge', verdict)
  await drawer(head).locator('.case-state', { hasText: state }).waitFor()
}

test('another checks it; the resident says not solved, and it is handled again', async () => {
  await checkAndJudge({ solved: false, note: '还在渗水' }, '处置中')
  await drawer(head).getByText('第2轮办理').waitFor()
  await shut(head)
  await openTask(water)
  await drawer(water).getByRole('button', { name: '办结反馈' }).click()
  const form = drawer(water).getByRole('region', { name: '办结反馈' })
  await form.getByLabel(/怎么办的/).fill('重新密封，试压合格')
  await form.getByRole('button', { name: '办结反馈' }).click()
  await said(water, '已办结反馈，事件现在是“待核查”')
})

test('checked, solved and rated; the time line and the deadlines tell how', async () => {
  await checkAndJudge({ solved: true, grade: 5 }, '已结案')
  await drawer(head).getByRole('tab', { name: '流程' }).click()
  await drawer(head).getByRole('img', { name: '流程图：已结案' }).waitFor()
  await drawer(head).getByText('还在渗水').waitFor()
  await drawer(head).getByText('给 浦东新区供水单位、浦东新区市政道路单位').waitFor()
  await drawer(head).getByRole('tab', { name: '时限' }).click()
  await drawer(head)
    .getByText(/开始，期限/)
    .first()
    .waitFor()
})

test('the board counts it and leads back to the row; the ledger can be taken along', async () => {
  await head.goto('/staff/board')
  const link = head.getByRole('link', { name: /^结案数 1，/ })
  await link.waitFor()
  await looksRight(head, 'board')
  const hidden = await head
    .locator('.board-halves .scroll')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  assert.equal(hidden, 0, 'the last column of the table of quality is out of sight')
  const saved = head.waitForEvent('download')
  await head.getByRole('button', { name: /导出.*台账/ }).click()
  const bytes = await readFile(await (await saved).path())
  assert.equal(bytes.subarray(0, 2).toString(), 'PK')
  await link.click()
  await head.getByRole('row', { name: new RegExp(number) }).waitFor()
  assert.match(head.url(), /metric=closed/)
})

test('the register is exported as filtered, saying first what is masked', async () => {
  await head.getByRole('button', { name: '导出' }).click()
  await head.getByText('姓名、电话脱敏').waitFor()
  const saved = head.waitForEvent('download')
  await head.getByRole('button', { name: '开始导出' }).click()
  assert.match((await saved).suggestedFilename(), /\.xlsx$/)
  await head.getByText(/已导出，共/).waitFor()
  await head.getByRole('dialog', { name: '导出事件台账' }).getByRole('button', { name: '关闭' }).last().click()
})

test('rows open and move by the keyboard', async () => {
  await head.getByRole('dialog', { name: '导出事件台账' }).waitFor({ state: 'hidden' })
  await head.locator('body').press('j')
  await head.keyboard.press('Enter')
  await drawer(head).getByText(number).waitFor()
  await head.keyboard.press('Escape')
  await drawer(head).waitFor({ state: 'detached' })
})

test('nothing in the way of people who cannot see or point well', async () => {
  for (const [address, what] of [
    ['/staff/', /工作台/],
    ['/staff/incidents?scope=all', /事件/],
    [`/staff/incidents/${areas.community}/${id}`, /水管破裂/],
    ['/staff/incidents/new', /登记事件/],
    ['/staff/map', /一张图/],
  ] as const) {
    await head.goto(address)
    await head.getByRole('heading', { name: what }).first().waitFor()
    await head.getByRole('status', { name: '正在载入' }).first().waitFor({ state: 'detached' })
    await looksRight(head, address)
  }
})
