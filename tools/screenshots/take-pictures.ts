import { chromium, type Browser, type Page } from 'playwright-core'
import sharp from 'sharp'
import { demoPassword, demoResidentPhone } from '../seed-demo/demo-accounts.ts'

/** Kilobytes (1000 bytes) a picture may weigh in the repository. */
const mostKilobytes = 150

export type Picture = { name: string; bytes: Buffer }
type Shot = { name: string; who: string; wide: boolean; go: (page: Page) => Promise<unknown> }

const mapDrawn = (page: Page) => page.locator('.map-canvas[data-idle]').first().waitFor()
/** Every picture inside is decoded, nothing is still being asked. */
const settled = async (page: Page) => {
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
}
/** A case with a story: judged not solved, handled a second time. */
const storiedCase = async (page: Page) => {
  await page.getByRole('table').locator('tbody tr[tabindex]', { hasText: '第2轮办理' }).first().click()
  await page.getByRole('dialog').getByRole('heading').first().waitFor()
  await mapDrawn(page)
}

const shots: readonly Shot[] = [
  { name: 'resident-home', who: 'resident', wide: false, go: (page) => page.goto('/') },
  {
    name: 'resident-report',
    who: 'resident',
    wide: false,
    go: async (page) => {
      await page.goto('/report')
      await page.getByRole('textbox').first().fill('小区门口水管爆了，水流了一地')
      await page.getByText('水管', { exact: false }).nth(1).waitFor()
    },
  },
  {
    name: 'resident-case',
    who: 'resident',
    wide: false,
    go: async (page) => {
      await page.goto('/mine')
      // reports stand among applications, bookings and questions
      await page.locator('.rows a[href*="/case/"]').first().click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForURL(/\/case\//)
    },
  },
  {
    name: 'field-tasks',
    who: 'grid',
    wide: false,
    go: async (page) => {
      await page.goto('/field/tasks')
      await page.locator('a[href*="/tasks/"]').first().waitFor()
    },
  },
  {
    name: 'field-case',
    who: 'grid',
    wide: false,
    go: async (page) => {
      await page.goto('/field/tasks')
      await page.locator('a[href*="/tasks/"]').first().click()
      await page.getByRole('heading', { name: '经过' }).waitFor()
    },
  },
  {
    name: 'staff-workbench',
    who: 'head',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/')
      await page.locator('.counter-number').first().waitFor()
    },
  },
  {
    name: 'staff-list',
    who: 'street',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/incidents?scope=open')
      await page.getByRole('table').locator('tbody tr[tabindex]').first().waitFor()
    },
  },
  {
    name: 'staff-case',
    who: 'street',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/incidents?scope=overdue')
      await storiedCase(page)
    },
  },
  {
    name: 'staff-map',
    who: 'street',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/map')
      await mapDrawn(page)
    },
  },
  {
    name: 'staff-board',
    who: 'street',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/board')
      await page.locator('canvas').first().waitFor()
    },
  },
  {
    name: 'resident-matters',
    who: 'resident',
    wide: false,
    go: async (page) => {
      await page.goto('/matters')
      await page.getByRole('searchbox', { name: '您想办什么' }).fill('家里失火了想要救急')
      await page
        .getByRole('link', { name: /临时救助/ })
        .first()
        .waitFor()
    },
  },
  {
    name: 'resident-booking',
    who: 'resident',
    wide: false,
    go: async (page) => {
      await page.goto('/book?class=yanglao')
      await page.getByRole('radio', { name: /余/ }).first().waitFor()
    },
  },
  {
    name: 'staff-window',
    who: 'clerk',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/matters/window')
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
  },
  {
    name: 'staff-hall',
    who: 'head',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/matters/hall/lobby')
      await page.getByRole('button', { name: '取号', exact: true }).waitFor()
    },
  },
  {
    name: 'staff-hall-numbers',
    who: 'head',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/matters/hall/numbers')
      await page.getByText('各窗口各时段取号量').waitFor()
    },
  },
  {
    name: 'staff-people',
    who: 'head',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/people')
      await page.getByRole('table').locator('tbody tr[tabindex]').first().waitFor()
    },
  },
  {
    name: 'big-screen',
    who: 'district',
    wide: true,
    go: async (page) => {
      await page.goto('/staff/board?screen=1')
      await page.locator('.screen-wall canvas').first().waitFor()
    },
  },
]

const signIn = async (page: Page, who: string) => {
  if (who === 'resident') {
    await page.goto('/mine')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('textbox', { name: '手机号' }).fill(demoResidentPhone)
    await page.getByRole('button', { name: '获取验证码' }).click()
    const hint = await page.getByText(/\d{6}/).first().textContent()
    await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(hint ?? '')![0])
    await page.getByRole('dialog').getByRole('button', { name: '登录' }).click()
    await page.locator('.rows a').first().waitFor()
    return
  }
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码').fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.locator('#main').waitFor()
}

const open = async (browser: Browser, baseURL: string, who: string, wide: boolean): Promise<Page> => {
  const context = await browser.newContext({
    baseURL,
    viewport: wide ? { width: 1440, height: 900 } : { width: 390, height: 844 },
    deviceScaleFactor: wide ? 1 : 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await signIn(page, who)
  return page
}

/** As good as it may be without being heavier than a picture in a repository should be. */
const compressed = async (png: Buffer): Promise<Buffer> => {
  for (let quality = 90; quality > 40; quality -= 10) {
    const bytes = await sharp(png).webp({ quality, effort: 5 }).toBuffer()
    if (bytes.length <= mostKilobytes * 1000) return bytes
  }
  throw new Error('a picture can’t be made small enough')
}

/** Takes the pictures one by one, each after what it shows is there; `only` names some by a part of their name. */
export async function* takePictures(url: string, executablePath: string, only = ''): AsyncGenerator<Picture> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--no-first-run'] })
  const pages = new Map<string, Page>()
  try {
    for (const { name, who, wide, go } of shots.filter((shot) => shot.name.includes(only))) {
      const page = pages.get(who) ?? (await open(browser, url, who, wide))
      pages.set(who, page)
      await go(page)
      await settled(page)
      yield { name, bytes: await compressed(await page.screenshot()) }
    }
  } finally {
    await browser.close()
  }
}
