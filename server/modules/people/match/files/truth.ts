import { existsSync } from 'node:fs'
import { streamTable } from '#platform/tables/stream-table.ts'
import { plainColumn } from './column-roles.ts'
import { BadMatch } from './match-config.ts'

/** What is true: which pairs of rows (numbered from 0) are one, and how many such pairs there are. */
export type Truth = { isMatch(a: number, b: number): boolean; pairs: number; how: string }

const febrl = /^rec-(\d+)-(?:org|dup(?:-\d+)?)$/i

/** rec-123-org and rec-123-dup-0 are entity 123; other ids are entities themselves. */
const entityOf = (id: string): string => febrl.exec(id.trim())?.[1] ?? id.trim()

/** Truth by a column with one id per entity. `b` is undefined when a file is matched with itself. */
export const truthByEntity = (a: readonly string[], b: readonly string[] | undefined, column: string): Truth => {
  const left = a.map(entityOf)
  const right = b?.map(entityOf) ?? left
  const counts = new Map<string, number>()
  for (const entity of left) if (entity) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  let pairs = 0
  if (b) for (const entity of right) pairs += counts.get(entity) ?? 0
  else for (const n of counts.values()) pairs += (n * (n - 1)) / 2
  if (!pairs)
    throw new BadMatch(
      `真值列“${column}”里没有两条记录属于同一实体。In the truth column "${column}" no two records share an entity.`,
    )
  return { pairs, how: `${column}`, isMatch: (x, y) => left[x] !== '' && left[x] === right[y] }
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
