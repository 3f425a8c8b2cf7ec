import type { ItemContent } from '#contract/matters/item.ts'
import type { Db } from '#platform/database.ts'
import { findVersion } from '../catalogue/version-store.ts'
import type { Application } from './application-case.ts'

// Published versions never change: what was read once holds.
const kept = new Map<string, ItemContent>()

/** The version of the item a case was taken in under: later versions don't change what is asked of it. */
export const itemOf = async (
  db: Db,
  a: Pick<Application, 'item_code' | 'item_area_id' | 'item_no'>,
): Promise<ItemContent> => {
  const key = `${a.item_code} ${a.item_area_id} ${a.item_no}`
  const known = kept.get(key)
  if (known) return known
  const found = await findVersion(db, a.item_code, a.item_area_id, a.item_no)
  if (!found) throw new Error(`version ${key} of the catalogue is gone`)
  if (kept.size > 2000) kept.clear()
  kept.set(key, found.content)
  return found.content
}
