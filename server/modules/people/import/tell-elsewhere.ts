import { sql } from 'kysely'
import { sendNotice } from '../notice-store.ts'
import { keptElsewhere } from './check-residents.ts'
import type { ImportWorld } from './import-world.ts'
import { residencesOfRow, type RosterOf } from './residence-of-row.ts'
import type { StagedRow } from './row-store.ts'

/**
 * Somebody in the ledger whom another community keeps isn't written here; both communities hear what the ledger says (人户分离). Not
 * again while they haven't answered.
 */
export const tellElsewhere = async (
  world: ImportWorld,
  rows: readonly StagedRow[],
  roster: RosterOf,
): Promise<void> => {
  const { context, record } = world
  const found = new Map((await keptElsewhere(world, rows)).map((one) => [one.holder.id, one]))
  if (!found.size) return
  const { rows: open } = await sql<{ person_id: string }>`select person_id from people.notice
    where area_id = ${record.area_id} and box = 'out' and kind = 'found_here' and state in ('new', 'read') and person_id = any(${[...found.keys()]}::uuid[])`.execute(
    context.db,
  )
  for (const { person_id } of open) found.delete(person_id)
  const nowhere = { areaId: record.area_id, dwellingId: null, householdId: null }
  for (const { read, holder } of found.values()) {
    const registered = residencesOfRow(read, nowhere, roster).some((r) => r.kind !== 'lives' && r.at_area_id !== null)
    await sendNotice(context, {
      from: record.area_id,
      to: holder.areaId,
      kind: 'found_here',
      personId: holder.id,
      homeAreaId: holder.areaId,
      name: holder.name,
      about: { says: registered ? 'registered' : 'lives', source: record.source_id },
    })
  }
}
