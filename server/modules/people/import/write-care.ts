import { sql } from 'kysely'
import { seal, uuid7 } from '#platform/crypto.ts'
import { monthsAfter } from '../day.ts'
import type { Plain } from '../read-fact.ts'
import { careOf, updatedDetails, type CareRow } from './care-details.ts'
import type { ImportWorld } from './import-world.ts'
import { splitCare } from './preview-row.ts'
import type { Ready } from './write-residents.ts'
import { noteMade, noteVersions, touchRows } from './touch-store.ts'

const hexOf = (details: Record<string, Plain>): string | null =>
  Object.keys(details).length ? `\\x${seal(JSON.stringify(details), 'people.care').toString('hex')}` : null

/** Puts people of a ledger of care onto its register; of those who are on it already, what the ledger says newly of their care is kept. */
export const writeCare = async (world: ImportWorld, all: readonly Ready[]): Promise<void> => {
  const { context, record, care, key, chosen } = world
  if (!care || !all.length) return
  const detailsOf = ({ read }: Ready) => splitCare(world, read.facts).details
  const present = await careOf(
    context.db,
    record.area_id,
    all.map((r) => r.personId),
    care.id,
  )
  const rows = all.flatMap((r) =>
    present.has(r.personId) ? [] : [{ id: uuid7(), person_id: r.personId, no: r.row.no, sealed: hexOf(detailsOf(r)) }],
  )
  const { rows: made } = await sql<{
    id: string
    person_id: string
  }>`insert into people.care (area_id, id, person_id, kind_id, state, since, review_on, sealed_details, updated_at)
    select ${record.area_id}, id, person_id, ${care.id}, 'active', ${chosen.onDay}, ${monthsAfter(chosen.onDay, care.reviewMonths)}, sealed, ${context.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(id uuid, person_id uuid, sealed bytea)
    on conflict (area_id, person_id, kind_id) where state <> 'ended' do nothing returning id, person_id`.execute(
    context.db,
  )
  const noOf = new Map(rows.map((r) => [r.id, r.no]))
  if (made.length)
    await sql`insert into people.care_step (area_id, care_id, seq, at, from_state, to_state, account_id, reason)
      select ${record.area_id}, x.id, 1, ${context.now}, null, 'active', ${record.account_id}::uuid, ${`导入：${chosen.label}`} from unnest(${made.map((m) => m.id)}::uuid[]) x(id)`.execute(
      context.db,
    )
  await noteMade(
    context.db,
    key,
    'care',
    made.map((m) => ({ id: m.id, no: noOf.get(m.id)! })),
  )
  if (chosen.mode !== 'add')
    await updateDetails(
      world,
      all.flatMap((r) => {
        const there = present.get(r.personId)
        const details = there && updatedDetails(there, detailsOf(r))
        return details ? [{ ...there, no: r.row.no, details }] : []
      }),
    )
}

const updateDetails = async (
  { context: { db, now }, record, key }: ImportWorld,
  rows: readonly (CareRow & { no: number })[],
): Promise<void> => {
  if (!rows.length) return
  const ids = rows.map((r) => r.id)
  await touchRows(db, key, 'care', rows)
  await sql`update people.care c set sealed_details = x.sealed, updated_at = ${now}, version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ id, details }) => ({ id, sealed: hexOf(details) })))}::jsonb) x(id uuid, sealed bytea)
    where c.area_id = ${record.area_id} and c.id = x.id`.execute(db)
  await noteVersions(db, key, 'care', ids)
}
