import { sql } from 'kysely'
import type { AreaRange } from '#platform/context.ts'
import type { Db } from '#platform/database.ts'
import { smallest } from './suppress.ts'

const freshMs = 10 * 60_000
const kept = new Map<string, { at: number; n: number }>()

/**
 * How many people live in an area (人户一致 or 仅居住), as the register has it; null where there are fewer than are told.
 * Remembered for ten minutes: boards ask at every refresh.
 */
export const countLiving = async (db: Db, { from, to }: AreaRange): Promise<number | null> => {
  const key = `${from}:${to}`
  const known = kept.get(key)
  if (known && Date.now() - known.at < freshMs) return known.n
  const { rows } = await sql<{ n: number }>`select count(*)::int n from people.person
    where area_id between ${from} and ${to} and standing = 'present' and separation in ('together', 'lives_only')`.execute(
    db,
  )
  const { n } = rows[0]!
  if (n < smallest) return null
  if (kept.size > 10_000) kept.clear()
  kept.set(key, { at: Date.now(), n })
  return n
}
