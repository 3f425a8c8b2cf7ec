import type { Point } from '../shapes.ts'

/** Somewhere to go: a household, standing where its building stands. No point: the building isn't on the map. */
export type Stop = { id: string; point: Point | null }
export type RouteOfDay = {
  order: string[]
  /** Walking metres from stop to stop; households of one building are 0 apart. */
  metres: number
}

/** How much longer a walk through a neighbourhood is than the straight line; usual for street networks of cities. */
const detour = 1.3
const radian = Math.PI / 180

/** Metres on foot between two points, estimated: no network of paths is needed, and none is at hand offline. */
export const walkingMetres = (a: Point, b: Point): number => {
  const y = (b.lat - a.lat) * radian
  const x = (b.lon - a.lon) * radian * Math.cos(((a.lat + b.lat) / 2) * radian)
  return Math.hypot(x, y) * 6_371_000 * detour
}

const lengthOf = (points: readonly Point[]) =>
  points.reduce((sum, point, at) => (at ? sum + walkingMetres(points[at - 1] as Point, point) : 0), 0)

/** How far an order is, whoever made it: the worker may have moved stops by hand. Stops that aren't on the map add nothing. */
export const routeMetres = (stops: readonly Stop[], start?: Point): number =>
  lengthOf([...(start ? [start] : []), ...stops.flatMap(({ point }) => point ?? [])])

type Place = { point: Point; ids: string[] }

/** Households of one building are one place to go: they stay together, in the order they came. */
const placesOf = (stops: readonly Stop[]): Place[] => {
  const places = new Map<string, Place>()
  for (const { id, point } of stops) {
    if (!point) continue
    const key = `${point.lon} ${point.lat}`
    const place = places.get(key)
    if (place) place.ids.push(id)
    else places.set(key, { point, ids: [id] })
  }
  return [...places.values()]
}

/** Always to the nearest one not yet seen; of equally near ones the first. */
const nearestFirst = (far: readonly (readonly number[])[], first: number): number[] => {
  const order = [first]
  const left = new Set(far.keys())
  left.delete(first)
  while (left.size) {
    const row = far[order.at(-1) as number] as readonly number[]
    let next = -1
    for (const one of left) if (next < 0 || (row[one] as number) < (row[next] as number)) next = one
    order.push(next)
    left.delete(next)
  }
  return order
}

/** 2-opt: turns a stretch round wherever that makes the way shorter, until nothing does. The first place stays when `fixed`. */
const untangle = (far: readonly (readonly number[])[], order: number[], fixed: boolean): number[] => {
  const between = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? 0 : ((far[a] as readonly number[])[b] as number)
  for (let better = true; better;) {
    better = false
    for (let from = fixed ? 1 : 0; from < order.length - 1; from++)
      for (let to = from + 1; to < order.length; to++) {
        const before = between(order[from - 1], order[from]) + between(order[to], order[to + 1])
        const after = between(order[from - 1], order[to]) + between(order[from], order[to + 1])
        // a millimetre, so that rounding never turns the same stretch to and fro for ever
        if (after < before - 0.001) {
          order.splice(from, to - from + 1, ...order.slice(from, to + 1).toReversed())
          better = true
        }
      }
  }
  return order
}

/** More beginnings than this are not tried: a day has few, and an old phone shall answer at once. */
const mostBeginnings = 24

/**
 * 当日路线: an order for the chosen households with little walking. Nearest neighbour, then 2-opt; without a `start` each of
 * the first places is tried as the beginning and the shortest way is taken. The same stops always give the same order.
 * Households that aren't on the map come last, as they were given. Nothing of it is kept or sent: it is a proposal.
 */
export const routeOfDay = ({ stops, start }: { stops: readonly Stop[]; start?: Point }): RouteOfDay => {
  const places = placesOf(stops)
  const unknown = stops.filter(({ point }) => !point).map(({ id }) => id)
  const points = [...(start ? [start] : []), ...places.map(({ point }) => point)]
  const far = points.map((a) => points.map((b) => walkingMetres(a, b)))
  const fixed = start !== undefined
  const beginnings = fixed ? [0] : [...points.keys()].slice(0, mostBeginnings)
  let best: { order: number[]; metres: number } = { order: [], metres: Number.POSITIVE_INFINITY }
  for (const first of beginnings) {
    const order = untangle(far, nearestFirst(far, first), fixed)
    const metres = lengthOf(order.map((at) => points[at] as Point))
    if (metres < best.metres - 0.001) best = { order, metres }
  }
  const walked = best.order.flatMap((at) => places[at - (fixed ? 1 : 0)]?.ids ?? [])
  return { order: [...walked, ...unknown], metres: points.length ? best.metres : 0 }
}

/** One stop earlier or later, by hand; at either end nothing happens. */
export const movedStop = (order: readonly string[], id: string, by: -1 | 1): string[] => {
  const at = order.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= order.length) return [...order]
  const next = [...order]
  ;[next[at], next[to]] = [next[to] as string, next[at] as string]
  return next
}
