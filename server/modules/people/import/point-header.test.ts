// K01, K03: where the header isn't recognised, somebody says which row it is; the next file of the layout finds it there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { uuid7 } from '#platform/crypto.ts'
import { madeUpNumber } from '../testing.ts'
import { runImports, uploadSheet, write } from './testing.ts'

const city = await startSmallCity()
const a = areas.community
const head = await city.as('head')

const sheetOf = async (rows: readonly (readonly string[])[]) => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('一号楼')
  for (const row of rows) sheet.addRow([...row])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const person = (name: string, n: number) => [name, madeUpNumber('1962-03-04', n), `甲字${n}号`]
const odd = ['甲', '乙', '丙']
const given = (n: number) =>
  sheetOf([['一号楼（内部）', '填表说明见附件'], odd, person('欧阳一', n), person('司马二', n + 1)])

const send = async (bytes: Buffer, fields: Record<string, string> = {}) =>
  uploadSheet(head, a, bytes, '一号楼.xlsx', uuid7(), fields)

test('where no header is found, the top of the sheet is shown covered, and a row of it can be pointed at', async () => {
  const first = await send(await given(1))
  const [sheet] = first.body.sheets
  assert.equal(sheet.verdict, 'no_header')
  assert.deepEqual(
    sheet.top.map((row: { no: number }) => row.no),
    [1, 2, 3, 4],
  )
  // The rows to choose from show no number, and no name in full.
  assert.doesNotMatch(JSON.stringify(sheet.top), /\d{6}|欧阳一|司马二/)

  const pointed = await send(await given(1), { headerSheet: '0', headerRows: '2' })
  const [again] = pointed.body.sheets
  assert.deepEqual([again.headerRows, again.headerBy], [[2], 'hand'])
  assert.deepEqual([again.verdict, again.register], ['importable', 'residents'], 'its columns can be mapped by hand')
  assert.deepEqual(
    again.columns.map((c: { header: string }) => c.header),
    odd,
  )
})

test('a pointed header brings its people, and the next file of the layout needs no pointing', async () => {
  // The names say something, but stand among notes that look more like a header.
  const rows = (n: number) =>
    sheetOf([
      ['姓名', '身份证号码', '现住地址', '联系电话'],
      ['（样例）', '', '', ''],
      ['姓名', '号码', '住处', ''],
      [...person('诸葛三', n), ''],
      [...person('上官四', n + 1), ''],
    ])
  const wrong = await send(await rows(11))
  assert.notDeepEqual(wrong.body.sheets[0].headerRows, [3])
  const { body } = await send(await rows(11), { headerRows: '3' })
  const url = `/api/areas/${a}/people-imports/${body.id}`
  const mapped = await head.post(`${url}/mapping`, {
    version: body.version,
    sheet: 0,
    register: 'residents',
    columns: [
      { at: 1, target: 'document' },
      { at: 2, target: 'home_address' },
    ],
  })
  assert.equal(mapped.status, 200, JSON.stringify(mapped.body))
  await runImports(city.app)
  const done = await write(city.app, head, url)
  assert.deepEqual([done.counts.rows, done.counts.fresh], [2, 2])

  const next = await send(await rows(21))
  const [sheet] = next.body.sheets
  assert.deepEqual([sheet.headerRows, sheet.headerBy], [[3], 'memory'])
  assert.deepEqual(
    sheet.columns.slice(0, 3).map((c: { target: string }) => c.target),
    ['name', 'document', 'home_address'],
  )
})

test('a row that isn’t there is refused by name, and so is nonsense; what is never kept stays refused', async () => {
  const bytes = await given(31)
  const missing = await send(bytes, { headerRows: '9' })
  assert.deepEqual([missing.status, missing.body.code], [422, 'people.header_row'])
  for (const headerRows of ['x', '1,3', '1,2,3'])
    assert.equal((await send(bytes, { headerRows })).status, 400, headerRows)
  assert.equal((await send(bytes, { headerRows: '2', headerSheet: '7' })).status, 400)
  const never = await sheetOf([
    ['编号', '摘要'],
    ['姓名', '信访事项', '上访次数'],
    ['赵某', '某事', '3'],
  ])
  const refused = await send(never, { headerRows: '2' })
  assert.deepEqual([refused.body.sheets[0].verdict, refused.body.sheets[0].top], ['refused', []])
})
