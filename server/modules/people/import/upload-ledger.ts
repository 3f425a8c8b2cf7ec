import type { Import, SheetView } from '#contract/people/import.ts'
import { maskIdNumber, maskName, maskPhone } from '#contract/platform/mask.ts'
import { ClientId } from '#contract/shapes.ts'
import type { Context } from '#platform/context.ts'
import { digest, digestLarge } from '#platform/crypto.ts'
import { invalid, Problem } from '#platform/problem.ts'
import { openSheets, UnknownKind, type SheetRow, type SheetSource } from '#platform/tables/sheet-file.ts'
import { loadFieldBook } from '../field-book.ts'
import { inCommunity } from '../place-checks.ts'
import { rowsLookedAt, type Header } from './find-header.ts'
import { headerRow, importTaken, sheetKind, sheetRefused, sheetUnreadable } from './import-problems.ts'
import { findImport, insertImport, keepPiece, recallLayouts, recallPointed } from './import-store.ts'
import { layoutOf } from './map-columns.ts'
import { coveredTop, headerAt, possibleHeaders } from './point-header.ts'
import { knownNames, recogniseSheet } from './recognise.ts'
import { sayImport } from './say-import.ts'

export type ReadyLedger = { digest: Buffer }
const mostSheets = 40
/** Rows of one sheet at most; a community has some thousand residents. */
export const mostRows = 200_000
const rowsInPiece = 500

const headOf = async (sheet: SheetSource) => {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) {
    rows.push(row)
    if (rows.length >= rowsLookedAt) break
  }
  return { name: sheet.name, rows }
}
const openLedger = async (bytes: Buffer, filename: string) => {
  try {
    const { sheets } = await openSheets(bytes, filename)
    const some = sheets.slice(0, mostSheets)
    const heads: { name: string; rows: SheetRow[] }[] = []
    for (const sheet of some) heads.push(await headOf(sheet))
    return { sheets: some, heads }
  } catch (error) {
    throw error instanceof UnknownKind ? sheetKind() : sheetUnreadable()
  }
}

/** Keeps the rows below the header, without the columns that are never kept: what isn't stored can't leak (architecture rule 11). */
const keepSheet = async (
  context: Context,
  key: { areaId: number; id: string },
  source: SheetSource,
  view: SheetView,
) => {
  const denied = new Set(view.columns.filter((c) => c.denied).map((c) => c.at))
  const width = view.columns.length
  const last = Math.max(...view.headerRows)
  let rows: SheetRow[] = []
  let [seq, count] = [0, 0]
  const flush = async () => {
    if (rows.length) await keepPiece(context.db, key, view.index, seq++, { date1904: source.date1904, rows })
    rows = []
  }
  for await (const row of source.rows()) {
    if (row.no <= last) continue
    if (++count > mostRows) throw sheetRefused({ reason: `一张表最多 ${mostRows} 行，请分成几个文件` })
    rows.push({
      ...row,
      cells: row.cells.slice(0, width).map((cell, at) => (denied.has(at) ? '' : cell.slice(0, 2000))),
    })
    if (rows.length === rowsInPiece) await flush()
  }
  await flush()
}

/** What has to be known before the transaction begins. */
export const prepareLedger = async (bytes: Buffer): Promise<ReadyLedger> => ({ digest: await digestLarge(bytes) })

/** Documents, phones and names of the rows shown for choosing columns are covered; columns that go nowhere aren't shown at all. */
const cover = (target: string | null, text: string): string => {
  if (!text || target === null) return ''
  if (/document/.test(target)) return maskIdNumber(text.trim())
  if (/phone/.test(target)) return maskPhone(text.trim())
  if (target.endsWith('name')) return maskName(text.trim())
  return /^\d{15,18}[\dXx]?$/.test(text.trim()) ? maskIdNumber(text.trim()) : [...text].slice(0, 12).join('')
}

type Head = { rows: SheetRow[] }
/** The header that whoever uploads points at. Throws `people.header_row` and for what can't be read. */
const pointedAt = (
  fields: Readonly<Record<string, string>>,
  heads: readonly Head[],
): { sheet: number; header: Header } | undefined => {
  const said = fields['headerRows']
  if (!said) return undefined
  const sheet = Number(fields['headerSheet'] ?? 0)
  const numbers = said.split(',').map(Number)
  const follows = numbers.length === 1 || (numbers.length === 2 && numbers[1] === numbers[0]! + 1)
  if (!heads[sheet] || !follows || !numbers.every(Number.isInteger))
    throw invalid([{ field: 'headerRows', message: '4 or 4,5' }])
  const header = headerAt(heads[sheet].rows, numbers)
  if (!header) throw headerRow({ row: numbers.find((no) => !heads[sheet]!.rows.some((row) => row.no === no))! })
  return { sheet, header }
}
/** By sheet: the header that somebody pointed at in an earlier file of the same layout. */
const rememberedHeaders = async ({ db }: Context, heads: readonly Head[]): Promise<(Header | undefined)[]> => {
  const possible = heads.map(({ rows }) =>
    possibleHeaders(rows).map((header) => ({ header, key: layoutKey(header.columns) })),
  )
  const known = await recallPointed(
    db,
    possible.flat().map(({ key }) => key),
  )
  return possible.map(
    (some) => some.find(({ header, key }) => known.get(key.toString('hex')) === header.rows.length)?.header,
  )
}

export const layoutKey = (header: readonly string[]) => digest(layoutOf(header))

/**
 * 上传台账: keeps the file, sealed, and answers what was found in it: sheets, headers, where the columns go, what is
 * refused. Rows are read after the mapping was confirmed. The same id and file again answer the same import.
 */
export const uploadLedger = async (context: Context): Promise<Import> => {
  const areaId = inCommunity(context.areaId)
  const { filename, bytes, fields, ready } = context.upload!
  const id = ClientId.safeParse(fields['clientId'])
  if (!id.success) throw invalid([{ field: 'clientId', message: 'uuid' }])
  const ledger = (ready as ReadyLedger | undefined) ?? (await prepareLedger(bytes))
  const key = { areaId, id: id.data.toLowerCase() }
  const had = await findImport(context.db, key)
  if (had) {
    if (had.account_id !== context.actor.accountId || !had.digest.equals(ledger.digest)) throw importTaken()
    return sayImport(context, had)
  }
  const book = await loadFieldBook(context.db)
  const fieldList = [...book.fields.values()]
  const { sheets: sources, heads: found } = await openLedger(bytes, filename)
  const pointed = pointedAt(fields, found)
  const before = await rememberedHeaders(context, found)
  const headerOf = (index: number): { header: Header | undefined; by: SheetView['headerBy'] } =>
    pointed?.sheet === index
      ? { header: pointed.header, by: 'hand' }
      : { header: before[index], by: before[index] ? 'memory' : 'words' }
  const none = () => undefined
  const first = found.map(({ name, rows }, index) =>
    recogniseSheet(rows, { sheet: name, file: filename }, fieldList, none, headerOf(index).header),
  )
  const isKnown = knownNames(fieldList)
  const memory = await recallLayouts(
    context.db,
    areaId,
    first.flatMap((f) => (f.header ? [layoutKey(f.header.columns)] : [])),
  )
  const recall = (header: readonly string[]) => {
    const kept = memory.get(layoutKey(header).toString('hex'))
    return kept && new Map(Object.entries(kept))
  }
  const sheets = found.map(({ name, rows }, index): SheetView => {
    const { header, columns, ...sheet } = memory.size
      ? recogniseSheet(rows, { sheet: name, file: filename }, fieldList, recall, headerOf(index).header)
      : first[index]!
    const last = Math.max(0, ...(header?.rows ?? []))
    const sample =
      sheet.verdict === 'importable' || sheet.verdict === 'partly' ? rows.filter((r) => r.no > last).slice(0, 5) : []
    return {
      ...sheet,
      index,
      name,
      title: header?.title ?? null,
      headerRows: header?.rows ?? [],
      headerBy: headerOf(index).by,
      top: sheet.verdict === 'refused' || sheet.verdict === 'empty' ? [] : coveredTop(rows, isKnown),
      columns: columns.map(({ plain: _, denialCode: __, ...column }) => column),
      sample: sample.map((row) => columns.map((c) => cover(c.target, row.cells[c.at] ?? ''))),
    }
  })
  await insertImport(context.db, {
    area_id: areaId,
    id: key.id,
    filename: filename.slice(0, 200),
    digest: ledger.digest,
    sheets,
    account_id: context.actor.accountId,
    by_name: context.actor.name,
    roles: context.actor.role ? [context.actor.role] : [],
    created_at: context.now,
  })
  for (const view of sheets)
    if (view.verdict === 'importable' || view.verdict === 'partly')
      await keepSheet(context, key, sources[view.index]!, view).catch((error: unknown) => {
        throw error instanceof Problem ? error : sheetUnreadable()
      })
  context.audit({ import: key.id, bytes: bytes.length, sheets: sheets.map((s) => s.verdict) })
  return sayImport(context, (await findImport(context.db, key))!)
}
