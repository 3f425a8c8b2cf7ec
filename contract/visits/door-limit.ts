import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, InArea, Instant, text } from '../shapes.ts'
import { Limit } from '../time/limit.ts'

/** 答复时限: at most a month; a resident who waits longer was not answered. */
export const DoorLimit = Limit.refine(
  ({ amount, unit }) => amount <= (unit.endsWith('hours') ? 240 : 30),
  'at most a month',
)

/** How long "nobody came" may wait for its answer in an area, whose word that is and why. */
export const DoorLimitAnswer = z.object({
  areaId: AreaId,
  limit: Limit,
  reason: z.string().nullable(),
  /** Who said so: the area itself or one above; null: the product's own three working days. */
  from: z.object({ areaId: AreaId, areaName: z.string() }).nullable(),
  /** What this area itself said, latest first; `limit` null: as above. What runs already keeps the limit it began with. */
  own: z.array(
    z.object({
      limit: Limit.nullable(),
      reason: z.string(),
      by: z.string().nullable(),
      at: Instant,
      version: z.int(),
    }),
  ),
})
export type DoorLimitAnswer = z.infer<typeof DoorLimitAnswer>

const path = '/api/areas/{areaId}/door-limit'
export const getDoorLimit = route({
  name: 'visits.get_door_limit',
  method: 'GET',
  path,
  permission: 'visits.read_numbers',
  about: {
    zh: '“没来过”的答复时限：多久、由谁规定、为什么',
    en: 'How long “nobody came” may wait for its answer, whose word that is and why',
  },
  params: InArea,
  answer: DoorLimitAnswer,
})
export const saveDoorLimit = route({
  name: 'visits.save_door_limit',
  method: 'PUT',
  path,
  permission: 'visits.configure',
  about: {
    zh: '改“没来过”的答复时限（须写理由；空：照上级执行），从新的反映起算',
    en: 'Change how long “nobody came” may wait, with a reason; null: as the area above. Holds for what is said from now on',
  },
  params: InArea,
  body: z.object({
    limit: DoorLimit.nullable(),
    reason: text(200),
    /** The latest of this area; 0 when it said nothing yet. */
    version: z.int().min(0),
  }),
  answer: DoorLimitAnswer,
  problems: ['platform.not_found', 'platform.conflict'],
})
