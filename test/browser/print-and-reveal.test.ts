// J01 order forms as PDF, and law.md on contacts: masked until somebody says why, and then the log knows.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { caseNumber } from '#contract/incidents/case-number.ts'
import { areas } from '../small-city.ts'
import { atDesk, givenReport, move } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const { id, number } = await givenReport(city, await city.asResident('13812345678'), '3号楼门口水管爆了')
const at = `/incidents/${areas.community}/${id}`
const [head, street, water] = [await city.as('head'), await city.as('street'), await city.as('water')]
await move(city, head, id, 'accept')
await move(city, head, id, 'whistle', { note: '需要供水到场' })
await move(city, street, id, 'call-departments', { organisationIds: [city.organisations.water] })
await move(city, water, id, 'check-in')
await move(city, street, id, 'urge', { note: '请抓紧' })
await move(city, water, id, 'ask-delay', { note: '管件需订货', workingDays: 1 })

const canRead = !spawnSync('pdftotext', ['-v']).error
const textOf = (pdf: Buffer) => execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()

test('each order form opens as a PDF in a tab of its own, with the number and its Chinese words', async (t) => {
  const page = await atDesk(phone, 'head', at)
  await page.getByRole('tab', { name: '打印' }).click()
  await looksRight(page, 'forms')
  for (const [form, words, title = form] of [
    ['受理告知书', '受理'],
    ['交办单', '水管破裂'],
    ['吹哨单', '需要供水到场'],
    ['报到回执', '浦东新区供水单位'],
    ['督办单', '请抓紧'],
    ['延期申请', '管件需订货', '延期办理申请'],
  ] as [string, string, string?][]) {
    const row = page.getByRole('listitem').filter({ hasText: new RegExp(`^${form}`) })
    const [answer, tab] = await Promise.all([
      page.context().waitForEvent('response', (r) => r.url().includes('/forms/')),
      page.waitForEvent('popup'),
      row.getByRole('button', { name: '打开打印' }).click(),
    ])
    await tab.waitForURL(/^blob:/)
    const pdf = await (await page.request.get(answer.url())).body()
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', form)
    if (canRead) {
      const said = textOf(pdf)
      for (const part of [title, caseNumber(number), words]) assert.ok(said.includes(part), `${form} lacks ${part}`)
    } else t.diagnostic('poppler-utils is missing: the pages were not read')
    await tab.close()
  }
  assert.equal(
    await page.getByRole('listitem').filter({ hasText: '不予受理告知书' }).getByRole('button').isDisabled(),
    true,
  )
})

test('a contact is masked, shown for a reason, and the auditor sees who looked and why', async () => {
  const page = await atDesk(phone, 'head', at)
  await page.getByText('138****5678').waitFor()
  await page.getByRole('button', { name: '查看联系方式' }).click()
  const send = page.getByRole('button', { name: '查看', exact: true })
  assert.equal(await send.isDisabled(), true)
  await page.getByLabel('为什么要看').fill('约定上门时间')
  await looksRight(page, 'reveal')
  await send.click()
  await page.getByRole('link', { name: '13812345678' }).waitFor()
  await page.reload()
  await page.getByText('138****5678').waitFor()
  const auditor = await atDesk(phone, 'auditor', '/audit')
  await auditor
    .getByRole('row', { name: /约定上门时间|查看反映人联系方式/ })
    .first()
    .click()
  await auditor.getByText('约定上门时间').first().waitFor()
})
