import { PassThrough, type Readable } from 'node:stream'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { cellOf, textCell, type ColumnKind } from './sheet-cells.ts'

export type SheetColumn = {
  key: string
  header: string
  /** Width in characters; by kind when left out. */
  width?: number
  kind: ColumnKind
  /** Words to choose from in a drop-down; others are refused with a sentence. */
  choices?: readonly string[]
}

export type SheetDefinition = {
  title: string
  /** Period, area, filters: what the rows were chosen by. */
  subtitle?: string
  columns: readonly SheetColumn[]
  rows: AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>
  /** Lines under the table, like 填报单位, 填报人, 审核人, 填报日期. */
  foot?: Record<string, string>
  /** Who exported it and when, on every printed page. */
  watermark?: string
  /** Comments on cells of a row, by column key: what is wrong with them. Such cells are red. */
  commentsOf?: (row: Record<string, unknown>) => Readonly<Record<string, string>> | undefined
  /** Rows below ready to be filled in, with the formats and drop-downs of the columns. */
  emptyRows?: number
}

const widths: Record<ColumnKind, number> = { text: 18, number: 12, percent: 10, date: 12, instant: 18 }
const formats: Partial<Record<ColumnKind, string>> = {
  text: '@',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm',
  percent: '0.0%',
}
const thin = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const
const border = { top: thin, bottom: thin, left: thin, right: thin }
const batch = 100

/** In headers and footers of a page `&` starts a command. */
const pageText = (text: string) => text.replaceAll('&', '&&')

const open = async (
  stream: PassThrough,
  { title, columns, watermark, emptyRows }: SheetDefinition,
  headerRow: number,
) => {
  // The library weighs 40 MB in memory and few processes ever export: fetched when first needed.
  const { default: library } = await import('exceljs')
  const book = new library.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  book.creator = book.lastModifiedBy = '邻里'
  const sheet = book.addWorksheet(
    textCell(title)
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 31)
      .trim() || '表',
    {
      views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: `${headerRow}:${headerRow}`,
        margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: {
        oddFooter: `&C第 &P 页 共 &N 页`,
        ...(watermark && { oddHeader: `&R&9&K808080${pageText(watermark)}` }),
      },
    },
  )
  sheet.columns = columns.map(({ width, kind }) => ({
    width: width ?? widths[kind],
    ...(emptyRows && formats[kind] && { style: { numFmt: formats[kind] } }),
  }))
  return { book, sheet }
}

type Sheet = Awaited<ReturnType<typeof open>>['sheet']

/** A row with one text across the whole table. */
const across = (
  sheet: Sheet,
  columns: number,
  text: string,
  look: { font: object; height: number; centred?: boolean },
) => {
  const row = sheet.addRow([textCell(text)])
  row.height = look.height
  row.getCell(1).font = look.font
  row.getCell(1).alignment = { horizontal: look.centred ? 'center' : 'left', vertical: 'middle', wrapText: true }
  if (columns > 1) sheet.mergeCells(row.number, 1, row.number, columns)
  row.commit()
}

const writeHeader = (sheet: Sheet, columns: readonly SheetColumn[]) => {
  const header = sheet.addRow(columns.map((column) => textCell(column.header)))
  header.eachCell((cell) => {
    cell.font = { bold: true }
    cell.border = border
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF1F5' } }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  })
  header.commit()
}

const writeRow = (sheet: Sheet, { columns, commentsOf }: SheetDefinition, values: Record<string, unknown>) => {
  const comments = commentsOf?.(values)
  const row = sheet.addRow(columns.map(({ key, kind }) => cellOf(kind, values[key])))
  columns.forEach(({ kind, key }, i) => {
    const cell = row.getCell(i + 1)
    cell.border = border
    const format = formats[kind]
    if (format) cell.numFmt = format
    if (kind === 'text') cell.alignment = { wrapText: true, vertical: 'top' }
    const comment = comments?.[key]
    if (comment === undefined) return
    cell.note = textCell(comment)
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } }
  })
  row.commit()
}

const choicesSheet = '选项'
type Lists = { name: string; words: readonly string[] }[]

/** Drop-downs point at a hidden sheet: words written into the cell's rule may have 255 characters together. */
const offerChoices = (sheet: Sheet, columns: readonly SheetColumn[], headerRow: number, last: number): Lists => {
  const lists: Lists = []
  const rules = (sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } })
    .dataValidations
  for (const [i, { header, choices }] of columns.entries()) {
    if (!choices?.length || last <= headerRow) continue
    const from = letters(lists.length)
    lists.push({ name: header, words: choices })
    rules.add(`${letters(i)}${headerRow + 1}:${letters(i)}${last}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${choicesSheet}!$${from}$2:$${from}$${choices.length + 1}`],
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: '请从下拉选项中选择',
      error: `“${header}”请从下拉选项中选择`,
    })
  }
  return lists
}
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
const writeChoices = (book: Awaited<ReturnType<typeof open>>['book'], lists: Lists) => {
  if (!lists.length) return
  const sheet = book.addWorksheet(choicesSheet, { state: 'hidden' })
  sheet.addRow(lists.map((list) => list.name)).commit()
  const longest = Math.max(...lists.map((list) => list.words.length))
  for (let i = 0; i < longest; i++) sheet.addRow(lists.map((list) => textCell(list.words[i] ?? ''))).commit()
  sheet.commit()
}

/** The library never waits for its reader, so we do: rows go out no faster than they are compressed and taken. */
const waitForRoom = async (sheet: Sheet, out: PassThrough) => {
  await setImmediate()
  const { pipes } = (sheet as unknown as { stream: { pipes: PassThrough[] } }).stream
  for (const pipe of [...pipes, out])
    if (pipe.writableNeedDrain) await Promise.race([once(pipe, 'drain'), once(out, 'close')])
  if (out.destroyed) throw new Error('the reader of the sheet went away')
}

const write = async (definition: SheetDefinition, out: PassThrough) => {
  const { title, subtitle, columns, rows, foot = {} } = definition
  const headerRow = subtitle ? 3 : 2
  const { book, sheet } = await open(out, definition, headerRow)
  across(sheet, columns.length, title, { font: { bold: true, size: 16 }, height: 30, centred: true })
  if (subtitle) across(sheet, columns.length, subtitle, { font: { size: 10, color: { argb: 'FF595959' } }, height: 18 })
  writeHeader(sheet, columns)
  let last = headerRow
  for await (const values of rows) {
    writeRow(sheet, definition, values)
    if (++last % batch === 0) await waitForRoom(sheet, out)
  }
  const empty = definition.emptyRows ?? 0
  const lists = offerChoices(sheet, columns, headerRow, last + empty)
  sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: last, column: columns.length } }
  const signed = Object.entries(foot).map(([label, value]) => `${label}：${value}`)
  if (signed.length) across(sheet, columns.length, signed.join('　　'), { font: { size: 10 }, height: 24 })
  sheet.commit()
  writeChoices(book, lists)
  await book.commit()
}

/**
 * An xlsx of any length as a stream with flat memory: title across the table, frozen bold header with filter, typed
 * columns, borders, a foot with who filled it in, A4 landscape one page wide with the header on each page and page
 * numbers. Texts that a spreadsheet might take for a formula are made harmless (`textCell`). When reading `rows`
 * fails, the stream fails with the same error. (S01: lists leave as sheets.)
 */
export const streamSheet = (definition: SheetDefinition): Readable => {
  const out = new PassThrough()
  write(definition, out).catch((error: unknown) => out.destroy(error as Error))
  return out
}
