// Every main page in English: what stays Chinese are names people gave (areas, organisations, persons, their words).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { areas } from '../small-city.ts'
import { atDesk, givenReport, move } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const { id } = await givenReport(city, await city.asResident('13812345678'), '三号楼水管爆了')
await move(city, await city.as('head'), id, 'accept')

/** Chinese on the screen that no table of the database gave: sentences somebody forgot to say in English. */
const leftInChinese = async (page: Page): Promise<string[]> => {
  const said = await page.evaluate(() => {
    const found: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let at = walk.nextNode(); at; at = walk.nextNode())
      if (
        /\p{Script=Han}/u.test(at.textContent!) &&
        at.parentElement!.closest('[lang^=zh],[aria-hidden=true],script,style,noscript') === null
      )
        found.push(at.textContent!.trim())
    for (const element of document.querySelectorAll('[aria-label],[placeholder],[title],[alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        const value = element.getAttribute(name)
        if (value && /\p{Script=Han}/u.test(value)) found.push(`${name}: ${value}`)
      }
    return found
  })
  return [...new Set(said)].filter((text) =>
    names.reduce((left, name) => left.replaceAll(name, ''), text).match(/\p{Script=Han}/u),
  )
}

const { rows } = await city.owner.query<{ name: string }>(
  `select name from territory.area union select short_name from territory.area union select name from territory.organisation
   union select short_name from territory.organisation union select name from access.account where name is not null union select name from territory.grid
   union select name from territory.building union select text from incidents.incident union select place_text from incidents.incident
   union select name from territory.map_source union select attribution from territory.map_source union select address from territory.organisation
   union select unnest(words) from incidents.category union select name_zh from territory.post_kind union select name from territory.post_kind_alias union select source from incidents.number_rule union select name from territory.holiday union select address from territory.building`,
)
/** Columns of a file the hotline writes in Chinese: named as they stand in it. */
const columns = ['工单编号', '诉求内容']
const names = [...rows.map((r) => r.name), ...columns].filter(Boolean).sort((a, b) => b.length - a.length)

const inEnglish = async (page: Page, paths: readonly string[]) => {
  for (const path of paths) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en', path)
    assert.deepEqual(await leftInChinese(page), [], path)
    await looksRight(page, `${path} in English`)
  }
}

const desks: [who: string, paths: string[]][] = [
  [
    'head',
    [
      '/staff/',
      '/staff/incidents?scope=all',
      `/staff/incidents/${areas.community}/${id}`,
      '/staff/incidents/new',
      '/staff/incidents/hotline',
      '/staff/map',
      '/staff/board',
      '/staff/me',
    ],
  ],
  [
    'street',
    ['taxonomies', 'limits', 'duties', 'calendar', 'areas', 'organisations', 'absences'].map(
      (p) => `/staff/admin/${p}`,
    ),
  ],
  ['system', ['post-kinds', 'map', 'feedback'].map((p) => `/staff/admin/${p}`)],
  ['security', ['/staff/admin/accounts']],
  ['auditor', ['/staff/audit']],
]
for (const [who, paths] of desks)
  test(`the desk of ${who} in English`, async () => {
    const page = await atDesk(phone, who)
    await page.getByRole('button', { name: 'English' }).click()
    await inEnglish(page, paths)
    await page.context().close()
  })

test('residents switch too, and it is remembered', async () => {
  const page = await phone()
  await page.goto('/')
  await page
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click()
  await inEnglish(page, ['/', '/report', '/mine', '/grid', '/feedback'])
  await page.getByRole('button', { name: '中文' }).first().click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
})
