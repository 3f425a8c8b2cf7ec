import { sql, type RawBuilder } from 'kysely'
import type { PaperKind } from '#contract/visits/boxes.ts'
import type { Db } from '#platform/database.ts'

export type CollectionRow = {
  areaId: number
  id: string
  boxId: string
  place: string
  gridNo: number | null
  at: Date
  accountId: string
  note: string
}
export type PaperRow = {
  id: string
  text: string
  photos: string[]
  kind: PaperKind
  answer: string | null
  caseAreaId: number | null
  caseId: string | null
  number: number | null
  doneAt: Date | null
}
export const collectionColumns = sql.raw(
  `c.area_id "areaId", c.id, c.box_id "boxId", b.place, b.grid_no "gridNo", c.opened_at at, c.account_id "accountId", c.note`,
)
export const collectionsWithBox = sql.raw(
  `visits.box_collection c join visits.box b on b.area_id = c.area_id and b.id = c.box_id`,
)

export const findCollection = async (db: Db, where: RawBuilder<unknown>): Promise<CollectionRow | undefined> =>
  (await sql<CollectionRow>`select ${collectionColumns} from ${collectionsWithBox} where ${where} limit 1`.execute(db))
    .rows[0]
export const byKey = ({ areaId, id }: { areaId: number; id: string }) =>
  sql`c.area_id = ${areaId} and c.id = ${id}::uuid`

type NewCollection = Pick<CollectionRow, 'areaId' | 'id' | 'boxId' | 'at' | 'accountId' | 'note'> & {
  saidAt: Date
  recordedAt: Date
}
/** False when the id is taken; waits for another transaction that is just taking it. */
export const insertCollection = async (db: Db, c: NewCollection): Promise<boolean> =>
  (
    await sql`insert into visits.box_collection (area_id, id, box_id, opened_at, said_at, account_id, note, recorded_at)
      values (${c.areaId}, ${c.id}::uuid, ${c.boxId}::uuid, ${c.at}, ${c.saidAt}, ${c.accountId}::uuid, ${c.note}, ${c.recordedAt}) on conflict do nothing returning 1`.execute(
      db,
    )
  ).rows.length > 0

/** False when the number of the paper, or its case, belongs to another one. */
export const insertPaper = async (
  db: Db,
  { areaId, id: collectionId }: { areaId: number; id: string },
  seq: number,
  p: Omit<PaperRow, 'doneAt'>,
): Promise<boolean> =>
  (
    await sql`insert into visits.box_paper (area_id, collection_id, id, seq, text, photos, kind, answer, case_area_id, case_id, number)
      values (${areaId}, ${collectionId}::uuid, ${p.id}::uuid, ${seq}, ${p.text}, ${p.photos}::uuid[], ${p.kind}, ${p.answer}, ${p.caseAreaId}::bigint, ${p.caseId}::uuid,
        ${p.number}::bigint) on conflict do nothing returning 1`.execute(db)
  ).rows.length > 0

/** Papers by collection, in the order they were taken out. */
export const papersOf = async (
  db: Db,
  rows: readonly { areaId: number; id: string }[],
): Promise<Map<string, PaperRow[]>> => {
  if (!rows.length) return new Map()
  const { rows: papers } = await sql<PaperRow & { collection: string }>`
    select p.collection_id collection, p.id, p.text, p.photos, p.kind, p.answer, p.case_area_id "caseAreaId", p.case_id "caseId", p.number, p.done_at "doneAt"
    from unnest(${rows.map((r) => r.areaId)}::bigint[], ${rows.map((r) => r.id)}::uuid[]) k(area_id, id)
    join visits.box_paper p on p.area_id = k.area_id and p.collection_id = k.id order by p.seq, p.id`.execute(db)
  return Map.groupBy(papers, (p) => p.collection)
}
