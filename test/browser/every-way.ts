import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { looksRight } from './start.ts'

type Ways = Parameters<Page['emulateMedia']>[0] & { width: number; height: number; large?: boolean }
const desk = { width: 1440, height: 900 }
const ways: Record<string, Ways> = {
  desk,
  'desk, dark': { ...desk, colorScheme: 'dark' },
  phone: { width: 390, height: 844 },
  'phone, dark': { width: 390, height: 844, colorScheme: 'dark' },
  'small phone': { width: 320, height: 640 },
}
const pictures = process.env['LINLI_PICTURES']

/** Nothing to scroll sideways for. */
export const fits = async (page: Page, where: string) => {
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(inner! <= outer!, `${where} scrolls sideways: ${inner} px in ${outer} px`)
}

/** The page as it stands, looked at wide and narrow, light and dark; with 大字版 where the app has it. Pictures into LINLI_PICTURES. */
export const everyWay = async (page: Page, where: string, { large = false } = {}) => {
  const before = page.viewportSize() ?? desk
  const all = large ? { ...ways, 大字版: { width: 390, height: 844, large } } : ways
  for (const [name, { width, height, colorScheme = 'light', large: big }] of Object.entries(all)) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const scale = await page.evaluate((on) => {
      const had = document.documentElement.dataset['scale'] ?? ''
      if (on) document.documentElement.dataset['scale'] = 'large'
      return had
    }, Boolean(big))
    // widths that scripts measure are settled two frames later, colours when their transitions have ended
    await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const ending = document.getAnimations().filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime))
      await Promise.allSettled(ending.map((a) => a.finished))
    })
    if (pictures) await page.screenshot({ path: `${pictures}/${where}, ${name}.png`.replaceAll(' ', '-') })
    // what those who can't see or point well need is the same in every light and at every width of one layout, but for the colours
    if (name === 'desk' || big) await looksRight(page, `${where}, ${name}`)
    else if (name === 'phone, dark') await looksRight(page, `${where}, ${name}`, ['color-contrast'])
    else await fits(page, `${where}, ${name}`)
    if (big) await page.evaluate((had) => void (document.documentElement.dataset['scale'] = had), scale)
  }
  await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

/** Signed in at the desk; the page is wide. */
export const atDesk = async (phone: (options: object) => Promise<Page>, who: string): Promise<Page> => {
  const page = await phone({ viewport: desk, hasTouch: false })
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('navigation', { name: '菜单' }).waitFor()
  return page
}

/** The choice that is read out as `label`, taken. */
export const choose = async (page: Page, label: string, option: string | RegExp) => {
  await page.getByRole('combobox', { name: label }).last().click()
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option })
    .first()
    .click()
}
