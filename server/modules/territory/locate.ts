import { sql } from 'kysely'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Place } from '#contract/territory/places.ts'
import type { Db } from '#platform/database.ts'
import { buildingsNear, findBuilding, findBuildingByCode } from './building-store.ts'
import { findArea } from './area-store.ts'

/** A place with no outline around it still belongs to a building this near, in metres. */
const nearEnough = 120

/**
 * 落格: finds who owns a point. The grid that holds it; else the community; else the nearest building's; else the
 * street, district or root whose outline holds it, for triage there. Never lost: the root answers for the rest.
 * A point on a border belongs to the lowest number, an exclusive grid before a base grid.
 * @param point WGS84 degrees
 * @param rootAreaId the search stays inside this subtree; the transaction's scope must hold it
 */
export const locate = async (db: Db, point: { lon: number; lat: number }, rootAreaId: number): Promise<Place> => {
  const { from, to } = rangeOf(rootAreaId)
  const here = sql`st_setsrid(st_makepoint(${point.lon}::float8, ${point.lat}::float8), 4326)`
  const { rows: grids } = await sql<{ areaId: number; gridNo: number }>`
    with hot as (select * from territory.find_grid(${point.lon}, ${point.lat}, ${from}, ${to}))
    select area_id "areaId", grid_no "gridNo" from hot`.execute(db)
  if (grids[0]) return { ...grids[0], how: 'grid' }
  const { rows: areas } = await sql<{ id: number; tier: string }>`
    select id, tier from territory.area
    where id between ${from} and ${to} and valid_to is null and st_covers(outline, ${here})
    order by array_position(array['community', 'street', 'district', 'city', 'province'], tier), id limit 1`.execute(db)
  const around = areas[0]
  if (around?.tier === 'community') return { areaId: around.id, gridNo: null, how: 'community' }
  const [near] = await buildingsNear(db, around?.id ?? rootAreaId, { ...point, metres: nearEnough, limit: 1 })
  if (near) return { areaId: near.areaId, gridNo: near.gridNo, how: 'nearest_building' }
  if (around && around.id !== rootAreaId)
    return { areaId: around.id, gridNo: null, how: around.tier === 'street' ? 'street' : 'district' }
  return { areaId: rootAreaId, gridNo: null, how: 'root' }
}

const digits = (text: string) => text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0))

/**
 * Finds who owns an address as people write it: a building's name or address in the text, else the most precise
 * area named in it, else the root. Longer names win, so 崂山六村 isn't taken for 崂山.
 */
export const locateAddress = async (db: Db, address: string, rootAreaId: number): Promise<Place> => {
  const { from, to } = rangeOf(rootAreaId)
  const text = digits(address).replace(/\s+/g, '')
  const { rows: buildings } = await sql<{ areaId: number; gridNo: number | null; buildingNo: number }>`
    select area_id "areaId", grid_no "gridNo", building_no "buildingNo" from (
      select b.area_id, b.grid_no, b.building_no, n.label from territory.building b,
        lateral (values (replace(b.name, ' ', '')), (replace(b.address, ' ', ''))) n (label)
      where b.area_id between ${from} and ${to} and length(n.label) >= 3) labelled
    where position(label in ${text}::text) > 0
      -- 世纪大道8号 isn't in 世纪大道88号's 世纪大道8
      and not (label ~ '[0-9]$' and substr(${text}::text, position(label in ${text}::text) + length(label), 1) ~ '[0-9]')
    order by length(label) desc, area_id, building_no limit 1`.execute(db)
  if (buildings[0]) return { ...buildings[0], how: 'address' }
  const { rows: areas } = await sql<{ id: number }>`
    select id from territory.area
    where id between ${from} and ${to} and id <> ${rootAreaId} and valid_to is null
      and (position(name in ${text}::text) > 0 or position(official_name in ${text}::text) > 0
        or (length(short_name) >= 2 and position(short_name in ${text}::text) > 0))
    order by (position(name in ${text}::text) > 0 or position(official_name in ${text}::text) > 0) desc,
      array_position(array['community', 'street', 'district', 'city', 'province'], tier), length(short_name) desc, id limit 1`.execute(
    db,
  )
  if (areas[0]) return { areaId: areas[0].id, gridNo: null, how: 'address' }
  return { areaId: rootAreaId, gridNo: null, how: 'root' }
}

/** Finds who owns the building of a QR code; undefined when the code is wrong or unknown. */
export const locateCode = async (db: Db, code: string): Promise<Place | undefined> => {
  const building = await findBuildingByCode(db, code)
  return (
    building && { areaId: building.areaId, gridNo: building.gridNo, buildingNo: building.buildingNo, how: 'building' }
  )
}

/** The place of a building; undefined when there is none or it is outside the scope. */
export const locateBuilding = async (db: Db, areaId: number, buildingNo: number): Promise<Place | undefined> => {
  const building = (await findArea(db, areaId)) && (await findBuilding(db, areaId, buildingNo))
  return building && { areaId, gridNo: building.gridNo, buildingNo, how: 'building' }
}
