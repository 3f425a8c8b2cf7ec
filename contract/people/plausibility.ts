import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea } from '../shapes.ts'
import { Cell } from './care.ts'

/**
 * What can't well be true. Each count links to its rows: of people by `check` in the filter of the list, of dwellings and
 * areas in `rows`.
 */
export const checks = [
  'age_impossible', // born in the future or more than 120 years ago
  'birth_unlike_document',
  'sex_unlike_document',
  'document_faulty',
  'document_shared', // two present people with one lifelong document in this community
  'document_missing', // adults without any document
  'child_is_head', // 户主未满 16 岁
  'no_dwelling', // lives here, but in no dwelling
  'disputed',
  'deceased_age', // over 105 and not confirmed for a year
] as const
export const placeChecks = [
  'empty_lived_in',
  'household_crowded',
  'dwelling_crowded',
  'household_nobody',
  'area_ratio',
] as const
export const Check = z.enum([...checks, ...placeChecks])
export type Check = z.infer<typeof Check>

export const plausibilityBoard = route({
  name: 'people.get_plausibility',
  method: 'GET',
  path: '/api/areas/{areaId}/people-plausibility',
  permission: 'people.read_numbers',
  about: {
    zh: '数据质量：可疑之处与数量，点开看明细（看不到名单的，小于 5 的不显示）',
    en: 'What in the register can hardly be true, with counts; under five not shown to who sees no rows',
  },
  params: InArea,
  answer: z.object({
    people: Cell,
    households: z.number().int(),
    dwellings: z.number().int(),
    perHousehold: z.number().nullable().describe('one decimal'),
    checks: z.array(z.object({ check: Check, count: Cell, rows: z.boolean().describe('the asker may open the rows') })),
    duplicates: Cell.describe('疑似重复、待处理'),
    /** Communities whose persons per household are outside 1–6: 5750 households with 2,220,230 people. */
    areas: z.array(
      z.object({
        areaId: AreaId,
        name: z.string(),
        households: z.number().int(),
        people: Cell,
        perHousehold: z.number().nullable(),
      }),
    ),
  }),
})
export const plausibilityPlaces = route({
  name: 'people.list_implausible_places',
  method: 'GET',
  path: '/api/areas/{areaId}/people-plausibility/{check}',
  permission: 'people.read',
  about: { zh: '可疑的房屋和户', en: 'Dwellings and households that can hardly be as they are' },
  params: InArea.extend({ check: z.enum(placeChecks) }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  answer: z.object({
    rows: z.array(
      z.object({
        areaId: AreaId,
        dwellingId: z.uuid().nullable(),
        householdId: z.uuid().nullable(),
        address: z.string().nullable(),
        people: z.number().int(),
      }),
    ),
  }),
})

/** How many people in a household are plausible on average; outside, the number is asked about. */
export const perHouseholdPlausible = { from: 1, to: 6 } as const
/** More in one household or dwelling is asked about. */
export const crowded = { household: 12, dwelling: 15 } as const
