import { z } from 'zod'
import { route } from '../route.ts'
import { InArea, text } from '../shapes.ts'
import { Limit } from '../time/limit.ts'
import { limitSteps, PartLimit } from './part-steps.ts'

/** The limits in force in an area: correction 15 working days, question 3, … each editable with its basis. */
export const listPartLimits = route({
  name: 'matters.list_part_limits',
  method: 'GET',
  path: '/api/areas/{areaId}/service-limits',
  permission: 'matters.read',
  about: {
    zh: '整改、咨询、代办、证明的办理时限',
    en: 'Limits of corrections, questions, agency orders, certificates',
  },
  params: InArea,
  answer: z.object({ rows: z.array(PartLimit) }),
})
export const savePartLimit = route({
  name: 'matters.save_part_limit',
  method: 'PUT',
  path: '/api/areas/{areaId}/service-limits/{step}',
  permission: 'matters.configure',
  about: { zh: '修改本区域的办理时限（须写依据）', en: 'Change a limit for this area, with its basis' },
  params: InArea.extend({ step: z.enum(limitSteps) }),
  body: z.object({
    limit: Limit,
    basis: text(300),
    /** 0 where the area has no row of its own yet. */
    version: z.int().min(0),
  }),
  answer: PartLimit,
  problems: ['platform.conflict'],
})
