import * as wire from '#contract/territory/areas.ts'
import { sql } from 'kysely'
import { rangeOf, type Tier } from '#contract/territory/area-number.ts'
import { serve } from '#platform/module.ts'
import { type Area, areaPath, getArea } from './area-store.ts'
import { organisationsOf } from './organisation-store.ts'
import { searchAreas } from './search-areas.ts'

/** An area as the contract shows it. */
const shown = <A extends Area>({ lon, lat, ...area }: A) => ({
  ...area,
  centre: lon === null || lat === null ? null : { lon, lat },
})

type OutlineRow = { id: number; name: string; tier: Tier; source: 'derived' | 'imported' | 'drawn'; geometry: unknown }

export const areaRoutes = [
  serve(wire.findAreas, async ({ db }, { query }) => ({ rows: (await searchAreas(db, query)).map(shown) })),

  serve(wire.getArea, async ({ db }, { params: { areaId } }) => {
    const area = await getArea(db, areaId)
    const { rows } = await sql<{ children: number; hasOutline: boolean }>`
      select (select count(*)::int from territory.area where parent_id = ${areaId} and valid_to is null) children,
        outline is not null "hasOutline" from territory.area where id = ${areaId}`.execute(db)
    const organisations = await organisationsOf(db, areaId)
    return {
      ...shown(area),
      path: await areaPath(db, areaId),
      bodies: organisations.filter((o) => o.isCommunityBody),
      ...rows[0]!,
    }
  }),

  serve(wire.listOutlines, async ({ db }, { params: { areaId }, query: { tier } }) => {
    const { from, to } = rangeOf(areaId)
    const { rows } = await sql<OutlineRow>`
      select id, name, tier, outline_source source, st_asgeojson(outline, 6)::json geometry from territory.area
      where id between ${from} and ${to} and valid_to is null and outline is not null ${tier ? sql`and tier = ${tier}` : sql``}
      order by id limit 2000`.execute(db)
    const features = rows.map(({ geometry, ...properties }) => ({ type: 'Feature' as const, geometry, properties }))
    return { type: 'FeatureCollection' as const, features }
  }),
]
