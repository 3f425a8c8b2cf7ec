// A personal information law, art. 44–46: somebody sees what is kept about them, asks for a correction, and reads the answer.
import { test } from 'node:test'
import { givenPerson } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
await givenPerson(city.app, {
  areaId: areas.community,
  name: '何本人',
  facts: [
    { field: 'phone', value: '13700137099' },
    { field: 'birth_on', value: '1970-02-03' },
    { field: 'nation', value: '汉族' },
  ],
})
const page = await phone()

test('what is kept, from where, by what law; a wrong value is asked to be corrected', async () => {
  await page.goto('/me')
  await page.getByRole('button', { name: '登录' }).first().click()
  await page.getByRole('textbox', { name: '手机号' }).fill('13700137099')
  await page.getByRole('button', { name: '获取验证码' }).click()
  const shown = (await page.getByText(/验证码是/).textContent()) ?? ''
  await page.getByRole('textbox', { name: '验证码' }).fill(/\d{6}/.exec(shown)![0])
  await page.getByRole('dialog').getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('1970年2月3日').or(page.getByText('1970-02-03')).first().waitFor()
  await everyWay(page, 'my record', { large: true })
  await page.getByRole('button', { name: /^出生日期不对/ }).click()
  await page.getByLabel('正确的内容').fill('1970-02-13')
  await everyWay(page, 'ask for a correction', { large: true })
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提交，社区会答复您').waitFor()
})

test('the community does it; the source is the person, and the answer is read', async () => {
  const head = await atDesk(phone, 'head')
  await head.goto('/staff/people-notices?tab=requests')
  await head
    .getByText(/何本人/)
    .first()
    .waitFor()
  await everyWay(head, 'requests')
  await head.getByLabel('回复本人（不办须说明理由）').fill('已按身份证更正')
  await head.getByRole('button', { name: '照办' }).click()
  await head.getByText('已办理，本人看得到回复').waitFor()
  await page.reload()
  await page.getByText('答复：已按身份证更正').waitFor()
  await everyWay(page, 'answered', { large: true })
})
