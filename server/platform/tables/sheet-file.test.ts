import assert from 'node:assert/strict'
import { test } from 'node:test'
import { write, utils, type BookType } from '@e965/xlsx'
import excel from 'exceljs'
import { serialDay } from './serial-day.ts'
import { openSheets, UnknownKind, type SheetRow } from './sheet-file.ts'

const all = async (rows: AsyncIterable<SheetRow> | Iterable<SheetRow>) => {
  const found: SheetRow[] = []
  for await (const row of rows) found.push(row)
  return found
}
const rare = '𠮷田𬸚 & <b>'
const book = async (date1904 = false) => {
  const made = new excel.Workbook()
  made.properties.date1904 = date1904
  const sheet = made.addWorksheet('名册')
  sheet.getCell('A1').value = '标题'
  sheet.mergeCells('A1:D1')
  sheet.getCell('A3').value = rare
  sheet.getCell('B3').value = new Date('2020-01-02')
  sheet.getCell('B3').numFmt = 'yyyy"年"m"月"d"日"'
  sheet.getCell('C3').value = 320211199001010000
  sheet.getCell('D3').value = 0.1 + 0.2
  sheet.getCell('E3').value = 0.125
  sheet.getCell('E3').numFmt = '0.0%'
  sheet.getCell('F3').value = { richText: [{ text: '富' }, { text: '文本' }] }
  sheet.getCell('G3').value = { formula: 'A1', result: '标题' }
  sheet.getCell('H3').value = 43832
  made.addWorksheet('隐藏', { state: 'hidden' }).getCell('A1').value = '不读'
  return Buffer.from(await made.xlsx.writeBuffer())
}

test('days of both systems, the 29 February 1900 that never was included', () => {
  assert.equal(serialDay(43832), '2020-01-02')
  assert.equal(serialDay(43832 - 1462, true), '2020-01-02')
  assert.equal(serialDay(1), '1900-01-01')
  assert.equal(serialDay(61), '1900-03-01')
  assert.equal(serialDay(0), undefined)
})

for (const date1904 of [false, true])
  test(`an xlsx says what its cells show, ${date1904 ? '1904' : '1900'} system`, async () => {
    const { kind, sheets } = await openSheets(await book(date1904), 'a.xlsx')
    assert.deepEqual([kind, sheets.map((s) => s.name), sheets[0]!.date1904], ['xlsx', ['名册'], date1904])
    const [title, row] = await all(sheets[0]!.rows())
    assert.deepEqual(title!.cells[0], '标题')
    assert.deepEqual(row, {
      no: 3,
      cells: [rare, '2020-01-02', '320211199001010000', '0.3', '12.5%', '富文本', '标题', '43832'],
      lost: [2],
    })
  })

test('sixty-five thousand rows that only have a look are no rows', async () => {
  const made = new excel.Workbook()
  const sheet = made.addWorksheet('表')
  sheet.addRow(['姓名', '性别'])
  sheet.addRow(['甲', '男'])
  for (let i = 3; i <= 65_000; i++) sheet.getCell(i, 1).border = { top: { style: 'thin' } }
  const bytes = Buffer.from(await made.xlsx.writeBuffer())
  const { sheets } = await openSheets(bytes, 'a.xlsx')
  assert.equal((await all(sheets[0]!.rows())).length, 2)
})

for (const [bookType, kind] of [
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['xlsx', 'xlsx'],
] as [BookType, string][])
  test(`a book of the kind ${bookType} is told by its content`, async () => {
    const sheet = utils.aoa_to_sheet([['台账'], [], ['姓名', '日期'], ['甲乙', new Date(Date.UTC(2020, 0, 2))]], {
      cellDates: false,
      dateNF: 'yyyy-mm-dd',
      UTC: true,
    })
    const made = { SheetNames: ['名册'], Sheets: { 名册: sheet } }
    const bytes = write(made, { type: 'buffer', bookType }) as Buffer
    const found = await openSheets(bytes, 'x.xls')
    assert.equal(found.kind, kind)
    const rows = await all(found.sheets[0]!.rows())
    assert.deepEqual(
      rows.map((r) => r.no),
      [1, 3, 4],
    )
    if (bookType !== 'biff5') assert.deepEqual(rows[2]!.cells, ['甲乙', '2020-01-02'])
  })

test('delimited texts in GBK, with a mark, with semicolons', async () => {
  const gbk = Buffer.from([
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd0, 0xd4, 0xb1, 0xf0, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xc4, 0xd0,
  ])
  const marked = Buffer.from('\ufeff姓名;性别\n张三;男')
  for (const bytes of [gbk, marked]) {
    const { sheets } = await openSheets(bytes, '名册.csv')
    assert.deepEqual(
      (await all(sheets[0]!.rows())).map((r) => r.cells),
      [
        ['姓名', '性别'],
        ['张三', '男'],
      ],
    )
  }
})

test('what is no sheet is refused by kind, what is damaged as damaged', async () => {
  await assert.rejects(openSheets(Buffer.from('%PDF-1.7'), 'a.xlsx'), UnknownKind)
  await assert.rejects(openSheets(Buffer.from('PK\x03\x04damaged'), 'a.xlsx'), /zip/)
  await assert.rejects(openSheets((await book()).subarray(0, 900), 'a.xlsx'), /zip/)
  await assert.rejects(openSheets(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'a.xls'))
})
