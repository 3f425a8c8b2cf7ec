import { sql } from 'kysely'
import { ItemContent } from '#contract/matters/item.ts'
import type { Db } from '#platform/database.ts'
import { chainOf } from './load-catalogue.ts'

export type VersionRecord = {
  item_code: string
  area_id: number
  no: number
  class_code: string
  state: 'draft' | 'published' | 'retired'
  content: ItemContent
  valid_from: string | null
  valid_to: string | null
  published_at: Date | null
  published_by: string | null
  note: string | null
  version: number
}
const columns = sql.raw(
  'v.item_code, v.area_id, v.no, v.class_code, v.state, v.content, v.valid_from, v.valid_to, v.published_at, v.published_by, v.note, v.version',
)
const parse = (row: VersionRecord): VersionRecord => ({ ...row, content: ItemContent.parse(row.content) })

/** Every version of an item for an area and those above it, the nearest area first, the newest first. */
export const versionsOf = async (db: Db, code: string, areaId: number): Promise<VersionRecord[]> =>
  (
    await sql<VersionRecord>`select ${columns} from matters.item_version v
      where v.item_code = ${code} and v.area_id = any(${chainOf(areaId)}::bigint[]) order by v.area_id desc, v.no desc`.execute(
      db,
    )
  ).rows.map(parse)

/** The drafts of an area, by code. */
export const draftsOf = async (db: Db, areaId: number): Promise<VersionRecord[]> =>
  (
    await sql<VersionRecord>`select ${columns} from matters.item_version v
      where v.area_id = ${areaId} and v.state = 'draft' order by v.item_code`.execute(db)
  ).rows.map(parse)

export const findVersion = async (db: Db, code: string, areaId: number, no: number) => {
  const { rows } = await sql<VersionRecord>`select ${columns} from matters.item_version v
    where v.item_code = ${code} and v.area_id = ${areaId} and v.no = ${no}`.execute(db)
  return rows[0] && parse(rows[0])
}

/** The draft of an area, held until the transaction ends. */
export const lockDraft = async (db: Db, code: string, areaId: number) => {
  const { rows } = await sql<VersionRecord>`select ${columns} from matters.item_version v
    where v.item_code = ${code} and v.area_id = ${areaId} and v.state = 'draft' for update`.execute(db)
  return rows[0] && parse(rows[0])
}

type NewVersion = Pick<VersionRecord, 'item_code' | 'area_id' | 'class_code' | 'state' | 'content'> &
  Partial<Pick<VersionRecord, 'valid_from' | 'valid_to' | 'published_at' | 'published_by' | 'note'>>

/** Adds the next version of an item for an area; undefined where another draft came first. */
export const insertVersion = async (db: Db, v: NewVersion): Promise<number | undefined> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`item ${v.item_code} ${v.area_id}`}, 0))`.execute(db)
  const { rows } = await sql<{ no: number }>`
    insert into matters.item_version (item_code, area_id, no, class_code, state, content, valid_from, valid_to, published_at, published_by, note)
    select ${v.item_code}, ${v.area_id}, coalesce(max(no), 0) + 1, ${v.class_code}, ${v.state}, ${JSON.stringify(v.content)}::jsonb,
      ${v.valid_from ?? null}, ${v.valid_to ?? null}, ${v.published_at ?? null}, ${v.published_by ?? null}::uuid, ${v.note ?? null}
    from matters.item_version where item_code = ${v.item_code} and area_id = ${v.area_id}
    on conflict do nothing returning no`.execute(db)
  return rows[0]?.no
}

export const updateDraft = (
  db: Db,
  { item_code, area_id, no }: Pick<VersionRecord, 'item_code' | 'area_id' | 'no'>,
  content: ItemContent,
  classCode: string,
) =>
  sql`update matters.item_version set content = ${JSON.stringify(content)}::jsonb, class_code = ${classCode}, version = version + 1
    where item_code = ${item_code} and area_id = ${area_id} and no = ${no}`.execute(db)

export const publishDraft = (
  db: Db,
  { item_code, area_id, no }: Pick<VersionRecord, 'item_code' | 'area_id' | 'no'>,
  how: { validFrom: string; validTo: string | null; at: Date; by: string | null; note: string | null },
) =>
  sql`update matters.item_version set state = 'published', valid_from = ${how.validFrom}, valid_to = ${how.validTo}, published_at = ${how.at},
    published_by = ${how.by}::uuid, note = ${how.note}, version = version + 1
    where item_code = ${item_code} and area_id = ${area_id} and no = ${no}`.execute(db)

export const deleteDraft = async (db: Db, code: string, areaId: number): Promise<boolean> =>
  (
    await sql`delete from matters.item_version where item_code = ${code} and area_id = ${areaId} and state = 'draft' returning 1`.execute(
      db,
    )
  ).rows.length > 0
