import { sql } from 'kysely'
import { uuid7 } from '#platform/crypto.ts'
import { addressKey } from '../address-keys.ts'
import { refreshKeys } from '../match-calls.ts'
import type { PersonKey } from '../person-store.ts'
import { applyStand, closeResidence, insertResidence, residencesOf } from '../residence-store.ts'
import type { ImportWorld } from './import-world.ts'
import type { ReadRow } from './read-row.ts'

type Home = { dwellingId: string; householdId: string | null }

/** Somebody without a dwelling gets the one the row names. */
export const fillHome = async (
  { context: { db, now }, record }: ImportWorld,
  at: PersonKey,
  { dwellingId }: Home,
  { homeAddress }: ReadRow,
): Promise<void> => {
  const open = (await residencesOf(db, at)).find(
    (r) => r.until === null && r.at_area_id === record.area_id && r.dwelling_id === null,
  )
  if (!open) return
  await sql`update people.residence set dwelling_id = ${dwellingId}::uuid, address = coalesce(address, ${homeAddress})
    where area_id = ${at.areaId} and person_id = ${at.id}::uuid and id = ${open.id}::uuid`.execute(db)
  await applyStand(db, at, now)
}

/**
 * 搬家、迁入: the home that stood there ends on the day the ledger is of, or on the day the row says, and the one of the row begins. The
 * registration (户口) stays where it is, unless the row gives the same address for it.
 */
export const moveHome = async (
  { context: { db, now }, record, chosen }: ImportWorld,
  at: PersonKey,
  { dwellingId, householdId }: Home,
  { homeAddress, registeredAddress, relation, since: said }: ReadRow,
): Promise<void> => {
  const together =
    homeAddress !== null && registeredAddress !== null && addressKey(homeAddress) === addressKey(registeredAddress)
  const open = (await residencesOf(db, at)).filter((r) => r.until === null && (together || r.kind !== 'registered'))
  const since = [said ?? chosen.onDay, ...open.flatMap((r) => r.since ?? [])].toSorted().at(-1)!
  for (const old of open) {
    await closeResidence(db, at, old.id, since)
    if (old.kind === 'both' && !together)
      await insertResidence(db, at, { ...old, id: uuid7(), kind: 'registered' }, old.source_id)
  }
  const home = { at_area_id: record.area_id, dwelling_id: dwellingId, household_id: householdId, address: homeAddress }
  await insertResidence(
    db,
    at,
    { ...home, id: uuid7(), kind: together ? 'both' : 'lives', relation, since, until: null, reason: null },
    record.source_id!,
  )
  await applyStand(db, at, now)
  await refreshKeys(db, at)
}
