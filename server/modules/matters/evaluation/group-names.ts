import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

type Named = { key: string; zh: string; en: string }

/** Names of halls, classes and items by key; what has no name any more stands for itself. */
export const namesOfGroups = async (
  db: Db,
  by: 'site' | 'class' | 'item' | 'month',
  keys: readonly string[],
): Promise<Map<string, { zh: string; en: string }>> => {
  const wanted = [...keys]
  const named = {
    site: sql<Named>`select id::text as key, name as zh, name as en from matters.site where id::text = any(${wanted}::text[])`,
    class: sql<Named>`select code as key, zh, en from matters.class where code = any(${wanted}::text[])`,
    item: sql<Named>`select distinct on (item_code) item_code as key, content ->> 'zh' as zh, content ->> 'en' as en from matters.item_version
      where item_code = any(${wanted}::text[]) and state <> 'draft' order by item_code, area_id, no desc`,
  }
  const rows = by === 'month' ? [] : (await named[by].execute(db)).rows
  return new Map([
    ...keys.map((key) => [key, { zh: key, en: key }] as const),
    ...rows.map((r) => [r.key, { zh: r.zh, en: r.en }] as const),
  ])
}
