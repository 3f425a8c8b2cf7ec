import { existsSync } from 'node:fs'
import { streamTable } from '#platform/tables/stream-table.ts'
import { plainColumn } from './column-roles.ts'
import { BadMatch } from './match-config.ts'

/** What is true: which pairs of rows (numbered from 0) are one, and how many such pairs there are. */
export type Truth = { isMatch(a: number, b: number): boolean; pairs: number; how: string }

const febrl = /^rec-(\d+)-(?:org|dup(?:-\d+)?)$/i

/** rec-123-org and rec-123-dup-0 are entity 123; other ids are entities themselves. */
const entityOf = (id: string): string => febrl.exec(id.trim())?.[1] ?? id.trim()

type Cells = AsyncIterable<string>

const nobody = -1

/**
 * Truth by a column with one id per entity. `b` is undefined when a file is matched with itself. Entities are kept as numbers:
 * the names of a million rows would be most of what the command holds in memory.
 */
export const truthByEntity = async (a: Cells, b: Cells | undefined, column: string): Promise<Truth> => {
  const numbers = new Map<string, number>()
  const times: number[] = []
  const left: number[] = []
  for await (const cell of a) {
    const entity = entityOf(cell)
    let number = numbers.get(entity)
    if (number === undefined) numbers.set(entity, (number = numbers.size))
    left.push(entity ? number : nobody)
    times[number] = (times[number] ?? 0) + 1
  }
  const empty = numbers.get('')
  if (empty !== undefined) times[empty] = 0
  let pairs = 0
  let right = left
  if (b) {
    right = []
    for await (const cell of b) {
      const number = numbers.get(entityOf(cell)) ?? nobody
      right.push(number)
      pairs += times[number] ?? 0
    }
  } else for (const n of times) pairs += (n * (n - 1)) / 2
  if (!pairs)
    throw new BadMatch(
      `真值列“${column}”里没有两条记录属于同一实体。In the truth column "${column}" no two records share an entity.`,
    )
  return { pairs, how: `${column}`, isMatch: (x, y) => left[x] !== nobody && left[x] === right[y] }
}

/** Truth by a file of pairs of ids: two columns, and if there is a third (match, label) only the rows where it says yes. */
export const truthByPairs = async (
  file: string,
  idsA: readonly string[],
  idsB: readonly string[] | undefined,
): Promise<Truth> => {
  if (!existsSync(file))
    throw new BadMatch(`真值既不是列名也不是文件：${file}。The truth is neither a column nor a file: ${file}.`)
  const rowsOf = (ids: readonly string[]) => new Map(ids.map((id, i) => [id.trim(), i]))
  const left = rowsOf(idsA)
  const right = idsB ? rowsOf(idsB) : left
  const known = new Set<string>()
  let [header, strangers] = [true, 0]
  let label = -1
  for await (const row of streamTable(file)) {
    const [x, y] = [left.get(row[0]?.trim() ?? ''), right.get(row[1]?.trim() ?? '')]
    if (header) {
      header = false
      label = row.findIndex((name, c) => c > 1 && /^(?:match|is_match|label|truth|same|gold)$/.test(plainColumn(name)))
      if (x === undefined || y === undefined) continue
    }
    if (x === undefined || y === undefined) strangers++
    else if (x === y && !idsB) continue
    else if (label < 0 || !/^(?:0|false|no|n|否|)$/i.test(row[label]?.trim() ?? '')) known.add(key(x, y, !idsB))
  }
  if (!known.size)
    throw new BadMatch(
      `真值文件里没有一对编号出现在数据中（${strangers} 行对不上）；请用 --id 指明编号列。No pair of the truth file is in the data (${strangers} rows unknown); name the column of ids with --id.`,
    )
  return {
    pairs: known.size,
    how: `${file}${strangers ? ` (${strangers} rows with unknown ids)` : ''}`,
    isMatch: (x, y) => known.has(key(x, y, !idsB)),
  }
}

const key = (x: number, y: number, unordered: boolean) => (unordered && x > y ? `${y} ${x}` : `${x} ${y}`)
