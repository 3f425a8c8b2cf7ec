// K01: a ledger whose header isn't recognised; somebody points at the row, maps the columns, and the next file needs neither.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { areas } from '../small-city.ts'
import { atDesk, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const head = await atDesk(phone, 'head')

const ledger = async (n: number) => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('一号楼')
  sheet.addRow(['一号楼住户（内部使用，请勿外传）'])
  sheet.addRow(['谁', '身份凭据', '哪里', '怎样联系'])
  sheet.addRow(['汤一楼', madeUpNumber('1961-02-03', n), '昌邑路55弄9号101室', '13800007001'])
  sheet.addRow(['汤二楼', madeUpNumber('1962-02-03', n), '昌邑路55弄9号201室', '13800007002'])
  return {
    name: '一号楼.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  }
}
// Whom the second ledger names, the community next door keeps.
for (const [name, birthOn] of [
  ['汤一楼', '1961-02-03'],
  ['汤二楼', '1962-02-03'],
] as const)
  await givenPerson(city.app, {
    areaId: areas.siblingCommunity,
    name,
    facts: [{ field: 'document', value: madeUpNumber(birthOn, 2) }],
  })
const map = async (header: string, target: string) => {
  const box = head.getByRole('combobox', { name: `对应字段 ${header}` })
  await box.click()
  await box.fill(target)
  await head
    .locator('.ant-select-item-option', { hasText: new RegExp(`^${target}$`) })
    .first()
    .click()
}

test('no header is found; the rows are shown covered, and one of them is pointed at', async () => {
  await head.goto('/staff/people-imports')
  await head.setInputFiles('input[type=file]', await ledger(1))
  await head.getByText('没找到表头').first().waitFor()
  const choice = head.getByRole('radio', { name: '第 2 行' })
  await choice.check()
  assert.doesNotMatch(await head.locator('.point-header').innerText(), /汤一楼|13800007001/)
  await everyWay(head, 'import-header')
  await head.setInputFiles('.point-header input[type=file]', await ledger(1))
  await head.getByRole('button', { name: '确认，开始核对' }).waitFor()
  await head.getByText('表头在第 2 行').waitFor()
})
test('its columns are mapped by hand, and people come of it', async () => {
  await map('谁', '姓名')
  await map('身份凭据', '证件号码')
  await map('哪里', '现住地址')
  await map('怎样联系', '联系电话')
  await head.getByRole('button', { name: '确认，开始核对' }).click()
  await head.getByRole('button', { name: '写入 2 行' }).click()
  await head.getByRole('button', { name: '撤销整次导入' }).waitFor()
})
test('the next file of the layout is read from the same row, mapped as before', async () => {
  await head.goto('/staff/people-imports')
  await head.setInputFiles('input[type=file]', await ledger(2))
  await head.getByText('沿用上次指明').waitFor()
  await everyWay(head, 'import-header-known')
  assert.equal(await head.getByText('沿用上次', { exact: true }).count(), 4)
})
test('who is kept next door isn’t written; the import is finished all the same, and that is what its button says', async () => {
  await head.getByRole('button', { name: '确认，开始核对' }).click()
  const finish = head.getByRole('button', { name: '完成，没有要写入的行' })
  await finish.waitFor()
  await everyWay(head, 'import-nothing')
  await finish.click()
  await head.getByRole('button', { name: '撤销整次导入' }).waitFor()
  await everyWay(head, 'import-nothing-done')
})
