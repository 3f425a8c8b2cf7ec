import { z } from 'zod'
import { route } from '../route.ts'
import { ClientId, InArea } from '../shapes.ts'
import { sameDayVerdicts } from './same-day.ts'
import { Visit } from './visits.ts'

/** Said twice it is said once; somebody who said something else meanwhile is a conflict. Can be taken back by saying `open`. */
export const settleSameDay = route({
  name: 'visits.settle_same_day',
  method: 'PUT',
  path: '/api/areas/{areaId}/visits/{id}/same-day/{otherId}',
  permission: 'visits.record',
  about: {
    zh: '同一天同一户的两条日志：是同一次走访，还是两次都对；可撤回',
    en: 'Two entries of one day about one household: one visit made together, or two that both stand; can be undone',
  },
  params: InArea.extend({ id: ClientId, otherId: ClientId }),
  body: z.object({ verdict: z.enum(sameDayVerdicts), version: z.int().min(0) }),
  answer: Visit,
  problems: ['platform.not_found', 'platform.conflict', 'visits.same_day_not_yours', 'visits.not_one_visit'],
})
