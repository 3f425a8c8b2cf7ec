// Works out communities and grids of 外滩街道 and 陆家嘴街道 from the real roads and buildings of the base map, the same
// each time: `DATABASE_URL=… node tools/derive-grids.ts` (any database with PostGIS; only temporary tables are made).
// Blocks between roads are shared out by estimated households, first to the communities, then to grids of 300 to 500.
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { loadGround, weightPoints } from './derive-grids/ground.ts'
import { describeBuildings } from './derive-grids/buildings.ts'
import { balance, serveAll } from './derive-grids/balance.ts'
import { divide, type Unit } from './derive-grids/divide.ts'
import { matchNames } from './derive-grids/match-names.ts'
import { joinExclusive, unionOf } from './derive-grids/mend-pieces.ts'
import { type StreetPlan, streets } from './derive-grids/streets.ts'
import type { SeedGrounds } from '../server/modules/territory/seed/seed-grounds.ts'
import { readDivisions } from '../server/modules/territory/seed/read-divisions.ts'

const target = new URL('../server/modules/territory/seed/grids/shanghai.json.gz', import.meta.url)
const gridSize = 400
const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()
await db.query('create extension if not exists postgis')
await loadGround(db)
const divisions = readDivisions('shanghai')
const out: SeedGrounds = { areas: [], grids: [], buildings: [] }

const deriveStreet = async (plan: StreetPlan) => {
  const points = await weightPoints(db, plan)
  const { rows: blocks } = await db.query<{
    id: string
    geom: string
    u: number
    v: number
    m2: number
    name: string | null
  }>(
    `select id, geom, st_x(p) u, st_y(p) v, m2, name from (
       select id, geom, st_rotate(st_centroid(geom), -radians($2)) p, st_area(geom) m2, name from block where street = $1) b order by id`,
    [plan.areaId, plan.angle],
  )
  const { rows: inside } = await db.query<{ block: string; point: number }>(
    `select distinct on (p.id) p.id point, b.id block from weight_point p join block b on b.street = $1 and st_intersects(b.geom, p.geom)
     where p.street = $1 order by p.id, b.id`,
    [plan.areaId],
  )
  const byBlock = Map.groupBy(inside, (i) => i.block)
  const byId = new Map(points.map((p) => [p.id, p]))
  const units: Unit[] = blocks.map((b) => ({ ...b, points: (byBlock.get(b.id) ?? []).map((p) => byId.get(p.point)!) }))
  const isExclusive = (unit: Unit) => unit.name !== null && unit.m2 > 30_000 && unit.points.every((p) => p.weight === 0)
  const base = units.filter((unit) => !isExclusive(unit))
  const total = points.reduce((sum, p) => sum + p.weight, 0)
  const communities = divisions.filter((d) => d.parentId === plan.areaId)
  const gridCount = Math.max(communities.length, Math.round(total / gridSize))
  const shares = communities.map(
    (_, i) => Math.floor(((i + 1) * gridCount) / communities.length) - Math.floor((i * gridCount) / communities.length),
  )
  const parts = await divide(db, base, shares, plan.angle)
  const leaves: { community: number; geom: string }[] = []
  for (const [community, part] of parts.entries())
    for (const grid of await divide(db, part, Array<number>(shares[community]!).fill(1), plan.angle))
      leaves.push({
        community,
        geom: await unionOf(
          db,
          grid.map((u) => u.geom),
        ),
      })
  const exclusive = units.filter(isExclusive).map((u) => ({ geom: u.geom, name: u.name! }))
  const balanced = await serveAll(db, await balance(db, plan, leaves, points), communities.length)
  const grids = await joinExclusive(db, balanced, exclusive)
  const named = await matchNames(db, grids, communities)
  const result = await describeBuildings(db, plan, grids, named)
  out.areas.push(...result.areas)
  out.grids.push(...result.grids)
  out.buildings.push(...result.buildings)
  const sizes = result.grids.filter((g) => g.kind === 'base').map((g) => g.households)
  console.log(
    plan.areaId,
    'households',
    Math.round(total),
    'grids',
    sizes.length,
    'exclusive',
    result.grids.length - sizes.length,
    'sizes',
    Math.min(...sizes),
    Math.max(...sizes),
    'outside 300–500',
    sizes.filter((s) => s < 300 || s > 500).length,
    'buildings',
    result.buildings.length,
  )
}
for (const plan of streets) await deriveStreet(plan)
await db.end()
writeFileSync(target, gzipSync(JSON.stringify(out), { level: 9 }))
