import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { nextNumber } from '../part-number.ts'

export type NewSealUse = {
  areaId: number
  id: string
  seal: 'committee' | 'station' | 'party' | 'other'
  document: string
  purpose: string
  forWhom: string
  copies: number
  usedBy: string
  approvedBy: string | null
  standing: boolean
  certificateId: string | null
}

/** Enters a use of a seal under the next number; answers false when the id is there already. */
export const insertSealUse = async ({ db, now }: Pick<Context, 'db' | 'now'>, use: NewSealUse): Promise<boolean> => {
  const { rows: there } =
    await sql`select from matters.seal_use where area_id = ${use.areaId} and id = ${use.id}::uuid`.execute(db)
  if (there.length) return false
  const { number } = await nextNumber(db, use.areaId, 'seal', now)
  const { rows } =
    await sql`insert into matters.seal_use (area_id, id, number, at, seal, document, purpose, for_whom, copies, used_by, approved_by, standing, certificate_id)
    values (${use.areaId}, ${use.id}::uuid, ${number}, ${now}, ${use.seal}, ${use.document}, ${use.purpose}, ${use.forWhom}, ${use.copies}, ${use.usedBy}::uuid,
      ${use.approvedBy}::uuid, ${use.standing}, ${use.certificateId}::uuid) on conflict do nothing returning id`.execute(
      db,
    )
  return rows.length === 1
}
