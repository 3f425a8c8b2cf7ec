import { sql } from 'kysely'
import type { Import, ImportState, SheetView } from '#contract/people/import.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { SheetRow } from '#platform/tables/sheet-file.ts'
import type { MappedColumn } from './map-columns.ts'

export type Chosen = NonNullable<Import['chosen']>
export type ImportKey = { areaId: number; id: string }
/** A row of people.import. */
export type ImportRecord = {
  area_id: number
  id: string
  filename: string
  digest: Buffer
  state: ImportState
  trouble: string | null
  sheets: SheetView[]
  chosen: Chosen | null
  columns: MappedColumn[] | null
  progress_done: number
  progress_of: number | null
  at_row: number
  source_id: number | null
  account_id: string | null
  by_name: string | null
  roles: string[]
  undo: Import['undo']
  /** Of the rows so far, while work is under way. */
  counts: Import['counts'] | null
  created_at: Date
  written_at: Date | null
  version: number
}
const columns = sql.raw(
  'area_id, id, filename, digest, state, trouble, sheets, chosen, columns, progress_done, progress_of, at_row, source_id, account_id, by_name, roles, undo, counts, created_at, written_at, version',
)

export const findImport = async (db: Db, { areaId, id }: ImportKey): Promise<ImportRecord | undefined> =>
  (
    await sql<ImportRecord>`select ${columns} from people.import where area_id = ${areaId} and id = ${id}::uuid`.execute(
      db,
    )
  ).rows[0]
export const lockImport = async (db: Db, { areaId, id }: ImportKey): Promise<ImportRecord | undefined> =>
  (
    await sql<ImportRecord>`select ${columns} from people.import where area_id = ${areaId} and id = ${id}::uuid for update`.execute(
      db,
    )
  ).rows[0]
/** The import that has waited longest for work and that nobody works on. */
export const nextToWorkOn = async (db: Db): Promise<ImportRecord | undefined> =>
  (
    await sql<ImportRecord>`select ${columns} from people.import where state in ('staging', 'writing', 'undoing')
      order by created_at limit 1 for update skip locked`.execute(db)
  ).rows[0]
export const listImportRecords = async (
  db: Db,
  range: { from: number; to: number },
  after: { at: string; id: string } | undefined,
  limit: number,
): Promise<ImportRecord[]> =>
  (
    await sql<ImportRecord>`select ${columns} from people.import where area_id between ${range.from} and ${range.to}
      and ${after ? sql`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`} order by created_at desc, id desc limit ${limit}`.execute(
      db,
    )
  ).rows

export const insertImport = async (
  db: Db,
  i: Pick<
    ImportRecord,
    'area_id' | 'id' | 'filename' | 'digest' | 'sheets' | 'account_id' | 'by_name' | 'roles' | 'created_at'
  >,
): Promise<boolean> => {
  const { rows } =
    await sql`insert into people.import (area_id, id, filename, digest, state, sheets, account_id, by_name, roles, created_at)
    values (${i.area_id}, ${i.id}::uuid, ${i.filename}, ${i.digest}, 'mapping', ${JSON.stringify(i.sheets)}::jsonb, ${i.account_id}::uuid, ${i.by_name}, ${i.roles}::text[], ${i.created_at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

const piecePurpose = 'people.import_piece'
/** Rows as the sheet has them; `date1904` is how its serials count days. */
export type Piece = { date1904: boolean; rows: SheetRow[] }
export const keepPiece = (db: Db, { areaId, id }: ImportKey, sheet: number, seq: number, piece: Piece) =>
  sql`insert into people.import_piece (area_id, import_id, sheet, seq, last_no, rows, sealed)
    values (${areaId}, ${id}::uuid, ${sheet}, ${seq}, ${piece.rows.at(-1)!.no}, ${piece.rows.length}, ${seal(JSON.stringify(piece), piecePurpose)})`.execute(
    db,
  )
/** The piece that holds the row after `no`; undefined at the end of the sheet. */
export const readPiece = async (
  db: Db,
  { areaId, id }: ImportKey,
  sheet: number,
  no: number,
): Promise<(Piece & { isLast: boolean }) | undefined> => {
  const { rows } = await sql<{
    sealed: Buffer
  }>`select sealed from people.import_piece where area_id = ${areaId} and import_id = ${id}::uuid and sheet = ${sheet} and last_no > ${no}
    order by seq limit 2`.execute(db)
  return rows[0] && { ...(JSON.parse(open(rows[0].sealed, piecePurpose)) as Piece), isLast: rows.length === 1 }
}
export const countPieceRows = async (db: Db, { areaId, id }: ImportKey, sheet: number): Promise<number> =>
  (
    await sql<{
      n: number
    }>`select coalesce(sum(rows), 0)::int n from people.import_piece where area_id = ${areaId} and import_id = ${id}::uuid and sheet = ${sheet}`.execute(
      db,
    )
  ).rows[0]!.n
const forget =
  (table: string) =>
  (db: Db, { areaId, id }: ImportKey) =>
    sql`delete from ${sql.ref(table)} where area_id = ${areaId} and import_id = ${id}::uuid`.execute(db)
export const forgetPieces = forget('people.import_piece')
export const forgetRows = async (db: Db, key: ImportKey) => {
  await forget('people.import_row')(db, key)
  await forgetKeys(db, key)
}
/** Doubles within the file are looked for no more. */
export const forgetKeys = forget('people.import_key')

/** What changes about an import; the version goes up with every change somebody asked for. */
export type ImportChange = Partial<
  Pick<
    ImportRecord,
    | 'state'
    | 'trouble'
    | 'chosen'
    | 'columns'
    | 'progress_done'
    | 'progress_of'
    | 'at_row'
    | 'source_id'
    | 'undo'
    | 'counts'
    | 'written_at'
  >
>
const asJson = new Set(['chosen', 'columns', 'undo', 'counts'])
export const changeImport = async (
  db: Db,
  { areaId, id }: ImportKey,
  change: ImportChange,
  newVersion = false,
): Promise<void> => {
  const sets = Object.entries(change).map(([name, value]) =>
    asJson.has(name)
      ? sql`${sql.ref(name)} = ${value === null ? null : JSON.stringify(value)}::jsonb`
      : sql`${sql.ref(name)} = ${value}`,
  )
  if (newVersion) sets.push(sql`version = version + 1`)
  await sql`update people.import set ${sql.join(sets)} where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
}

export const rememberLayout = (
  db: Db,
  areaId: number,
  layout: Buffer,
  mapping: Record<string, string | null>,
  /** Of how many rows the header is that somebody pointed at; null where it was found. */
  headerRows: number | null,
  at: Date,
) =>
  sql`insert into people.import_layout (area_id, layout, mapping, header_rows, saved_at) values (${areaId}, ${layout}, ${JSON.stringify(mapping)}::jsonb, ${headerRows}, ${at})
    on conflict (area_id, layout) do update set mapping = excluded.mapping, header_rows = coalesce(excluded.header_rows, people.import_layout.header_rows), saved_at = excluded.saved_at`.execute(
    db,
  )
/** Which of these layouts had a header that somebody pointed at, and of how many rows. */
export const recallPointed = async (db: Db, layouts: readonly Buffer[]): Promise<Map<string, number>> => {
  if (!layouts.length) return new Map()
  const { rows } = await sql<{ layout: Buffer; header_rows: number }>`
    select distinct on (layout) layout, header_rows from people.import_layout where layout = any(${[...layouts]}::bytea[]) and header_rows is not null order by layout, saved_at desc`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.layout.toString('hex'), row.header_rows]))
}
/** What was chosen for a layout: by this community, else by whoever chose last. */
export const recallLayouts = async (
  db: Db,
  areaId: number,
  layouts: readonly Buffer[],
): Promise<Map<string, Record<string, string | null>>> => {
  const { rows } = await sql<{ layout: Buffer; mapping: Record<string, string | null> }>`
    select distinct on (layout) layout, mapping from people.import_layout where layout = any(${[...layouts]}::bytea[])
    order by layout, (area_id = ${areaId}) desc, saved_at desc`.execute(db)
  return new Map(rows.map((row) => [row.layout.toString('hex'), row.mapping]))
}
