import type { z } from 'zod'
import type {
  editImportRow as editRoute,
  Import,
  ImportRow,
  listImportRows as listRoute,
  skipImportRows as skipRoute,
} from '#contract/people/import.ts'
import { maskIdNumber, maskPhone } from '#contract/platform/mask.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { sayFault } from './cell-faults.ts'
import { columnDenied, importState } from './import-problems.ts'
import { changeImport, findImport, type ImportKey, type ImportRecord } from './import-store.ts'
import { worldOf } from './import-world.ts'
import { lockImportIn } from './confirm-mapping.ts'
import {
  countFaults,
  lockRow,
  readDoublesOf,
  readRows,
  saveRows,
  type Change,
  type RowFault,
  type StagedRow,
} from './row-store.ts'
import { sayImport } from './say-import.ts'
import { checkRows } from './work-on-imports.ts'

const sensitive = (target: string | null) =>
  target !== null && /document|phone|card|permit|contact|illness/.test(target)
const sayFound = ({ locale }: Pick<Context, 'locale'>, { values, ...found }: RowFault) => ({
  ...found,
  says: sayFault(locale, { ...found, values }),
})
const sayChange = ({ locale }: Pick<Context, 'locale'>, change: Change) => ({
  ...change,
  en: change.en ?? change.zh,
  // the number of the row whose person it is
  new:
    change.field === 'same_row' && /^\d+$/.test(change.new)
      ? say(locale, 'people.import.joins_row', { row: change.new })
      : change.new,
})
/** A row as its screen shows it: in clear to whoever typed it, documents and phones covered for colleagues; in the language of who asks. */
const sayRow = (context: Pick<Context, 'locale' | 'actor'>, record: ImportRecord, row: StagedRow): ImportRow => ({
  no: row.no,
  cells: record.columns!.map((c) => {
    const text = row.cells[c.at] ?? ''
    if (record.account_id === context.actor.accountId || !text || !sensitive(c.target)) return text
    return c.target === 'phone' || /phone/.test(c.target!) ? maskPhone(text.trim()) : maskIdNumber(text.trim())
  }),
  faults: row.faults.map((found) => sayFound(context, found)),
  plan: row.skipped ? 'skipped' : row.plan,
  changes: row.changes.map((change) => sayChange(context, change)),
  match: row.match && {
    personId: row.match.personId,
    areaId: row.match.areaId,
    row: row.match.row,
    says: row.match.zh,
    reasons: row.match.reasons,
    decided: row.match.decided,
  },
  move: row.moves ? 'moves' : row.faults.some((f) => f.code === 'address_differs') ? 'asked' : null,
  edited: row.edited,
  written: row.writtenAt !== null,
  personId: row.personId,
  version: row.version,
})
const reviewable: readonly ImportRecord['state'][] = ['staging', 'review', 'writing', 'done', 'undoing', 'undone']

export const listImportRows = async (
  context: Context,
  key: ImportKey,
  { plan, faults, code, after, limit }: z.output<(typeof listRoute)['query']>,
) => {
  const record = await findImport(context.db, key)
  if (!record) throw notFound()
  if (!reviewable.includes(record.state) || !record.columns) throw importState({ state: record.state })
  const rows = await readRows(context.db, key, Number(after ?? 0) || 0, limit + 1, { plan, faults, code })
  const page = rows.slice(0, limit)
  return {
    rows: page.map((row) => sayRow(context, record, row)),
    next: rows.length > limit ? String(page.at(-1)!.no) : null,
    headers: record.columns.map((c) => c.header),
    faults: (await countFaults(context.db, key)).map(({ first, rows: n }) => {
      const { code, at, level, says } = sayFound(context, first)
      return { code, at, level, says, rows: n }
    }),
  }
}

/** Changes cells, skips, or decides a match; the row, and those that share its document, are checked again at once. */
export const editImportRow = async (
  context: Context,
  key: ImportKey,
  no: number,
  asked: z.output<(typeof editRoute)['body']>,
): Promise<ImportRow> => {
  const record = await lockImportIn(context, key, ['review'])
  const row = await lockRow(context.db, key, no)
  if (!row) throw notFound()
  if (row.version !== asked.version) throw conflict({ version: row.version })
  const next: StagedRow = { ...row, cells: [...row.cells] }
  for (const { at, text } of asked.cells) {
    const column = record.columns!.find((c) => c.at === at)
    if (!column || column.denied)
      throw columnDenied({ header: column?.header ?? '', reason: column?.denied ?? '没有这一列' })
    while (next.cells.length <= at) next.cells.push('')
    next.cells[at] = text
    next.lost = next.lost.filter((l) => l !== at)
    next.edited = true
  }
  if (asked.skip !== undefined) next.skipped = asked.skip
  if (asked.moves !== undefined) next.moves = asked.moves
  if (asked.match !== undefined && next.match) next.match = { ...next.match, decided: asked.match }
  const world = await worldOf(context, record)
  // Those that were twice because of this row may not be any more.
  await saveRows(context.db, key, await checkRows(world, [next]))
  const twice = row.documentIndex
    ? (await readRows(context.db, key, no, 50, { code: 'twice' })).filter((r) =>
        r.documentIndex?.equals(row.documentIndex!),
      )
    : []
  const partners = [...twice, ...(await readDoublesOf(context.db, key, no))]
  if (partners.length) await saveRows(context.db, key, await checkRows(world, partners))
  return sayRow(context, record, (await lockRow(context.db, key, no))!)
}

const mostAtOnce = 2000
export const skipImportRows = async (
  context: Context,
  key: ImportKey,
  { plan, skip }: z.output<(typeof skipRoute)['body']>,
): Promise<Import> => {
  const record = await lockImportIn(context, key, ['review'])
  const world = await worldOf(context, record)
  let after = 0
  for (;;) {
    const rows = await readRows(context.db, key, after, mostAtOnce, { plan: skip ? plan : 'skipped' })
    if (!rows.length) break
    const changed = rows.map((row) => ({ ...row, skipped: skip, ...(skip && { plan: 'skipped' as const }) }))
    await saveRows(context.db, key, skip ? changed : await checkRows(world, changed))
    after = rows.at(-1)!.no
  }
  await changeImport(context.db, key, {}, true)
  return sayImport(context, (await findImport(context.db, key))!)
}
