import { sql } from 'kysely'
import type { Tier } from '#contract/territory/area-number.ts'
import { ancestorsOf, rangeOf } from '#contract/territory/area-number.ts'
import type { AreaKind } from '#contract/territory/areas.ts'
import type { Db } from '#platform/database.ts'
import { areaUnknown } from './problems.ts'

/** 区划: one area of the tree. */
export type Area = {
  id: number
  lastId: number
  parentId: number | null
  tier: Tier
  name: string
  shortName: string
  officialName: string
  kind: AreaKind | null
  officialCode: string | null
  validTo: string | null
  lon: number | null
  lat: number | null
}

const columns = sql.raw(`a.id, a.last_id "lastId", a.parent_id "parentId", a.tier, a.name, a.short_name "shortName",
  a.official_name "officialName", a.kind, a.official_code "officialCode", a.valid_to "validTo",
  st_x(a.centre) lon, st_y(a.centre) lat`)

/** One area, also of the past; undefined when the number was never given. */
export const findArea = async (db: Db, id: number): Promise<Area | undefined> =>
  (await sql<Area>`select ${columns} from territory.area a where a.id = ${id}`.execute(db)).rows[0]

/** The names of areas by number, also of the past. */
export const areaNames = async (db: Db, ids: readonly number[]): Promise<Map<number, string>> => {
  const { rows } = await sql<{
    id: number
    name: string
  }>`select id, name from territory.area where id = any(${[...ids]})`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** One area. Throws `territory.area_unknown`. */
export const getArea = async (db: Db, id: number): Promise<Area> => {
  const area = await findArea(db, id)
  if (!area) throw areaUnknown({ areaId: id })
  return area
}

/** From the top of the tree down to the area itself; empty when the number was never given. */
export const areaPath = async (db: Db, id: number): Promise<Area[]> =>
  (
    await sql<Area>`select ${columns} from territory.area a where a.id = any(${[...ancestorsOf(id), id]}) order by a.id`.execute(
      db,
    )
  ).rows

/** The living children of an area, in the order of their numbers. */
export const childrenOf = async (db: Db, id: number): Promise<Area[]> =>
  (
    await sql<Area>`select ${columns} from territory.area a where a.parent_id = ${id} and a.valid_to is null order by a.id`.execute(
      db,
    )
  ).rows

/** The tops of the tree: usually one city. */
export const topAreas = async (db: Db): Promise<Area[]> =>
  (await sql<Area>`select ${columns} from territory.area a where a.parent_id is null order by a.id`.execute(db)).rows

/** Communities (or another tier) of a subtree, in the order of their numbers. */
export const areasWithin = async (db: Db, id: number, tier?: Tier): Promise<Area[]> => {
  const { from, to } = rangeOf(id)
  const ofTier = tier ? sql`and a.tier = ${tier}` : sql``
  return (
    await sql<Area>`select ${columns} from territory.area a
      where a.id between ${from} and ${to} and a.valid_to is null ${ofTier} order by a.id`.execute(db)
  ).rows
}

/** The top of the tree this installation serves; 0 while there are no areas. */
export const rootAreaId = async (db: Db): Promise<number> =>
  (
    await sql<{
      id: number
    }>`select id from territory.area where parent_id is null and valid_to is null order by id limit 1`.execute(db)
  ).rows[0]?.id ?? 0
