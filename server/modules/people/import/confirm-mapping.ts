import type { z } from 'zod'
import type { Import, confirmMapping as confirmRoute } from '#contract/people/import.ts'
import type { Context } from '#platform/context.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { careKinds, maySee } from '../care-sight.ts'
import { dayOf } from '../day.ts'
import { loadFieldBook } from '../field-book.ts'
import { careKindUnknown, notYoursToSee } from '../problems.ts'
import { openSource } from '../source-store.ts'
import { headerWords } from './header-words.ts'
import {
  columnDenied,
  columnMissing,
  columnTwice,
  importState,
  sheetRefused,
  targetUnknown,
} from './import-problems.ts'
import {
  changeImport,
  countPieceRows,
  findImport,
  forgetRows,
  lockImport,
  rememberLayout,
  type ImportKey,
  type ImportRecord,
} from './import-store.ts'
import type { MappedColumn } from './map-columns.ts'
import { sayReason } from './reasons.ts'
import { sayImport } from './say-import.ts'
import { targetsOf } from './targets.ts'
import { layoutKey } from './upload-ledger.ts'

/** The import, locked. Throws `platform.not_found`, `platform.conflict`, `people.import_state`. */
export const lockImportIn = async (
  context: Context,
  key: ImportKey,
  states: readonly ImportRecord['state'][],
  version?: number,
): Promise<ImportRecord> => {
  const record = await lockImport(context.db, key)
  if (!record) throw notFound()
  if (version !== undefined && record.version !== version) throw conflict({ version: record.version })
  if (!states.includes(record.state)) throw importState({ state: record.state })
  return record
}

const must: Record<string, readonly (readonly string[])[]> = {
  residents: [['name', 'foreign_name']],
  dwellings: [['address']],
  premises: [['name'], ['address']],
}

/**
 * 确认对应: says what the sheet is and where its columns go, remembers that for the layout, and begins reading. May be said again until
 * writing began; rows read before are forgotten with their corrections.
 */
export const confirmMapping = async (
  context: Context,
  key: ImportKey,
  asked: z.output<(typeof confirmRoute)['body']>,
): Promise<Import> => {
  const record = await lockImportIn(context, key, ['mapping', 'staging', 'review', 'failed'], asked.version)
  const sheet = record.sheets[asked.sheet]
  if (!sheet || (sheet.verdict !== 'importable' && sheet.verdict !== 'partly'))
    throw sheetRefused({ reason: sayReason(context.locale, sheet?.why ?? '没有这张工作表') })
  const book = await loadFieldBook(context.db)
  const targets = new Map(targetsOf(asked.register, book.fields.values()).map((t) => [t.target, t]))
  if (asked.careKind) {
    const kind = (await careKinds(context.db)).find((k) => k.code === asked.careKind && k.active)
    if (!kind || asked.register !== 'residents') throw careKindUnknown()
    if (!maySee(context.actor, kind)) throw notYoursToSee()
  }
  const byHand = new Map(asked.columns.map((c) => [c.at, c.target]))
  const columns = sheet.columns.map((column): MappedColumn => {
    const { plain } = headerWords(column.header)
    const chosen = byHand.has(column.at) ? byHand.get(column.at)! : undefined
    if (chosen && column.denied) throw columnDenied({ header: plain, reason: sayReason(context.locale, column.denied) })
    const target = chosen === undefined ? column.target : chosen
    if (target !== null && !targets.has(target)) {
      // Found by words for another register: it goes nowhere in this one, unless somebody said so.
      if (chosen !== undefined) throw targetUnknown({ target })
      return { ...column, plain, target: null, score: 0, by: 'none', denialCode: null }
    }
    return {
      ...column,
      plain,
      target,
      denialCode: null,
      ...(chosen !== undefined && { by: 'hand' as const, score: 1 }),
    }
  })
  const taken = new Map<string, string>()
  for (const { target, header } of columns) {
    if (target === null || targets.get(target)!.many) continue
    const other = taken.get(target)
    if (other !== undefined) throw columnTwice({ header, other })
    taken.set(target, header)
  }
  for (const some of must[asked.register]!)
    if (!some.some((target) => taken.has(target))) throw columnMissing({ field: targets.get(some[0]!)!.zh })
  const label = asked.label ?? record.filename.replace(/\.\w+$/, '').slice(0, 60)
  const chosen = {
    sheet: asked.sheet,
    register: asked.register,
    careKind: asked.careKind,
    mode: asked.mode,
    sourceKind: asked.sourceKind,
    label,
    onDay: asked.onDay ?? dayOf(context.now),
  }
  const sourceId = await openSource(context, {
    areaId: key.areaId,
    kind: asked.sourceKind,
    label,
    ref: key.id,
    onDay: chosen.onDay,
  })
  await rememberLayout(
    context.db,
    key.areaId,
    layoutKey(sheet.columns.map((c) => c.header)),
    Object.fromEntries(columns.filter((c) => !c.denied && c.plain).map((c) => [c.plain, c.target])),
    sheet.headerBy === 'hand' ? sheet.headerRows.length : null,
    context.now,
  )
  await forgetRows(context.db, key)
  await changeImport(
    context.db,
    key,
    {
      state: 'staging',
      trouble: null,
      chosen,
      columns,
      source_id: sourceId,
      progress_done: 0,
      progress_of: await countPieceRows(context.db, key, asked.sheet),
      at_row: 0,
      counts: null,
    },
    true,
  )
  context.audit({ import: key.id, register: asked.register, care: asked.careKind, mode: asked.mode })
  context.announce({
    name: 'people.import_progressed',
    areaId: key.areaId,
    about: { importId: key.id, state: 'staging' },
  })
  return sayImport(context, (await findImport(context.db, key))!)
}
