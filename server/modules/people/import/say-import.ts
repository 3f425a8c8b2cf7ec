import type { Import } from '#contract/people/import.ts'
import type { Context } from '#platform/context.ts'
import type { ImportRecord } from './import-store.ts'
import { sayReason } from './reasons.ts'
import { countRows } from './row-store.ts'

const working = new Set(['staging', 'writing', 'undoing'])

/** An import as its screen shows it. */
export const sayImport = async (
  { db, actor, locale }: Pick<Context, 'db' | 'actor' | 'locale'>,
  record: ImportRecord,
): Promise<Import> => ({
  areaId: record.area_id,
  id: record.id,
  filename: record.filename,
  state: record.state,
  trouble: record.trouble,
  sheets: record.sheets.map((sheet) => ({
    ...sheet,
    why: sheet.why && sayReason(locale, sheet.why),
    columns: sheet.columns.map((c) => ({ ...c, denied: c.denied && sayReason(locale, c.denied) })),
  })),
  chosen: record.chosen,
  counts: record.counts ?? (await countRows(db, { areaId: record.area_id, id: record.id })),
  progress: working.has(record.state) ? { done: record.progress_done, of: record.progress_of ?? 0 } : null,
  undo: record.undo && {
    ...record.undo,
    kept: record.undo.kept.map((one) => ({ ...one, why: sayReason(locale, one.why) })),
  },
  sourceId: record.source_id,
  by: record.by_name,
  mine: record.account_id !== null && record.account_id === actor.accountId,
  createdAt: record.created_at.toISOString(),
  writtenAt: record.written_at?.toISOString() ?? null,
  version: record.version,
})
