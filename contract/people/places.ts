import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, Day, InArea, text } from '../shapes.ts'
import { Household, HouseholdKind } from './dwellings.ts'
import { Source } from './fields.ts'
import { ResidenceKind } from './people.ts'

/** came 迁入, left 迁出, household 立户, premises 单位场所, recorded 登记或最近一次修改. */
export const placeHappenings = ['came', 'left', 'household', 'premises', 'recorded'] as const
const PlaceEvent = z.object({
  onDay: Day,
  what: z.enum(placeHappenings),
  kind: ResidenceKind.nullable(),
  personId: z.uuid().nullable(),
  householdId: z.uuid().nullable(),
  name: z.string().nullable().describe('who came or left (masked as in lists), or what'),
  reason: z.string().nullable(),
  source: Source,
})
const History = z.object({ rows: z.array(PlaceEvent) })
const One = InArea.extend({ id: ClientId })

export const getDwellingHistory = route({
  name: 'people.get_dwelling_history',
  method: 'GET',
  path: '/api/areas/{areaId}/dwellings/{id}/history',
  permission: 'people.read',
  about: { zh: '一套房的时间轴：谁何时迁入迁出、立户', en: 'Who came to a dwelling and left it, newest first' },
  params: One,
  answer: History,
  problems: ['platform.not_found'],
})
export const getHouseholdHistory = route({
  name: 'people.get_household_history',
  method: 'GET',
  path: '/api/areas/{areaId}/households/{id}/history',
  permission: 'people.read',
  about: { zh: '一户的时间轴：成员何时加入离开', en: 'Who joined a household and left it, newest first' },
  params: One,
  answer: History,
  problems: ['platform.not_found'],
})

/** 分户、并户: members go to another household, or to a new one; a household that nobody is left in ends. */
export const moveMembers = route({
  name: 'people.move_members',
  method: 'POST',
  path: '/api/areas/{areaId}/households/{id}/move',
  permission: 'people.edit',
  about: {
    zh: '分户或并户：成员转到另一户或新立一户，原记录留存；无人的户随即撤销',
    en: 'Split or join households: members go to another or a new one, what was is kept; an empty one ends',
  },
  params: One,
  body: z.object({
    version: z.number().int(),
    people: z
      .array(z.object({ id: z.uuid(), version: z.number().int(), relation: z.string().max(4).nullish() }))
      .min(1)
      .max(60),
    to: z.uuid().nullish().describe('an existing household'),
    found: z
      .object({
        id: ClientId,
        dwellingId: z.uuid().nullish().describe('left out: the same dwelling'),
        kind: HouseholdKind.default('family'),
        number: z.string().trim().max(40).nullish(),
        headId: z.uuid().nullish(),
      })
      .nullish()
      .describe('a new household'),
    since: Day.optional(),
    reason: text(200).nullish(),
  }),
  answer: z.object({ household: Household, moved: z.number().int(), ended: z.boolean().describe('the old one') }),
  problems: [
    'platform.not_found',
    'platform.conflict',
    'people.community_only',
    'people.household_unknown',
    'people.household_number_taken',
    'people.dwelling_unknown',
    'people.person_unknown',
    'people.same_row',
    'people.not_present',
    'people.date_order',
  ],
})
