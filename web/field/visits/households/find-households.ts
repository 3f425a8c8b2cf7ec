import { placeKey, type FieldHousehold, type FieldPackNow } from '../../store/field-state.ts'

type Buildings = FieldPackNow['buildings']
type Building = Buildings extends ReadonlyMap<string, infer B> ? B : never
export type BuildingGroup = { key: string; building: Building | undefined; households: FieldHousehold[] }

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, '')
/** Numbers in names by their size: 2 号楼 before 10 号楼. */
const byName = new Intl.Collator('zh-CN', { numeric: true })

/** How a household is called at its door: 3 单元 502; its address where neither is known. */
export const doorOf = ({ unit, room, address }: Pick<FieldHousehold, 'unit' | 'room' | 'address'>): string =>
  [unit, room].filter(Boolean).join(' ') || address || ''

/** By one word: part of the address or of a name, or the beginning of how a name is spelt (`zhangsan`, `zs`). */
const answersTo = (household: FieldHousehold, buildingName: string, word: string): boolean =>
  plain(`${household.address ?? ''}${household.unit}${household.room}`).includes(word) ||
  plain(buildingName).includes(word) ||
  plain(household.room) === word ||
  household.people.some(
    ({ name, pinyin }) => plain(name).includes(word) || pinyin.split(' ').some((spelt) => spelt.startsWith(word)),
  )

/** Households that answer to every word typed; without words all. */
export const foundHouseholds = (
  households: Iterable<FieldHousehold>,
  typed: string,
  buildingName: (household: FieldHousehold) => string = () => '',
): FieldHousehold[] => {
  const words = typed.trim().split(/\s+/).filter(Boolean).map(plain)
  return [...households].filter((one) => words.every((word) => answersTo(one, buildingName(one), word)))
}

/** Building by building, and inside from door to door; those of no known building last. */
export const byBuilding = (households: Iterable<FieldHousehold>, buildings: Buildings): BuildingGroup[] => {
  const groups = new Map<string, BuildingGroup>()
  for (const household of households) {
    const key = household.buildingNo === null ? '' : placeKey(household.areaId, household.buildingNo)
    const group = groups.get(key) ?? { key, building: buildings.get(key), households: [] }
    group.households.push(household)
    groups.set(key, group)
  }
  for (const { households: some } of groups.values())
    some.sort(
      (a, b) =>
        byName.compare(a.unit, b.unit) || (a.floor ?? 0) - (b.floor ?? 0) || byName.compare(doorOf(a), doorOf(b)),
    )
  const nameOf = ({ building }: BuildingGroup) => building?.name ?? building?.address ?? `${building?.buildingNo ?? ''}`
  return [...groups.values()].sort(
    (a, b) => Number(!a.building) - Number(!b.building) || byName.compare(nameOf(a), nameOf(b)),
  )
}
