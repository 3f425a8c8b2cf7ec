import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { looksRight, type startCity } from './start.ts'

type City = Awaited<ReturnType<typeof startCity>>

/** Chinese on the screen that no table of the database gave: sentences somebody forgot to say in English. */
const leftInChinese = async (page: Page, names: readonly string[]): Promise<string[]> => {
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

/** Columns of a file the hotline writes in Chinese: named as they stand in it. */
const columns = ['工单编号', '诉求内容']

/** Names people gave, as the tables have them now. */
const givenNames = async (city: City) => {
  const { rows } = await city.owner.query<{ name: string }>(
    `select name from territory.area union select short_name from territory.area union select name from territory.organisation
     union select short_name from territory.organisation union select name from access.account where name is not null union select name from territory.grid
     union select name from territory.building union select text from incidents.incident union select place_text from incidents.incident
     union select name from territory.map_source union select attribution from territory.map_source union select address from territory.organisation
     union select unnest(words) from incidents.category union select name_zh from territory.post_kind union select name from territory.post_kind_alias union select source from incidents.number_rule union select name from territory.holiday union select address from territory.building
     union select name from matters.site union select q ->> 'name' from matters.site, jsonb_array_elements(queues) q union select name from matters.hall_window
     union select name from matters.hall_device`,
  )
  return [...rows.map((r) => r.name), ...columns].filter(Boolean).sort((a, b) => b.length - a.length)
}

/** Nothing on the page as it stands is left in Chinese. */
export const isEnglish = async (city: City, page: Page, where: string) => {
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', where)
  assert.deepEqual(await leftInChinese(page, await givenNames(city)), [], where)
  await looksRight(page, `${where} in English`)
}
/** Each page opened, and nothing on it left in Chinese. */
export const inEnglish = async (city: City, page: Page, paths: readonly string[]) => {
  for (const path of paths) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    await isEnglish(city, page, path)
  }
}
