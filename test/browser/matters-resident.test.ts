// The hall on a phone (D02–D07, D10, D13, D19, E04, Q01): a matter found in plain words, booked for a father, applied for online,
// two missing papers completed from home, an errand ordered, a question asked, a certificate checked, a service evaluated.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { rangeOf } from '#contract/territory/area-number.ts'
import { insertKind } from '#modules/matters/certificates/configure-lists.ts'
import { exampleKinds } from '#modules/matters/certificates/seed/example-kinds.ts'
import { inviteEvaluation } from '#modules/matters/evaluation/invite.ts'
import { givenSite } from '#modules/matters/hall/testing.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas } from '../small-city.ts'
import { everyWay } from './every-way.ts'
import { looksRight, photo, startBrowser, startCity } from './start.ts'

const now = '2026-11-23T09:40:00+08:00' // a Monday
setClock(now)
after(() => setClock(undefined))
const city = await startCity()
const { phone } = await startBrowser(city.url)
const here = `/api/areas/${areas.community}`
const own = '13700137088'
const siteId = await givenSite(city.app, { areaId: areas.community })
await givenPerson(city.app, {
  areaId: areas.community,
  name: '孙桂英',
  facts: [
    { field: 'document', value: { number: madeUpNumber('1958-03-09', 27) } },
    { field: 'phone', value: own },
    { field: 'birth_on', value: '1958-03-09' },
    { field: 'registered_address', value: '上海市浦东新区示例路1号' },
  ],
  residence: {
    kind: 'both',
    dwellingId: await givenDwelling(city.app, areas.community, { address: '浦城路88号302室' }),
  },
})

/** A phone whose owner has said where they live, on the Monday of the story. */
const atHome = async (options = {}) => {
  const page = await phone(options)
  await page.clock.setSystemTime(new Date(now))
  await page.addInitScript(
    (areaId) => localStorage.setItem('linli.place', JSON.stringify({ areaId, gridNo: 1, name: '东昌社区 第一网格' })),
    areas.community,
  )
  return page
}
const signIn = async (page: Page, number: string) => {
  await page.getByRole('textbox', { name: '手机号', exact: true }).fill(number)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = (await page.getByText(/验证码是/).textContent()) ?? ''
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(shown)![0])
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const page = await atHome()

test('a matter is found by the words people use and by pinyin, and its guide says everything', async () => {
  await page.goto('/')
  await page.getByRole('link', { name: /要办事，先找事项/ }).click()
  await page.getByRole('link', { name: /社会救助/ }).waitFor()
  await everyWay(page, 'find a matter', { large: true })
  const search = page.getByRole('searchbox', { name: '您想办什么' })
  await search.fill('jinglaoka')
  await page.getByRole('link', { name: /敬老卡补办换卡/ }).waitFor()
  await search.fill('家里失火了想要救急')
  await looksRight(page, 'found matters')
  await page
    .getByRole('link', { name: /临时救助申请/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '要带的材料' }).waitFor()
  for (const heading of ['谁可以办', '多久办好', '到哪里办', '依据'])
    await page.getByRole('heading', { name: heading }).waitFor()
  await everyWay(page, 'a matter', { large: true })
})

test('booked for the father: an open day, a closed one says why, and he is told', async () => {
  await page.getByRole('link', { name: '预约去办' }).click()
  await page.getByRole('radio', { name: '家人' }).check()
  await page.getByLabel('家人的姓名').fill('赵父')
  await page.getByLabel('家人的手机号').fill('13800000302')
  await page.getByRole('radio', { name: /周六/ }).check()
  await page.getByText(/周末不开放/).waitFor()
  await page.getByRole('radio', { name: /周三/ }).check()
  await page.getByRole('radio', { name: /^10:20/ }).check()
  await everyWay(page, 'book', { large: true })
  await page.getByRole('button', { name: /^约 / }).click()
  await signIn(page, own)
  await page.getByRole('heading', { name: '预约好了' }).waitFor()
  await page.getByRole('img', { name: /签到二维码/ }).waitFor()
  await everyWay(page, 'booked', { large: true })
  const { rows } = await city.owner.query<{ how: string; state: string }>('select how, state from matters.booking')
  assert.deepEqual(rows, [{ how: 'relative', state: 'booked' }])
  const father = await city.asResident('13800000302')
  assert.equal((await father.get('/api/me/notices')).body.unread, 1)
})

test('the hall closes that day: a new time is kept, and one press takes it', async () => {
  const head = await city.as('head')
  const plan = `${here}/sites/${siteId}/plan`
  const { site } = (await head.get(plan)).body
  const exception = { kind: 'closed', reason: '电路检修' }
  const change = { kind: 'days', days: ['2026-11-25'], exception }
  const done = await head.post(plan, { change, version: site.version, affected: 'offer', reason: '电路检修' })
  assert.deepEqual([done.status, done.body.offered], [200, 1], JSON.stringify(done.body))
  await page.reload()
  await page.getByRole('heading', { name: '原来的时间办不了，给您留了新时间' }).waitFor()
  await looksRight(page, 'a new time is kept')
  await page.getByRole('button', { name: '就这个时间' }).click()
  await page.getByText('新时间已确认').waitFor()
  await page.getByText('已预约').waitFor()
})

test('the time is changed, the calendar file comes, and the booking cancelled', async () => {
  await page.getByRole('button', { name: '改时间' }).click()
  const sheet = page.getByRole('dialog', { name: '改时间' })
  await sheet.getByRole('radio', { name: /周四/ }).check()
  await sheet.getByRole('radio', { name: /^09:20/ }).check()
  await looksRight(page, 'another time')
  await sheet.getByRole('button', { name: /09:20/ }).click()
  await page.getByText(/11月26日周四 09:20/).waitFor()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: '加到手机日历' }).click()
  assert.match((await file).suggestedFilename(), /\.ics$/)
  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByRole('button', { name: '确定取消' }).click()
  await page.getByText('已取消').first().waitFor()
  await page.goto('/bookings')
  await page.getByRole('heading', { name: '以前的' }).waitFor()
  await looksRight(page, 'my bookings')
})

let address = ''
test('applied online: the known isn’t asked, the draft outlives a reload, what is missing is told at once', async () => {
  await page.goto('/matters/jiuzhu.linshi_jiuzhu/apply')
  await page.getByText('浦城路88号302室').waitFor()
  await page.getByLabel('金额（元）').fill('3000')
  await page.getByLabel('申请理由').fill('厨房失火，家具烧毁')
  await page.reload()
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  assert.equal(await page.getByLabel('申请理由').inputValue(), '厨房失火，家具烧毁')
  await everyWay(page, 'apply', { large: true })
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText(/处要改/).waitFor()
  await page.getByRole('checkbox', { name: /灾害/ }).check()
  await page.getByLabel('银行卡号').fill('6222000000001234')
  await page
    .getByRole('group', { name: '家庭收入说明' })
    .locator('input[type=file]')
    .setInputFiles(await photo('#a8967a'))
  await page.getByAltText('第 1 张照片').waitFor()
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '已收到您的申请' }).waitFor()
  await page.getByText(/费用票据/).waitFor()
  await page.getByText(/本人银行卡/).waitFor()
  await looksRight(page, 'receipt of an application')
  await page.getByRole('link', { name: '查看进度' }).click()
  await page.getByRole('heading', { name: '进度' }).waitFor()
  address = page.url()
})

test('told once what is missing, both papers are completed from home; the clock is explained', async () => {
  const clerk = await city.as('clerk')
  const id = address.split('/').at(-1)!
  const { version } = (await clerk.get(`${here}/applications/${id}`)).body
  const told = await clerk.post(`${here}/applications/${id}/notify`, { moveId: uuid7(), version, note: '请带票据' })
  assert.equal(told.body.state, 'supplement', JSON.stringify(told.body))
  await page.goto('/')
  await page.getByRole('link', { name: /我的消息，\d+ 条未读/ }).click()
  await page.getByRole('button', { name: /还缺2样/ }).waitFor()
  await looksRight(page, 'messages')
  await page.getByRole('button', { name: /还缺2样/ }).click()
  await page.getByRole('heading', { name: '还缺 2 样，一次补齐' }).waitFor()
  for (const paper of ['费用票据', '本人银行卡'])
    await page
      .getByRole('group', { name: paper })
      .locator('input[type=file]')
      .setInputFiles(await photo('#7a96a8'))
  await page.getByAltText('第 1 张照片').nth(1).waitFor()
  await everyWay(page, 'missing papers', { large: true })
  await page.getByRole('button', { name: '提交补齐的材料' }).click()
  await page.getByText('已补齐，谢谢').waitFor()
  await page.getByText('期限怎么算的').click()
  await page.getByText('补齐材料').first().waitFor()
  await everyWay(page, 'an application', { large: true })
  assert.equal((await clerk.get(`${here}/applications/${id}`)).body.state, 'submitted')
})

test('an errand for the father, a question to the community; both are followed', async () => {
  await page.goto('/agency/new?item=yanglao.laonian_jintie')
  await page.getByLabel('姓名').fill('赵父')
  await page.getByLabel('他是您的').fill('父亲')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('要上门的，请填写地址').waitFor()
  await page.getByLabel('上门地址').fill('浦城路9号302室')
  await everyWay(page, 'order an errand', { large: true })
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByText('等联系').waitFor()
  await looksRight(page, 'an errand')
  await page.goto('/ask?item=yanglao.laonian_jintie')
  await page.getByLabel('您想问什么').fill('户口在外地能领老年津贴吗')
  await page.getByRole('button', { name: '提交问题' }).click()
  await page.getByText('等答复').waitFor()
  await looksRight(page, 'a question')
  await page.goto('/my-matters')
  await page.getByRole('link', { name: /我的代办/ }).waitFor()
  await looksRight(page, 'my matters')
})

test('a service is evaluated by its link without an account; once', async () => {
  const { token } = await asSystem(
    city.app.pool,
    'test',
    (context) =>
      inviteEvaluation(context, {
        areaId: areas.community,
        service: 'ticket',
        refId: uuid7(),
        title: '社保咨询',
        servedBy: [city.accounts.clerk],
      }),
    { area: rangeOf(areas.community), rootAreaId: areas.community },
  )
  const anybody = await phone()
  await anybody.goto(`/evaluate/${token}`)
  await anybody.getByRole('heading', { name: '社保咨询' }).waitFor()
  await anybody.getByRole('radio', { name: '不满意', exact: true }).check()
  await anybody.getByRole('checkbox', { name: '等得太久' }).check()
  await everyWay(anybody, 'evaluate', { large: true })
  await anybody.getByRole('button', { name: '提交评价' }).click()
  await anybody.getByText('您评的是：不满意').waitFor()
  await anybody.reload()
  await anybody.getByText('您评的是：不满意').waitFor()
  await looksRight(anybody, 'evaluated')
})

test('the code of a certificate says that it is genuine, with no more than needed; a forged one is nothing', async () => {
  await asSystem(city.app.pool, 'test', async ({ db, now: at }) => {
    for (const kind of exampleKinds)
      await insertKind(db, { ...kind, areaId: areas.city, version: 1, madeAt: at, madeBy: null })
  })
  const clerk = await city.as('clerk')
  const id = uuid7()
  const drafted = await clerk.post(`${here}/certificates`, {
    id,
    kind: 'guardian',
    values: {
      name: '欧阳示例',
      id_number: madeUpNumber('1950-05-05', 7),
      ward: '某甲',
      relation: '母子',
      address: '浦城路9号101室',
    },
    purpose: '办理住院手续',
    forWhom: '某医院',
    phone: own,
  })
  assert.equal(drafted.status, 200, JSON.stringify(drafted.body))
  const issued = await (
    await city.as('head')
  ).post(`${here}/certificates/${id}/approve`, { moveId: uuid7(), version: 1 })
  assert.equal(issued.status, 200, JSON.stringify(issued.body))
  await page.goto('/certificates')
  await page.getByRole('link', { name: /证〔2026〕0001号/ }).click()
  await page.getByText('真实有效').waitFor()
  await everyWay(page, 'a certificate checked', { large: true })
  assert.ok(!(await page.locator('main').innerText()).includes('欧阳示例'))
  const anybody = await phone()
  const path = new URL(page.url()).pathname
  await anybody.goto(`${path.slice(0, -3)}AAA`)
  await anybody.getByText('查不到这份证明').waitFor()
})

test('a number by phone, called: the screen of the hall and the phone say where to go', async () => {
  const clerk = await city.as('clerk')
  const window = `${here}/sites/${siteId}/windows/1`
  assert.equal((await clerk.post(`${window}/call`, { callId: uuid7() })).status, 409)
  const opened = await clerk.put(`${window}/state`, { state: 'open' })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  await page.goto(`/halls/${areas.community}/${siteId}`)
  await page.getByRole('button', { name: '手机取号' }).click()
  await page.getByRole('button', { name: '养老服务' }).click()
  await page.getByText('下一个就是您').waitFor()
  await everyWay(page, 'my number', { large: true })
  const wall = await phone({ viewport: { width: 1440, height: 900 } })
  await wall.goto(`/display/${areas.community}/${siteId}`)
  await wall.getByText('还没有叫号').waitFor()
  const called = await clerk.post(`${window}/call`, { callId: uuid7() })
  assert.equal(called.body.ticket?.name, 'A001', JSON.stringify(called.body))
  await wall.getByText('A001').waitFor()
  await everyWay(wall, 'the call screen')
  await page.getByText('请到 1 号窗口').waitFor()
  await page.goto(`/halls/${areas.community}/${siteId}`)
  await page.getByRole('heading', { name: '开放时间' }).waitFor()
  await everyWay(page, 'a hall', { large: true })
})

test('the kiosk, signed in by the hall: two presses and a number with its code', async () => {
  const kiosk = await phone({ viewport: { width: 1080, height: 1440 } })
  const { cookies } = await city.as('clerk')
  await kiosk.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: city.url })))
  await kiosk.clock.setSystemTime(new Date(now))
  await kiosk.goto(`/kiosk/${areas.community}/${siteId}`)
  await kiosk.getByRole('button', { name: /现场取号/ }).waitFor()
  await everyWay(kiosk, 'the kiosk')
  await kiosk.getByRole('button', { name: /现场取号/ }).click()
  await kiosk.getByRole('button', { name: '社会救助' }).waitFor()
  await looksRight(kiosk, 'classes at the kiosk')
  await kiosk.getByRole('button', { name: '社会救助' }).click()
  await kiosk.getByText(/^A00\d$/).waitFor()
  await kiosk.getByRole('img', { name: '扫码在手机上看排队' }).waitFor()
  await looksRight(kiosk, 'the slip')
  await kiosk.getByRole('button', { name: '完成' }).click()
  await kiosk.getByRole('button', { name: /我有预约/ }).click()
  for (const digit of '123456') await kiosk.getByRole('button', { name: digit, exact: true }).click()
  await kiosk.getByRole('button', { name: '签到' }).click()
  await kiosk.getByText('没有这个预约').waitFor()
  const anybody = await phone()
  await anybody.goto(`/kiosk/${areas.community}/${siteId}`)
  await anybody.getByRole('heading', { name: '这台机器还没有开通取号' }).waitFor()
  setClock('2026-11-23T20:00:00+08:00')
  await kiosk.reload()
  await kiosk.getByText(/今天已经结束；下次开放：11月24日/).waitFor()
  assert.equal(await kiosk.getByRole('button').count(), 0)
  await looksRight(kiosk, 'the kiosk of a closed hall')
  setClock(now)
})

test('a full day: who waits is told when a time frees, and the message leads to that day', async () => {
  const one = [{ from: 540, to: 560, kind: 'usual' as const }]
  const full = await givenSite(city.app, {
    areaId: areas.community,
    week: { 1: one, 2: one, 3: one, 4: one, 5: one, 6: [], 7: [] },
  })
  const clerk = await city.as('clerk')
  const from = '2026-11-26T09:00:00+08:00'
  const booked = await clerk.post(`${here}/sites/${full}/bookings-for`, { id: uuid7(), classCode: 'yanglao', from, name: '示例', phone: '13900000777' }) // prettier-ignore
  assert.equal(booked.status, 200, JSON.stringify(booked.body))
  await page.goto(`/book?class=yanglao&site=${full}&day=2026-11-26`)
  await page.getByRole('button', { name: '有空位时通知我' }).click()
  await page.getByRole('link', { name: '看我在等的' }).click()
  await page.getByText('在等，有空位会通知').waitFor()
  await looksRight(page, 'what I wait for')
  const gone = await clerk.post(`${here}/bookings/${booked.body.id}/cancel`, { version: booked.body.version })
  assert.equal(gone.status, 200, JSON.stringify(gone.body))
  await city.app.drain()
  await page.reload()
  await page.getByText(/通知过您有空位/).waitFor()
  await page.getByRole('link', { name: /11月26日 周四/ }).click()
  await page.getByRole('radio', { name: /^09:00/ }).waitFor()
  assert.ok(await page.getByRole('radio', { name: /周四/ }).isChecked())
})

test('large print at 320 px, in English, has room for everything', async () => {
  const small = await atHome({ viewport: { width: 320, height: 640 } })
  await small.goto('/')
  await small.getByRole('button', { name: '大字版' }).click()
  await small.getByRole('button', { name: 'English' }).click()
  const paths = ['/', '/matters', '/matters/yanglao.laonian_jintie', '/book?class=yanglao', '/halls', '/questions', '/ask', '/agency/new', '/check', '/my-matters'] // prettier-ignore
  for (const path of paths) {
    await small.goto(path)
    await small.getByRole('heading', { level: 1 }).waitFor()
    await small.waitForLoadState('networkidle')
    await looksRight(small, `${path} in large print`)
  }
})
