import { z } from 'zod'
import { route } from '../route.ts'
import { Id, InArea, Instant, pageOf, Paging, Point } from '../shapes.ts'
import { incidentMoves, incidentStates, outcomes, type IncidentMove } from './incident-flow.ts'
import { IncidentPhoto, OneIncident } from './incidents.ts'

/** A case as a resident sees it: what, where, how far; nobody's name but the grid worker's. */
export const FollowedRow = z.object({
  areaId: z.number(),
  id: z.uuid(),
  number: z.number(),
  /** reporter: mine; me_too: another's, I have the same trouble. */
  relation: z.enum(['reporter', 'me_too']),
  categoryId: z.number(),
  categoryZh: z.string(),
  categoryEn: z.string(),
  /** The reporter's own words; null for another's report. */
  text: z.string().nullable(),
  /** Down to the building for another's report. */
  placeText: z.string().nullable(),
  point: Point.nullable(),
  areaName: z.string(),
  gridNo: z.number().nullable(),
  state: z.enum(incidentStates),
  version: z.number(),
  sameCount: z.number(),
  reportedAt: Instant,
  /** Until when it shall be handled; null before it is accepted, while paused and when it is over. */
  handleDueAt: Instant.nullable(),
  outcome: z.enum(outcomes).nullable(),
  solved: z.boolean().nullable(),
  grade: z.number().nullable(),
  closedAt: Instant.nullable(),
  /** The resident is asked for a verdict now. */
  asksMe: z.boolean(),
})
export type FollowedRow = z.infer<typeof FollowedRow>

export const FollowedIncident = FollowedRow.extend({
  /** Their grid worker, with the office phone. */
  gridWorker: z.object({ name: z.string(), officePhone: z.string().nullable() }).nullable(),
  photos: z.array(IncidentPhoto),
  /** What happened, oldest first, in plain words of the asker's language; inner steps are left out. */
  timeline: z.array(
    z.object({
      seq: z.number(),
      at: Instant,
      what: z.string(),
      /** 网格员 王芳, 外滩街道城管所, 社区; null when it was the resident. */
      by: z.string().nullable(),
      /** What was answered to the resident, or their own words. */
      note: z.string().nullable(),
    }),
  ),
  /** What the resident may do now: judge, reopen, withdraw, add_note. */
  moves: z.array(z.enum(incidentMoves as [IncidentMove, ...IncidentMove[]])),
})
export type FollowedIncident = z.infer<typeof FollowedIncident>

/** Resident: my own reports and those I said "me too" to, newest first; ask in the top area for all of them. */
export const myIncidents = route({
  name: 'incidents.list_own',
  method: 'GET',
  path: '/api/areas/{areaId}/my-incidents',
  permission: 'incidents.follow',
  about: { zh: '我的上报', en: 'My own reports' },
  params: InArea,
  query: Paging,
  answer: pageOf(FollowedRow),
})

export const followIncident = route({
  name: 'incidents.follow',
  method: 'GET',
  path: '/api/areas/{areaId}/my-incidents/{id}',
  permission: 'incidents.follow',
  about: { zh: '查看我上报的事件', en: 'Follow my report' },
  params: OneIncident,
  answer: FollowedIncident,
  problems: ['incidents.unknown'],
})

/** A case that may be the same as what somebody is typing; no personal data, no words of the reporter. */
export const NearbyIncident = z.object({
  areaId: z.number(),
  id: z.uuid(),
  number: z.number(),
  categoryZh: z.string(),
  categoryEn: z.string(),
  /** Down to the building. */
  placeText: z.string().nullable(),
  /** From the place asked for; null when only the words of the place agree. */
  metres: z.number().nullable(),
  state: z.enum(incidentStates),
  reportedAt: Instant,
  sameCount: z.number(),
  /** The asker's own, or said "me too" already. */
  mine: z.boolean(),
})

/** 是不是同一件事: open, or closed within seven days; same category or similar words; within 150 m or at the same place by its words. */
export const nearbyIncidents = route({
  name: 'incidents.find_nearby',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/nearby',
  permission: 'incidents.report',
  about: { zh: '附近的相同事件（上报前提示）', en: 'The same nearby, hinted at before reporting' },
  params: InArea,
  query: z.object({
    lon: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    placeText: z.string().trim().max(200).optional(),
    categoryId: Id.optional(),
    text: z.string().trim().max(2000).optional(),
  }),
  answer: z.object({ rows: z.array(NearbyIncident) }),
})

/** 我也遇到: counted once per account, however often it is sent; from then on the resident may follow the case. */
export const sayMeToo = route({
  name: 'incidents.me_too',
  method: 'POST',
  path: '/api/areas/{areaId}/incidents/{id}/me-too',
  permission: 'incidents.report',
  about: { zh: '我也遇到', en: 'Me too' },
  params: OneIncident,
  answer: z.object({ areaId: z.number(), id: z.uuid(), number: z.number(), sameCount: z.number() }),
  problems: ['incidents.unknown'],
})
