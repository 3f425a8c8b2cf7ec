import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, Instant, text } from '../shapes.ts'
import { Key, Group, Version, Level, base, configure } from './configuration-keys.ts'
import { clockSteps } from './incident-flow.ts'
import { limitUnits } from './taxonomy-names.ts'

const LimitValue = {
  amount: z.number().min(0.1).max(8784),
  unit: z.enum(limitUnits),
  yellowShare: z.number().min(0.1).max(0.95).default(0.8),
  /** Why this area differs. */
  reason: text(200).nullish(),
}
export const LimitRow = z.object({
  id: z.number(),
  /** 0: holds everywhere. */
  areaId: z.number(),
  areaName: z.string().nullable(),
  step: z.enum(clockSteps),
  categoryId: z.number().nullable(),
  categoryZh: z.string().nullable(),
  categoryEn: z.string().nullable(),
  limitGroup: z.string().nullable(),
  level: z.number().nullable(),
  organisationId: z.number().nullable(),
  organisation: z.string().nullable(),
  amount: z.number(),
  unit: z.enum(limitUnits),
  yellowShare: z.number(),
  reason: z.string().nullable(),
  version: z.number(),
  /** Of this very area, so it may be changed here. */
  own: z.boolean(),
  /** A nearer area has a rule for the same thing. */
  overridden: z.boolean(),
})
export const listLimits = route({
  ...configure,
  name: 'incidents.list_limits',
  method: 'GET',
  path: `${base}/limits`,
  about: { zh: '时限表（含上级）', en: 'Limits that hold in an area, its own and those from above' },
  params: InArea,
  query: z.object({ step: z.enum(clockSteps).optional() }),
  answer: z.object({ rows: z.array(LimitRow) }),
})
export const addLimit = route({
  ...configure,
  name: 'incidents.add_limit',
  method: 'POST',
  path: `${base}/limits`,
  about: { zh: '新增时限，或在本区域改写上级时限', en: 'Add a limit, or override one from above' },
  params: InArea,
  body: z.object({
    step: z.enum(clockSteps),
    categoryId: Key.nullish(),
    limitGroup: Group.nullish(),
    level: Level.nullish(),
    organisationId: Key.nullish(),
    ...LimitValue,
  }),
  answer: LimitRow,
  problems: [
    'incidents.limit_exists',
    'incidents.limit_too_long',
    'incidents.category_unknown',
    'incidents.organisation_unknown',
  ],
})
export const changeLimit = route({
  ...configure,
  name: 'incidents.change_limit',
  method: 'PATCH',
  path: `${base}/limits/{id}`,
  about: { zh: '修改时限', en: 'Change a limit' },
  params: InArea.extend({ id: Key }),
  body: z.object({ version: Version, ...LimitValue }),
  answer: LimitRow,
  problems: ['incidents.limit_unknown', 'incidents.limit_too_long', 'incidents.configured_above', 'platform.conflict'],
})
export const removeLimit = route({
  ...configure,
  name: 'incidents.remove_limit',
  method: 'DELETE',
  path: `${base}/limits/{id}`,
  about: { zh: '删除时限，恢复上级时限', en: 'Remove a limit; the one from above holds again' },
  params: InArea.extend({ id: Key }),
  query: z.object({ version: Version }),
  answer: z.object({ id: z.number() }),
  problems: ['incidents.limit_unknown', 'incidents.configured_above', 'platform.conflict'],
})
/** «这个类别、这个等级，现在上报会怎样»: every clock as it would be wound up at `start`. */
export const tryLimits = route({
  ...configure,
  name: 'incidents.try_limits',
  method: 'GET',
  path: `${base}/limits/try`,
  about: { zh: '时限试算', en: 'Try the limits out' },
  params: InArea,
  query: z.object({
    categoryId: Key,
    level: Level.default(1),
    organisationId: Key.optional(),
    urgent: z.stringbool().default(false),
    start: z.iso.datetime({ offset: true }).optional(),
  }),
  answer: z.object({
    start: Instant,
    rows: z.array(
      z.object({
        step: z.enum(clockSteps),
        amount: z.number(),
        unit: z.enum(limitUnits),
        yellowAt: Instant,
        dueAt: Instant,
        /** Which rule decided; null: no rule, the built-in one. */
        limitId: z.number().nullable(),
        fromAreaId: z.number().nullable(),
        fromAreaName: z.string().nullable(),
      }),
    ),
  }),
  problems: ['incidents.category_unknown'],
})
