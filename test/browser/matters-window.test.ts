// D05, D07, D15, E01–E03: the window from the greeting to the paper in the hand; a certificate that may not be issued;
// a bad grade put right. In Chromium, by a clerk and a head.
import { test } from 'node:test'
import { openBrowser } from '#modules/access/testing.ts'
import { atDesk, everyWay } from './every-way.ts'
import { knownNumber, startMattersCity } from './matters-city.ts'
import { startBrowser } from './start.ts'

const city = await startMattersCity()
const { phone } = await startBrowser(city.url)
const clerk = await atDesk(phone, 'clerk')
const option = () => clerk.getByRole('option').first()
const findItem = async (said: string, name: string) => {
  await clerk.getByRole('combobox', { name: /^用居民的话/ }).fill(said)
  await option().getByText(name).waitFor()
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('heading', { name }).waitFor()
}

test('a matter missing two papers: known answers are not asked, one notice names everything, by keyboard', async () => {
  await clerk.goto('/staff/matters/window')
  await clerk.getByRole('searchbox', { name: '证件号、手机号或姓名' }).fill(knownNumber)
  await clerk.keyboard.press('Enter')
  await clerk.getByText('孙桂英').first().waitFor()
  await findItem('家里失火了', '临时救助申请')
  await clerk.getByRole('region', { name: '人口库已有，不用再问' }).getByText('浦城路88号302室').waitFor()
  await everyWay(clerk, 'window with a matter')
  await clerk.getByRole('checkbox', { name: '遭遇灾害或意外' }).check()
  await clerk.getByRole('spinbutton', { name: '金额（元）' }).fill('3000')
  await clerk.getByRole('textbox', { name: '银行卡号' }).fill('6222000000001234')
  await clerk.getByRole('textbox', { name: '申请理由' }).fill('厨房失火，家具烧毁')
  await clerk.getByRole('button', { name: '承诺后补' }).click()
  await clerk.getByText('还缺 2 样：费用票据、本人银行卡').waitFor()
  await clerk.getByRole('textbox', { name: '申请理由' }).press('Control+Enter')
  await clerk.getByRole('dialog').getByRole('button', { name: '一次性告知' }).waitFor()
  await everyWay(clerk, 'one-time notice')
  await clerk.getByRole('dialog').getByRole('button', { name: '一次性告知' }).click()
  await clerk.getByRole('region', { name: '已收件' }).getByText('待补正').waitFor()
  const [paper] = await Promise.all([
    clerk.waitForEvent('popup'),
    clerk.getByRole('button', { name: '打印一次性告知单' }).click(),
  ])
  await paper.close()
  await everyWay(clerk, 'receipt')
})

test('the case is found in the list; both papers come in, it is accepted and waits for the street', async () => {
  await clerk.goto('/staff/matters/applications')
  await clerk.getByRole('row', { name: /临时救助申请/ }).waitFor()
  await everyWay(clerk, 'list of applications')
  await clerk.getByRole('row', { name: /临时救助申请/ }).click()
  await clerk.getByRole('button', { name: '收补正材料' }).click()
  const form = clerk.getByRole('region', { name: '收补正材料' })
  await form.getByRole('checkbox', { name: '费用票据' }).check()
  await form.getByRole('checkbox', { name: '本人银行卡' }).check()
  await everyWay(clerk, 'papers brought')
  await form.getByRole('button', { name: '收下补正材料' }).click()
  await clerk.getByRole('group', { name: '下一步' }).getByRole('button', { name: '受理', exact: true }).click()
  await clerk.getByText('办理中').first().waitFor()
  await clerk.getByRole('tab', { name: '期限说明' }).click()
  await clerk.getByText('办理时限').first().waitFor()
  await everyWay(clerk, 'deadlines of an application')
})

test('a matter done at once ends at the window, with its paper and the code for an evaluation', async () => {
  await clerk.goto('/staff/matters/window')
  await clerk.getByRole('searchbox', { name: '证件号、手机号或姓名' }).fill('孙桂芳')
  await clerk.keyboard.press('Enter')
  await clerk.getByText('137****7099').first().waitFor()
  await findItem('外地看病', '异地就医备案')
  await clerk.getByRole('textbox', { name: '就医或转往的城市' }).fill('苏州市')
  await clerk.locator('#field-since').fill('2026-11-01')
  await clerk.keyboard.press('Enter')
  await clerk.getByText('齐全，可以受理').waitFor()
  await clerk.getByRole('textbox', { name: '就医或转往的城市' }).press('Control+Enter')
  await clerk.getByRole('dialog').getByRole('button', { name: '当场办结' }).click()
  await clerk.getByRole('button', { name: '打印办结通知书' }).waitFor()
  await clerk.getByRole('img', { name: '请居民扫码评价（自愿）' }).waitFor()
  await everyWay(clerk, 'done at once')
})

test('a forbidden certificate is refused with the way out and a slip', async () => {
  await clerk.goto('/staff/matters/certificates')
  await clerk.getByRole('searchbox', { name: /^居民要开什么证明/ }).fill('亲属关系')
  await clerk.getByText('亲属关系证明').first().waitFor()
  await everyWay(clerk, 'certificate asked for')
  await clerk.getByRole('button', { name: '登记并打印告知单' }).first().click()
  const form = clerk.getByRole('dialog')
  await form.getByLabel('哪个单位索要的').fill('某某保险公司')
  await form.getByRole('button', { name: '登记并打印告知单' }).click()
  await form.getByText('已登记，请把告知单交给居民').waitFor()
  const [slip] = await Promise.all([
    clerk.waitForEvent('popup'),
    form.getByRole('button', { name: '打印不予开具告知单' }).click(),
  ])
  await slip.close()
  await form.getByRole('button', { name: '完成' }).click()
  await clerk.getByRole('button', { name: '索要情况' }).click()
  await clerk.getByText('某某保险公司').first().waitFor()
  await everyWay(clerk, 'demands')
})

test('a bad grade is put right by the head: contacted, measured, called back, closed', async () => {
  const { token } = await city.invite('社保咨询')
  await openBrowser(city.app).post(`/api/evaluations/${token}`, { grade: 1, tags: ['several_trips'], text: '跑了三趟' })
  const head = await atDesk(phone, 'head')
  await head.goto('/staff/matters/corrections')
  await head.getByRole('row', { name: /社保咨询/ }).click()
  await head.getByText('跑了三趟').first().waitFor()
  const move = async (name: string, note: string, answers: readonly string[] = []) => {
    await head.getByRole('group', { name: '下一步' }).getByRole('button', { name, exact: true }).click()
    const form = head.getByRole('region', { name, exact: true })
    for (const label of answers) await form.locator('.ant-form-item', { hasText: label }).getByText('是').click()
    await form.getByRole('textbox').fill(note)
    await form.getByRole('button', { name, exact: true }).click()
    await form.waitFor({ state: 'detached' })
  }
  await everyWay(head, 'a bad grade')
  await move('联系评价人', '已致歉', ['联系上了吗'])
  await move('填写整改措施', '当面一次说清，补办送上门')
  await move('回访', '居民说好了', ['联系上了吗', '居民满意吗'])
  await head.getByText('居民已确认').first().waitFor()
  await move('办结', '办结')
  await head.getByText('已办结').first().waitFor()
})
