import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, openPool } from '#platform/database.ts'
import { createTestDatabase } from '#platform/test-database.ts'
import { gridsOf } from './grid-store.ts'
import { importGrids } from './import-grids.ts'
import { givenAreas } from './testing.ts'

const database = await createTestDatabase()
const pool = openPool(database.appUrl, 2)
after(async () => {
  await pool.end()
  await database.drop()
})
const { street, communities } = await givenAreas(database.ownerUrl)
const [areaId, other] = communities

const square = (x: number, width = 0.001) => {
  const [w, e, s, n] = [121.51 + x, 121.51 + x + width, 31.23, 31.231]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  }
}
const grid = (gridNo: unknown, geometry: unknown, more: object = {}) => ({
  type: 'Feature',
  geometry,
  properties: { areaId, gridNo, name: `第${String(gridNo)}网格`, households: 400, ...more },
})
const send = (features: unknown[], check = false) =>
  inTransaction(pool, rangeOf(street), (db) =>
    importGrids({ db, locale: 'zh', audit: () => {}, announce: () => {} } as unknown as Context, street, {
      check,
      collection: { type: 'FeatureCollection', features },
    }),
  )
const said = (answer: Awaited<ReturnType<typeof send>>) => answer.remarks.map((r) => [r.row, r.level, r.code])
const stored = () => inTransaction(pool, rangeOf(street), (db) => gridsOf(db, street))

test('each wrong row is named with its number and reason, and nothing is taken', async () => {
  const bow = {
    type: 'Polygon',
    coordinates: [
      [
        [121.52, 31.23],
        [121.521, 31.231],
        [121.521, 31.23],
        [121.52, 31.231],
        [121.52, 31.23],
      ],
    ],
  }
  const answer = await send([
    grid(1, square(0)),
    'not an object',
    grid(2, { type: 'Point', coordinates: [121.5, 31.2] }),
    grid(3, bow),
    grid('x', square(0.01)),
    grid(1, square(0.02)),
    grid(4, square(0.03), { areaId: street }),
    grid(5, square(0.04), { areaId: 310101013001 }),
    grid(6, square(0.05), { name: '' }),
    grid(7, square(0.0005)),
    grid(8, square(0.06), { households: -1 }),
  ])
  assert.deepEqual(said(answer), [
    [2, 'error', 'not_a_feature'],
    [3, 'error', 'no_polygon'],
    [4, 'error', 'broken_polygon'],
    [5, 'error', 'number_missing'],
    [6, 'error', 'number_twice'],
    [7, 'error', 'area_not_community'],
    [8, 'error', 'area_missing'],
    [9, 'error', 'name_missing'],
    [10, 'error', 'overlaps'],
    [11, 'error', 'households_broken'],
  ])
  assert.equal(answer.remarks[0]!.message, '第 2 行：不是 GeoJSON 要素')
  assert.equal(answer.done, false)
  assert.deepEqual(await stored(), [])
})

test('a check changes nothing', async () => {
  assert.deepEqual(await send([grid(1, square(0))], true), { added: 0, changed: 0, remarks: [], done: false })
  assert.deepEqual(await stored(), [])
})

test('good rows are taken, unusual sizes with a warning, and again they are changes', async () => {
  const rows = [
    grid(1, square(0)),
    grid(2, square(0.001), { households: 620, codes: [{ scheme: '公安', code: 'A-17' }] }),
  ]
  const answer = await send(rows)
  assert.deepEqual(said(answer), [[2, 'warning', 'too_large']])
  assert.deepEqual([answer.added, answer.changed, answer.done], [2, 0, true])
  assert.deepEqual(await send(rows).then((a) => [a.added, a.changed]), [0, 2])
  assert.deepEqual(
    (await stored()).map((g) => [g.gridNo, g.householdsEstimate, g.version]),
    [
      [1, 400, 2],
      [2, 620, 2],
    ],
  )
})

test('a new grid over one that is there already is refused by its name', async () => {
  const answer = await send([grid(1, square(0.0002), { areaId: other })])
  assert.deepEqual(said(answer), [
    [1, 'error', 'overlaps'],
    [1, 'error', 'overlaps'],
  ])
  assert.match(answer.remarks[0]!.message, /网格 310115005001-1/)
})

test('shapes no map could hold are refused by name, never with an error of the database', async () => {
  const ring = (...points: number[][]) => ({ type: 'Polygon', coordinates: [points] })
  const answer = await send([
    grid(11, ring([0, 0], [1, 0], [1, 1], [5, 5])),
    grid(12, ring([121, 31], [121, 31], [121, 31], [121, 31])),
    grid(13, ring([0, 0], [1e300, 0], [1, 1], [0, 0])),
    grid(14, ring([0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5])),
    grid(15, { type: 'MultiPolygon', coordinates: [] }),
  ])
  assert.deepEqual(said(answer), [
    [1, 'error', 'broken_polygon'],
    [2, 'error', 'broken_polygon'],
    [3, 'error', 'broken_polygon'],
    [5, 'error', 'no_polygon'],
  ])
})
