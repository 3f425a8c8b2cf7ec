import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { sendNotice } from '../notice-store.ts'
import { keptElsewhere } from './check-residents.ts'
import type { ImportRecord } from './import-store.ts'
import type { ImportWorld } from './import-world.ts'
import { residencesOfRow, type RosterOf } from './residence-of-row.ts'
import type { StagedRow } from './row-store.ts'
import type { Kept } from './undo-batch.ts'

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
  for (const { row, read, holder } of found.values()) {
    const registered = residencesOfRow(read, nowhere, roster).some((r) => r.kind !== 'lives' && r.at_area_id !== null)
    await sendNotice(context, {
      from: record.area_id,
      to: holder.areaId,
      kind: 'found_here',
      personId: holder.id,
      homeAreaId: holder.areaId,
      name: holder.name,
      about: { says: registered ? 'registered' : 'lives', source: record.source_id, row: row.no },
    })
  }
}

/** What an import that is undone has told others is withdrawn on both sides; what they answered already stays, and is said. */
export const takeBackTold = async (
  { db, now }: Pick<Context, 'db' | 'now'>,
  { area_id: areaId, source_id: sourceId, account_id: accountId }: ImportRecord,
): Promise<Kept[]> => {
  const { rows } = await sql<{ id: string; state: string; row: number | null }>`
    select id, state, (about->>'row')::int "row" from people.notice
    where area_id = ${areaId} and box = 'out' and kind = 'found_here' and (about->>'source')::bigint = ${sourceId} and state <> 'withdrawn'`.execute(
    db,
  )
  const kept: Kept[] = []
  for (const { id, state, row } of rows) {
    if (state !== 'new' && state !== 'read') {
      if (row !== null) kept.push({ row, why: '对方社区已经答复通知，通知和答复保留' })
      continue
    }
    await sql`select people.answer_notice(${id}::uuid, ${areaId}::bigint, 'withdrawn', null, ${accountId}::uuid, ${now})`.execute(
      db,
    )
  }
  return kept
}
