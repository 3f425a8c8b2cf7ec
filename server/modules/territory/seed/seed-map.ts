import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** One feature of the own base map as it is shipped. */
export type BaseFeature = {
  layer: 'landuse' | 'water' | 'building' | 'road' | 'poi'
  kind: string
  detail?: string
  name?: string
  height?: number
  minZoom: number
  osmId: string
  street?: string
  house?: string
  tunnel?: boolean
  geometry: { type: string; coordinates: unknown }
}

export const readBaseMap = (): BaseFeature[] =>
  JSON.parse(
    gunzipSync(readFileSync(new URL('./map/shanghai.json.gz', import.meta.url))).toString('utf8'),
  ) as BaseFeature[]

/** Smaller features are left to nearer zooms, so that a far tile stays light. */
const minZoom = ({ layer, minZoom: z, kind }: BaseFeature) =>
  layer === 'building'
    ? Math.max(13, Math.min(z, 15))
    : layer === 'road' && kind === 'path'
      ? Math.max(15, z)
      : Math.min(z, 17)

/** The own base map from OpenStreetMap (ODbL, see map/README.md). */
export const seedMap = async (db: Db, features = readBaseMap()) => {
  const rows = features
    .filter((f) => f.kind !== 'address' && !f.tunnel)
    .map((f) => ({
      layer: f.layer,
      kind: f.layer === 'road' && f.detail ? f.detail : f.kind,
      name: f.name ?? null,
      height: f.height ?? null,
      zoom: minZoom(f),
      osm: f.osmId,
      geom: JSON.stringify(f.geometry),
    }))
  await sql`
    insert into territory.base_feature (layer, kind, name, height_m, min_zoom, osm_id, geom)
    select layer, kind, name, nullif(height, 0), zoom, osm, st_setsrid(st_geomfromgeojson(geom), 4326)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (layer text, kind text, name text, height real, zoom int, osm text, geom text)`.execute(
    db,
  )
  await sql`analyze territory.base_feature`.execute(db)
  return rows.length
}
