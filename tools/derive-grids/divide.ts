import type pg from 'pg'
import type { WeightPoint } from './ground.ts'

/** Land that is shared out whole, or cut where it is too heavy; u, v are metres along and across the roads. */
export type Unit = { geom: string; u: number; v: number; m2: number; name: string | null; points: WeightPoint[] }

const weight = (units: Unit[]) => units.reduce((sum, u) => sum + u.points.reduce((s, p) => s + p.weight, 0), 0)
const middle = (unit: Unit, axis: 'u' | 'v') => {
  const total = weight([unit])
  return total ? unit.points.reduce((s, p) => s + p[axis] * p.weight, 0) / total : unit[axis]
}
const spread = (units: Unit[], axis: 'u' | 'v') => {
  const at = units.flatMap((u) => u.points.filter((p) => p.weight > 0).map((p) => p[axis]))
  return at.length ? Math.max(...at) - Math.min(...at) : 0
}

/** Cuts a unit across an axis into the part below and the part above. */
const cut = async (db: pg.Client, unit: Unit, axis: 'u' | 'v', at: number, angle: number): Promise<[Unit, Unit]> => {
  const far = 1e7
  const half = axis === 'u' ? [-far, -far, at, far] : [-far, -far, far, at]
  const { rows } = await db.query<{ below: string; above: string }>(
    `select st_collectionextract(st_intersection($1::geometry, h), 3) below, st_collectionextract(st_difference($1::geometry, h), 3) above
     from (select st_rotate(st_makeenvelope($2, $3, $4, $5, 32651), radians($6)) h) half`,
    [unit.geom, ...half, angle],
  )
  const side = (geom: string, keep: (p: WeightPoint) => boolean): Unit => ({
    ...unit,
    geom,
    points: unit.points.filter(keep),
  })
  return [side(rows[0]!.below, (p) => p[axis] < at), side(rows[0]!.above, (p) => p[axis] >= at)]
}

/**
 * Shares units out in proportion to `shares`, halving across the longer side again and again. Borders follow the roads;
 * a block is cut only where a part would otherwise be more than a tenth of a grid off.
 */
export const divide = async (db: pg.Client, units: Unit[], shares: number[], angle: number): Promise<Unit[][]> => {
  if (shares.length === 1) return [units]
  const first = Math.ceil(shares.length / 2)
  const all = shares.reduce((a, b) => a + b, 0)
  const part = shares.slice(0, first).reduce((a, b) => a + b, 0)
  const total = weight(units)
  const wanted = (total * part) / all
  const axis = spread(units, 'u') >= spread(units, 'v') ? 'u' : 'v'
  const heavy = units.filter((u) => weight([u]) > 0).toSorted((a, b) => middle(a, axis) - middle(b, axis) || a.u - b.u)
  let [sum, n] = [0, 0]
  while (n < heavy.length && sum + weight([heavy[n]!]) <= wanted) sum += weight([heavy[n++]!])
  const tolerance = (0.1 * total) / all
  const below = heavy.slice(0, n)
  const above = heavy.slice(n)
  let border = above[0] ? middle(above[0], axis) : Infinity
  if (above[0] && wanted - sum > tolerance) {
    const straddling = above.shift()!
    const points = straddling.points.toSorted((a, b) => a[axis] - b[axis])
    let [taken, i] = [0, 0]
    while (i < points.length && sum + taken + points[i]!.weight / 2 <= wanted) taken += points[i++]!.weight
    if (sum + weight([straddling]) - wanted <= tolerance || i === points.length) below.push(straddling)
    else if (i === 0) above.unshift(straddling)
    else {
      border = (points[i - 1]![axis] + points[i]![axis]) / 2
      const [low, high] = await cut(db, straddling, axis, border, angle)
      below.push(low)
      above.push(high)
    }
  }
  for (const unit of units) if (weight([unit]) === 0) (unit[axis] < border ? below : above).push(unit)
  return [
    ...(await divide(db, below, shares.slice(0, first), angle)),
    ...(await divide(db, above, shares.slice(first), angle)),
  ]
}
