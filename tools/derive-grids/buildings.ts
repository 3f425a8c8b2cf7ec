import type pg from 'pg'
import type { SeedGrounds } from '../../server/modules/territory/seed/seed-grounds.ts'
import { readDivisions } from '../../server/modules/territory/seed/read-divisions.ts'
import type { DraftGrid } from './mend-pieces.ts'
import { plotRatio, type StreetPlan } from './streets.ts'

const lonLat = (geom: string) => `st_asgeojson(st_reduceprecision(st_transform(${geom}, 4326), 0.0000001), 7)::json`

/** Numbers the grids west to east and north to south, gives every building its grid, and writes estimates with formulas. */
export const describeBuildings = async (
  db: pg.Client,
  plan: StreetPlan,
  drafts: DraftGrid[],
  areaOf: number[],
): Promise<SeedGrounds> => {
  await db.query('drop table if exists ready')
  await db.query(
    `create temp table ready as
     select area_id, name, geom, row_number() over (partition by area_id order by name is not null,
       floor((top - st_y(c)) / 250), st_x(c)) grid_no
     from (select area_id, name, geom::geometry geom, st_centroid(geom::geometry) c, max(st_y(st_centroid(geom::geometry))) over (partition by area_id) top from unnest($1::bigint[], $2::text[], $3::text[]) t (area_id, name, geom)) t`,
    [drafts.map((d) => areaOf[d.community]), drafts.map((d) => d.name), drafts.map((d) => d.geom)],
  )
  await db.query('create index on ready using gist (geom)')
  const shortName = new Map(readDivisions('shanghai').map((d) => [d.id, d.shortName]))
  const { rows: grids } = await db.query(
    `select r.area_id::float8 "areaId", r.grid_no::int "gridNo", r.name, ${lonLat('r.geom')} geometry,
       coalesce(round(sum(p.weight) filter (where p.osm_id is not null)), 0)::int built,
       coalesce(round(sum(p.weight) filter (where p.osm_id is null)), 0)::int land,
       coalesce(count(*) filter (where p.weight > 0 and p.osm_id is not null), 0)::int houses,
       coalesce(round(sum(p.weight) filter (where p.osm_id is null) * $2::float8 / $3::float8), 0)::int "landM2"
     from ready r left join weight_point p on p.street = $1 and st_intersects(r.geom, p.geom)
     group by r.area_id, r.grid_no, r.name, r.geom order by 1, 2`,
    [plan.areaId, plan.flatM2, plotRatio],
  )
  const { rows: buildings } = await db.query(
    `select area_id::float8 "areaId", (row_number() over (partition by area_id order by floor(st_y(p) / 100) desc, st_x(p), osm_id))::int "buildingNo",
       grid_no::int "gridNo", name, address, use, levels, height, households, formula, osm_id "osmId"
     from (select distinct on (f.osm_id) r.area_id, r.grid_no, st_pointonsurface(f.geom) p, f.name,
         coalesce(f.street || f.house || case when f.house ~ '[0-9]$' then '号' else '' end,
           (select a.street || a.house || case when a.house ~ '[0-9]$' then '号' else '' end from feature a
            where a.kind = 'address' and a.street is not null and a.house is not null and st_dwithin(a.geom, f.geom, 8)
            order by st_distance(a.geom, f.geom), a.osm_id limit 1)) address,
         case when f.detail in ('apartments', 'residential', 'house') or w.weight > 0 then 'residential'
           when f.detail in ('retail', 'shop', 'mall', 'restaurant', 'fast_food', 'cafe') or f.name ~ '(商场|广场|百货)' then 'retail'
           when f.detail in ('commercial', 'office', 'bank', 'hotel') or f.name ~ '(大厦|银行|大楼|酒店|中心|Tower|Bank)' then 'office'
           when f.detail in ('school', 'place_of_worship', 'arts_centre', 'transportation', 'attraction') or f.name ~ '(学|医院|馆)' then 'public'
           else 'other' end use,
         case when f.height > 0 then least(300, greatest(1, round(f.height / 3.3)))::int end levels, f.height,
         case when w.weight > 0 then w.weight::int end households, case when w.weight > 0 then w.formula end formula, f.osm_id
       from feature f join ready r on st_intersects(r.geom, st_pointonsurface(f.geom))
       left join weight_point w on w.street = $1 and w.osm_id = f.osm_id
       where f.layer = 'building' and f.kind = 'building' order by f.osm_id, r.area_id, r.grid_no) b order by 1, 2`,
    [plan.areaId],
  )
  const { rows: areas } = await db.query(
    `with ground as (select area_id::float8 id, st_buffer(st_buffer(st_union(geom), 0.3, 'join=mitre'), -0.3, 'join=mitre') geom from ready group by 1),
       bank as (select l.geom, st_contains(l.geom, st_transform(st_setsrid(st_makepoint($2, $3), 4326), 32651)) own from land l where st_area(l.geom) > 50000),
       point as (select (st_dumppoints(st_segmentize(st_intersection(st_boundary(b.geom), st_buffer(w.geom, 3)), 60))).geom, b.own from bank b, water w),
       cell as (select (st_dump(st_voronoipolygons(st_collect(geom)))).geom from point),
       river as (select st_union(st_intersection(c.geom, w.geom)) geom from cell c, water w
         where exists (select from point p where p.own and st_intersects(c.geom, p.geom))),
       street as (select $1::float8 id, st_union(g.geom) geom from (select geom from ground union all select st_intersection(r.geom, f.geom) from river r, frame f) g)
     select id, ${lonLat('geom')} outline, st_x(c) lon, st_y(c) lat from (
       select id, geom, st_transform(st_pointonsurface(geom), 4326) c from ground union all
       select s.id, s.geom, st_transform(st_centroid((select st_union(geom) from ground)), 4326) from street s) a order by id`,
    [plan.areaId, ...plan.seed],
  )
  return {
    areas,
    buildings,
    grids: grids.map(({ name, built, land, houses, landM2, ...grid }) => ({
      ...grid,
      name: name ? `${name}专属网格` : `${shortName.get(grid.areaId)}第${grid.gridNo}网格`,
      kind: name ? 'exclusive' : 'base',
      households: built + land,
      formula: [
        `${houses} 栋住宅楼估算 ${built} 户（占地 × 层数 × 居住比例 ÷ 每户 ${plan.flatM2} m²）`,
        ...(land
          ? [`未绘楼栋的住宅用地 ${landM2} m² × 容积率 ${plotRatio} ÷ 每户 ${plan.flatM2} m² = ${land} 户`]
          : []),
      ].join(' + '),
    })),
  }
}
