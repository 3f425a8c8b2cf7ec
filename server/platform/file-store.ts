import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { FileKey } from './file-disk.ts'

export type FileRow = {
  area_id: number
  id: string
  kind: 'image' | 'pdf' | 'audio'
  content_type: string
  name: string
  size: number
  width: number | null
  height: number | null
  seconds: number | null
  received_digest: Buffer
  uploaded_by: string | null
  used_by: string | null
}
const columns = sql.raw(
  'area_id, id, kind, content_type, name, size, width, height, seconds, received_digest, uploaded_by, used_by',
)

export const findFile = async (db: Db, { areaId, id }: FileKey): Promise<FileRow | undefined> => {
  const found =
    await sql<FileRow>`select ${columns} from platform.file where area_id = ${areaId} and id = ${id}`.execute(db)
  return found.rows[0]
}

/** Answers undefined when the id is taken; waits for another transaction that is just taking it. */
export const insertFile = async (
  db: Db,
  row: Omit<FileRow, 'used_by'> & { digest: Buffer; uploaded_at: Date },
): Promise<FileRow | undefined> => {
  const made = await sql<FileRow>`
    insert into platform.file (area_id, id, kind, content_type, name, size, width, height, seconds, digest, received_digest, uploaded_by, uploaded_at)
    values (${row.area_id}, ${row.id}, ${row.kind}, ${row.content_type}, ${row.name}, ${row.size}, ${row.width}, ${row.height}, ${row.seconds}::int,
      ${row.digest}, ${row.received_digest}, ${row.uploaded_by}, ${row.uploaded_at})
    on conflict do nothing returning ${columns}`.execute(db)
  return made.rows[0]
}

/** Answers how many of the files of these kinds now belong to `usedBy`: unclaimed ones of the same uploader, and those already claimed for it. */
export const claim = async (
  db: Db,
  areaId: number,
  ids: readonly string[],
  usedBy: string,
  uploadedBy: string | null,
  kinds: readonly FileRow['kind'][],
) => {
  const claimed = await sql`
    update platform.file set used_by = ${usedBy}
    where area_id = ${areaId} and id = any(${ids}::uuid[]) and kind = any(${kinds}::text[])
      and (used_by = ${usedBy} or (used_by is null and uploaded_by is not distinct from ${uploadedBy}))`.execute(db)
  return Number(claimed.numAffectedRows)
}

/** Rows of copies that nobody claimed yet; `as` is the id of a copy. Answers the ids made. */
export const insertCopies = async (
  db: Db,
  areaId: number,
  copies: readonly { id: string; as: string }[],
  by: { uploadedBy: string | null; at: Date },
): Promise<string[]> => {
  const made = await sql<{ id: string }>`
    insert into platform.file (area_id, id, kind, content_type, name, size, width, height, seconds, digest, received_digest, uploaded_by, uploaded_at)
    select f.area_id, c.copy, f.kind, f.content_type, f.name, f.size, f.width, f.height, f.seconds, f.digest, f.received_digest, ${by.uploadedBy}::uuid, ${by.at}
    from unnest(${copies.map((c) => c.id)}::uuid[], ${copies.map((c) => c.as)}::uuid[]) c(id, copy)
    join platform.file f on f.area_id = ${areaId} and f.id = c.id returning id`.execute(db)
  return made.rows.map((row) => row.id)
}

export const filesUsedBy = async (db: Db, areaId: number, usedBy: string): Promise<FileRow[]> => {
  const found = await sql<FileRow>`
    select ${columns} from platform.file where area_id = ${areaId} and used_by = ${usedBy} order by uploaded_at, id`.execute(
    db,
  )
  return found.rows
}

/** Deletes the rows nobody claimed before `before`, at most `most`. */
export const deleteUnused = async (db: Db, before: Date, most: number): Promise<FileKey[]> => {
  const gone = await sql<FileRow>`
    delete from platform.file where (area_id, id) in (
      select area_id, id from platform.file where used_by is null and uploaded_at < ${before} limit ${most} for update skip locked
    ) returning area_id, id`.execute(db)
  return gone.rows.map((row) => ({ areaId: row.area_id, id: row.id }))
}

/** Those of the keys that have no row. */
export const withoutRow = async (db: Db, keys: readonly FileKey[]): Promise<FileKey[]> => {
  const stray = await sql<FileRow>`
    select area_id, id from unnest(${keys.map((k) => k.areaId)}::bigint[], ${keys.map((k) => k.id)}::uuid[]) as k (area_id, id)
    where not exists (select from platform.file f where f.area_id = k.area_id and f.id = k.id)`.execute(db)
  return stray.rows.map((row) => ({ areaId: row.area_id, id: row.id }))
}
