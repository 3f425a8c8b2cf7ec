import { z } from 'zod'
import { route } from '../route.ts'
import { Instant, Stream } from '../shapes.ts'
import { InSite, SiteDay } from './hall-sites.ts'
import { QueueNow } from './ticket-desk.ts'

/** 大屏: what the screen in the hall shows and says. No personal data. */
export const Display = z.object({
  siteId: z.uuid(),
  siteName: z.string(),
  at: Instant,
  today: SiteDay,
  /** Whether numbers are given now; `text` says why not and when it opens next. */
  numbers: z.object({
    state: z.enum(['open', 'not_yet', 'over', 'closed']),
    text: z.string().nullable(),
    next: Instant.nullable(),
  }),
  /** Newest first; `call` grows with every call of it, so that a screen says it again. */
  calling: z.array(
    z.object({
      ticketId: z.uuid(),
      name: z.string(),
      windowNo: z.number().int(),
      windowName: z.string(),
      at: Instant,
      call: z.number().int(),
      serving: z.boolean(),
      voice: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  /** Next ones by queue. */
  queues: z.array(QueueNow.extend({ next: z.array(z.string()) })),
  passed: z.array(z.string()),
  windows: z.array(
    z.object({
      no: z.number().int(),
      name: z.string(),
      state: z.enum(['open', 'paused', 'closed']),
      ticket: z.string().nullable(),
    }),
  ),
})
export const getDisplay = route({
  name: 'matters.get_display',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/display',
  permission: 'public',
  about: { zh: '叫号大屏', en: 'The screen in the hall' },
  params: InSite,
  answer: Display,
  problems: ['matters.site_unknown'],
})
/** Server-sent events `{ name, areaId, about: { siteId } }`: something changed, ask for the display again. */
export const watchDisplay = route({
  name: 'matters.watch_display',
  method: 'GET',
  path: '/api/areas/{areaId}/sites/{siteId}/display/live',
  permission: 'public',
  about: { zh: '叫号大屏的实时更新（SSE）', en: 'Live updates of the screen (server-sent events)' },
  params: InSite,
  medium: 'events',
  answer: Stream,
})
