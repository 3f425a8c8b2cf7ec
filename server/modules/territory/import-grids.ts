import { sql } from 'kysely'
import { z } from 'zod'
import { say } from '#contract/phrases.ts'
import { isInside } from '#contract/territory/area-number.ts'
import { GridKind, type importGrids as importRoute, type ImportRemark } from '#contract/territory/grids.ts'
import { gridSizeRule, sizeVerdict } from '#contract/territory/grid-size.ts'
import type { Answering, Asked } from '#contract/route.ts'
import type { Context } from '#platform/context.ts'
import { findArea } from './area-store.ts'
import { checkShapes, type DraftShape } from './check-shapes.ts'
import { regridBuildings } from './field-ground.ts'

const Position = z.array(z.number()).min(2).max(4)
const isClosed = (ring: number[][]) => ring[0]!.every((value, i) => i > 1 || value === ring.at(-1)![i])
const Ring = z.array(Position).min(4).refine(isClosed, 'open')
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
])
const Properties = z.object({
  areaId: z.coerce.number().int(),
  gridNo: z.coerce.number().int().min(1).max(999),
  name: z.string().trim().min(1).max(60),
  kind: GridKind.default('base'),
  households: z.coerce.number().int().min(0).max(1_000_000).nullish(),
  codes: z
    .array(z.object({ scheme: z.string().trim().min(1).max(40), code: z.string().trim().min(1).max(40) }))
    .max(20)
    .default([]),
})
const Feature = z.object({
  type: z.literal('Feature'),
  geometry: z.unknown(),
  properties: z.record(z.string(), z.unknown()).nullable(),
})

const codeOfField = {
  areaId: 'area_missing',
  gridNo: 'number_missing',
  name: 'name_missing',
  households: 'households_broken',
} as const
type Code = ImportRemark['code']
type Remark = (row: number, level: ImportRemark['level'], code: Code, values?: Record<string, unknown>) => void

/** Reads the rows one by one; a row with an error is named and left out. */
const readRows = async (
  { db }: Context,
  areaId: number,
  features: unknown[],
  remark: Remark,
): Promise<DraftShape[]> => {
  const seen = new Map<string, number>()
  const drafts: DraftShape[] = []
  for (const [i, raw] of features.entries()) {
    const row = i + 1
    const feature = Feature.safeParse(raw)
    if (!feature.success) {
      remark(row, 'error', 'not_a_feature')
      continue
    }
    const geometry = Geometry.safeParse(feature.data.geometry)
    if (!geometry.success) {
      const isOpen = geometry.error.issues.some((issue) => issue.message === 'open')
      if (isOpen) remark(row, 'error', 'broken_polygon', { why: '首尾不相接 not closed' })
      else remark(row, 'error', 'no_polygon')
    }
    const properties = Properties.safeParse(feature.data.properties ?? {})
    if (!properties.success)
      for (const field of new Set(properties.error.issues.map((issue) => issue.path[0])))
        remark(row, 'error', codeOfField[field as keyof typeof codeOfField] ?? 'not_a_feature')
    if (!geometry.success || !properties.success) continue
    const grid = properties.data
    const area = isInside(grid.areaId, areaId) ? await findArea(db, grid.areaId) : undefined
    const other = seen.get(`${grid.areaId}-${grid.gridNo}`)
    if (!area) remark(row, 'error', 'area_missing')
    else if (area.tier !== 'community') remark(row, 'error', 'area_not_community', { areaId: grid.areaId })
    else if (other) remark(row, 'error', 'number_twice', { other })
    else {
      seen.set(`${grid.areaId}-${grid.gridNo}`, row)
      drafts.push({ row, ...grid, geometry: JSON.stringify(geometry.data) })
      const verdict =
        grid.kind === 'base' && typeof grid.households === 'number' ? sizeVerdict(grid.households) : 'fits'
      if (verdict !== 'fits') remark(row, 'warning', verdict, { households: grid.households, ...gridSizeRule })
    }
  }
  return drafts
}

const save = async ({ db, locale }: Context, drafts: DraftShape[]) => {
  const { rows } = await sql<{ added: boolean }>`
    insert into territory.grid as g (area_id, grid_no, name, kind, households_estimate, households_formula, geom)
    select "areaId", "gridNo", name, kind, households, case when households is not null then ${say(locale, 'territory.import.flats')}::text end,
      st_multi(st_setsrid(st_force2d(st_geomfromgeojson(geometry)), 4326))
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) r ("areaId" bigint, "gridNo" int, name text, kind text, households int, geometry text)
    on conflict (area_id, grid_no) do update set name = excluded.name, kind = excluded.kind, geom = excluded.geom,
      households_estimate = coalesce(excluded.households_estimate, g.households_estimate),
      households_formula = coalesce(excluded.households_formula, g.households_formula), version = g.version + 1
    returning version = 1 added`.execute(db)
  const codes = drafts.flatMap((d) => d.codes.map((c) => ({ areaId: d.areaId, gridNo: d.gridNo, ...c })))
  await sql`
    insert into territory.grid_code (area_id, grid_no, scheme, code)
    select "areaId", "gridNo", scheme, code
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) r ("areaId" bigint, "gridNo" int, scheme text, code text)
    on conflict do nothing`.execute(db)
  return { added: rows.filter((r) => r.added).length, changed: rows.filter((r) => !r.added).length }
}

/**
 * 导入网格: takes a GeoJSON collection in WGS84, all or nothing. Errors keep everything out and are said row by row;
 * warnings (size, far from the community, small overlaps) let it pass. With `check` nothing is written.
 */
export const importGrids = async (
  context: Context,
  areaId: number,
  { check, collection }: Asked<typeof importRoute>['body'],
): Promise<Answering<typeof importRoute>> => {
  const remarks: ImportRemark[] = []
  const remark: Remark = (row, level, code, values) => {
    const message = `${say(context.locale, 'territory.import.row', { row })}：${say(context.locale, `territory.import.${code}`, values)}`
    remarks.push({ row, level, code, message })
  }
  const drafts = await readRows(context, areaId, collection.features, remark)
  await checkShapes(context, areaId, drafts, remark)
  remarks.sort((a, b) => a.row - b.row)
  const done = !check && !remarks.some((r) => r.level === 'error')
  if (!done) return { added: 0, changed: 0, remarks, done }
  const result = await save(context, drafts)
  // Buildings go with the ground; what hangs on them (dwellings, phones in the field) hears of it.
  for (const area of new Set(drafts.map((d) => d.areaId))) {
    await regridBuildings(context.db, area)
    context.announce({ name: 'territory.grids_drawn', areaId: area, about: {} })
  }
  context.audit({ ...result, warnings: remarks.length })
  return { ...result, remarks, done }
}
