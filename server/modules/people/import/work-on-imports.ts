import type { Context } from '#platform/context.ts'
import type { SheetRow } from '#platform/tables/sheet-file.ts'
import { checkResidents } from './check-residents.ts'
import { withRows } from './import-counts.ts'
import { changeImport, forgetKeys, forgetPieces, nextToWorkOn, readPiece, type ImportRecord } from './import-store.ts'
import { worldOf, type ImportWorld } from './import-world.ts'
import { checkOthers } from './check-others.ts'
import { writeOthers } from './write-others.ts'
import { finishRows, readRows, saveRows, type StagedRow } from './row-store.ts'
import { freshenStatistics, countTouches, forgetTouches, readTouches } from './touch-store.ts'
import { takeBackTold } from './tell-elsewhere.ts'
import { undoBatch } from './undo-batch.ts'
import { writeResidents } from './write-residents.ts'

const batch = 500
const denied = (world: ImportWorld) => new Set(world.input.columns.filter((c) => c.target === null).map((c) => c.at))
/** Cells of columns that go nowhere are not kept at all: what is never stored can't leak (architecture rule 11). */
const toKeep = (row: SheetRow, dropped: ReadonlySet<number>): StagedRow => ({
  no: row.no,
  cells: row.cells.map((cell, at) => (dropped.has(at) ? '' : cell.slice(0, 2000))),
  lost: (row.lost ?? []).filter((at) => !dropped.has(at)),
  faults: [],
  plan: 'fresh',
  skipped: false,
  documentIndex: null,
  lifelongKind: null,
  moves: false,
  changes: [],
  match: null,
  edited: false,
  personId: null,
  matchKeys: null,
  checkedAt: null,
  writtenAt: null,
  version: 1,
})

/** Foot lines (填报人, 合计, 审核) and the sample of a template are no rows of the ledger. */
const isFoot = (cells: readonly string[]) => {
  const filled = cells.map((cell) => cell.replace(/\s/g, '')).filter(Boolean)
  if (filled.some((cell) => /^示例[:：]/.test(cell))) return true
  return (
    filled.length <= 6 &&
    /^(?:填报|填表|审核|制表|负责|合计|总计|小计)(?:人|单位|日期)?(?:[:：]|$)/.test(filled[0] ?? '')
  )
}

export const checkRows = (world: ImportWorld, rows: readonly StagedRow[]): Promise<StagedRow[]> =>
  world.chosen.register === 'residents'
    ? checkResidents(world, rows)
    : checkOthers(world, rows).then((checked) => checked.rows)

const stage = async (world: ImportWorld) => {
  const { record, key, context, chosen } = world
  const piece = await readPiece(context.db, key, chosen.sheet, record.at_row)
  world.cells.date1904 = piece?.date1904 ?? false
  const dropped = denied(world)
  const rows = (piece?.rows ?? [])
    .filter((row) => !isFoot(row.cells))
    .map((row) => toKeep(row, dropped))
    .filter((row) => row.cells.some((cell) => cell.trim()))
  const checked = await checkRows(world, rows)
  await saveRows(context.db, key, checked)
  const done = record.progress_done + (piece?.rows.length ?? 0)
  const ended = !piece || piece.isLast
  await changeImport(context.db, key, {
    at_row: ended ? 0 : piece.rows.at(-1)!.no,
    progress_done: done,
    counts: ended ? null : withRows(record.counts, checked),
    ...(ended && { state: 'review' }),
  })
  return { state: ended ? 'review' : 'staging', done, of: record.progress_of }
}

const write = async (world: ImportWorld) => {
  const { record, key, context, chosen } = world
  const rows = await readRows(context.db, key, record.at_row, batch)
  const wanted = rows.filter((row) => !row.writtenAt && !row.skipped && row.plan !== 'faulty')
  const written = wanted.length
    ? await (chosen.register === 'residents' ? writeResidents : writeOthers)(world, wanted)
    : []
  // Only what was checked again has anything new to keep but that it was written.
  const before = new Map(wanted.map((row) => [row.no, row]))
  await saveRows(
    context.db,
    key,
    written.filter((row) => row.checkedAt === null || row.checkedAt !== before.get(row.no)!.checkedAt),
  )
  await finishRows(
    context.db,
    key,
    written.filter((row) => row.writtenAt),
  )
  const ended = rows.length < batch
  const done = record.progress_done + rows.length
  await changeImport(context.db, key, {
    at_row: rows.at(-1)?.no ?? record.at_row,
    progress_done: done,
    counts: ended
      ? null
      : withRows(
          withRows(
            record.counts,
            written.map((row) => before.get(row.no)!),
            -1,
          ),
          written,
        ),
    ...(ended && { state: 'done', written_at: context.now }),
  })
  if (ended) {
    await forgetPieces(context.db, key)
    await forgetKeys(context.db, key)
  }
  return { state: ended ? 'done' : 'writing', done, of: record.progress_of }
}

const undo = async (world: ImportWorld) => {
  const { record, key, context } = world
  const touches = await readTouches(context.db, key, batch)
  const undone = await undoBatch(context.db, record, touches, context.now)
  const told = record.progress_done === 0 ? await takeBackTold(context, record) : []
  await forgetTouches(context.db, key, touches)
  const before = record.undo ?? { restored: 0, removed: 0, kept: [] }
  const left = await countTouches(context.db, key)
  const done = record.progress_done + touches.length
  await changeImport(context.db, key, {
    progress_done: done,
    undo: {
      restored: before.restored + undone.restored,
      removed: before.removed + undone.removed,
      kept: [...before.kept, ...told, ...undone.kept].slice(0, 1000),
    },
    ...(left === 0 && { state: 'undone', counts: null }),
  })
  return { state: left === 0 ? 'undone' : 'undoing', done, of: record.progress_of }
}

/**
 * Does the next piece of work of the import that waits longest: some hundred rows, in this transaction, with the place it got to. Killed
 * anywhere it goes on after the last commit. Answers whether there was anything to do.
 */
export const workOnImports = async (context: Context): Promise<boolean> => {
  const record = await nextToWorkOn(context.db)
  if (!record) return false
  await freshenStatistics(context.db)
  const world = await worldOf(context, record)
  const steps: Partial<Record<ImportRecord['state'], typeof stage>> = { staging: stage, writing: write, undoing: undo }
  const { state, done, of } = await steps[record.state]!(world)
  context.announce({
    name: 'people.import_progressed',
    areaId: record.area_id,
    about: { importId: record.id, state, done, of },
  })
  return true
}
