import { language } from '#kit/language.ts'
import { placeKey, type FieldHousehold, type FieldPackNow } from '../store/field-state.ts'
import { doorOf } from './households/find-households.ts'

type Named = { zh: string; en: string }
const inLanguage = (pair: Named) => pair[language()]

/** The building of a household, where the phone has it. */
export const buildingOf = (pack: FieldPackNow, { areaId, buildingNo }: Pick<FieldHousehold, 'areaId' | 'buildingNo'>) =>
  buildingNo === null ? undefined : pack.buildings.get(placeKey(areaId, buildingNo))
type Building = { name: string | null; address: string | null; buildingNo: number }
const numbered = ({ buildingNo }: Building) => inLanguage({ zh: `${buildingNo}号楼`, en: `Building ${buildingNo}` })
export const buildingName = (building: Building | undefined): string =>
  building ? (building.name ?? building.address ?? numbered(building)) : ''

/** 3 号楼 2 单元 502: what stands on the way to a door; the household's own address where the building has neither name nor address. */
export const householdName = (pack: FieldPackNow, household: FieldHousehold): string => {
  const building = buildingOf(pack, household)
  if (building?.name === null && building.address === null && household.address) return household.address
  return [buildingName(building), doorOf(household)].filter(Boolean).join(' ') || household.id.slice(0, 8)
}

/** Who lives there, as a line. */
export const namesIn = (household: FieldHousehold): string =>
  household.people.map(({ name }) => name).join(language() === 'zh' ? '、' : ', ')

/** A care register as its community calls it. */
export const careName = (pack: FieldPackNow, code: string): string => {
  const kind = pack.careKinds.find((one) => one.code === code)
  return kind ? inLanguage(kind) : code
}
/** What a code of a field means: 性别 1 is 男. A code nobody explained says nothing to a reader. */
export const codeName = (pack: FieldPackNow, field: string, code: string | null): string => {
  if (!code) return ''
  const known = pack.fields.find(({ name }) => name === field)?.codes.find((one) => one.code === code)
  return known ? inLanguage(known) : ''
}
export const fieldName = (pack: FieldPackNow, field: string): string => {
  const known = pack.fields.find(({ name }) => name === field)
  return known ? inLanguage(known) : field
}
