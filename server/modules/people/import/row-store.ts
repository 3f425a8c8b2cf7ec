import { sql } from 'kysely'
import type { z } from 'zod'
import type { FieldChange, ImportCounts, RowPlan } from '#contract/people/import.ts'
import { open, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { Fault } from './cell-faults.ts'
import type { ImportKey } from './import-store.ts'
import { inParts } from './in-parts.ts'

export type Plan = z.infer<typeof RowPlan>
/** Rows that were read before have the name of the field in Chinese only. */
export type Change = Omit<z.infer<typeof FieldChange>, 'en'> & { en?: string }
/** A fault with its column; null is the row. */
export type RowFault = Fault & { at: number | null; target: string | null }
/** Who the row may be. `decided` by a person, or by the matching when it is sure. */
export type RowMatch = {
  areaId: number | null
  personId: string | null
  row: number | null
  zh: string
  verdict: 'same' | 'maybe'
  reasons: { field: string; zh: string; en: string; weight: number }[]
  decided: 'same' | 'other' | null
}
export type StagedRow = {
  no: number
  cells: string[]
  lost: number[]
  faults: RowFault[]
  plan: Plan
  skipped: boolean
  documentIndex: Buffer | null
  /** The kind of its document, if it is a sound one for life. */
  lifelongKind: string | null
  changes: Change[]
  match: RowMatch | null
  edited: boolean
  personId: string | null
  /** Somebody said that the person lives at the address of the row now (搬家、迁入). */
  moves: boolean
  /** What equal persons share; null where nothing is matched. */
  matchKeys: string[] | null
  /** When it was compared with the register. */
  checkedAt: Date | null
  writtenAt: Date | null
  version: number
}
type Kept = {
  no: number
  sealed: Buffer
  faults: RowFault[]
  plan: Plan
  skipped: boolean
  document_index: Buffer | null
  lifelong_kind: string | null
  changes_sealed: Buffer | null
  match: RowMatch | null
  edited: boolean
  person_id: string | null
  moves: boolean
  match_keys: string[] | null
  checked_at: Date | null
  written_at: Date | null
  version: number
}
const rowPurpose = 'people.import_row'
const columns = sql.raw(
  'no, sealed, faults, plan, skipped, document_index, lifelong_kind, changes_sealed, match, edited, person_id, moves, match_keys::text[] match_keys, checked_at, written_at, version',
)
const said = (row: Kept): StagedRow => {
  const { cells, lost } = JSON.parse(open(row.sealed, rowPurpose)) as { cells: string[]; lost?: number[] }
  return {
    no: row.no,
    cells,
    lost: lost ?? [],
    faults: row.faults,
    plan: row.plan,
    skipped: row.skipped,
    documentIndex: row.document_index,
    lifelongKind: row.lifelong_kind,
    changes: row.changes_sealed ? (JSON.parse(open(row.changes_sealed, rowPurpose)) as Change[]) : [],
    match: row.match,
    edited: row.edited,
    personId: row.person_id,
    moves: row.moves,
    matchKeys: row.match_keys,
    checkedAt: row.checked_at,
    writtenAt: row.written_at,
    version: row.version,
  }
}
const hex = (bytes: Buffer | null) => (bytes ? `\\x${bytes.toString('hex')}` : null)

/** Puts rows down, or in the place of what stood there. */
export const saveRows = async (db: Db, key: ImportKey, rows: readonly StagedRow[]): Promise<void> => {
  await inParts(rows, rowsInPart, (part) => savePart(db, key, part))
  await keepKeys(db, key, rows)
}
const rowsInPart = 125
const savePart = async (db: Db, { areaId, id }: ImportKey, rows: readonly StagedRow[]): Promise<void> => {
  const records = rows.map((r) => ({
    no: r.no,
    sealed: hex(seal(JSON.stringify({ cells: r.cells, ...(r.lost.length && { lost: r.lost }) }), rowPurpose)),
    faults: r.faults,
    plan: r.plan,
    skipped: r.skipped,
    document_index: hex(r.documentIndex),
    lifelong_kind: r.lifelongKind,
    changes_sealed: r.changes.length ? hex(seal(JSON.stringify(r.changes), rowPurpose)) : null,
    match: r.match,
    edited: r.edited,
    person_id: r.personId,
    moves: r.moves,
    match_keys: r.matchKeys,
    checked_at: r.checkedAt,
    version: r.version,
  }))
  await sql`insert into people.import_row (area_id, import_id, no, sealed, faults, plan, skipped, document_index, lifelong_kind, changes_sealed, match, edited, person_id, moves, match_keys, checked_at, version)
    select ${areaId}, ${id}::uuid, no, sealed, faults, plan, skipped, document_index, lifelong_kind, changes_sealed, match, edited, person_id, moves, match_keys, checked_at, version
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) r(no int, sealed bytea, faults jsonb, plan text, skipped boolean, document_index bytea, lifelong_kind text, changes_sealed bytea,
      match jsonb, edited boolean, person_id uuid, moves boolean, match_keys bigint[], checked_at timestamptz, version int)
    on conflict (area_id, import_id, no) do update set sealed = excluded.sealed, faults = excluded.faults, plan = excluded.plan, skipped = excluded.skipped,
      document_index = excluded.document_index, lifelong_kind = excluded.lifelong_kind, changes_sealed = excluded.changes_sealed, match = excluded.match, edited = excluded.edited, person_id = excluded.person_id,
      moves = excluded.moves, match_keys = excluded.match_keys, checked_at = excluded.checked_at, version = people.import_row.version + 1`.execute(
    db,
  )
}
/** The keys of the rows, in the place of those they had. */
const keepKeys = async (db: Db, { areaId, id }: ImportKey, rows: readonly StagedRow[]): Promise<void> => {
  const again = rows.filter((r) => r.version > 1 || r.edited).map((r) => r.no)
  if (again.length)
    await sql`delete from people.import_key where area_id = ${areaId} and import_id = ${id}::uuid and no = any(${again}::int[])`.execute(
      db,
    )
  const keyed = rows.filter((r) => r.matchKeys?.length)
  if (keyed.length)
    await sql`insert into people.import_key (area_id, import_id, key, no)
      select ${areaId}, ${id}::uuid, key, no from unnest(${keyed.flatMap((r) => r.matchKeys!)}::bigint[], ${keyed.flatMap((r) => r.matchKeys!.map(() => r.no))}::int[]) k(key, no)
      order by key on conflict do nothing`.execute(db)
}
/** What became of rows that were written: nothing else of them changed. */
export const finishRows = async (
  db: Db,
  { areaId, id }: ImportKey,
  rows: readonly Pick<StagedRow, 'no' | 'personId' | 'writtenAt'>[],
): Promise<void> => {
  if (rows.length)
    await sql`update people.import_row r set person_id = w.person_id, written_at = ${rows[0]!.writtenAt}, version = r.version + 1
      from unnest(${rows.map((r) => r.no)}::int[], ${rows.map((r) => r.personId)}::uuid[]) w(no, person_id)
      where r.area_id = ${areaId} and r.import_id = ${id}::uuid and r.no = w.no`.execute(db)
}

export type RowFilter = { plan?: Plan | undefined; faults?: 'error' | 'warning' | undefined; code?: string | undefined }
const having = ({ plan, faults, code }: RowFilter) =>
  sql.join(
    [
      plan ? sql`plan = ${plan}` : sql`true`,
      faults ? sql`faults @> ${JSON.stringify([{ level: faults }])}::jsonb` : sql`true`,
      code ? sql`faults @> ${JSON.stringify([{ code }])}::jsonb` : sql`true`,
    ],
    sql` and `,
  )
/** Rows after a number, in order. */
export const readRows = async (
  db: Db,
  { areaId, id }: ImportKey,
  after: number,
  limit: number,
  filter: RowFilter = {},
): Promise<StagedRow[]> =>
  (
    await sql<Kept>`select ${columns} from people.import_row where area_id = ${areaId} and import_id = ${id}::uuid and no > ${after} and ${having(filter)}
      order by no limit ${limit}`.execute(db)
  ).rows.map(said)
export const readRowsByNumber = async (
  db: Db,
  { areaId, id }: ImportKey,
  nos: readonly number[],
): Promise<StagedRow[]> =>
  (
    await sql<Kept>`select ${columns} from people.import_row where area_id = ${areaId} and import_id = ${id}::uuid and no = any(${[...nos]}::int[]) order by no`.execute(
      db,
    )
  ).rows.map(said)
/** Rows taken for doubles of this one. */
export const readDoublesOf = async (db: Db, { areaId, id }: ImportKey, no: number): Promise<StagedRow[]> =>
  (
    await sql<Kept>`select ${columns} from people.import_row where area_id = ${areaId} and import_id = ${id}::uuid and (match->>'row')::int = ${no} order by no limit 50`.execute(
      db,
    )
  ).rows.map(said)
export const lockRow = async (db: Db, { areaId, id }: ImportKey, no: number): Promise<StagedRow | undefined> => {
  const { rows } =
    await sql<Kept>`select ${columns} from people.import_row where area_id = ${areaId} and import_id = ${id}::uuid and no = ${no} for update`.execute(
      db,
    )
  return rows[0] && said(rows[0])
}

export const countRows = async (db: Db, { areaId, id }: ImportKey): Promise<z.infer<typeof ImportCounts>> => {
  const { rows } = await sql<z.infer<typeof ImportCounts>>`
    select count(*)::int "rows", count(*) filter (where plan = 'faulty')::int faulty, count(*) filter (where plan <> 'faulty' and faults <> '[]')::int warned,
      count(*) filter (where plan = 'skipped')::int skipped, count(*) filter (where plan = 'fresh')::int fresh, count(*) filter (where plan = 'changed')::int changed,
      count(*) filter (where plan = 'disputed')::int disputed, count(*) filter (where plan in ('same', 'known'))::int same,
      count(*) filter (where plan = 'match')::int matches, count(*) filter (where written_at is not null)::int written
    from people.import_row where area_id = ${areaId} and import_id = ${id}::uuid`.execute(db)
  return rows[0]!
}
/** How many rows have which fault in which column, each with one of them. */
export const countFaults = async (db: Db, { areaId, id }: ImportKey) =>
  (
    await sql<{ first: RowFault; rows: number }>`
      select min(f::text collate "C")::jsonb "first", count(*)::int "rows"
      from people.import_row r cross join lateral jsonb_array_elements(r.faults) f
      where r.area_id = ${areaId} and r.import_id = ${id}::uuid and not r.skipped group by f->>'code', f->>'at', f->>'level' order by f->>'level', 2 desc limit 100`.execute(
      db,
    )
  ).rows
/** The first other row with the same document. */
export const rowsWithDocument = async (
  db: Db,
  { areaId, id }: ImportKey,
  indexes: readonly Buffer[],
): Promise<Map<string, number[]>> => {
  const { rows } = await sql<{ document_index: Buffer; nos: number[] }>`
    select document_index, array_agg(no order by no) nos from people.import_row
    where area_id = ${areaId} and import_id = ${id}::uuid and not skipped and document_index = any(${[...indexes]}::bytea[]) group by 1`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.document_index.toString('hex'), row.nos]))
}
