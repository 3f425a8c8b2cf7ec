// Makes the own base map out of OpenStreetMap layers: `node tools/import-osm.ts FOLDER`, with shanghai-*.geojson in it.
// Pieces cut at tile edges are put together again by their id. Needs an empty database with PostGIS in DATABASE_URL.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'

const folder = process.argv[2]
if (!folder) throw new Error('node tools/import-osm.ts FOLDER')
const target = new URL('../server/modules/territory/seed/map/shanghai.json.gz', import.meta.url)

type Feature = { geometry: { type: string; coordinates: unknown }; properties: Record<string, unknown> }
const layers = { landuse: 'landuse', water: 'water', buildings: 'building', roads: 'road', pois: 'poi' } as const
/** What the map draws of each layer; everything else of the source is left out. */
const wanted: Record<string, (kind: string, geometry: string) => boolean> = {
  landuse: (kind, geometry) => geometry.endsWith('Polygon') && !['wall', 'fence', 'hedge'].includes(kind),
  water: (_, geometry) => geometry.endsWith('Polygon'),
  building: (kind, geometry) => kind === 'address' || geometry.endsWith('Polygon'),
  road: (_, geometry) => geometry.endsWith('LineString'),
  poi: (_, geometry) => geometry === 'Point',
}
const number = (value: unknown) =>
  Number.isFinite(Number(value)) && value !== null && value !== '' ? Number(value) : null

const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()
await db.query('create extension if not exists postgis')
await db.query(`create temp table piece (layer text, osm_id text, kind text, name text, height real, levels int, min_zoom int,
  street text, house text, road_class text, tunnel boolean, geom geometry)`)
for (const [file, layer] of Object.entries(layers)) {
  const { features } = JSON.parse(readFileSync(join(folder, `shanghai-${file}.geojson`), 'utf8')) as {
    features: Feature[]
  }
  const rows = features
    .filter(({ geometry, properties }) => wanted[layer]!(String(properties.kind), geometry.type))
    .map(({ geometry, properties: p }) => ({
      layer,
      osm_id: String(p.id ?? ''),
      kind: String(p.kind),
      name: p['name:zh'] ?? p.name ?? null,
      height: number(p.height),
      min_zoom: Math.round(Number(p.min_zoom ?? 15)),
      street: p.addr_street ?? null,
      house: p.addr_housenumber ?? null,
      road_class: p.kind_detail ?? p.landuse_kind ?? null,
      tunnel: Boolean(p.is_tunnel),
      geom: JSON.stringify(geometry),
    }))
  await db.query(
    `insert into piece select r.layer, r.osm_id, r.kind, r.name, r.height, null, r.min_zoom, r.street, r.house, r.road_class, r.tunnel,
       st_setsrid(st_geomfromgeojson(r.geom), 4326)
     from jsonb_to_recordset($1) r (layer text, osm_id text, kind text, name text, height real, min_zoom int, street text, house text,
       road_class text, tunnel boolean, geom text)`,
    [JSON.stringify(rows)],
  )
}
const { rows } = await db.query(`
  select layer, kind, max(road_class) detail, max(name) name, max(height) height, min(min_zoom) "minZoom", osm_id "osmId",
    max(street) street, max(house) house, bool_or(tunnel) tunnel,
    st_asgeojson(st_reduceprecision(case when layer = 'road' then st_linemerge(st_union(geom)) else st_unaryunion(st_collect(st_makevalid(geom))) end, 0.0000001), 7)::json geometry
  from piece where osm_id <> '' group by layer, kind, osm_id, st_dimension(geom) order by layer, osm_id::bigint, kind`)
await db.end()
const kept = rows.map((row) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== false)),
)
writeFileSync(target, gzipSync(JSON.stringify(kept), { level: 9 }))
console.log(
  `${kept.length} features, ${Object.values(layers)
    .map((l) => `${l} ${kept.filter((r) => r.layer === l).length}`)
    .join(', ')}`,
)
