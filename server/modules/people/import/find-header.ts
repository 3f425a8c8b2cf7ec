import type { SheetRow } from '#platform/tables/sheet-file.ts'
import { headerWords } from './header-words.ts'

/** The header of a sheet: names by column, in which rows it stands, what stood above. */
export type Header = { columns: string[]; rows: number[]; title: string | null }

/** How much of a sheet is looked at; headers stand in the first ten rows or so. */
export const rowsLookedAt = 40

const unitRow =
  /^(?:填报|发生|制表|编制|上报)单位[:：]?$|^[*＊]?(?:省|市|市\/县\/区|乡镇\/街道|社区\/村|社区\/居委)[*＊]?$/
const endings =
  /(?:名称|姓名|名|号码|编号|号|日期|时间|年月|地址|住址|情况|类型|类别|种类|性质|原因|程度|状态|状况|电话|手机|方式|单位|人数|数量|数|面积|金额|备注|说明|等级|关系|职务|职业|意向|内容|机构|部门|结构|用途|来源|措施|步骤|日志|人|代码|编码|字段|资金|投资|起点|讫点|网格|邮箱|传真|等|否|id|code)$/i
const dataLike =
  /^[\d\s\-–/.:：+()（）%,]+$|\d{6,}|^\d{4}[年./-]\d{1,2}|^(?:是|否|有|无|男|女|汉族?|群众|党员|已婚|未婚|√|×)$|^[A-Za-z0-9]{10,}$/

const filled = (row: SheetRow) => row.cells.flatMap((cell, at) => (cell.trim() ? [{ at, text: cell.trim() }] : []))

export const isHeading = (text: string) =>
  text.length <= 40 && !dataLike.test(text) && !/[。！？；]/.test(text.replace(/[（(].*$/, ''))

/** How much a row looks like a header: known names most, likely ones some, data against it. */
const scoreOf = (row: SheetRow, isKnown: (plain: string) => boolean): number => {
  const cells = filled(row)
  if (cells.length < 2) return 0
  if (cells.filter(({ text }) => unitRow.test(headerWords(text).plain) || unitRow.test(text)).length >= 2) return 0
  if (/^(?:填报|发生)单位/.test(cells[0]!.text)) return 0
  let score = 0
  for (const { text } of cells) {
    const { plain, required } = headerWords(text)
    if (!isHeading(text)) score -= 2
    else if (isKnown(plain)) score += 3
    else if (required || endings.test(plain)) score += 1.5
    else score += 0.2
  }
  return score
}

/** Rows that look like data end the search for a second header row. */
const looksLikeData = (row: SheetRow, isKnown: (plain: string) => boolean): boolean => {
  const cells = filled(row)
  const heads = cells.filter(
    ({ text }) =>
      isHeading(text) &&
      (isKnown(headerWords(text).plain) || headerWords(text).required || endings.test(headerWords(text).plain)),
  )
  return cells.length === 0 || heads.length < cells.length * 0.6
}

/**
 * Finds the header by its names, wherever it stands: under a title, notes, the reporting unit and blank rows, in one row
 * or two with merged cells. `isKnown` says whether a name is one that ledgers have. Undefined when there is none.
 */
export const findHeader = (rows: readonly SheetRow[], isKnown: (plain: string) => boolean): Header | undefined => {
  let best: { at: number; score: number } | undefined
  for (const [at, row] of rows.slice(0, rowsLookedAt).entries()) {
    const score = scoreOf(row, isKnown)
    if (score > (best?.score ?? 2.5)) best = { at, score }
  }
  if (!best) return undefined
  let at = best.at
  // The lower row of two may well have more names than the upper.
  const above = rows[at - 1]
  if (above && above.no === rows[at]!.no - 1 && isUpper(above, rows[at]!, isKnown)) at--
  const top = rows[at]!
  const below = rows[at + 1]
  const two = below !== undefined && below.no === top.no + 1 && isUpper(top, below, isKnown)
  return {
    columns: two ? joinGroups(top, below) : top.cells.map((cell) => cell.trim()),
    rows: two ? [top.no, below.no] : [top.no],
    title: firstTitle(rows.slice(0, at)),
  }
}

/** The title above a header: one short text alone in its row. */
export const firstTitle = (above: readonly SheetRow[]): string | null =>
  above.map(filled).find((cells) => new Set(cells.map((c) => c.text)).size === 1 && cells[0]!.text.length <= 60)?.[0]
    ?.text ?? null

/** Whether two rows are one header: below only where the upper groups or is blank, and names only. */
const isUpper = (top: SheetRow, below: SheetRow, isKnown: (plain: string) => boolean): boolean => {
  const lower = filled(below)
  if (lower.length === 0 || looksLikeData(below, isKnown)) return false
  if (filled(top).length < 2 || filled(top).some(({ text }) => !isHeading(text) || unitRow.test(text))) return false
  if (/^(?:填报|发生)单位/.test(filled(top)[0]!.text)) return false
  // A group is a name above whose right neighbours are blank above and filled below.
  const spread = lower.some(({ at }) => !top.cells[at]?.trim())
  const repeated = lower.filter(({ at, text }) => top.cells[at]?.trim() === text).length
  return spread || repeated === lower.length
}

const somebodyElse = /丈夫|配偶|妻子|父亲|母亲|监护人|户主|房主|业主|产权人|出租人|法人|联系人|承租人/
/**
 * Names of two rows as one: what stands below counts; a group spreads to the right over its merged cells, and one that
 * is about somebody else stays in front of the name (配偶 over 姓名 is 配偶姓名).
 */
export const joinGroups = (top: SheetRow, below: SheetRow): string[] => {
  let group = ''
  return Array.from({ length: Math.max(top.cells.length, below.cells.length) }, (_, at) => {
    const [up, down] = [top.cells[at]?.trim() ?? '', below.cells[at]?.trim() ?? '']
    if (up) group = up
    const about = down && down !== up ? somebodyElse.exec(group)?.[0] : undefined
    return !down ? up : about && !down.includes(about) ? `${about}${down}` : down
  })
}
