import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { placeQuery, pointOf } from './place-value.ts'

const building = { code: '310115005001-00001-1', name: '昌邑小区 3 号楼', point: { lon: 121.5, lat: 31.2 } }
const point = { lon: 121.6, lat: 31.3, accuracyM: 12 }

test('the plate of a building wins over a point, a point over words', () => {
  deepStrictEqual(placeQuery({ building, point, placeText: '东门' }), { code: building.code })
  deepStrictEqual(placeQuery({ point, placeText: '东门' }), { lon: 121.6, lat: 31.3 })
  deepStrictEqual(placeQuery({ placeText: ' 昌邑路 55 弄 ' }), { address: '昌邑路 55 弄' })
})
test('one letter is no address', () => {
  strictEqual(placeQuery({ placeText: ' 东 ' }), undefined)
})
test('a building stands where it stands', () => {
  deepStrictEqual(pointOf({ building, point, placeText: '' }), building.point)
  deepStrictEqual(pointOf({ point, placeText: '' }), { lon: 121.6, lat: 31.3 })
  strictEqual(pointOf({ placeText: '东门' }), undefined)
})
