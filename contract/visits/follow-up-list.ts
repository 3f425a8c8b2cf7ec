import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Instant, Paging, pageOf } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { Month } from './plan.ts'
import { FollowUp, followUpKinds } from './visits.ts'

/** A case that came out of an entry, with when it was done: the row behind the numbers of follow-ups. */
export const FollowUpRow = FollowUp.extend({
  visitAreaId: AreaId,
  visitId: z.uuid(),
  gridNo: GridNo.nullable(),
  address: z.string().nullable(),
  worker: z.string(),
  /** When it was heard: its clock runs from here. */
  at: Instant,
  doneAt: Instant.nullable(),
  /** From the door until done. */
  hours: z.number().nullable(),
})
export type FollowUpRow = z.infer<typeof FollowUpRow>

export const listFollowUps = route({
  name: 'visits.list_follow_ups',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-follow-ups',
  permission: 'visits.read',
  about: {
    zh: '走访转办的事项：去了哪里、办结没有、用了多久',
    en: 'Cases that came out of visits: where they went, whether they are done, how long it took',
  },
  params: InArea,
  query: Paging.extend({
    month: Month.optional().describe('of the entry'),
    grid: GridNo.optional(),
    noGrid: z.stringbool().optional(),
    kind: z.enum(followUpKinds).optional(),
    done: z.stringbool().optional(),
  }),
  answer: pageOf(FollowUpRow),
})
