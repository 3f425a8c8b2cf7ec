import type { Import } from '#contract/people/import.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { lockImportIn } from './confirm-mapping.ts'
import {
  changeImport,
  findImport,
  forgetPieces,
  forgetRows,
  listImportRecords,
  lockImport,
  type ImportKey,
} from './import-store.ts'
import { countRows } from './row-store.ts'
import { sayImport } from './say-import.ts'
import { countTouches } from './touch-store.ts'

const again = async (context: Context, key: ImportKey) => sayImport(context, (await findImport(context.db, key))!)
const begin = (context: Context, key: ImportKey, state: string) =>
  context.announce({ name: 'people.import_progressed', areaId: key.areaId, about: { importId: key.id, state } })

/** Begins writing. Asked again, while writing or after, it answers how far it is. */
export const startImport = async (context: Context, key: ImportKey, version: number): Promise<Import> => {
  const found = await lockImport(context.db, key)
  if (!found) throw notFound()
  if (found.state === 'writing' || found.state === 'done') return sayImport(context, found)
  await lockImportIn(context, key, ['review'], version)
  const counts = await countRows(context.db, key)
  await changeImport(
    context.db,
    key,
    { state: 'writing', progress_done: 0, progress_of: counts.rows, at_row: 0, counts },
    true,
  )
  context.audit({ import: key.id, rows: counts.rows, faulty: counts.faulty, skipped: counts.skipped })
  begin(context, key, 'writing')
  return again(context, key)
}
/** Begins undoing a whole import. */
export const undoImport = async (context: Context, key: ImportKey, reason: string): Promise<Import> => {
  const found = await lockImportIn(context, key, ['done', 'writing'])
  await changeImport(
    context.db,
    key,
    {
      state: 'undoing',
      progress_done: 0,
      progress_of: await countTouches(context.db, key),
      undo: { restored: 0, removed: 0, kept: [] },
      counts: found.counts ?? (await countRows(context.db, key)),
    },
    true,
  )
  context.audit({ import: key.id, undo: reason })
  begin(context, key, 'undoing')
  return again(context, key)
}
/** Gives up what was not written yet: file and rows are deleted. */
export const dropImport = async (context: Context, key: ImportKey): Promise<Import> => {
  await lockImportIn(context, key, ['mapping', 'staging', 'review', 'failed'])
  await forgetPieces(context.db, key)
  await forgetRows(context.db, key)
  await changeImport(context.db, key, { state: 'dropped', counts: null }, true)
  begin(context, key, 'dropped')
  return again(context, key)
}

export const getImport = async (context: Context, key: ImportKey): Promise<Import> => {
  const found = await findImport(context.db, key)
  if (!found) throw notFound()
  return sayImport(context, found)
}
export const listImports = async (context: Context, after: string | undefined, limit: number) => {
  const [at, id] = after?.split('|') ?? []
  const records = await listImportRecords(context.db, context.area, at && id ? { at, id } : undefined, limit + 1)
  const page = records.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: await Promise.all(page.map((record) => sayImport(context, record))),
    next: records.length > limit && last ? `${last.created_at.toISOString()}|${last.id}` : null,
  }
}
