// A second factor from the picture on the screen to the next sign-in with it, and its end (A17).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { URI, type TOTP } from 'otpauth'
import qrcode from 'qrcode'
import { testPassword } from '#modules/access/testing.ts'
import { atDesk, deskSize, knock } from './desk.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const { url } = await startCity()
const { phone } = await startBrowser(url)
/** A code works once and one step early is taken: `ahead` steps of 30 seconds from now. */
const codeOf = (app: TOTP, ahead: number) => app.generate({ timestamp: Date.now() + ahead * 30_000 })

test('what the picture says opens the door from then on; without it the password is not enough', async () => {
  const page = await atDesk(phone, 'head', '/me')
  const enrolled = page.waitForResponse((r) => r.url().endsWith('/totp/enrolment'))
  await page.getByRole('button', { name: '绑定动态码' }).click()
  const { otpauth, secret } = (await (await enrolled).json()) as { otpauth: string; secret: string }
  const picture = page.getByRole('img', { name: '绑定动态码' })
  // the very picture an authenticator reads this secret from
  assert.equal(await picture.getAttribute('src'), await qrcode.toDataURL(otpauth))
  assert.ok(await picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 100))
  const app = URI.parse(otpauth) as TOTP
  assert.equal(app.secret.base32, secret)
  assert.equal(app.issuer, '邻里')
  await looksRight(page, 'enrolment')
  await page.getByLabel('动态码').fill('000000')
  await page.getByRole('button', { name: '确认绑定' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.getByLabel('动态码').fill(codeOf(app, -1))
  await page.getByRole('button', { name: '确认绑定' }).click()
  await page.getByText('已绑定', { exact: true }).waitFor()

  const next = await phone(deskSize)
  await knock(next, 'head')
  await next.getByRole('heading', { name: '第二步：动态码' }).waitFor()
  await looksRight(next, 'second step')
  await next.getByLabel('动态码').fill(codeOf(app, 0))
  await next.getByRole('button', { name: '登录' }).click()
  await next.getByRole('navigation', { name: '菜单' }).waitFor()

  await next.goto('/staff/me')
  await next.getByRole('button', { name: '解除' }).click()
  await next.getByLabel('输入密码确认解除').fill(testPassword)
  await next.getByRole('button', { name: '解除' }).click()
  await next.getByText('未绑定', { exact: true }).waitFor()
  const last = await atDesk(phone, 'head')
  await last.getByRole('heading', { name: '工作台', level: 1 }).waitFor()
})
