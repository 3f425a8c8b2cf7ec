import { sql } from 'kysely'
import { say } from '#contract/phrases.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { ImportRemark } from '#contract/territory/grids.ts'
import type { Context } from '#platform/context.ts'

/** A grid about to be imported: GeoJSON text of a polygon, WGS84. */
export type DraftShape = {
  row: number
  areaId: number
  gridNo: number
  name: string
  kind: string
  households?: number | null
  codes: { scheme: string; code: string }[]
  geometry: string
}

type Remark = (
  row: number,
  level: ImportRemark['level'],
  code: ImportRemark['code'],
  values?: Record<string, unknown>,
) => void
type Overlap = { row: number; otherRow: number | null; areaId: number; gridNo: number; m2: number; severe: boolean }

/** Overlaps smaller than this are drawing errors: a warning; larger ones are refused. In square metres. */
const tolerated = 50
const farKm = 30

const drafted = (drafts: DraftShape[]) => sql`(
  select "row", "areaId", "gridNo", kind, st_setsrid(st_force2d(st_geomfromgeojson(geometry)), 4326) geom
  from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb)
    r ("row" int, "areaId" bigint, "gridNo" int, kind text, geometry text))`

/** What the database knows about shapes: valid, inside, overlapping, number once closed. Takes broken ones out of `drafts`. */
export const checkShapes = async ({ db, locale }: Context, areaId: number, drafts: DraftShape[], remark: Remark) => {
  if (!drafts.length) return
  const { rows: broken } = await sql<{ row: number; why: string }>`
    select "row", case when st_isempty(geom) then 'empty'
      when st_xmin(geom) < -180 or st_xmax(geom) > 180 or st_ymin(geom) < -90 or st_ymax(geom) > 90 then 'WGS84?'
      else st_isvalidreason(geom) end why from ${drafted(drafts)} d
    where st_isempty(geom) or not st_isvalid(geom) or st_xmin(geom) < -180 or st_xmax(geom) > 180 or st_ymin(geom) < -90
      or st_ymax(geom) > 90`.execute(db)
  for (const { row, why } of broken) remark(row, 'error', 'broken_polygon', { why })
  const bad = new Set(broken.map((b) => b.row))
  drafts.splice(0, drafts.length, ...drafts.filter((d) => !bad.has(d.row)))
  if (!drafts.length) return
  const { from, to } = rangeOf(areaId)
  const { rows: overlaps } = await sql<Overlap>`
    with draft as materialized ${drafted(drafts)},
      pair as (
        select d."row", o."row" "otherRow", o."areaId", o."gridNo", st_intersection(d.geom, o.geom) common
        from draft d join draft o on o."row" < d."row" and o.kind = d.kind and st_intersects(d.geom, o.geom)
        union all
        select d."row", null, g.area_id, g.grid_no, st_intersection(d.geom, g.geom)
        from draft d join territory.grid g on g.area_id between ${from} and ${to} and g.valid_to is null and g.kind = d.kind
          and st_intersects(d.geom, g.geom)
          and not exists (select from draft o where o."areaId" = g.area_id and o."gridNo" = g.grid_no))
    select "row", "otherRow", "areaId", "gridNo", round(st_area(common::geography))::float8 m2,
      st_area(common::geography) > ${tolerated} severe
    from pair where st_area(common::geography) >= 1 order by 1, 2, 3, 4`.execute(db)
  for (const { row, otherRow, areaId: area, gridNo, m2, severe } of overlaps) {
    const other =
      otherRow === null
        ? say(locale, 'territory.import.grid', { areaId: area, gridNo })
        : say(locale, 'territory.import.row', { row: otherRow })
    remark(row, severe ? 'error' : 'warning', 'overlaps', { other, m2 })
  }
  const { rows: closed } = await sql<{ row: number }>`
    select d."row" from ${drafted(drafts)} d
    join territory.grid g on g.area_id = d."areaId" and g.grid_no = d."gridNo" where g.valid_to is not null`.execute(db)
  for (const { row } of closed) remark(row, 'error', 'number_taken')
  const { rows: places } = await sql<{ row: number; outside: number | null; km: number | null }>`
    select d."row",
      round(100 * (1 - st_area(st_intersection(d.geom, a.outline)) / nullif(st_area(d.geom), 0)))::float8 outside,
      round(st_distance(st_centroid(d.geom)::geography, a.centre::geography) / 1000)::float8 km
    from ${drafted(drafts)} d join territory.area a on a.id = d."areaId"`.execute(db)
  for (const { row, outside, km } of places) {
    if (km !== null && km > farKm) remark(row, 'warning', 'far_away', { km })
    else if (outside !== null && outside >= 1) remark(row, 'warning', 'outside_community', { percent: outside })
  }
}
