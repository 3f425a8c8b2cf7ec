import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea, Paging, pageOf, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Source } from './fields.ts'

/** m², to the hundredth: less than one isn't an area. */
const FloorArea = z.number().min(0.01).max(100_000)

export const DwellingUse = z.enum(['home', 'shop', 'office', 'collective', 'other'])
/** 自有, 出租, 空置, 集体, 不详. */
export const Tenure = z.enum(['owner', 'rented', 'empty', 'collective', 'unknown'])
export const HouseholdKind = z.enum(['family', 'collective', 'tenant'])

/** 房屋（一套）. Within its building: unit 单元, floor, room 室. */
export const Dwelling = z.object({
  areaId: AreaId,
  id: z.uuid(),
  buildingNo: z.number().int().nullable(),
  gridNo: GridNo.nullable(),
  unit: z.string().max(20),
  floor: z.number().int().min(-9).max(300).nullable(),
  room: z.string().max(20),
  address: text(200),
  use: DwellingUse,
  tenure: Tenure,
  areaM2: z.number().positive().nullable(),
  version: z.number().int(),
})
export type Dwelling = z.infer<typeof Dwelling>

const NewDwelling = z.object({
  id: ClientId,
  buildingNo: z.number().int().min(1).max(99999).nullish(),
  unit: z.string().trim().max(20).default(''),
  floor: z.number().int().min(-9).max(300).nullish(),
  room: z.string().trim().max(20).default(''),
  address: text(200),
  use: DwellingUse.default('home'),
  tenure: Tenure.default('unknown'),
  areaM2: FloorArea.nullish(),
})
export type NewDwelling = z.input<typeof NewDwelling>

/** Who lives or is registered in a dwelling, as a list shows them. */
export const Occupant = z.object({
  personId: z.uuid(),
  areaId: AreaId,
  name: z.string(),
  sex: z.string(),
  age: z.number().int().nullable(),
  relation: z.string().nullable(),
  separation: z.enum(['together', 'lives_only', 'registered_only', 'neither']),
  householdId: z.uuid().nullable(),
  /** Codes of the care registers the asker may see. */
  care: z.array(z.string()),
})
export const Household = z.object({
  areaId: AreaId,
  id: z.uuid(),
  dwellingId: z.uuid().nullable(),
  address: z.string().nullable(),
  kind: HouseholdKind,
  number: z.string().nullable(),
  headId: z.uuid().nullable(),
  version: z.number().int(),
})
export type Household = z.infer<typeof Household>

export const getDwelling = route({
  name: 'people.get_dwelling',
  method: 'GET',
  path: '/api/areas/{areaId}/dwellings/{id}',
  permission: 'people.read',
  about: { zh: '一套房：地址、用途、住着哪些户和人', en: 'A dwelling with its households and people' },
  params: InArea.extend({ id: ClientId }),
  answer: Dwelling.extend({
    source: Source,
    households: z.array(Household),
    people: z.array(Occupant),
    away: z.number().int(),
  }),
  problems: ['platform.not_found'],
})
export const createDwelling = route({
  name: 'people.create_dwelling',
  method: 'POST',
  path: '/api/areas/{areaId}/dwellings',
  permission: 'people.edit',
  about: { zh: '新增房屋', en: 'Add a dwelling' },
  params: InArea,
  body: NewDwelling,
  answer: Dwelling,
  problems: ['people.community_only', 'people.address_taken', 'people.building_unknown', 'people.id_taken'],
})
export const editDwelling = route({
  name: 'people.edit_dwelling',
  method: 'PATCH',
  path: '/api/areas/{areaId}/dwellings/{id}',
  permission: 'people.edit',
  about: { zh: '修改房屋', en: 'Change a dwelling' },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    version: z.number().int(),
    buildingNo: z.number().int().min(1).max(99999).nullish(),
    unit: z.string().trim().max(20).optional(),
    floor: z.number().int().min(-9).max(300).nullish(),
    room: z.string().trim().max(20).optional(),
    address: text(200).optional(),
    use: DwellingUse.optional(),
    tenure: Tenure.optional(),
    areaM2: FloorArea.nullish(),
    ended: z.boolean().optional().describe('拆除、合并：不再使用，须无人居住'),
  }),
  answer: Dwelling,
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.address_taken',
    'people.building_unknown',
    'people.still_lived_in',
  ],
})
/** What a list of dwellings and its export choose by. */
export const DwellingFilter = z.object({
  q: text(100).optional(),
  buildingNo: z.coerce.number().int().min(1).max(99999).optional(),
  grid: GridNo.optional(),
  use: DwellingUse.optional(),
  tenure: Tenure.optional(),
  /** With nobody living there. */
  vacant: z.stringbool().optional(),
})
export type DwellingFilter = z.output<typeof DwellingFilter>
export const listDwellings = route({
  name: 'people.list_dwellings',
  method: 'GET',
  path: '/api/areas/{areaId}/dwellings',
  permission: 'people.read',
  about: { zh: '房屋列表：按地址检索，按楼栋、用途、权属筛选', en: 'Dwellings by address, building, use, tenure' },
  params: InArea,
  query: Paging.extend(DwellingFilter.shape),
  answer: pageOf(Dwelling.extend({ people: z.number().int(), households: z.number().int() })),
})

/** 楼栋图: floors from the top, dwellings in the order of unit and room; occupancy and care marks as far as the asker may see. */
export const BuildingView = z.object({
  areaId: AreaId,
  buildingNo: z.number().int(),
  name: z.string().nullable(),
  address: z.string().nullable(),
  levels: z.number().int().nullable(),
  dwellings: z.number().int(),
  people: z.number().int(),
  units: z.array(z.string()),
  floors: z.array(
    z.object({
      floor: z.number().int().nullable(),
      dwellings: z.array(
        z.object({
          id: z.uuid(),
          unit: z.string(),
          room: z.string(),
          use: DwellingUse,
          tenure: Tenure,
          living: z.number().int(),
          registered: z.number().int(),
          households: z.number().int(),
          care: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export const getBuildingView = route({
  name: 'people.get_building_view',
  method: 'GET',
  path: '/api/areas/{areaId}/buildings/{buildingNo}/view',
  permission: 'people.read',
  about: { zh: '楼栋图：每层每户的居住与关爱情况', en: 'A building floor by floor' },
  params: InArea.extend({ buildingNo: z.coerce.number().int().min(1).max(99999) }),
  answer: BuildingView,
  problems: ['people.building_unknown'],
})

export const getHousehold = route({
  name: 'people.get_household',
  method: 'GET',
  path: '/api/areas/{areaId}/households/{id}',
  permission: 'people.read',
  about: { zh: '一户：户主、成员、住址', en: 'A household, its head and members' },
  params: InArea.extend({ id: ClientId }),
  answer: Household.extend({
    people: z.array(Occupant),
    away: z.array(z.object({ name: z.string(), since: Day.nullable() })),
  }),
  problems: ['platform.not_found'],
})
export const saveHousehold = route({
  name: 'people.save_household',
  method: 'PUT',
  path: '/api/areas/{areaId}/households/{id}',
  permission: 'people.edit',
  about: { zh: '新增或修改户（分户、立户、换户主）', en: 'Add or change a household' },
  params: InArea.extend({ id: ClientId }),
  body: z.object({
    version: z.number().int().nullable(),
    dwellingId: z.uuid().nullish(),
    kind: HouseholdKind.default('family'),
    number: z.string().trim().max(40).nullish(),
    headId: z.uuid().nullish(),
  }),
  answer: Household,
  problems: [
    'people.community_only',
    'platform.conflict',
    'people.dwelling_unknown',
    'people.person_unknown',
    'people.household_number_taken',
  ],
})
