// K03, K07: an old template in .xls with a two-row header, a title and notes above it, and dates as numbers; faults go back as a
// file, the import is undone as a whole.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import excel from 'exceljs'
import { madeUpNumber } from '#modules/people/testing.ts'
import { atDesk, everyWay } from './every-way.ts'
import { startBrowser, startCity } from './start.ts'

const city = await startCity()
const { phone } = await startBrowser(city.url)
const head = await atDesk(phone, 'head')

/** The sheet as such templates are: title across, notes, the unit, a header of two rows with a group over three columns. */
const oldTemplate = () => {
  const sheet = utils.aoa_to_sheet([
    ['户籍人口登记表'],
    ['填写说明：带*的为必填项；身份证号码请用文本格式。'],
    ['填报单位：东昌居委会', '', '', '', '', '', '', ''],
    ['姓名*', '基本信息', '', '', '身份证号码*', '现住地址*', '联系电话', '户号'],
    ['', '性别', '出生日期', '民族', '', '', '', ''],
    ['许老太', '女', 14800, '汉', madeUpNumber('1940-07-08', 62), '昌邑路55弄3号301室', '13800003001', 'X1'],
    [
      '许建军',
      '男',
      '1966年6月6日',
      '汉',
      madeUpNumber('1966-06-06', 63),
      '昌邑路55弄3号301室',
      '１３８００００３００２',
      'X1',
    ],
    ['许错行', '男', '1990年13月1日', '汉', '', '昌邑路55弄3号302室', '', 'X2'],
  ])
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 7 } },
    { s: { r: 1, c: 0 }, e: { r: 1, c: 7 } },
    { s: { r: 3, c: 1 }, e: { r: 3, c: 3 } },
    ...[0, 4, 5, 6, 7].map((c) => ({ s: { r: 3, c }, e: { r: 4, c } })),
  ]
  sheet['C6']!.z = 'yyyy-mm-dd'
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '户籍人口')
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

test('the header is found in its two rows, every column is mapped', async () => {
  await head.goto('/staff/people-imports')
  await head.getByRole('button', { name: '选择文件' }).waitFor()
  await everyWay(head, 'imports')
  await head.setInputFiles('input[type=file]', {
    name: '户籍人口登记表.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: oldTemplate(),
  })
  await head.getByRole('button', { name: '确认，开始核对' }).waitFor()
  for (const header of ['性别', '出生日期', '民族', '身份证号码', '户号'])
    await head
      .getByRole('row', { name: new RegExp(header) })
      .first()
      .waitFor()
  await everyWay(head, 'mapping of an old template')
})

test('dates as numbers and full-width figures are read; the one wrong row is shown and goes back as a file', async () => {
  await head.getByRole('button', { name: '确认，开始核对' }).click()
  await head.getByText('没有这一天：“1990年13月1日”').waitFor()
  await everyWay(head, 'check of an old template')
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '下载错误行' }).click(),
  ])
  const book = new excel.Workbook()
  await book.xlsx.load((await readFile(await file.path())) as never)
  const notes: string[] = []
  book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cell.note && notes.push(JSON.stringify(cell.note))))
  assert.ok(notes.some((note) => note.includes('没有这一天')))
})

test('the right rows are written, with the birthdays they meant', async () => {
  await head.getByRole('button', { name: '写入 2 行' }).click()
  await head.getByRole('button', { name: '撤销整次导入' }).waitFor()
  await everyWay(head, 'written')
  const { rows } = await city.owner.query<{ name: string; birth: string }>(
    `select name, birth_on::text birth from people.person order by birth_on`,
  )
  assert.deepEqual(rows, [
    { name: '许老太', birth: '1940-07-08' },
    { name: '许建军', birth: '1966-06-06' },
  ])
})

test('the whole import is undone for a reason', async () => {
  await head.getByRole('button', { name: '撤销整次导入' }).click()
  await head.getByLabel('为什么撤销').fill('传错了文件')
  await everyWay(head, 'undo')
  await head.locator('form').getByRole('button', { name: '撤销整次导入' }).click()
  await head.getByText('已撤销', { exact: true }).first().waitFor()
  await head.goto('/staff/people')
  await head.getByText('还没有登记居民').waitFor()
})

test('a template is downloaded, ready to be filled in', async () => {
  await head.goto('/staff/people-imports')
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '下载 居民' }).click(),
  ])
  assert.match(file.suggestedFilename(), /xlsx$/)
  await everyWay(head, 'templates')
})
