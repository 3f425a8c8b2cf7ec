import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { BaseFeature } from './seed-map.ts'

type Geometry = { type: string; coordinates: unknown }

/** Outlines, grids and buildings of the streets worked out by `tools/derive-grids.ts`. */
export type SeedGrounds = {
  areas: { id: number; outline: Geometry; lon: number; lat: number }[]
  grids: {
    areaId: number
    gridNo: number
    name: string
    kind: string
    households: number
    formula: string
    geometry: Geometry
  }[]
  buildings: {
    areaId: number
    buildingNo: number
    gridNo: number
    name: string | null
    address: string | null
    use: string
    levels: number | null
    height: number | null
    households: number | null
    formula: string | null
    osmId: string
  }[]
}

export const readGrounds = (): SeedGrounds =>
  JSON.parse(
    gunzipSync(readFileSync(new URL('./grids/shanghai.json.gz', import.meta.url))).toString('utf8'),
  ) as SeedGrounds

const geometry = (json: string) => sql.raw(`st_multi(st_setsrid(st_geomfromgeojson(${json}), 4326))`)

/** 外滩街道 and 陆家嘴街道 with communities, grids and buildings; shapes of buildings come from the base map. */
export const seedGrounds = async (db: Db, features: BaseFeature[], grounds = readGrounds()) => {
  await sql`
    update territory.area a set outline = ${geometry('r.outline')}, outline_source = 'derived',
      centre = st_setsrid(st_makepoint(r.lon, r.lat), 4326)
    from jsonb_to_recordset(${JSON.stringify(grounds.areas)}::jsonb) r (id bigint, outline text, lon float8, lat float8)
    where a.id = r.id`.execute(db)
  await sql`
    insert into territory.grid (area_id, grid_no, name, kind, households_estimate, households_formula, geom, valid_from)
    select "areaId", "gridNo", name, kind, households, formula, ${geometry('geometry')}, '2023-06-30'
    from jsonb_to_recordset(${JSON.stringify(grounds.grids)}::jsonb) r ("areaId" bigint, "gridNo" int, name text, kind text,
      households int, formula text, geometry text)`.execute(db)
  const shapes = new Map(features.filter((f) => f.kind === 'building').map((f) => [f.osmId, f.geometry]))
  const buildings = grounds.buildings.map((b) => ({ ...b, geometry: shapes.get(b.osmId) }))
  await sql`
    insert into territory.building (area_id, building_no, grid_no, name, address, use, levels, height_m, households_estimate,
      households_formula, osm_id, geom)
    select "areaId", "buildingNo", "gridNo", name, address, use, levels, height, households, formula, "osmId",
      st_multi(st_collectionextract(st_makevalid(st_setsrid(st_geomfromgeojson(geometry), 4326)), 3))
    from jsonb_to_recordset(${JSON.stringify(buildings)}::jsonb) r ("areaId" bigint, "buildingNo" int, "gridNo" int, name text, address text,
      use text, levels int, height real, households int, formula text, "osmId" text, geometry text)`.execute(db)
  await sql`analyze territory.grid, territory.building`.execute(db)
  return { grids: grounds.grids.length, buildings: buildings.length }
}
