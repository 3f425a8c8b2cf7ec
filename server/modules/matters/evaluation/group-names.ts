import type { Db } from '#platform/database.ts'

/** Names of sites, classes and items by key. */
export const namesOfGroups = async (
  _db: Db,
  _by: 'site' | 'class' | 'item' | 'month',
  keys: readonly string[],
): Promise<Map<string, { zh: string; en: string }>> => new Map(keys.map((key) => [key, { zh: key, en: key }]))
