import { sql } from 'kysely'
import type { z } from 'zod'
import * as wire from '#contract/territory/map.ts'
import type { Db } from '#platform/database.ts'
import { serve } from '#platform/module.ts'
import { conflict } from '#platform/problem.ts'
import { mapLayers, mapTile } from './map-tile.ts'
import { sourceNeedsTemplate, tileUnknown } from './problems.ts'

type Source = z.infer<typeof wire.MapSource> & { accessKey: string | null }

const sources = async (db: Db, name: string | null = null): Promise<Source[]> =>
  (
    await sql<Source>`select id, name, kind, url_template "urlTemplate", access_key "accessKey", coordinates, attribution,
        min_zoom "minZoom", max_zoom "maxZoom", is_active "isActive", version
      from territory.map_source
      where ${name}::text is null or name = ${name}::text
      order by id`.execute(db)
  ).rows

/** The browser asks the provider itself, so the key goes to it inside the address; keys of map providers are bound to a domain. */
const withKey = ({ accessKey, urlTemplate, ...source }: Source) => ({
  ...source,
  urlTemplate: urlTemplate?.replaceAll('{key}', encodeURIComponent(accessKey ?? '')) ?? null,
})
const ownAttribution = '© OpenStreetMap contributors (ODbL)'

export const mapRoutes = [
  serve(wire.getMapSettings, async ({ db }) => {
    const all = await sources(db)
    const source = all.find((s) => s.isActive) ?? all.find((s) => s.kind === 'own') ?? all[0]!
    const { rows } = await sql<{ bounds: number[] | null }>`
      select case when e is not null then array[st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e)] end bounds
      from (select st_extent(geom) e from territory.base_feature) x`.execute(db)
    return {
      source: withKey(source),
      own: {
        tiles: '/api/map/tiles/{z}/{x}/{y}',
        layers: [...mapLayers],
        bounds: rows[0]!.bounds,
        attribution: ownAttribution,
      },
    }
  }),

  serve(wire.listMapSources, async ({ db }) => ({
    rows: (await sources(db)).map(({ accessKey, ...source }) => ({ ...source, hasKey: accessKey !== null })),
  })),

  serve(wire.saveMapSource, async ({ db, audit }, { body }) => {
    const template = body.kind === 'own' ? null : body.urlTemplate
    if (template === undefined || (template === null && body.kind !== 'own')) throw sourceNeedsTemplate()
    const [before] = await sources(db, body.name)
    if ((before?.version ?? 0) !== body.version) throw conflict({ version: before?.version ?? 0 })
    const key = body.accessKey === undefined ? (before?.accessKey ?? null) : body.accessKey
    // Only one source is shown; without any, the own map is.
    if (body.isActive)
      await sql`update territory.map_source set is_active = false where is_active and name <> ${body.name}`.execute(db)
    await sql`
      insert into territory.map_source (name, kind, url_template, access_key, coordinates, attribution, min_zoom, max_zoom, is_active)
      values (${body.name}, ${body.kind}, ${template}, ${key}, ${body.coordinates}, ${body.attribution}, ${body.minZoom}, ${body.maxZoom}, ${body.isActive})
      on conflict (name) do update set kind = excluded.kind, url_template = excluded.url_template, access_key = excluded.access_key,
        coordinates = excluded.coordinates, attribution = excluded.attribution, min_zoom = excluded.min_zoom,
        max_zoom = excluded.max_zoom, is_active = excluded.is_active, version = map_source.version + 1`.execute(db)
    audit({ mapSource: body.name, active: body.isActive })
    return withKey((await sources(db, body.name))[0]!)
  }),

  serve(wire.getTile, async ({ db }, { params: { z, x, y } }) => {
    if (x >= 2 ** z || y >= 2 ** z) throw tileUnknown()
    const { body, etag } = await mapTile(db, z, x, y)
    return { contentType: 'application/vnd.mapbox-vector-tile', body, cacheSeconds: 86_400, etag }
  }),
]
