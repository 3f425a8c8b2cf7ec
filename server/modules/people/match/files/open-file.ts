import { existsSync } from 'node:fs'
import { streamTable } from '#platform/tables/stream-table.ts'
import { plainColumn, recordColumn } from './column-roles.ts'
import type { Sample } from './detect-fields.ts'
import { BadMatch } from './match-config.ts'

/** A file of records: a sample to look at, and its rows as often as wanted. */
export type OpenFile = { name: string; sample: Sample; rows(): AsyncGenerator<string[]>; count: number }

/** Opens a table: finds the header (the first row with most cells filled) and counts the rows. */
export const openFile = async (name: string): Promise<OpenFile> => {
  if (!existsSync(name)) throw new BadMatch(`没有文件 ${name}。There is no file ${name}.`)
  const first: string[][] = []
  let total = 0
  for await (const row of streamTable(name)) {
    total++
    // A sample spread over the file's beginning: enough to know the columns.
    if (first.length < 3000) first.push(row)
  }
  const width = Math.max(0, ...first.map((row) => row.filter((cell) => cell.trim()).length))
  const at = first.slice(0, 12).findIndex((row) => row.filter((cell) => cell.trim()).length >= Math.max(1, width * 0.6))
  const header = first[at]
  if (!header || total - at < 2) throw new BadMatch(`文件 ${name} 没有数据行。The file ${name} has no rows of data.`)
  return {
    name,
    sample: { header: header.map((cell, c) => cell.trim() || `column ${c + 1}`), rows: first.slice(at + 1) },
    count: total - at - 1,
    async *rows() {
      let n = 0
      for await (const row of streamTable(name)) if (n++ > at) yield row
    },
  }
}

/** The column with the id of each row: as asked, or one that is called so and has no id twice; -1 for row numbers. */
export const idColumn = ({ sample }: OpenFile, asked: string | undefined): number => {
  if (asked) {
    const at = sample.header.findIndex((name) => plainColumn(name) === plainColumn(asked))
    if (at < 0)
      throw new BadMatch(`没有“${asked}”这一列。There is no column "${asked}"; there are: ${sample.header.join(', ')}.`)
    return at
  }
  return sample.header.findIndex((name, c) => {
    if (!recordColumn.test(plainColumn(name))) return false
    const values = sample.rows.map((row) => row[c]?.trim() ?? '')
    return values.every(Boolean) && new Set(values).size === values.length
  })
}
