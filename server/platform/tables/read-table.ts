import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { decodeText, guessDelimiter, parseDelimited } from './delimited.ts'

/** Rows of a file as text, and how it was read. */
export type Table = {
  rows: string[][]
  how: string
  /** From json lines: the columns have names for certain. */ named?: boolean
}

const said = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') {
    const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown }
    if (cell.richText) return cell.richText.map((part) => part.text).join('')
    if ('text' in cell) return said(cell.text)
    if ('result' in cell) return said(cell.result)
    return JSON.stringify(value)
  }
  return String(value)
}

const readSheet = async (file: string): Promise<Table> => {
  // Takes a second to load, and most files are not sheets.
  const { default: ExcelJS } = await import('exceljs')
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    sharedStrings: 'cache',
    worksheets: 'emit',
    styles: 'ignore',
    hyperlinks: 'ignore',
  })
  for await (const sheet of reader) {
    const rows: string[][] = []
    for await (const row of sheet) {
      const cells: string[] = []
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        cells[column - 1] = said(cell.value)
      })
      if (cells.some((cell) => cell?.trim())) rows.push(Array.from(cells, (cell) => cell ?? ''))
    }
    if (rows.length) return { rows, how: 'xlsx' }
  }
  return { rows: [], how: 'xlsx' }
}

const readObjects = (text: string): Table => {
  const whole = text.trimStart().startsWith('[')
  const objects: unknown[] = whole
    ? (JSON.parse(text) as unknown[])
    : text
        .split(/\r?\n/)
        .filter((line) => line.trim())
        .map((line, i) => {
          try {
            return JSON.parse(line) as unknown
          } catch (cause) {
            throw new SyntaxError(`line ${i + 1}: ${(cause as Error).message}`, { cause })
          }
        })
  const columns = [...new Set(objects.slice(0, 1000).flatMap((o) => Object.keys(o as object)))]
  const rows = objects.map((o) => columns.map((column) => said((o as Record<string, unknown>)[column])))
  return { rows: [columns, ...rows], how: whole ? 'json' : 'json lines', named: true }
}

/** Reads csv, tsv, txt (UTF-8, GBK …), xlsx (first sheet with anything on it), json and json lines. Throws when it can't be read. */
export const readTable = async (file: string): Promise<Table> => {
  const kind = extname(file).toLowerCase()
  if (kind === '.xlsx' || kind === '.xlsm') return readSheet(file)
  const bytes = readFileSync(file)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return readSheet(file)
  const { text, encoding } = decodeText(bytes)
  if (/^\s*[{[]/.test(text.slice(0, 100)) && ['.json', '.jsonl', '.ndjson', '.txt'].includes(kind))
    return readObjects(text)
  const delimiter = kind === '.tsv' ? '\t' : guessDelimiter(text)
  const rows = [...parseDelimited(text, delimiter)]
  return { rows, how: `${encoding}, ${delimiter === '\t' ? 'tab' : delimiter}` }
}
