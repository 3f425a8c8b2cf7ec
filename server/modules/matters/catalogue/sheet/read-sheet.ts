import { openSheets, type SheetRow } from '#platform/tables/sheet-file.ts'
import { Problem } from '#platform/problem.ts'
import { sheetNoHeader, sheetTooLong, sheetUnreadable } from '../problems.ts'
import { codeHeader, itemColumns, readOnlyHeaders } from './columns.ts'

/** A row by header; empty cells are left out. */
export type ReadRow = { no: number; cells: ReadonlyMap<string, string> }
export type ReadSheet = { headers: readonly string[]; unread: readonly string[]; rows: readonly ReadRow[] }

const known = new Set<string>([codeHeader, ...itemColumns.map((c) => c.header)])
const ignored = new Set<string>(readOnlyHeaders)
export const mostRows = 2000
const rowsLookedAt = 12

const plainHeader = (cell: string) => cell.replace(/^[*＊\s]+|[*＊\s]+$/g, '')
/** An export makes what looks like a formula harmless with an apostrophe; it is no part of the text. */
const plainCell = (cell: string) =>
  cell
    .replace(/\r\n?/g, '\n')
    .replace(/^['’](?=\s*[=+\-@＝＋－＠])/, '')
    .trim()

const headerAmong = (rows: readonly SheetRow[]) =>
  rows.find(({ cells }) => cells.filter((cell) => known.has(plainHeader(cell))).length >= 3)

/**
 * The first sheet with a header of the catalogue, read whole. Throws `matters.sheet_unreadable`,
 * `matters.sheet_no_header`, `matters.sheet_too_long`.
 */
export const readSheet = async (bytes: Buffer): Promise<ReadSheet> => {
  try {
    const { sheets } = await openSheets(bytes, '')
    for (const sheet of sheets) {
      const all: SheetRow[] = []
      for await (const row of sheet.rows()) {
        all.push(row)
        if (all.length > mostRows + rowsLookedAt) throw sheetTooLong({ most: mostRows })
        if (all.length === rowsLookedAt && !headerAmong(all)) break
      }
      const header = headerAmong(all)
      if (!header) continue
      const headers = header.cells.map(plainHeader)
      const rows = all
        .filter((row) => row.no > header.no)
        .map(({ no, cells }) => ({
          no,
          cells: new Map(
            headers.flatMap((name, at) => {
              const cell = plainCell(cells[at] ?? '')
              return name && cell ? [[name, cell] as const] : []
            }),
          ),
        }))
        .filter(({ cells }) => cells.size > 0)
      return { headers, unread: headers.filter((h) => h && !known.has(h) && !ignored.has(h)), rows }
    }
  } catch (error) {
    throw error instanceof Problem ? error : sheetUnreadable()
  }
  throw sheetNoHeader()
}
