import type { SheetRow } from '#platform/tables/sheet-file.ts'
import { maskName } from '#contract/platform/mask.ts'
import { firstTitle, isHeading, joinGroups, type Header } from './find-header.ts'
import { headerWords } from './header-words.ts'

/** Where somebody said the header is: one row, or two that belong together. Undefined where the sheet has no such rows. */
export const headerAt = (rows: readonly SheetRow[], numbers: readonly number[]): Header | undefined => {
  const chosen = numbers.map((no) => rows.find((row) => row.no === no))
  const [top, below] = chosen
  if (!top || chosen.includes(undefined)) return undefined
  return {
    columns: below ? joinGroups(top, below) : top.cells.map((cell) => cell.trim()),
    rows: [...numbers],
    title: firstTitle(rows.filter((row) => row.no < top.no)),
  }
}

/** All the headers that a sheet might have, for asking whether one of them was pointed at before. */
export const possibleHeaders = (rows: readonly SheetRow[]): Header[] =>
  rows.flatMap((row, n) => {
    const next = rows[n + 1]
    const two = next?.no === row.no + 1 ? headerAt(rows, [row.no, next.no]) : undefined
    return [headerAt(rows, [row.no])!, ...(two ? [two] : [])].filter(
      ({ columns }) => columns.filter(Boolean).length > 1,
    )
  })

const [mostRows, mostCells] = [15, 10]
/** The top of a sheet, to point at the header: names of columns as they are, everything else covered. */
export const coveredTop = (rows: readonly SheetRow[], isKnown: (plain: string) => boolean) =>
  rows.slice(0, mostRows).map(({ no, cells }) => {
    const only = new Set(cells.filter((cell) => cell.trim())).size === 1
    return {
      no,
      cells: cells.slice(0, mostCells).map((cell) => {
        const text = cell.trim()
        const open = isKnown(headerWords(text).plain) || (isHeading(text) && (only || text.length > 4))
        return !text ? '' : open ? [...text].slice(0, 20).join('') : isHeading(text) ? maskName(text) : '•••'
      }),
    }
  })
