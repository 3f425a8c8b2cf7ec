import { route } from '../route.ts'
import { InArea, Stream } from '../shapes.ts'

/** Server-sent events: `{ name, areaId, about }` of every fact in the area, ids only. */
export const live = route({
  name: 'platform.live',
  method: 'GET',
  path: '/api/areas/{areaId}/live',
  permission: 'incidents.read',
  about: { zh: '本区域动态（SSE）', en: 'Live updates of an area (server-sent events)' },
  params: InArea,
  medium: 'events',
  answer: Stream,
})
