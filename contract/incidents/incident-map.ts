import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Instant } from '../shapes.ts'
import { IncidentFilter } from './incident-filter.ts'
import { incidentStates } from './incident-flow.ts'

/** The worst light of a place: red overdue, yellow nearly due, paused, green; closed when nothing is open there. */
export const MapLight = z.enum(['red', 'yellow', 'paused', 'green', 'closed'])
export type MapLight = z.infer<typeof MapLight>

/** `west,south,east,north` in degrees, WGS84. */
export const Box = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,15})?(,-?\d{1,3}(\.\d{1,15})?){3}$/)
  .transform((text) => text.split(',').map(Number) as [west: number, south: number, east: number, north: number])
  .refine(([w, s, e, n]) => w >= -180 && e <= 180 && s >= -90 && n <= 90 && w <= e && s <= n)

export const IncidentPoint = z.object({
  areaId: z.number(),
  id: z.uuid(),
  number: z.number(),
  lon: z.number(),
  lat: z.number(),
  state: z.enum(incidentStates),
  light: MapLight,
  categoryZh: z.string(),
  categoryEn: z.string(),
  urgent: z.boolean(),
  superviseLevel: z.number(),
  reportedAt: Instant,
})

/** 事件上图: clusters below zoom 16 (unless few), single points from there on; at most 2,000 of each. */
export const incidentMap = route({
  name: 'incidents.map',
  method: 'GET',
  path: '/api/areas/{areaId}/incidents/map',
  permission: 'incidents.read',
  about: { zh: '事件分布：低级别聚合、高级别逐点', en: 'Incidents on the map: clusters far out, points close up' },
  params: InArea,
  query: IncidentFilter.extend({ bbox: Box, zoom: z.coerce.number().min(0).max(24) }),
  answer: z.object({
    clusters: z.array(z.object({ lon: z.number(), lat: z.number(), count: z.number().int(), light: MapLight })),
    points: z.array(IncidentPoint),
    /** More points than fit: zoom in. */
    more: z.boolean(),
  }),
})
