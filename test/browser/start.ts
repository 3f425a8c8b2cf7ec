import assert from 'node:assert/strict'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import sharp from 'sharp'
import { buildingCode } from '#contract/territory/building-code.ts'
import { findBrowser } from '../../tools/browser-ready.ts'
import { areas, inGrid, startSmallCity } from '../small-city.ts'

/** The plate on the one building of the small city. */
export const plate = buildingCode(areas.community, 1)

const browsers = new Set<Browser>()
const closeBrowsers = async () => {
  await Promise.all([...browsers].map((browser) => browser.close()))
  browsers.clear()
}

/** The small city behind a real port, with its pages, live updates and jobs; a building, and people one can call. */
export const startCity = async () => {
  const city = await startSmallCity({ background: true })
  const { owner, accounts, app } = city
  // Pages go before what they look at: a page whose server ends asks again and again, on connections nobody awaits.
  app.beforeStop.unshift(closeBrowsers)
  await owner.query(
    `insert into territory.building (area_id, building_no, grid_no, name, address, use, geom)
     values ($1, 1, 1, '昌邑小区 3 号楼', '昌邑路 55 弄 3 号', 'residential', st_multi(st_buffer(st_setsrid(st_makepoint($2, $3), 4326), 0.0001)))`,
    [areas.community, inGrid.lon, inGrid.lat],
  )
  await owner.query(`update access.account set name = '王芳', office_phone = '021-58880001' where id = $1`, [
    accounts.gridWorker,
  ])
  await owner.query(`update access.account set name = '李强', office_phone = '021-58880002' where id = $1`, [
    accounts.gridWorkerB,
  ])
  await owner.query(
    `insert into territory.organisation (area_id, kind, name, short_name, phone, address)
     values ($1, 'residents_committee', '东昌社区居民委员会', '东昌居委会', '021-58880000', '昌邑路 60 号')`,
    [areas.community],
  )
  const url = await app.http.listen({ port: 0, host: '127.0.0.1' })
  return { ...city, url }
}

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A microphone that hears beeps, for voice notes. */
const madeUpSound = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Chromium, closed before its city is. `phone` opens a page as a phone of 390 px has it, standing in the grid. */
export const startBrowser = async (url: string, { sound = false } = {}) => {
  const executablePath = process.env['LINLI_BROWSER'] ?? findBrowser()
  if (!executablePath) throw new Error('no chromium in the PATH')
  const browser = await chromium.launch({ executablePath, args: sound ? [...quiet, ...madeUpSound] : quiet })
  browsers.add(browser)
  after(closeBrowsers)
  const phone = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: true,
      geolocation: { longitude: inGrid.lon, latitude: inGrid.lat, accuracy: 12 },
      permissions: ['geolocation'],
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    page.on('pageerror', (error) => assert.fail(`the page threw: ${error.stack}`))
    return page
  }
  return { browser, phone }
}

/** What fades in or still loads is pale for a moment; what is judged is what the reader gets to see. */
const settled = (page: Page) =>
  page.waitForFunction(
    () =>
      !document.querySelector('.ant-spin-spinning') &&
      document
        .getAnimations()
        .every((a) => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity),
  )

/** A page that was lost answers no question and never fails by itself: the story would wait for ever without saying why. */
const answered = async <T>(what: string, asked: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within a minute: ${what}`)), 60_000)
  return Promise.race([asked, late.promise]).finally(() => clearTimeout(timer))
}

/**
 * Nothing serious for those who can't see or point well, and nothing to scroll sideways for.
 * @param rules only these of axe's rules, where the others have been asked of the same page before
 */
export const looksRight = async (page: Page, where: string, rules?: string[]) => {
  await settled(page)
  // In the page itself: our pages have no frames of others, and a second page for each look takes longer than the look. Without
  // fetching the style sheets again, and telling only what is wrong.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false })
  const { violations } = await answered(`axe, ${where}`, (rules ? axe.withRules(rules) : axe).analyze())
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    bad.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((n) => n.html).join(' ')}`),
    [],
  )
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(inner! <= outer!, `${where} scrolls sideways: ${inner} px in ${outer} px`)
}

/** A picture as a camera makes it, larger than what is sent. */
export const photo = async (colour: string) => ({
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 3200, height: 2400, channels: 3, background: colour } })
    .jpeg()
    .toBuffer(),
})
