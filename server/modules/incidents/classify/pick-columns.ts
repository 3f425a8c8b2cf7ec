import type { Table } from '#platform/tables/read-table.ts'

/** A refusal the person at the shell can act on, in both languages. */
export class BadInput extends Error {}

const bodies =
  'text 留言详情 留言内容 诉求内容 事件描述 问题描述 工单内容 内容 正文 描述 详情 文本 评论 review sentence content description message body comment comments complaint question utterance query descriptor headline'.split(
    ' ',
  )
const titles = '留言主题 标题 主题 诉求标题 title subject headline summary'.split(' ')
const labels =
  'label 一级标签 一级分类 类别 分类 标签 类型 事件类型 诉求类型 问题类型 一级类别 category class labels target topic intent type complaint_type 二级标签 二级分类 label_desc label_name tag y'.split(
    ' ',
  )

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/^\*/, '')

export type Columns = { names: string[]; text: number[]; label: number; /** The first row with data. */ from: number }

const distinct = (rows: string[][], column: number) =>
  new Set(rows.map((row) => row[column]?.trim() ?? '').filter(Boolean)).size
const meanLength = (rows: string[][], column: number) =>
  rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0) / rows.length

/** A first row is data, not names, when one of its values comes again below in its column. */
const startsWithData = (rows: string[][], width: number): boolean => {
  const known = new Set([...bodies, ...titles, ...labels])
  if (rows[0]!.some((name) => known.has(plain(name)))) return false
  for (let c = 0; c < width; c++) {
    const value = rows[0]![c]?.trim()
    if (value && rows.slice(1, 20_000).some((row) => row[c]?.trim() === value)) return true
  }
  return false
}

/** Finds the text and the label: as asked, else by well-known names, else the longest and the least varied column. */
export const pickColumns = (
  table: Table,
  asked: { text?: string | undefined; label?: string | undefined },
): Columns => {
  const { rows } = table
  const width = Math.max(...rows.slice(0, 1000).map((row) => row.length))
  if (width < 2)
    throw new BadInput(
      `文件只有一列，需要文本列和标签列。The file has one column; a text and a label column are needed.`,
    )
  const headed = table.named || !startsWithData(rows, width)
  const names = Array.from({ length: width }, (_, c) => (headed ? rows[0]![c]?.trim() : '') || `column ${c + 1}`)
  const data = rows.slice(headed ? 1 : 0, 20_000)
  if (data.length < 2) throw new BadInput('文件没有数据行。The file has no rows of data.')
  const find = (name: string): number => {
    const exact = names.findIndex((n) => n === name.trim() || plain(n) === plain(name))
    const at = exact >= 0 ? exact : /^\d+$/.test(name.trim()) ? Number(name) - 1 : -1
    if (at < 0 || at >= width)
      throw new BadInput(
        `没有“${name}”这一列；文件里有：${names.join('、')}。There is no column "${name}"; the file has: ${names.join(', ')}.`,
      )
    return at
  }
  const among = (wanted: string[], not: number[]) =>
    wanted.map((name) => names.findIndex((n, c) => plain(n) === name && !not.includes(c))).find((c) => c >= 0)
  let label = asked.label === undefined ? undefined : find(asked.label)
  let text = asked.text === undefined ? undefined : asked.text.split(/[,，]/).map(find)
  if (label === undefined) {
    const free = names.map((_, c) => c).filter((c) => !text?.includes(c))
    label = among(
      labels.filter((name) => names.some((n, c) => plain(n) === name && distinct(data, c) > 1)),
      text ?? [],
    )
    const longest = free.reduce((a, b) => (meanLength(data, b) > meanLength(data, a) ? b : a), free[0]!)
    const body = text ? -1 : (among(bodies, []) ?? longest)
    label ??= free
      .filter((c) => c !== body && distinct(data, c) > 1)
      .reduce<number | undefined>(
        (a, b) => (a === undefined || distinct(data, b) < distinct(data, a) ? b : a),
        undefined,
      )
    if (label === undefined)
      throw new BadInput(
        `找不到标签列（至少两种取值）。请用 --label 指明；文件里有：${names.join('、')}。No label column with two or more values; name it with --label. The file has: ${names.join(', ')}.`,
      )
  }
  if (!text) {
    const body = among(bodies, [label])
    const title = among(titles, [label, body ?? -1])
    const longest = names
      .map((_, c) => c)
      .filter((c) => c !== label)
      .reduce((a, b) => (meanLength(data, b) > meanLength(data, a) ? b : a))
    // A subject line is part of what was said, and often the clearest part.
    text = body !== undefined && title !== undefined ? [title, body] : [body ?? title ?? longest]
  }
  if (text.includes(label))
    throw new BadInput(`文本列和标签列不能同为“${names[label]}”。Text and label can't both be "${names[label]}".`)
  return { names, text, label, from: headed ? 1 : 0 }
}
