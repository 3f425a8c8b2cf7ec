// J03, D09: more time, a case set aside and a wait for the person are asked for and granted on the screens, and the clock says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { dayOf, dayText } from '#contract/time/local-time.ts'
import { atDesk, givenReport, move } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const resident = await city.asResident('13812345678')
const { id, number } = await givenReport(city, resident, '3号楼门口水管爆了，水流到路上')
const byApi = await city.as('head')
await move(city, byApi, id, 'accept')
await move(city, byApi, id, 'assign', { organisationId: city.organisations.water })
await move(city, await city.as('water'), id, 'sign')

const water = await atDesk(phone, 'water')
const head = await atDesk(phone, 'head')
const inAWeek = dayText(dayOf(Date.now()) + 7)

const drawer = (page: Page) => page.getByRole('dialog', { name: '事件详情' })
const open = async (page: Page) => {
  await page.goto(`/staff/incidents?scope=all&q=${caseNumber(number)}`)
  await page.getByRole('row', { name: /水管破裂/ }).click()
  await drawer(page).getByText(caseNumber(number)).waitFor()
}
/** Presses a move, also one under 更多; what asks for something has a form. */
const ask = async (page: Page, name: string, fill?: (form: ReturnType<Page['locator']>) => Promise<unknown>) => {
  const done = page.getByText(`已${name}`).first()
  // What was said of the same move a moment ago says nothing of this one.
  await done.waitFor({ state: 'detached' })
  const button = drawer(page).getByRole('button', { name, exact: true })
  const more = drawer(page).getByRole('button', { name: /更多/ })
  await button.or(more).first().waitFor()
  if (await button.isVisible()) await button.click()
  else {
    await more.click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const form = drawer(page).getByRole('region', { name })
  await form.or(done).first().waitFor()
  if (await form.isVisible()) {
    await fill?.(form)
    await form.getByRole('button', { name, exact: true }).click()
  }
  await done.waitFor()
}
const dayInto = async (form: ReturnType<Page['locator']>, day: string) => {
  await form.getByLabel('哪天复查').fill(day)
  await form.getByLabel('哪天复查').press('Enter')
}
const row = async () =>
  (
    await city.owner.query<{ paused: Date | null; review: string | null; due: Date }>(
      'select paused_at paused, review_on::text review, due_at due from incidents.incident where id = $1',
      [id],
    )
  ).rows[0]!

test('set aside: asked for with a day of review, granted by the community, and taken up again', async () => {
  await open(water)
  await ask(water, '申请挂账', async (form) => {
    // the cursor stands in what is asked first
    await form.getByLabel('哪天复查').and(water.locator(':focus')).waitFor()
    await form.getByLabel(/说明/).fill('产权单位破产，待区里协调')
    await dayInto(form, inAWeek)
  })
  await open(head)
  await drawer(head)
    .getByText(/申请挂账到/)
    .waitFor()
  await looksRight(head, 'asked to set aside')
  await ask(head, '同意挂账')
  const resting = await row()
  assert.ok(resting.paused)
  assert.equal(resting.review, inAWeek)
  await open(water)
  await ask(water, '恢复办理')
  assert.equal((await row()).paused, null)
})

test('waiting for the person rests the clock at once', async () => {
  await ask(water, '等待当事人', async (form) => {
    await form.getByLabel(/说明/).fill('住户出差，约下周上门')
    await dayInto(form, inAWeek)
  })
  assert.ok((await row()).paused)
  await drawer(water)
    .getByText(/已挂起/)
    .first()
    .waitFor()
  await looksRight(water, 'waiting')
  await ask(water, '恢复办理')
})

test('more time: a working day asked for and granted moves the deadline', async () => {
  const before = await row()
  await ask(water, '申请延期', async (form) => {
    await form.getByLabel('延长几个工作日').fill('1')
    await form.getByLabel(/说明/).fill('要换一段主管，材料在途')
  })
  await open(head)
  await ask(head, '同意延期')
  assert.ok((await row()).due > before.due)
})
