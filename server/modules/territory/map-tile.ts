import { LRUCache } from 'lru-cache'
import { sql } from 'kysely'
import { digest } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'

export const mapLayers = ['landuse', 'water', 'building', 'road', 'poi'] as const
export type Tile = { body: Buffer; etag: string }

/** The base map changes with an import only; half an hour later every process shows it. */
const kept = new LRUCache<string, Tile>({
  max: 4000,
  maxSize: 64_000_000,
  sizeCalculation: (t) => t.body.length + 200,
  ttl: 30 * 60_000,
})

/** A vector tile of the own base map in Web Mercator, one layer per kind of feature; empty outside the map. */
export const mapTile = async (db: Db, z: number, x: number, y: number): Promise<Tile> => {
  const key = `${z}/${x}/${y}`
  const known = kept.get(key)
  if (known) return known
  const { rows } = await sql<{ body: Buffer }>`
    with bounds as (select st_tileenvelope(${z}, ${x}, ${y}) box),
      feature as (
        select f.layer, f.kind, f.name, f.height_m height,
          st_asmvtgeom(st_transform(f.geom, 3857), b.box, 4096, 64, true) geom
        from territory.base_feature f, bounds b
        where f.geom && st_transform(b.box, 4326) and f.min_zoom <= ${z + 1})
    select coalesce(string_agg(tile, ''::bytea), ''::bytea) body from (
      select st_asmvt(q, q.layer, 4096, 'geom') tile from (select * from feature where geom is not null) q group by q.layer) t`.execute(
    db,
  )
  const body = rows[0]!.body
  const tile = { body, etag: `"${digest(body).subarray(0, 12).toString('hex')}"` }
  if (body.length) kept.set(key, tile)
  return tile
}
