import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { FileKey } from './file-disk.ts'

export type FileRow = {
  area_id: number
  id: string
  kind: 'image' | 'pdf'
  content_type: string
  name: string
  size: number
  width: number | null
  height: number | null
  received_digest: Buffer
  uploaded_by: string | null
  used_by: string | null
}
const columns = sql.raw(
  'area_id, id, kind, content_type, name, size, width, height, received_digest, uploaded_by, used_by',
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
    insert into platform.file (area_id, id, kind, content_type, name, size, width, height, digest, received_digest, uploaded_by, uploaded_at)
    values (${row.area_id}, ${row.id}, ${row.kind}, ${row.content_type}, ${row.name}, ${row.size}, ${row.width}, ${row.height},
      ${row.digest}, ${row.received_digest}, ${row.uploaded_by}, ${row.uploaded_at})
    on conflict do nothing returning ${columns}`.execute(db)
  return made.rows[0]
}

/** Answers how many of the files now belong to `usedBy`: unclaimed ones of the same uploader, and those already claimed for it. */
export const claim = async (
  db: Db,
  areaId: number,
  ids: readonly string[],
  usedBy: string,
  uploadedBy: string | null,
) => {
  const claimed = await sql`
    update platform.file set used_by = ${usedBy}
    where area_id = ${areaId} and id = any(${ids}::uuid[])
      and (used_by = ${usedBy} or (used_by is null and uploaded_by is not distinct from ${uploadedBy}))`.execute(db)
  return Number(claimed.numAffectedRows)
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
