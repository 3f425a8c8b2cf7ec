import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movedStop, routeMetres, routeOfDay, walkingMetres, type Stop } from './route-of-day.ts'

const point = fc.record({
  lon: fc.integer({ min: 0, max: 400 }).map((n) => 121.49 + n / 40_000),
  lat: fc.integer({ min: 0, max: 400 }).map((n) => 31.22 + n / 40_000),
})
const stopsOf = (most: number) =>
  fc
    .array(fc.option(point, { freq: 8 }), { maxLength: most })
    .map((points) => points.map((at, n): Stop => ({ id: `h${n}`, point: at })))
const byId = (stops: readonly Stop[], order: readonly string[]) =>
  order.map((id) => stops.find((stop) => stop.id === id) as Stop)

test('ten thousandths of a degree northwards are 11.1 m in a straight line, 14.5 m on foot', () => {
  strictEqual(walkingMetres({ lon: 121.5, lat: 31.2 }, { lon: 121.5, lat: 31.2001 }).toFixed(1), '14.5')
})
test('every household is visited once, those that are not on the map last', () => {
  fc.assert(
    fc.property(stopsOf(40), (stops) => {
      const { order } = routeOfDay({ stops })
      deepStrictEqual(order.toSorted(), stops.map(({ id }) => id).toSorted())
      const known = byId(stops, order).map((stop) => stop.point !== null)
      ok(known.lastIndexOf(true) < (known.includes(false) ? known.indexOf(false) : Number.POSITIVE_INFINITY))
    }),
  )
})
test('the metres told are those of the order, and few stops are never half as far again as the shortest way', () => {
  fc.assert(
    fc.property(stopsOf(40), fc.option(point, { nil: undefined }), (stops, start) => {
      const { order, metres } = routeOfDay({ stops, start })
      ok(Math.abs(metres - routeMetres(byId(stops, order), start)) < 0.01)
      if (stops.length <= 6) ok(metres <= shortest(stops, start) * 1.5 + 0.01)
    }),
  )
})
/** By trying every order. */
const shortest = (stops: readonly Stop[], start: Stop['point'] | undefined): number => {
  const known = stops.filter((stop) => stop.point)
  const orders = (left: readonly Stop[]): Stop[][] =>
    left.length ? left.flatMap((one) => orders(left.filter((o) => o !== one)).map((rest) => [one, ...rest])) : [[]]
  return Math.min(...orders(known).map((order) => routeMetres(order, start ?? undefined)))
}
test('no stretch turned round makes the way shorter', () => {
  fc.assert(
    fc.property(stopsOf(20), (stops) => {
      const { order, metres } = routeOfDay({ stops })
      const walked = byId(stops, order).filter((stop) => stop.point)
      for (let from = 0; from < walked.length; from++)
        for (let to = from + 1; to < walked.length; to++) {
          const turned = [...walked.slice(0, from), ...walked.slice(from, to + 1).toReversed(), ...walked.slice(to + 1)]
          ok(routeMetres(turned) >= metres - 0.01, `turning ${from} to ${to} round saves something`)
        }
    }),
  )
})
test('along a street one walks from one end to the other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 2, maxLength: 20 }), (numbers) => {
      const stops = numbers.map((n) => ({ id: `h${n}`, point: { lon: 121.49 + n / 40_000, lat: 31.22 } }))
      const { metres } = routeOfDay({ stops })
      const ends = [Math.min(...numbers), Math.max(...numbers)].map(
        (n) => stops.find(({ id }) => id === `h${n}`)!.point,
      )
      ok(Math.abs(metres - walkingMetres(ends[0]!, ends[1]!)) < 0.01)
    }),
  )
})
test('households of one building stay together, in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 }), (buildings) => {
      const stops = buildings.map((b, n) => ({ id: `${b}-${n}`, point: { lon: 121.5 + b / 1000, lat: 31.2 } }))
      const { order } = routeOfDay({ stops })
      const rank = new Map(order.map((id, at) => [id, at]))
      for (const b of new Set(buildings)) {
        const ids = stops.filter(({ id }) => id.startsWith(`${b}-`)).map(({ id }) => id)
        const first = rank.get(ids[0]!)!
        deepStrictEqual(
          ids.map((id) => rank.get(id)),
          ids.map((_, n) => first + n),
        )
      }
    }),
  )
})
test('the same stops give the same order; nothing chosen is a route of nothing', () => {
  const stops = [3, 1, 2].map((n) => ({ id: `h${n}`, point: { lon: 121.5 + n / 1000, lat: 31.2 + (n % 2) / 1000 } }))
  deepStrictEqual(routeOfDay({ stops }), routeOfDay({ stops }))
  deepStrictEqual(routeOfDay({ stops: [] }), { order: [], metres: 0 })
  deepStrictEqual(routeOfDay({ stops: [{ id: 'a', point: null }] }), { order: ['a'], metres: 0 })
})
test('by hand one stop goes up or down, and at the ends it stays', () => {
  deepStrictEqual(movedStop(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c'])
  deepStrictEqual(movedStop(['a', 'b', 'c'], 'b', 1), ['a', 'c', 'b'])
  deepStrictEqual(movedStop(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c'])
  deepStrictEqual(movedStop(['a', 'b', 'c'], 'c', 1), ['a', 'b', 'c'])
  deepStrictEqual(movedStop(['a', 'b'], 'x', 1), ['a', 'b'])
})
