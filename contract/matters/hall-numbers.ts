import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, InArea } from '../shapes.ts'
import { NearDay } from './hall-site.ts'

const Minutes = z.number().nullable()
const Load = z.object({
  tickets: z.number().int(),
  /** Minutes from number to call: half waited less, nine of ten waited less. */
  waitMedian: Minutes,
  waitP90: Minutes,
  serviceMedian: Minutes,
})
/** The rows behind a number: the query of `list_tickets` or `list_bookings` of the same area. */
const Rows = z.record(z.string(), z.union([z.string(), z.number()]))

export const hallNumbers = route({
  name: 'matters.hall_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/hall-numbers',
  permission: 'matters.read_numbers',
  about: {
    zh: '大厅指标：等候、各窗口各时段负荷、预约和未到',
    en: 'The hall in numbers: waiting, load, bookings, no-shows',
  },
  params: InArea,
  query: z.object({ siteId: ClientId.optional(), from: NearDay.optional(), to: NearDay.optional() }),
  answer: z.object({
    from: Day,
    to: Day,
    total: Load.extend({ done: z.number().int(), passed: z.number().int(), cancelled: z.number().int(), rows: Rows }),
    bookings: z.object({
      made: z.number().int(),
      kept: z.number().int(),
      cancelled: z.number().int(),
      noShows: z.number().int(),
      displaced: z.number().int(),
      /** No-shows among those whose time has come, 0 to 1. */
      noShowRate: z.number().nullable(),
      rows: Rows,
      noShowRows: Rows,
    }),
    byHour: z.array(Load.extend({ hour: z.number().int(), bookings: z.number().int(), rows: Rows })),
    byWindow: z.array(
      Load.extend({
        areaId: AreaId,
        siteId: z.uuid(),
        siteName: z.string(),
        windowNo: z.number().int(),
        windowName: z.string(),
        rows: Rows,
      }),
    ),
    /** Windows × hours, where there were tickets. */
    byCell: z.array(
      z.object({
        areaId: AreaId,
        siteId: z.uuid(),
        windowNo: z.number().int(),
        hour: z.number().int(),
        tickets: z.number().int(),
        waitMedian: Minutes,
        rows: Rows,
      }),
    ),
    bySite: z.array(Load.extend({ areaId: AreaId, siteId: z.uuid(), siteName: z.string(), rows: Rows })),
  }),
})
