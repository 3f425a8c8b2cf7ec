import { sql } from 'kysely'
import type { Tier } from '#contract/territory/area-number.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Db } from '#platform/database.ts'
import type { Area } from './area-store.ts'

export type FoundArea = Area & { path: string; hasChildren: boolean }

const likeSafe = (q: string) => q.replace(/[\\%_]/g, '\\$&')

/**
 * Living areas by name, pinyin or initials (陆家嘴, lujiazui, ljz), best first: a whole match, then a beginning, then
 * anywhere in the name; upper tiers before lower ones. Without words: all that fit, in the order of their numbers.
 */
export const searchAreas = async (
  db: Db,
  { q, parent, within, tier, limit }: { q?: string; parent?: number; within?: number; tier?: Tier; limit: number },
): Promise<FoundArea[]> => {
  const words = q?.toLowerCase().replace(/\s+/g, '') ?? ''
  const begins = `${likeSafe(words)}%`
  const anywhere = `%${likeSafe(words)}%`
  const matches = words
    ? sql`and (a.name like ${anywhere} or a.official_name like ${anywhere} or a.pinyin like ${begins} or a.initials like ${begins}
        or a.official_code = ${words} or a.id::text = ${words})`
    : sql``
  const rank = sql`case
    when a.short_name = ${words} or a.name = ${words} or a.official_name = ${words} or a.official_code = ${words} then 0
    when a.pinyin = ${words} or a.initials = ${words} then 1
    when a.name like ${begins} then 2
    when a.pinyin like ${begins} or a.initials like ${begins} then 3
    else 4 end`
  const range = within === undefined ? undefined : rangeOf(within)
  return (
    await sql<FoundArea>`
      with found as (
        select a.*, ${words ? rank : sql`0`} as rank from territory.area a
        where a.valid_to is null ${matches}
          ${parent === undefined ? sql`` : sql`and a.parent_id = ${parent}`}
          ${range ? sql`and a.id between ${range.from} and ${range.to}` : sql``}
          ${tier ? sql`and a.tier = ${tier}` : sql``}
        order by rank, array_position(array['province', 'city', 'district', 'street', 'community'], a.tier), a.id
        limit ${limit})
      select a.id, a.last_id "lastId", a.parent_id "parentId", a.tier, a.name, a.short_name "shortName",
        a.official_name "officialName", a.kind, a.official_code "officialCode", a.valid_to "validTo",
        st_x(a.centre) lon, st_y(a.centre) lat,
        exists (select from territory.area c where c.parent_id = a.id and c.valid_to is null) "hasChildren",
        (with recursive up as (
          select a.id, a.parent_id, a.name
          union all select p.id, p.parent_id, p.name from territory.area p join up on p.id = up.parent_id)
         select string_agg(name, ' ' order by id) from up) path
      from found a
      order by a.rank, array_position(array['province', 'city', 'district', 'street', 'community'], a.tier), a.id`.execute(
      db,
    )
  ).rows
}
