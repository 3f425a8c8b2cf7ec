import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, Day, InArea } from '../shapes.ts'
import { applicationMetrics } from './application-lists.ts'
import { ClassCode, ItemCode } from './item.ts'

/** Shares in 0–1; null where nothing was counted. Each links to its rows: list_applications with `scope=all`, `metric`, `countedFrom`, `countedTo`. */
export const Shares = z.object({
  /** 受理率: taken of taken and refused. */
  acceptance: z.number().nullable(),
  /** 按承诺时限办结率. */
  onTime: z.number().nullable(),
  /** 一次办成率: finished with at most one trip. */
  onceDone: z.number().nullable(),
  /** 平均跑动次数 of finished cases. */
  tripsPerCase: z.number().nullable(),
  /** 平均办理用时 as a share of the promised limit. */
  usedOfPromise: z.number().nullable(),
})
const Counts = z.record(z.enum(applicationMetrics), z.int())
export const applicationNumbers = route({
  name: 'matters.application_numbers',
  method: 'GET',
  path: '/api/areas/{areaId}/application-numbers',
  permission: 'matters.read_numbers',
  about: { zh: '办件指标：受理、按时、一次办成、跑动次数，按辖区和事项', en: 'Numbers of applications, by area and by item' },
  params: InArea,
  query: z.object({ from: Day, to: Day }),
  answer: z.object({
    from: Day,
    to: Day,
    counts: Counts,
    shares: Shares,
    areas: z.array(z.object({ areaId: AreaId, name: z.string(), counts: Counts, shares: Shares })),
    items: z.array(z.object({ code: ItemCode, classCode: ClassCode, zh: z.string(), en: z.string(), counts: Counts, shares: Shares })),
  }),
  problems: ['matters.period_wrong'],
}) // prettier-ignore
