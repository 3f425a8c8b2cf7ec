import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import type { FieldDefinition } from '#contract/people/fields.ts'
import { openSheets, type SheetRow } from '#platform/tables/sheet-file.ts'
import { fields as seeded } from '../seed/fields.ts'
import { headerWords } from './header-words.ts'
import { layouts, type Layout } from './layouts-of-ledgers.ts'
import { recogniseSheet } from './recognise.ts'

const fields = seeded.map(
  (f, sort) =>
    ({
      ...f,
      aliases: f.aliases.split(' ').filter(Boolean),
      sort,
      active: true,
      core: false,
    }) as unknown as FieldDefinition,
)
const unitRow = (names: readonly string[]) => /^(填报|发生)单位/.test(names[0]!)

/** A real sheet: title across, notes across, the reporting unit, a blank row, the header in one row or two, data from row 7. */
const sheetOf = async ({ sheet: name, columns }: Layout, twoRows: boolean): Promise<Buffer> => {
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(name.trim().slice(0, 31) || '表')
  const width = columns.length
  sheet.getCell(1, 1).value = name
  sheet.mergeCells(1, 1, 1, Math.max(2, width))
  sheet.getCell(2, 1).value = '填写说明：带*的为必填项；日期格式为2020-01-01；身份证号码请用文本格式。'
  sheet.mergeCells(2, 1, 2, Math.max(2, width))
  for (const [i, cell] of ['填报单位：', '某某省', '省*', '某某市', '市*', '某某区', '市/县/区*'].entries())
    sheet.getCell(3, i + 1).value = cell
  const at = twoRows ? 5 : 6
  for (const [i, column] of columns.entries()) {
    const group = twoRows && i >= 2 && i < 5
    if (group) {
      if (i === 2) sheet.getCell(5, 3).value = '基本信息'
      sheet.getCell(6, i + 1).value = column
    } else sheet.getCell(at, i + 1).value = column
  }
  if (twoRows) {
    if (width > 2) sheet.mergeCells(5, 3, 5, Math.min(5, width))
    for (let i = 0; i < width; i++) if (i < 2 || i >= 5) sheet.mergeCells(5, i + 1, 6, i + 1)
  }
  for (let row = 7; row < 10; row++)
    for (let i = 0; i < width; i++)
      sheet.getCell(row, i + 1).value = i % 3 === 0 ? `甲${row}` : i % 3 === 1 ? 43832 + i : `2020.1.${row}`
  sheet.getCell(30_000, 1).border = { top: { style: 'thin' } }
  return Buffer.from(await book.xlsx.writeBuffer())
}
const rowsOf = async (bytes: Buffer): Promise<SheetRow[]> => {
  const { sheets } = await openSheets(bytes, 'x.xlsx')
  const rows: SheetRow[] = []
  for await (const row of sheets[0]!.rows()) {
    rows.push(row)
    if (rows.length === 40) break
  }
  return rows
}

test(`the header of each of the ${layouts.length} layouts is found in one row and in two`, async () => {
  const wrong: string[] = []
  for (const [n, layout] of layouts.entries()) {
    if (unitRow(layout.columns)) continue
    // Two rows merge cells, which takes a while: every third layout, and all that are short enough to be hard.
    for (const twoRows of n % 3 === 0 || layout.columns.length < 12 ? [false, true] : [false]) {
      if (twoRows && layout.columns.length < 6) continue
      const found = recogniseSheet(await rowsOf(await sheetOf(layout, twoRows)), { sheet: layout.sheet }, fields)
      const expected = twoRows ? [5, 6] : [6]
      const names = (list: readonly string[]) => list.map((text) => headerWords(text).plain).join('、')
      if (
        names(found.header?.columns ?? []) !== names(layout.columns) ||
        String(found.header?.rows) !== String(expected)
      )
        wrong.push(
          `${layout.template} ${layout.sheet} ${twoRows ? 'two rows' : ''}: ${found.header?.rows} ${names(found.header?.columns ?? [])}`,
        )
    }
  }
  assert.deepEqual(wrong, [])
})

const verdictOf = (layout: Layout) =>
  recogniseSheet(
    [
      { no: 1, cells: [layout.sheet] },
      { no: 5, cells: [...layout.columns] },
      { no: 7, cells: layout.columns.map((_, i) => (i % 2 ? '43832' : '甲')) },
    ],
    { sheet: layout.sheet },
    fields,
  )

test('each layout is importable, partly so, refused or another’s business, and says why', (t) => {
  const by = Map.groupBy(layouts, (layout) => verdictOf(layout).verdict)
  for (const [verdict, some] of by)
    t.diagnostic(`${verdict} ${some.length}: ${[...new Set(some.map((l) => l.sheet.trim()))].join('、')}`)
  for (const layout of layouts) {
    const { verdict, why } = verdictOf(layout)
    if (verdict !== 'importable') assert.ok(why, layout.sheet)
  }
  const names = (verdict: string) => new Set((by.get(verdict as never) ?? []).map((l) => l.sheet.trim()))
  for (const sheet of [
    '艾滋病人员登记表',
    '重点上访人员登记表',
    'F人员登记表',
    'Q人员登记表',
    'M人员登记表',
    '吸毒人员登记表',
    '育妇登记表',
    '刑释人员登记表',
    '稳定',
    '严重精神障碍患者登记表',
    '社区矫正人员登记表',
  ])
    assert.ok(names('refused').has(sheet) && !names('partly').has(sheet) && !names('importable').has(sheet), sheet)
  for (const sheet of [
    '残疾人登记表',
    '老年人登记表',
    '流动人口登记表',
    '户籍人口登记表',
    '失业人员登记表',
    '优抚对象登记表',
    '需救助人员登记表',
    '常住人口',
  ])
    assert.ok(names('partly').has(sheet), sheet)
  for (const sheet of [
    '房屋信息登记表',
    '出租房登记表',
    '未落户人口登记表',
    '实有单位登记表',
    '住宿服务场所登记表',
    '境外人员登记表',
  ])
    assert.ok(names('importable').has(sheet) || names('partly').has(sheet), sheet)
})

test('no column that is never kept has a target in any layout', () => {
  for (const layout of layouts)
    for (const column of verdictOf(layout).columns) {
      if (/血型|宗教|信仰|避孕|关注程度|关注原因|上访|吸毒|戒毒|感染|罪|IMSI|密码/i.test(column.header)) {
        assert.equal(column.target, null, `${layout.sheet} ${column.header}`)
        assert.ok(column.denied || verdictOf(layout).verdict === 'elsewhere', `${layout.sheet} ${column.header}`)
      }
    }
})

test('the columns that matter are mapped, each once', () => {
  const missing: string[] = []
  for (const layout of layouts) {
    const { verdict, register, columns } = verdictOf(layout)
    if (verdict !== 'importable' && verdict !== 'partly') continue
    const target = (header: string) => columns.find((c) => c.plain === header)?.target
    const must: Record<string, string> =
      register === 'residents'
        ? {
            姓名: 'name',
            身份证号码: 'document',
            性别: 'sex',
            出生日期: 'birth_on',
            民族: 'nation',
            户籍详细地址: 'registered_address',
            户籍地: 'registered_division',
            现住地址: 'home_address',
            联系手机: 'phone',
            联系电话: 'phone',
            所属网格: 'grid',
            与户主关系: 'relation',
            文化程度: 'education',
          }
        : {}
    for (const [header, expected] of Object.entries(must)) {
      const found = columns.find((c) => c.plain === header)
      if (found && target(header) !== expected) missing.push(`${layout.template} ${header} → ${target(header)}`)
    }
  }
  assert.deepEqual(missing, [])
})
