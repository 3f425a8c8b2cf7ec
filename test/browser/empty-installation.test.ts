// A04, A05: `LINLI_DEMO=off npm start` as an operator has it: the code stands on the console, the browser makes the
// city and the first administrator with it, and SIGTERM ends it all although a page is listening for news.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testPassword } from '#modules/access/testing.ts'
import { deskSize, knock } from './desk.ts'
import { looksRight, startBrowser } from './start.ts'

const data = mkdtempSync(join(tmpdir(), 'linli-empty-'))
const { DATABASE_URL: _, DATABASE_APP_URL: __, ...inherited } = process.env
const server = spawn(process.execPath, [fileURLToPath(new URL('../../server/main.ts', import.meta.url))], {
  env: { ...inherited, LINLI_DATA: data, LINLI_DEMO: 'off', LINLI_WEB: 'off', PORT: '0', HOST: '127.0.0.1' },
})
const ended = once(server, 'exit') as Promise<[code: number | null, signal: string | null]>
let said = ''
let complained = ''
server.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
/** The first thing the console says that fits. */
const onConsole = async (wanted: RegExp): Promise<RegExpExecArray> => {
  for (;;) {
    const found = wanted.exec(said)
    if (found) return found
    const next = await Promise.race([once(server.stdout, 'data') as Promise<[Buffer]>, ended.then(() => undefined)])
    if (!next) throw new Error(`the server ended: ${said}${complained}`)
    said += next[0]!.toString()
  }
}
after(async () => {
  if (server.exitCode === null) server.kill('SIGKILL')
  await ended
  rmSync(data, { recursive: true, force: true })
})

const [, address, code] = await onConsole(/请打开 (http:\S+)\/staff\/ ，用启动码 (\S+) /)
const { phone } = await startBrowser(address!)

test('with the code of the console: a city, its first administrator, and the way on', async () => {
  const page = await phone(deskSize)
  await page.goto('/staff/')
  await page.getByLabel('启动码').fill('guessed')
  await page.getByLabel(/其他城市/).check()
  await page.getByLabel(/城市名称/).fill('苏州市')
  await page.getByLabel(/行政区划代码/).fill('3205')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText('启动码不对').waitFor()
  await page.getByLabel('启动码').fill(code!)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('姓名').fill('周安')
  await page.getByLabel('登录名').fill('anquan')
  await page.getByLabel('密码').fill(testPassword)
  await looksRight(page, 'first administrator')
  await page.getByRole('button', { name: '设立' }).click()
  await page.getByRole('link', { name: '账号和岗位' }).click()
  await page.getByText('还没有：系统管理员、审计员').waitFor()
  assert.equal(
    await (await fetch(`${address}/api/first-administrator`)).json().then((a: object) => 'needed' in a && a.needed),
    false,
  )
  // no demo: nobody's account is offered at the door, and no code is shown on a page
  const stranger = await phone(deskSize)
  await stranger.goto('/staff/')
  await stranger.getByLabel('登录名').waitFor()
  assert.equal(await stranger.getByText('示范账号').count(), 0)
})

test('SIGTERM ends it, database and all, while a page listens for what is new', async () => {
  const admin = await phone(deskSize)
  await knock(admin, 'anquan')
  await admin.getByRole('link', { name: '账号和岗位' }).click()
  await admin.getByRole('button', { name: '新建账号' }).click()
  await admin.getByLabel('姓名', { exact: true }).fill('苏明')
  await admin.getByLabel('登录名', { exact: true }).fill('suming')
  await admin.getByRole('combobox', { name: /^第一个岗位/ }).click()
  await admin.locator('.ant-select-item-option', { hasText: '市领导' }).first().click()
  const area = admin.getByRole('combobox', { name: /^区域/ })
  await area.click()
  await area.fill('苏州')
  await admin.locator('.ant-select-tree-node-content-wrapper', { hasText: '苏州市' }).click()
  await admin.getByRole('button', { name: '建立账号' }).click()
  const password = (await admin.getByTestId('one-time-password').textContent())!
  const page = await phone(deskSize)
  await knock(page, 'suming', password)
  await page.getByLabel('原密码').fill(password)
  await page.getByLabel('新密码').fill(testPassword)
  const listening = page.waitForResponse((r) => r.url().endsWith('/live'))
  await page.getByRole('button', { name: '修改密码' }).click()
  assert.equal((await listening).status(), 200)
  server.kill('SIGTERM')
  assert.deepEqual(await ended, [0, null], complained)
  assert.equal(complained, '')
})
