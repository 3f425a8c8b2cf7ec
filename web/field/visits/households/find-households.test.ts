import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { placeKey, type FieldHousehold } from '../../store/field-state.ts'
import { byBuilding, doorOf, foundHouseholds } from './find-households.ts'

const area = 310115005001
const household = (id: string, part: Partial<FieldHousehold> = {}): FieldHousehold => ({
  areaId: area,
  id,
  gridNo: 1,
  buildingNo: 1,
  address: '昌邑路 55 弄 3 号 502',
  unit: '3 单元',
  floor: 5,
  room: '502',
  people: [],
  lastVisit: null,
  version: 1,
  ...part,
})
const person = (name: string, pinyin: string): FieldHousehold['people'][number] => ({
  id: name,
  name,
  pinyin,
  sex: '1',
  age: 70,
  relation: null,
  separation: 'together',
  care: [],
  facts: [],
  version: 1,
})
const building = (no: number, name: string) => ({
  areaId: area,
  buildingNo: no,
  code: `c${no}`,
  gridNo: 1,
  name,
  address: null,
  point: { lon: 121.5, lat: 31.2 },
  shape: null,
})
const chen = household('chen', { people: [person('陈丽', 'chenli cl')] })
const zhao = household('zhao', {
  room: '601',
  floor: 6,
  address: '昌邑路 55 弄 3 号 601',
  people: [person('赵明', 'zhaoming zm')],
})
const ids = (some: FieldHousehold[]) => some.map(({ id }) => id)

test('by name, pinyin, initials, room and pieces of the address; every word has to answer', () => {
  const all = [chen, zhao]
  for (const [typed, found] of [
    ['陈', ['chen']],
    ['chenl', ['chen']],
    ['ZM', ['zhao']],
    ['601', ['zhao']],
    ['昌邑路55弄', ['chen', 'zhao']],
    ['昌邑路 赵', ['zhao']],
    ['赵 502', []],
    ['henli', []],
    ['  ', ['chen', 'zhao']],
  ] as const)
    deepStrictEqual(ids(foundHouseholds(all, typed)), found, typed)
  deepStrictEqual(ids(foundHouseholds(all, '幸福苑', (one) => (one === zhao ? '幸福苑 2 号楼' : ''))), ['zhao'])
})
test('houses in the order of their numbers, doors from below upwards, the unknown building last', () => {
  const buildings = new Map(
    [building(1, '10 号楼'), building(2, '2 号楼')].map((b) => [placeKey(area, b.buildingNo), b]),
  )
  const low = household('low', { buildingNo: 1, floor: 2, room: '201' })
  const nowhere = household('nowhere', { buildingNo: null })
  const groups = byBuilding([nowhere, chen, low, household('two', { buildingNo: 2 })], buildings)
  deepStrictEqual(
    groups.map((group) => [group.building?.name, ids(group.households)]),
    [
      ['2 号楼', ['two']],
      ['10 号楼', ['low', 'chen']],
      [undefined, ['nowhere']],
    ],
  )
})
test('a door without unit and room is known by its address', () => {
  strictEqual(doorOf(chen), '3 单元 502')
  strictEqual(doorOf(household('x', { unit: '', room: '', address: '昌邑路 60 号' })), '昌邑路 60 号')
})
