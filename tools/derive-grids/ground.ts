import type pg from 'pg'
import { readBaseMap } from '../../server/modules/territory/seed/seed-map.ts'
import { plotRatio, streets, type StreetPlan } from './streets.ts'

const line = (points: [number, number][]) => JSON.stringify({ type: 'LineString', coordinates: points })

/** Temporary tables `feature` (the base map) and `block` (land between roads, by street), in metres (UTM 51N). */
export const loadGround = async (db: pg.Client) => {
  await db.query(
    `
    create temp table feature as select r.layer, r.kind, r.detail, r.name, r.height, r."osmId" osm_id, r.street, r.house, r.tunnel,
      st_makevalid(st_transform(st_setsrid(st_geomfromgeojson(r.geometry), 4326), 32651)) geom
    from jsonb_to_recordset($1) r (layer text, kind text, detail text, name text, height real, "osmId" text, street text, house text,
      tunnel boolean, geometry text)`,
    [JSON.stringify(readBaseMap().map((f) => ({ ...f, geometry: JSON.stringify(f.geometry) })))],
  )
  await db.query('create index on feature using gist (geom)')
  await db.query(
    `create temp table south as select id street, st_transform(st_setsrid(st_geomfromgeojson(line), 4326), 32651) geom
    from unnest($1::bigint[], $2::text[]) t (id, line)`,
    [streets.map((s) => s.areaId), streets.map((s) => line(s.south))],
  )
  await db.query(`
    create temp table water as select st_buffer(st_buffer(st_union(geom), 6), -6) geom from feature
      where layer = 'water' and st_area(geom) > 30000;
    create temp table empty_land as
      select (st_dump(st_difference(r.geom, b.geom))).geom
      from (select st_union(geom) geom from feature where layer = 'landuse' and kind = 'residential') r,
        (select st_union(st_buffer(geom, 15)) geom from feature where layer = 'building' and kind <> 'address') b;
    -- a little inside: the river must cut the land right through
    create temp table frame as select st_expand(st_setsrid(st_extent(geom)::geometry, 32651), -40) geom from feature where layer = 'road';
    create temp table land as select (st_dump(st_difference(f.geom, w.geom))).geom from frame f, water w;
    create temp table piece as
      with lines as (
        select st_intersection(feature.geom, frame.geom) geom from feature, frame where layer = 'road' and tunnel is not true
          and detail in ('trunk', 'primary', 'secondary', 'tertiary', 'residential', 'unclassified', 'living_street')
        union all select geom from south
        union all select st_boundary(geom) from land),
      faces as (select (st_dump(st_polygonize(merged))).geom from (
        select st_node(st_reduceprecision(st_union(geom), 0.01)) merged from lines) m)
      select f.geom from faces f where exists (select from land l where st_area(l.geom) > 50000 and st_contains(st_buffer(l.geom, 1), f.geom))`)
  // A face belongs to the street whose land it is in, if it lies north of the street's southern line.
  await db.query(
    `
    create temp table block as
      select row_number() over (order by round(st_xmin(p.geom)), round(st_ymin(p.geom)), round(st_area(p.geom))) id, s.street, p.geom,
        (select f.name from feature f where f.name ~ '[一-龥]' and st_intersects(f.geom, p.geom)
          and (f.layer = 'landuse' and f.kind in ('park', 'garden', 'attraction', 'recreation_ground') or f.layer = 'building')
          order by st_area(st_intersection(f.geom, p.geom)) desc, f.name limit 1) name
      from piece p join unnest($1::bigint[], $2::float8[], $3::float8[]) s (street, lon, lat) on
        exists (select from land l where st_contains(l.geom, st_transform(st_setsrid(st_makepoint(s.lon, s.lat), 4326), 32651))
          and st_intersects(l.geom, st_pointonsurface(p.geom)))
      join south on south.street = s.street
      where st_y(st_pointonsurface(p.geom)) > st_y(st_lineinterpolatepoint(south.geom, st_linelocatepoint(south.geom, st_pointonsurface(p.geom))))`,
    [streets.map((s) => s.areaId), streets.map((s) => s.seed[0]), streets.map((s) => s.seed[1])],
  )
  await db.query(
    'create index on block using gist (geom); create temp table weight_point (id int, street bigint, osm_id text, weight float8, formula text, geom geometry)',
  )
}

export type WeightPoint = { id: number; u: number; v: number; weight: number }

const notLivedIn =
  '(大厦|中心|酒店|饭店|宾馆|银行|广场|大楼|公司|商场|商厦|学校|中学|小学|医院|博物|剧|馆|塔|Hotel|Bank|Tower|Center|Building|Plaza|Mall)'
const livedIn = '(公寓|小区|花园|新村|[0-9]弄|苑$|里$|坊$|Apartment|Residence)'

/** Where people live: each building with its estimate, and a point per 40 m square of residential land without buildings. */
export const weightPoints = async (db: pg.Client, plan: StreetPlan): Promise<WeightPoint[]> => {
  await db.query(
    `
    insert into weight_point
    with building as (
      select osm_id, coalesce(name, '') as name, coalesce(detail, '') detail, st_area(geom) m2, height, st_pointonsurface(geom) p,
        exists (select from feature r where r.layer = 'landuse' and r.kind = 'residential' and st_intersects(r.geom, st_pointonsurface(f.geom))) on_residential
      from feature f where layer = 'building' and kind = 'building'
        and exists (select from block b where b.street = $1 and st_intersects(b.geom, st_pointonsurface(f.geom)))),
    storeys as (
      select *, greatest(1, case when height > 0 then round(height / 3.3) else $2::int end)::int as levels,
        case when name ~ '${livedIn}' or detail in ('apartments', 'residential', 'house') then 0.9
          when on_residential then 0.9
          when name ~ '${notLivedIn}' or detail <> '' or height > 60 or m2 > 2500 or m2 < 40 then 0
          else $3::float8 end share
      from building),
    estimate as (select *, round(m2 * levels * share / $4::float8) households from storeys)
    select row_number() over (order by osm_id::bigint, st_x(p)), $1, osm_id, households,
      format('%s m² × %s 层 × 居住 %s%% ÷ 每户 %s m²', round(m2), levels, round((share * 100)::numeric), $4::float8), p from estimate`,
    [plan.areaId, plan.levels, plan.share, plan.flatM2],
  )
  await db.query(
    `
    insert into weight_point
    with empty as (select st_intersection(r.geom, b.geom) geom from empty_land r join block b on b.street = $1 and st_intersects(b.geom, r.geom)),
    cell as (select st_intersection(g.geom, e.geom) geom from empty e, st_squaregrid(40, e.geom) g where st_intersects(g.geom, e.geom))
    select 100000 + row_number() over (order by st_x(st_pointonsurface(geom)), st_y(st_pointonsurface(geom))), $1, null,
      st_area(geom) * $2::float8 / $3::float8, null, st_pointonsurface(geom) from cell where st_area(geom) > 100`,
    [plan.areaId, plotRatio, plan.flatM2],
  )
  const { rows } = await db.query<WeightPoint>(
    `select id, st_x(st_rotate(geom, -radians($2))) u, st_y(st_rotate(geom, -radians($2))) v, weight from weight_point where street = $1 order by id`,
    [plan.areaId, plan.angle],
  )
  return rows
}
