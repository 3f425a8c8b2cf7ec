import { parentPort, workerData } from 'node:worker_threads'
import { read, type CellObject, type WorkSheet } from '@e965/xlsx'
import type { SheetRow } from './sheet-file.ts'
import { isDateFormat, sayNumber } from './xlsx-rows.ts'

const textOf = (cell: CellObject, date1904: boolean): { text: string; lost: boolean } => {
  const { t, v, z } = cell
  if (v === undefined || v === null) return { text: '', lost: false }
  if (t === 'n') {
    const format = typeof z === 'string' ? z : ''
    return sayNumber(Number(v), isDateFormat(format) ? 'date' : format.includes('%') ? 'percent' : undefined, date1904)
  }
  if (t === 'b') return { text: v ? '是' : '否', lost: false }
  if (t === 'e') return { text: cell.w ?? '#N/A', lost: false }
  return { text: String(v), lost: false }
}

const rowsOf = (sheet: WorkSheet, date1904: boolean): SheetRow[] => {
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  const rows: SheetRow[] = []
  for (const [i, raw] of data.entries()) {
    if (!raw) continue
    const cells: string[] = []
    const lost: number[] = []
    for (const [column, cell] of raw.entries()) {
      const said = cell ? textOf(cell, date1904) : { text: '', lost: false }
      cells.push(said.text)
      if (said.lost) lost.push(column)
    }
    while (cells.length && !cells.at(-1)) cells.pop()
    if (cells.some((cell) => cell.trim())) rows.push({ no: i + 1, cells, ...(lost.length && { lost }) })
  }
  return rows
}

try {
  const book = read(workerData as Buffer, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellFormula: false,
    cellHTML: false,
  })
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false
  const sheets = book.SheetNames.flatMap((name, i) =>
    book.Workbook?.Sheets?.[i]?.Hidden ? [] : [{ name, date1904, rows: rowsOf(book.Sheets[name]!, date1904) }],
  )
  parentPort!.postMessage({ sheets })
} catch (error) {
  parentPort!.postMessage({ error: String(error) })
}
