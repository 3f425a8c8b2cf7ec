import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { GridNo } from '../territory/grids.ts'
import { LedgerLine, PackMust } from './field-pack.ts'

/** A natural month, `2026-11`. */
export const Month = z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/)

/** 走访计划 as it holds for an area in a month. The usual one where nobody said anything else: 30 households, every must-visit. */
export const VisitPlan = z.object({
  areaId: AreaId,
  month: Month,
  householdsAMonth: z.int(),
  mustEveryMonth: z.boolean(),
  reason: z.string().nullable(),
  /** Who said so: the area itself or one above; null: the product's own. */
  from: z.object({ areaId: AreaId, areaName: z.string(), since: Month }).nullable(),
  /** What this area itself says from some month on, latest first; `householdsAMonth` null: as above. */
  own: z.array(
    z.object({
      since: Month,
      householdsAMonth: z.int().nullable(),
      mustEveryMonth: z.boolean().nullable(),
      reason: z.string(),
      by: z.string().nullable(),
      at: Instant,
      version: z.int(),
    }),
  ),
})
export type VisitPlan = z.infer<typeof VisitPlan>

const planPath = '/api/areas/{areaId}/visit-plan'
export const getPlan = route({
  name: 'visits.get_plan',
  method: 'GET',
  path: planPath,
  permission: 'visits.read_numbers',
  about: { zh: '走访计划：每月户数、必访，从哪一级来、为什么', en: 'The plan of visits, whose it is and why' },
  params: InArea,
  query: z.object({ month: Month.optional() }),
  answer: VisitPlan,
})
/** From a month on, this one or a later: months that have ended keep the plan they had. */
export const savePlan = route({
  name: 'visits.save_plan',
  method: 'PUT',
  path: planPath,
  permission: 'visits.configure',
  about: {
    zh: '改走访计划（从本月或以后的月份起，须写理由）',
    en: 'Change the plan of visits from a month on, with a reason',
  },
  params: InArea,
  body: z.object({
    since: Month,
    /** Zero is a valid plan; null for both: as the area above. */
    householdsAMonth: z.int().min(0).max(2000).nullable(),
    mustEveryMonth: z.boolean().nullable(),
    reason: text(200),
    /** Of what this area said from the same month on; null when nothing. */
    version: z.int().nullable(),
  }),
  answer: VisitPlan,
  problems: ['platform.not_found', 'platform.conflict', 'visits.month_closed'],
})

/** The duty of the asker in one month: plan, count and the rows behind it. `visitDuty` makes the same of ledger and must. */
export const getDuty = route({
  name: 'visits.get_duty',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-duty',
  permission: 'visits.record',
  about: {
    zh: '我的走访任务：本月完成、还差、必访未访',
    en: 'One’s own duty of a month: done, missing, must-visits open',
  },
  params: InArea,
  query: z.object({ month: Month.optional() }),
  answer: z.object({
    month: Month,
    plan: z.object({ householdsAMonth: z.int(), mustEveryMonth: z.boolean(), reason: z.string().nullable() }),
    duty: z.object({
      households: z.int(),
      short: z.int(),
      mustOpen: z.array(z.uuid()),
      met: z.boolean(),
    }),
    must: z.array(PackMust),
    ledger: z.array(LedgerLine),
    /** Days left in the month, today included; 0 for a month that has ended. */
    daysLeft: z.int(),
  }),
})

/** One line of the must-visit list: a household, why, and whether somebody was there. Who is on which register stays with the registers. */
export const MustRow = PackMust.extend({
  gridNo: GridNo.nullable(),
  buildingNo: z.int().nullable(),
  address: z.string().nullable(),
  addedAt: Instant,
})
export const listMust = route({
  name: 'visits.list_must',
  method: 'GET',
  path: '/api/areas/{areaId}/must-visits',
  permission: 'visits.read',
  about: { zh: '必访名单：按月、网格、是否已访', en: 'Households to be visited in a month, by grid, seen or open' },
  params: InArea,
  query: Paging.extend({
    month: Month.optional(),
    grid: GridNo.optional(),
    noGrid: z.stringbool().optional(),
    open: z.stringbool().optional(),
  }),
  answer: pageOf(MustRow).extend({ total: z.int(), open: z.int() }),
})

export const reminderStages = ['worker', 'helper', 'head'] as const
export type ReminderStage = (typeof reminderStages)[number]
/** 提醒: before the month ends, to the worker first, then to the helper (B 岗), then to the community head. */
export const Reminder = z.object({
  areaId: AreaId,
  id: z.uuid(),
  month: Month,
  stage: z.enum(reminderStages),
  /** Whose duty it is about; oneself at stage `worker`. */
  worker: z.string(),
  workerId: z.uuid(),
  grids: z.array(GridNo),
  short: z.int(),
  mustOpen: z.int(),
  at: Instant,
  seenAt: Instant.nullable(),
})
export type Reminder = z.infer<typeof Reminder>
export const listReminders = route({
  name: 'visits.list_reminders',
  method: 'GET',
  path: '/api/areas/{areaId}/visit-reminders',
  permission: 'visits.read',
  about: { zh: '给我的走访提醒（本月）', en: 'Reminders of this month for the asker' },
  params: InArea,
  answer: z.object({ rows: z.array(Reminder) }),
})
export const seeReminder = route({
  name: 'visits.see_reminder',
  method: 'POST',
  path: '/api/areas/{areaId}/visit-reminders/{id}/seen',
  permission: 'visits.read',
  about: { zh: '知道了', en: 'Seen' },
  params: InArea.extend({ id: ClientId }),
  answer: Reminder,
  problems: ['platform.not_found'],
})
