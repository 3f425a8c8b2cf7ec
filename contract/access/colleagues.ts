import { z } from 'zod'
import { route } from '../route.ts'
import { Day, Id, InArea, text } from '../shapes.ts'
import { PostRole } from './accounts.ts'

export const Colleague = z.object({
  accountId: z.uuid(),
  postId: z.number(),
  name: z.string(),
  officePhone: z.string().nullable(),
  role: PostRole,
  areaId: z.number(),
  organisationId: z.number().nullable(),
  title: z.string().nullable(),
  substitute: z.boolean(),
  /** AB岗: the post this one stands in for. */
  substituteOf: z.number().nullable(),
  absent: z.boolean(),
})
export type Colleague = z.infer<typeof Colleague>

export const findColleagues = route({
  name: 'access.find_colleagues',
  method: 'GET',
  path: '/api/areas/{areaId}/colleagues',
  permission: 'territory.read_register',
  about: { zh: '同事名单（选择经办人）', en: 'Colleagues with a post in an area, for choosing one' },
  params: InArea,
  query: z.object({ role: PostRole.optional(), limit: z.coerce.number().int().min(1).max(500).default(200) }),
  answer: z.object({ rows: z.array(Colleague) }),
})

export const Absence = z.object({
  id: z.number(),
  accountId: z.uuid(),
  name: z.string(),
  from: Day,
  to: Day,
  reason: z.string().nullable(),
})
const AbsenceDraft = z.object({ from: Day, to: Day, reason: text(200).nullish() })
const rows = z.object({ rows: z.array(Absence) })

export const myAbsences = route({
  name: 'access.my_absences',
  method: 'GET',
  path: '/api/absences',
  permission: 'signed_in',
  about: { zh: '我的请假、出差', en: 'My absences, current and to come' },
  answer: rows,
})
export const recordMyAbsence = route({
  name: 'access.record_my_absence',
  method: 'POST',
  path: '/api/absences',
  permission: 'signed_in',
  about: { zh: '登记我的请假、出差', en: 'Record an absence of mine' },
  body: AbsenceDraft,
  answer: Absence,
  problems: ['access.staff_only', 'access.term_wrong'],
})
export const withdrawMyAbsence = route({
  name: 'access.withdraw_my_absence',
  method: 'DELETE',
  path: '/api/absences/{id}',
  permission: 'signed_in',
  about: { zh: '撤销我的请假、出差', en: 'Withdraw an absence of mine' },
  params: z.object({ id: Id }),
  answer: rows,
  problems: ['platform.not_found'],
})
export const findAbsences = route({
  name: 'access.find_absences',
  method: 'GET',
  path: '/api/areas/{areaId}/absences',
  permission: 'access.manage_absences',
  about: { zh: '本区域人员请假、出差', en: 'Who is absent in an area, now and to come' },
  params: InArea,
  answer: rows,
})
export const recordAbsence = route({
  name: 'access.record_absence',
  method: 'POST',
  path: '/api/areas/{areaId}/absences',
  permission: 'access.manage_absences',
  about: { zh: '代为登记请假、出差', en: "Record a colleague's absence" },
  params: InArea,
  body: AbsenceDraft.extend({ accountId: z.uuid() }),
  answer: Absence,
  problems: ['platform.not_found', 'access.term_wrong'],
})
export const withdrawAbsence = route({
  name: 'access.withdraw_absence',
  method: 'DELETE',
  path: '/api/areas/{areaId}/absences/{id}',
  permission: 'access.manage_absences',
  about: { zh: '撤销登记的请假、出差', en: 'Withdraw a recorded absence' },
  params: InArea.extend({ id: Id }),
  answer: rows,
  problems: ['platform.not_found'],
})
