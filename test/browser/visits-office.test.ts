// Visits at the door and at the desk (B08, B09, C03, C04, C06, Q01), in Chromium: a resident scans the plate, says that nobody
// came and hears back; the head prints plates, asks a campaign, reads the diary and its numbers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { givenDwelling, givenHousehold } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, everyWay } from './every-way.ts'
import { looksRight, photo, plate, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const head = await atDesk(phone, 'head')
const signIn = async (page: Page, number: string) => {
  await page.getByRole('textbox', { name: '手机号', exact: true }).fill(number)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = (await page.getByText(/验证码是/).textContent()) ?? ''
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(shown)![0])
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const resident = await phone()

test('the plate opens who is responsible and everything one may do', async () => {
  await resident.goto(`/b/${plate}`)
  await resident.getByText('王芳').waitFor()
  await resident.getByRole('link', { name: /给王芳打电话/ }).waitFor()
  for (const way of ['咨询', '预约办事', '没有人来过', '表扬'])
    await resident.getByRole('link', { name: new RegExp(`^${way}`) }).waitFor()
  await everyWay(resident, 'page of a building', { large: true })
})

test('nobody came: said without an account first, kept through signing in, with a deadline', async () => {
  await resident.getByRole('link', { name: /^没有人来过/ }).click()
  await resident.getByRole('button', { name: '提交' }).click()
  await resident.getByText('请选一个').waitFor()
  await everyWay(resident, 'nobody came', { large: true })
  await resident.getByRole('radio', { name: '三个月' }).check()
  await resident.getByLabel(/您家门牌/).fill('2 单元 301')
  await resident.getByRole('button', { name: '提交' }).click()
  await signIn(resident, '13800000601')
  await resident.getByText('等答复').waitFor()
  await resident.getByText(/前答复/).waitFor()
  await looksRight(resident, 'what I said at the door')
})

test('the head finds it on the work bench and answers; the resident says it isn’t settled', async () => {
  await head.goto('/staff/')
  await head.getByRole('link', { name: /等我答复的“没来过”：1 条/ }).click()
  await everyWay(head, 'said at doors')
  await head.getByText('昌邑小区 3 号楼').first().click()
  await head.getByText('2 单元 301').waitFor()
  await everyWay(head, 'one message from a door')
  await head.getByRole('button', { name: '答复', exact: true }).first().click()
  await head.getByLabel('答复（居民会看到）').fill('网格员请假，周三上午由李强上门')
  await head.locator('.move-form').getByRole('button', { name: '答复', exact: true }).click()
  await head.getByText('已答复').first().waitFor()
  await resident.reload()
  await resident.getByText('网格员请假，周三上午由李强上门').waitFor()
  await resident.getByRole('button', { name: '还是没人来' }).click()
  await resident.getByText('等再次答复').waitFor()
  await resident.goto('/notices')
  await resident.getByText(/您反映昌邑小区 3 号楼没有人来过/).waitFor()
})

test('plates: channels and a picture are set, the plate opens as PDF, the resident sees both', async () => {
  await head.goto('/staff/visits/plates')
  await head.getByRole('button', { name: '加一个' }).click()
  await head.getByLabel('号码、群名或地点').fill('021-58889999')
  await head.getByRole('button', { name: '保存', exact: true }).click()
  await head.getByText('联系渠道已保存').waitFor()
  await head
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo('#456'))
  await head.getByText('照片已公示').waitFor()
  await everyWay(head, 'plates')
  const [opened] = await Promise.all([
    head.waitForEvent('popup'),
    head.getByRole('button', { name: '打印公示牌' }).click(),
  ])
  await opened.waitForURL(/^blob:/)
  await opened.close()
  await resident.goto(`/b/${plate}`)
  await resident.getByRole('link', { name: '021-58889999' }).waitFor()
  const picture = resident.getByRole('img', { name: '王芳的照片' })
  await picture.waitFor()
  assert.ok(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth > 0)))
  await looksRight(resident, 'page of a building with a picture')
})

test('a campaign: what is missing is named; admitted, begun, shown', async () => {
  await head.goto('/staff/visits/campaigns')
  await head.getByRole('button', { name: '新增专项' }).click()
  await head.getByLabel('名称').fill('燃气安全排查')
  await head.getByLabel('为什么要问').fill('冬季用气安全')
  await head.getByRole('button', { name: '加一题' }).click()
  await head.getByLabel('第 1 题 怎么问（中文）').fill('家里用不用燃气')
  await head.getByRole('button', { name: '保存并开始' }).click()
  await head.getByText('请填写：准入文号').waitFor()
  await everyWay(head, 'campaign')
  await head.getByLabel('准入文号').fill('浦准〔2026〕12号')
  await head.getByRole('button', { name: '保存并开始' }).click()
  await head.getByText('已保存').waitFor()
  await head.getByRole('cell', { name: '进行中' }).waitFor()
  await everyWay(head, 'campaigns')
})

for (const [path, title] of [
  ['/visits', '民情日志'],
  ['/visits/to-visit', '必访和久未走访'],
  ['/visits/to-visit?tab=unseen', '必访和久未走访'],
  ['/visits/follow-ups', '转办的事项'],
  ['/visits/numbers', '走访数据'],
  ['/visits/themes', '居民在说什么'],
  ['/visits/plan', '走访计划'],
])
  test(`${path} is fit to look at while empty`, async () => {
    await head.goto(`/staff${path}`)
    await head.getByRole('heading', { name: title, level: 1 }).waitFor()
    await everyWay(head, path!)
  })

test('an entry recorded by the grid worker is found, read, counted and printed', async () => {
  const worker = await city.as('gridWorker')
  const now = new Date().toISOString()
  for (let n = 0; n < 3; n++) {
    const { status, body } = await worker.post(`/api/areas/${areas.community}/visits`, {
      id: crypto.randomUUID(),
      kind: 'reception',
      heard: '电动车在楼道充电，很危险',
      needs: ['safety'],
      followUps: n ? [] : [{ kind: 'incident', id: crypto.randomUUID(), placeText: '3号楼楼道' }],
      saidAt: now,
      sentAt: now,
    })
    assert.equal(status, 200, JSON.stringify(body))
  }
  await city.app.drain()
  await head.goto('/staff/visits')
  await head.getByText('电动车在楼道充电，很危险').first().waitFor()
  await everyWay(head, 'diary')
  await head.goto('/staff/visits?followedUp=true')
  await head.getByText('电动车在楼道充电，很危险').first().click()
  const followed = head.getByRole('link', { name: /转事件 SJ/ })
  await followed.waitFor()
  await everyWay(head, 'one entry')
  await followed.click()
  await head.getByRole('link', { name: /接待来访/ }).waitFor()
  await head.goto('/staff/visits/themes')
  await head.getByRole('link', { name: /充电/ }).first().click()
  await head.getByText('只看说到“充电”的').waitFor()
  await head.getByText('共 3 条，已全部显示').waitFor()
  await head.goto('/staff/visits')
  await head.getByRole('button', { name: '打印日志' }).click()
  const [word] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '下载 Word' }).click(),
  ])
  assert.match(word.suggestedFilename(), /^民情日志.*\.docx$/)
})

test('a contact box: kept, emptied, each paper becomes something; the case knows the box it came from', async () => {
  await head.goto('/staff/visits/boxes')
  await head.getByRole('button', { name: '登记联系箱' }).click()
  await head.getByLabel('放在哪里').fill('3 号楼东门')
  await head.getByRole('button', { name: '保存', exact: true }).click()
  await head.getByText('联系箱已保存').waitFor()
  await everyWay(head, 'contact boxes')
  await head.getByRole('link', { name: '开箱登记' }).click()
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.getByText('请写来信的内容').waitFor()
  await head.getByLabel('第 1 张来信 写了什么').fill('楼道灯坏了，晚上看不见')
  await head.getByRole('button', { name: '加一张来信' }).click()
  await head.getByLabel('第 2 张来信 写了什么').fill('保洁很好')
  await head.getByLabel('第 2 张来信 怎么办').click()
  await head.locator('.ant-select-item-option[title="表扬"]').last().click()
  await everyWay(head, 'papers of a box')
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.getByText('已登记，2 张来信').waitFor()
  await everyWay(head, 'one opening of a box')
  await head.getByRole('link', { name: /^转事件/ }).click()
  await head.getByText('来自居民联系箱').waitFor()
  await head.goto('/staff/visits/plan')
  await head.getByRole('button', { name: '改时限' }).click()
  await head.getByLabel('“没来过”的答复时限 理由').fill('老人多')
  await head.getByLabel('答复时限', { exact: true }).fill('2')
  await head.getByRole('button', { name: '保存', exact: true }).click()
  await head.getByText('时限已改，从新的反映起算').waitFor()
  await head.getByText('老人多').first().waitFor()
  await everyWay(head, 'plan with the limit of answers')
})

test('two entries of one day: each page names the other; one visit, taken back; numbers open their rows', async () => {
  const dwellingId = await givenDwelling(city.app, areas.community, { address: '昌邑路 55 弄 3 号 101', gridNo: 1 })
  const { id: householdId } = await givenHousehold(city.app, areas.community, { dwellingId })
  const now = new Date().toISOString()
  for (const login of ['gridWorker', 'gridWorkerB'] as const) {
    const entry = { id: crypto.randomUUID(), kind: 'visit', householdId, heard: '都好', saidAt: now, sentAt: now }
    const { status, body } = await (await city.as(login)).post(`/api/areas/${areas.community}/visits`, entry)
    assert.equal(status, 200, JSON.stringify(body))
  }
  await head.goto('/staff/visits?sameDay=true')
  await head.getByText('同日另有记录').first().waitFor()
  await everyWay(head, 'diary with two entries of one day')
  await head.getByText('都好').first().click()
  await head.getByText('同一天，这一户另有记录').waitFor()
  await everyWay(head, 'entry beside another of the day')
  await head.getByRole('button', { name: '是同一次走访' }).click()
  await head.getByText('是同一次，算同行').waitFor()
  await head.getByRole('button', { name: '撤回' }).click()
  await head.getByText('还没有说明').waitFor()
  await head.goto('/staff/visits/numbers')
  await head.locator('a[href*="follow-ups"]').first().click()
  await head.getByRole('heading', { name: '转办的事项' }).waitFor()
  await head.getByRole('link', { name: /转事件 SJ/ }).waitFor()
  await everyWay(head, 'what followed from visits')
})
