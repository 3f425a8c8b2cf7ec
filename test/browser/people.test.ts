// K03–K07, C07: a roster with errors becomes a clean register; a second source, disputes, a merge undone, a move between communities.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { testPassword } from '#modules/access/testing.ts'
import { givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { looksRight, startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const desk = { viewport: { width: 1440, height: 900 }, hasTouch: false }

const signedIn = async (who: string) => {
  const page = await phone(desk)
  await page.goto('/staff/')
  await page.getByLabel('登录名').fill(who)
  await page.getByLabel('密码', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation', { name: '菜单' }).waitFor()
  return page
}
const number = { li: madeUpNumber('1956-07-08', 21), wang: madeUpNumber('1990-02-03', 22) }
/** The last figure of a number is a check on the others: another one can't be right. */
const wrong = (document: string) => document.slice(0, 17) + (document[17] === '1' ? '2' : '1')
const csv = (name: string, rows: readonly (readonly string[])[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.map((row) => row.join(',')).join('\r\n')),
})
const upload = async (page: Page, file: ReturnType<typeof csv>) => {
  await page.goto('/staff/people-imports')
  await page.getByRole('button', { name: '选择文件' }).waitFor()
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: '确认，开始核对' }).waitFor()
}
const find = async (page: Page, words: string) => {
  await page.goto('/staff/people')
  await page.getByRole('searchbox', { name: '查找居民' }).fill(words)
  await page.keyboard.press('Enter')
}

let head: Page
before(async () => {
  head = await signedIn('head')
})
const written = async (page: Page, rows: number) => {
  await page.getByRole('button', { name: `写入 ${rows} 行` }).click()
  await page.getByRole('button', { name: '撤销整次导入' }).waitFor()
  await page.getByText(`写入 ${rows} 行`, { exact: true }).waitFor()
}

test('a roster with errors is checked row by row, corrected in place, and written', async () => {
  await upload(
    head,
    csv('东昌社区居民花名册.csv', [
      ['姓名', '性别', '身份证号码', '出生日期', '民族', '联系电话', '宗教信仰'],
      ['李国强', '男', number.li, '1956.7.8', '汉', '13800001111', '无'],
      ['王芳', '女', wrong(number.wang), '1990年2月30日', '汉', '13800002222', '无'],
      ['', '男', '', '', '', '', ''],
    ]),
  )
  await head.getByText('不收：不登记宗教信仰：与社区服务无关的敏感信息').waitFor()
  await looksRight(head, 'mapping')
  await head.getByRole('button', { name: '确认，开始核对' }).click()
  await head.getByText('没有这一天：“1990年2月30日”').waitFor()
  await looksRight(head, 'review')
  for (const [old, right] of [
    [wrong(number.wang), number.wang],
    ['1990年2月30日', '1990年2月3日'],
  ] as const) {
    await head.getByRole('button', { name: '全部', exact: false }).first().click()
    await head.getByRole('button', { name: `修改：${old}` }).click()
    await head.getByRole('textbox', { name: `修改：${old}` }).fill(right)
    await head.keyboard.press('Enter')
    await head.getByRole('button', { name: `修改：${right}` }).waitFor()
  }
  await written(head, 2)
  await looksRight(head, 'result')
  await find(head, 'liguoqiang')
  await head.getByRole('row', { name: /李国强/ }).waitFor()
  await looksRight(head, 'list')
})

test('a second source with other spellings is the same person; a person settles the two disputes', async () => {
  await upload(
    head,
    csv('老龄办名单.csv', [
      ['姓名', '性别', '身份证号码', '出生日期', '民族', '文化程度'],
      ['李國強', '男', number.li.toLowerCase(), '1956-07-18', '回', '初中'],
    ]),
  )
  await head.getByRole('button', { name: '确认，开始核对' }).click()
  await head.getByText('说法不同', { exact: true }).last().waitFor()
  await looksRight(head, 'preview of disputes')
  await written(head, 1)
  await find(head, number.li)
  await head.getByText('共 1 人').waitFor()
  assert.ok(!head.url().includes(number.li), 'no number stands in an address')
  await head.getByRole('row', { name: /李国强/ }).click()
  await head.getByRole('heading', { name: '不一致，待裁定' }).waitFor()
  await looksRight(head, 'disputes')
  await head.getByRole('button', { name: '维持不变 1956年7月8日' }).click()
  await head.getByText('出生日期已裁定').waitFor()
  await head.getByRole('button', { name: /^采用这个 回/ }).click()
  await head.getByText('民族已裁定').waitFor()
  await head.getByRole('heading', { name: '不一致，待裁定' }).waitFor({ state: 'detached' })
  await head.getByText('回族').first().waitFor()
  await looksRight(head, 'person')
})

test('a number is shown only for a reason, and the reason stands with the person', async () => {
  await head.getByRole('button', { name: '查看完整内容' }).click()
  await head.getByLabel('因何查看（至少 4 个字）').fill('核对户口簿')
  await head.getByRole('button', { name: '查看', exact: true }).click()
  await head.getByText(number.li).waitFor()
  await head
    .getByText(/核对户口簿/)
    .first()
    .waitFor()
  await head.getByRole('button', { name: '隐去' }).click()
  await head.getByText(number.li).waitFor({ state: 'detached' })
})

test('two records are merged with their reasons before the eyes, and the merge is undone', async () => {
  const facts = [
    { field: 'birth_on', value: '1990-01-01' },
    { field: 'phone', value: '13900001111' },
    { field: 'sex', value: '1' },
  ]
  for (const name of ['李晓明', '李小明']) await givenPerson(city.app, { areaId: areas.community, name, facts })
  await head.goto('/staff/matching')
  const pair = head.getByRole('article').filter({ hasText: '李小明' })
  await pair.getByText('有相同的电话').waitFor()
  await looksRight(head, 'pairs')
  await pair.getByRole('button', { name: '是同一人，合并' }).click()
  await head.getByText(/^已合并为/).waitFor()
  await head.getByText('合并记录').click()
  await looksRight(head, 'merges')
  await head.getByRole('button', { name: /^撤销 李/ }).click()
  await head.getByText('· 已撤销').waitFor()
  for (const name of ['李晓明', '李小明']) {
    await find(head, name)
    await head.getByRole('row', { name: new RegExp(name) }).waitFor()
  }
})

test('somebody who moved is given by one community and taken by the other', async () => {
  await givenPerson(city.app, {
    areaId: areas.siblingCommunity,
    name: '赵搬家',
    facts: [{ field: 'birth_on', value: '1980-01-01' }],
  })
  const sibling = await signedIn('siblinghead')
  await find(sibling, '赵搬家')
  await sibling.getByRole('row', { name: /赵搬家/ }).click()
  await sibling.getByRole('button', { name: '更多' }).click()
  await sibling.getByText('转到别的社区').click()
  await sibling.getByRole('combobox', { name: '社区' }).fill('东昌')
  await sibling
    .getByTitle('东昌社区')
    .or(sibling.locator('.ant-select-tree-title', { hasText: '东昌社区' }))
    .first()
    .click()
  await sibling.getByRole('button', { name: '请对方接收' }).click()
  await sibling.getByText('已请东昌社区接收，等对方答复').waitFor()
  await head.goto('/staff/people-notices')
  await head.getByText('市新社区请我社区接收赵搬家').waitFor()
  await looksRight(head, 'notices')
  await head.getByRole('button', { name: '同意', exact: true }).click()
  await head.getByText('已同意', { exact: true }).waitFor()
  await find(head, '赵搬家')
  await head.getByRole('row', { name: /赵搬家/ }).waitFor()
  await find(sibling, '赵搬家')
  await sibling.getByText('没有符合条件的居民').waitFor()
})

test('every page of the register stands on its own and is fit to look at', async () => {
  for (const path of ['/people/new', '/buildings', '/care', '/people-imports', '/plausibility', '/people-numbers']) {
    await head.goto(`/staff${path}`)
    await head.getByRole('heading', { level: 1 }).waitFor()
    await head.waitForFunction(() => !document.querySelector('.skeleton'))
    await looksRight(head, path)
  }
})
