import { sql } from 'kysely'
import { uuid7 } from '#platform/crypto.ts'
import { addressKey, roomOf } from '../address-keys.ts'
import { insertDwellings, type DwellingRow } from '../dwelling-store.ts'
import type { ImportWorld } from './import-world.ts'
import { noteMade } from './touch-store.ts'

/** Finds the dwellings of addresses, however written, and registers those that are new. Answers ids by address as given. */
export const ensureDwellings = async (
  { context: { db, now }, record, key }: ImportWorld,
  asked: readonly { address: string; grid: string | null; no: number }[],
): Promise<Map<string, string>> => {
  const keys = new Map(asked.map((a) => [a.address, addressKey(a.address)]))
  const { rows } = await sql<{ id: string; address_key: string }>`select id, address_key from people.dwelling
    where area_id = ${record.area_id} and address_key = any(${[...new Set(keys.values())]}::text[]) and ended_on is null`.execute(
    db,
  )
  const byKey = new Map(rows.map((r) => [r.address_key, r.id]))
  const fresh: DwellingRow[] = []
  const made: { id: string; no: number }[] = []
  for (const { address, grid, no } of asked) {
    const wanted = keys.get(address)!
    if (byKey.has(wanted)) continue
    const id = uuid7()
    byKey.set(wanted, id)
    made.push({ id, no })
    fresh.push({
      areaId: record.area_id,
      id,
      buildingNo: null,
      gridNo: gridNumber(grid),
      ...roomOf(address),
      address,
      use: 'home',
      tenure: 'unknown',
      areaM2: null,
      sourceId: record.source_id!,
      at: now,
    })
  }
  await insertDwellings(db, fresh)
  await noteMade(db, key, 'dwelling', made)
  return new Map([...keys].map(([address, wanted]) => [address, byKey.get(wanted)!]))
}
export const gridNumber = (grid: string | null): number | null =>
  grid && /^\d{1,3}$/.test(grid) && Number(grid) > 0 ? Number(grid) : null

/** Finds households by their number (户号) and founds those that are new. Answers ids by number. */
export const ensureHouseholds = async (
  { context: { db, now }, record, key }: ImportWorld,
  asked: readonly { number: string; dwellingId: string | null; no: number }[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; number: string }>`select id, number from people.household
    where area_id = ${record.area_id} and number = any(${asked.map((a) => a.number)}::text[]) and ended_on is null`.execute(
    db,
  )
  const byNumber = new Map(rows.map((r) => [r.number, r.id]))
  const fresh = asked.flatMap(({ number, dwellingId, no }) => {
    if (byNumber.has(number)) return []
    const id = uuid7()
    byNumber.set(number, id)
    return [{ id, number, dwelling_id: dwellingId, no }]
  })
  if (fresh.length)
    await sql`insert into people.household (area_id, id, dwelling_id, number, source_id, updated_at)
      select ${record.area_id}, id, dwelling_id, number, ${record.source_id}, ${now} from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) h(id uuid, number text, dwelling_id uuid)`.execute(
      db,
    )
  await noteMade(db, key, 'household', fresh)
  return byNumber
}
