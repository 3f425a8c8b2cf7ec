import { sql } from 'kysely'
import { open } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import type { Plain } from '../read-fact.ts'

/** An entry of a care register that isn't ended, with its details opened. */
export type CareRow = { id: string; details: Record<string, Plain> }

/** Who of these people is on a register of care; by person. */
export const careOf = async (
  db: Db,
  areaId: number,
  ids: readonly string[],
  kindId: number,
): Promise<Map<string, CareRow>> => {
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; person_id: string; sealed: Buffer | null }>`
    select id, person_id, sealed_details sealed from people.care
    where area_id = ${areaId} and person_id = any(${[...new Set(ids)]}::uuid[]) and kind_id = ${kindId} and state <> 'ended'`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, person_id, sealed }) => [
      person_id,
      { id, details: sealed ? (JSON.parse(open(sealed, 'people.care')) as Record<string, Plain>) : {} },
    ]),
  )
}

/** The details with what a later ledger says; undefined when it says nothing new. What it leaves out stays. */
export const updatedDetails = ({ details }: CareRow, said: Record<string, Plain>): Record<string, Plain> | undefined =>
  Object.entries(said).some(([field, value]) => details[field] !== value) ? { ...details, ...said } : undefined
