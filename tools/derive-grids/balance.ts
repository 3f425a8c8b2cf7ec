import type pg from 'pg'
import { divide } from './divide.ts'
import type { WeightPoint } from './ground.ts'
import { neighbour, unionOf } from './mend-pieces.ts'

type Leaf = { community: number; geom: string }
type Weighed = Leaf & { points: WeightPoint[]; weight: number }
const [smallest, wanted, largest] = [300, 400, 500]

/**
 * Makes every grid one piece of 300 to 500 estimated households as far as the ground allows: what lies apart or is too
 * small joins a neighbour, of its own community where one touches; what is too large is cut. Ends when nothing changes.
 */
export const balance = async (
  db: pg.Client,
  plan: { areaId: number; angle: number },
  leaves: Leaf[],
  points: WeightPoint[],
): Promise<Leaf[]> => {
  const byId = new Map(points.map((p) => [p.id, p]))
  const weigh = async ({ community, geom }: Leaf): Promise<Weighed> => {
    const { rows } = await db.query<{ id: number }>(
      'select id from weight_point where street = $1 and st_intersects(geom, $2::geometry) order by id',
      [plan.areaId, geom],
    )
    const inside = rows.map((r) => byId.get(r.id)!)
    return { community, geom, points: inside, weight: inside.reduce((s, p) => s + p.weight, 0) }
  }
  /** The shape in one or more pieces, each weighed. */
  const pieces = async ({ community, geom }: Leaf): Promise<Weighed[]> => {
    const { rows } = await db.query<{ geom: string }>('select (st_dump(st_buffer($1::geometry, 0))).geom', [geom])
    const all: Weighed[] = []
    for (const row of rows) all.push(await weigh({ community, geom: row.geom }))
    return all
  }
  const cutUp = async (grid: Weighed): Promise<Weighed[]> => {
    const unit = { geom: grid.geom, u: 0, v: 0, m2: 0, name: null, points: grid.points }
    const parts = await divide(
      db,
      [unit],
      Array<number>(Math.max(2, Math.round(grid.weight / wanted))).fill(1),
      plan.angle,
    )
    const cut: Weighed[] = []
    for (const [part] of parts) if (part) cut.push(...(await pieces({ community: grid.community, geom: part.geom })))
    return cut
  }
  let grids: Weighed[] = []
  for (const leaf of leaves) grids.push(...(await pieces(leaf)))
  for (let round = 0; round < 6; round++) {
    const kept = new Set<Weighed>()
    for (;;) {
      const small = grids.filter((g) => g.weight < smallest && !kept.has(g)).toSorted((a, b) => a.weight - b.weight)[0]
      if (!small) break
      const own = grids.filter((g) => g !== small && g.community === small.community)
      // The only grid of a community stays, if there is anything in it.
      if (!own.length && small.weight > smallest / 2) {
        kept.add(small)
        continue
      }
      const others = grids.filter((g) => g !== small)
      const near = await neighbour(
        db,
        small.geom,
        own.map((g) => g.geom),
      )
      const other = near.touches
        ? own[near.at]!
        : others[
            (
              await neighbour(
                db,
                small.geom,
                others.map((g) => g.geom),
              )
            ).at
          ]!
      const joined = await weigh({ community: other.community, geom: await unionOf(db, [other.geom, small.geom]) })
      grids = [...grids.filter((g) => g !== small && g !== other), joined]
    }
    const large = grids.filter((g) => g.weight > largest)
    if (!large.length) break
    for (const grid of large) grids.splice(grids.indexOf(grid), 1, ...(await cutUp(grid)))
  }
  return grids
}

/** A community that came out with no grid takes one from the one that has most, the farthest from its middle. */
export const serveAll = async (db: pg.Client, grids: Leaf[], communities: number): Promise<Leaf[]> => {
  for (let community = 0; community < communities; community++) {
    if (grids.some((g) => g.community === community)) continue
    const [richest] = [...Map.groupBy(grids, (g) => g.community).values()].toSorted((a, b) => b.length - a.length)
    const { rows } = await db.query<{ at: string }>(
      `with all_of as (select g::geometry g, place from unnest($1::text[]) with ordinality t (g, place))
       select place - 1 as at from all_of order by st_distance(st_centroid(g), (select st_centroid(st_collect(g)) from all_of)) desc, place limit 1`,
      [richest!.map((g) => g.geom)],
    )
    richest![Number(rows[0]!.at)]!.community = community
  }
  return grids
}
