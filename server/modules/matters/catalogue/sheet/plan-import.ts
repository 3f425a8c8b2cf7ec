import { isDeepStrictEqual } from 'node:util'
import { ItemCode, ItemContent } from '#contract/matters/item.ts'
import { digest } from '#platform/crypto.ts'
import { pinyin } from '#platform/pinyin.ts'
import { codeHeader, itemColumns, type CellFault, type Reading, type SheetWorld } from './columns.ts'
import type { ReadRow, ReadSheet } from './read-sheet.ts'

/** What stands in the catalogue before: the area's own draft, else what is in force here. */
export type Standing = { code: string; classCode: string; content: ItemContent; draft: { no: number; version: number } | null } // prettier-ignore
export type Known = { standing: ReadonlyMap<string, Standing>; retired: ReadonlySet<string>; world: SheetWorld }
export type Fault = CellFault & { column: string | null }
export type PlannedRow = {
  no: number
  code: string | null
  zh: string
  verdict: 'new' | 'changed' | 'same' | 'wrong'
  faults: Fault[]
  changes: { column: string; before: string; after: string }[]
  /** What is to be written; of rows that are new or changed. */
  write: { code: string; classCode: string; content: ItemContent; draft: Standing['draft'] } | null
}
const clears = '（清空）'
const example = /^示例[:：]/

const skeleton = (): ItemContent =>
  ItemContent.parse({
    zh: '？',
    en: '？',
    summary: '？',
    kind: 'assisted',
    basis: [],
    applicants: '？',
    limits: { statutoryDays: 1, promisedDays: 1 },
    fee: {},
    form: {},
    result: { zh: '？', en: '？' },
  })

/** A code for a new item: its class and its name in pinyin. The same sheet gives the same codes. */
const codeFor = (classCode: string, zh: string, taken: ReadonlySet<string>): string => {
  const spelt = pinyin(zh, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('').toLowerCase().replace(/ü/g, 'v').replace(/[^a-z0-9]/g, '').replace(/^[^a-z]+/, '').slice(0, 40) // prettier-ignore
  const stem = `${classCode}.${spelt || 'shixiang'}`
  const free = (n: number): string => (taken.has(`${stem}_${n}`) ? free(n + 1) : `${stem}_${n}`)
  return taken.has(stem) ? free(2) : stem
}

const readCells = ({ cells }: ReadRow, into: Reading, world: SheetWorld): Fault[] =>
  itemColumns.flatMap((column): Fault[] => {
    const text = cells.get(column.header)
    if (text === undefined)
      return column.required && !into.before ? [{ column: column.header, why: 'missing', about: { column: column.header } }] : [] // prettier-ignore
    if (text === clears && column.clear) column.clear(into)
    else if (text === clears) return [{ column: column.header, why: 'not_cleared' }]
    else {
      const fault = column.read?.(text, into, world)
      if (fault) return [{ ...fault, column: column.header }]
    }
    return []
  })

const afterwards = ({ content, before }: Reading, row: ReadRow): Fault[] => {
  if (!before) {
    // What a new row leaves open is what its name says.
    if (!row.cells.has('英文名称')) content.en = content.zh
    if (!row.cells.has('办理结果')) content.result.zh = content.zh
    if (!row.cells.has('办理结果（英文）')) content.result.en = row.cells.has('办理结果') ? content.result.zh : content.en
  }
  if (content.limits.promisedDays > content.limits.statutoryDays) return [{ column: '承诺时限（工作日）', why: 'promise' }]
  const read = ItemContent.safeParse(content)
  return read.success ? [] : [{ column: null, why: 'shape', about: { is: read.error.issues[0]!.path.join('.') } }]
} // prettier-ignore

/**
 * What a sheet would do, row by row; decides only. A row names its item by code, or by class and name; empty cells and
 * columns that aren't there leave what stands, items that aren't in the sheet stay.
 */
export const planImport = ({ rows }: ReadSheet, { standing, retired, world }: Known): PlannedRow[] => {
  const byName = new Map([...standing.values()].map((s) => [`${s.classCode} ${s.content.zh}`, s]))
  const taken = new Set([...standing.keys(), ...retired])
  const seen = new Map<string, number>()
  const planOne = (row: ReadRow): PlannedRow => {
    const { no, cells } = row
    const zh = cells.get('事项名称') ?? ''
    const said = cells.get(codeHeader)
    const wrong = (faults: Fault[], code = said ?? null): PlannedRow => ({ no, code, zh, verdict: 'wrong', faults, changes: [], write: null }) // prettier-ignore
    if (said !== undefined && !ItemCode.safeParse(said).success)
      return wrong([{ column: codeHeader, why: 'code', about: { is: said.slice(0, 40) } }])
    if (said !== undefined && retired.has(said)) return wrong([{ column: codeHeader, why: 'retired' }])
    const className = cells.get('分类') ?? ''
    const classCode = (world.classes.find((c) => c.zh === className) ?? world.classes.find((c) => c.code === className))?.code // prettier-ignore
    const known = said === undefined ? byName.get(`${classCode} ${zh}`) : standing.get(said)
    const into: Reading = {
      classCode: known?.classCode ?? classCode ?? '',
      content: known ? structuredClone(known.content) : skeleton(),
      before: known?.content,
    }
    const faults = readCells(row, into, world)
    if (!faults.length) faults.push(...afterwards(into, row))
    if (said !== undefined && !known && !faults.length && !said.startsWith(`${into.classCode}.`))
      faults.push({ column: codeHeader, why: 'code_class', about: { classCode: into.classCode } })
    if (faults.length) return wrong(faults, known?.code ?? said)
    const code = known?.code ?? said ?? codeFor(into.classCode, into.content.zh, taken)
    const twice = seen.get(code) ?? seen.get(`${into.classCode} ${into.content.zh}`)
    if (twice !== undefined) return wrong([{ column: null, why: 'twice', about: { no: twice } }], code)
    seen.set(code, no)
    seen.set(`${into.classCode} ${into.content.zh}`, no)
    taken.add(code)
    const after = { classCode: into.classCode, content: ItemContent.parse(into.content) }
    const changes = itemColumns.flatMap((column) => {
      const shown = `${column.write(after, world) ?? ''}`
      const was = known ? `${column.write(known, world) ?? ''}` : ''
      return shown === was ? [] : [{ column: column.header, before: was, after: shown }]
    })
    const same = known && known.classCode === after.classCode && isDeepStrictEqual(known.content, after.content)
    if (same) return { no, code, zh: after.content.zh, verdict: 'same', faults: [], changes: [], write: null }
    return {
      no,
      code,
      zh: after.content.zh,
      verdict: known ? 'changed' : 'new',
      faults: [],
      changes: known ? changes : [],
      write: { code, ...after, draft: known?.draft ?? null },
    }
  }
  return rows.filter(({ cells }) => !example.test(cells.get('事项名称') ?? '')).map(planOne)
}

/** Stands for what was seen: another sheet or a catalogue changed meanwhile has another. */
export const stampOf = (plan: readonly PlannedRow[]): string =>
  digest(JSON.stringify(plan.map(({ no, verdict, write }) => [no, verdict, write]))).toString('hex')
