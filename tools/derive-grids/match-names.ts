import type pg from 'pg'
import type { DivisionRow } from '../../server/modules/territory/seed/read-divisions.ts'
import type { DraftGrid } from './mend-pieces.ts'

/** 崂山一村 → 崂山, 汉口路 → 汉口, 上港第一 → 上港: what a road or house nearby may be called. */
const stem = (name: string) =>
  name
    .replace(/第?[一二三四五六七八九十]+村?$/, '')
    .replace(/(新村|路)$/, '')
    .slice(0, 3)

/**
 * Which community lies where: each real name goes to the part nearest to the roads and houses that bear it, closest pairs
 * first; names found nowhere on the map fill what is left. Answers the area number of each part.
 */
export const matchNames = async (db: pg.Client, grids: DraftGrid[], communities: DivisionRow[]): Promise<number[]> => {
  const { rows } = await db.query<{ place: number; area: string; metres: number }>(
    `with part as (select community as place, st_union(geom::geometry) geom from unnest($1::int[], $2::text[]) t (community, geom) group by 1),
       named as (select n.area, st_centroid(st_collect(st_closestpoint(f.geom, st_centroid(f.geom)))) p
         from unnest($3::bigint[], $4::text[]) n (area, stem) join feature f on f.name like n.stem || '%' and length(n.stem) > 1 group by 1)
     select p.place, n.area, st_distance(st_centroid(p.geom), n.p) metres from part p, named n where st_distance(st_centroid(p.geom), n.p) < 900
     order by 3, 1, 2`,
    [
      grids.map((g) => g.community),
      grids.map((g) => g.geom),
      communities.map((c) => c.id),
      communities.map((c) => stem(c.shortName)),
    ],
  )
  const areaOf = new Map<number, number>()
  const used = new Set<number>()
  for (const { place: at, area } of rows) {
    if (areaOf.has(at) || used.has(Number(area))) continue
    areaOf.set(at, Number(area))
    used.add(Number(area))
  }
  const left = communities.filter((c) => !used.has(c.id)).map((c) => c.id)
  return communities.map((_, at) => areaOf.get(at) ?? left.shift()!)
}
