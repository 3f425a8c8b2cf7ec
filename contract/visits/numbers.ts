import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Instant, Paging, pageOf } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Month } from './plan.ts'

/**
 * 走访的数 of a month for an area or a grid: each links to its rows. Never by person (law.md 3). `query` of the lists:
 * visited → visits of the month; unseen → households-unseen; mustOpen → must-visits.
 */
export const VisitCounts = z.object({
  /** Households that live there now. */
  households: z.int(),
  /** Distinct households somebody met this month. */
  visited: z.int(),
  /** Not seen for the months asked, or never. */
  unseen: z.int(),
  must: z.int(),
  mustOpen: z.int(),
  /** Entries of every kind. */
  entries: z.int(),
  /** Entries with something that followed. */
  followedUp: z.int(),
  /** Cases that came out of them, and how many are done. */
  followUps: z.int(),
  followUpsDone: z.int(),
  /** From the door until done, the median in hours; null where none is. */
  followUpHours: z.number().nullable(),
})
export type VisitCounts = z.infer<typeof VisitCounts>

export const visitNumbers = route({
  name: 'visits.get_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-numbers',
  permission: 'visits.read_numbers',
  about: {
    zh: '走访的数：按辖区和网格的覆盖、必访未访、转办；不按人',
    en: 'Coverage, open must-visits, follow-ups, by area and grid; never by person',
  },
  params: InArea,
  query: z.object({ month: Month.optional(), unseenMonths: z.coerce.number().int().min(1).max(24).default(3) }),
  answer: z.object({
    month: z.string(),
    unseenMonths: z.int(),
    total: VisitCounts,
    areas: z.array(VisitCounts.extend({ areaId: AreaId, name: z.string() })),
    grids: z.array(VisitCounts.extend({ areaId: AreaId, gridNo: GridNo.nullable(), name: z.string().nullable() })),
    /** The months before, oldest first: households met. */
    months: z.array(z.object({ month: z.string(), visited: z.int(), entries: z.int() })),
  }),
})

const HouseholdLine = z.object({
  areaId: AreaId,
  areaName: z.string(),
  householdId: z.uuid(),
  address: z.string().nullable(),
  gridNo: GridNo.nullable(),
  lastAt: Instant.nullable(),
  must: z.boolean(),
})
export const listUnseen = route({
  name: 'visits.list_unseen',
  method: 'GET',
  path: '/api/areas/{areaId}/households-unseen',
  permission: 'visits.read',
  about: { zh: '几个月没有走访的户', en: 'Households nobody has seen for months' },
  params: InArea,
  query: Paging.extend({
    months: z.coerce.number().int().min(1).max(24).default(3),
    grid: GridNo.optional(),
    noGrid: z.stringbool().optional(),
  }),
  answer: pageOf(HouseholdLine),
})
