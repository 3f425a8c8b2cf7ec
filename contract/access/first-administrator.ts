import { z } from 'zod'
import { route } from '../route.ts'
import { text } from '../shapes.ts'
import { LoginName, Secret, SessionView } from './session.ts'

export const firstAdministratorNeeded = route({
  name: 'access.first_administrator_needed',
  method: 'GET',
  path: '/api/first-administrator',
  permission: 'public',
  about: { zh: '是否还没有管理员', en: 'Is there no administrator yet?' },
  answer: z.object({ needed: z.boolean() }),
})
/** Makes the first security administrator, who gives everybody else their account. The code stands on the console. */
export const makeFirstAdministrator = route({
  name: 'access.make_first_administrator',
  method: 'POST',
  path: '/api/first-administrator',
  permission: 'public',
  about: { zh: '设立首位安全管理员', en: 'Make the first security administrator' },
  body: z.object({ code: text(40), loginName: LoginName, name: text(40), password: Secret }),
  answer: SessionView,
  problems: ['access.not_first', 'access.first_code_wrong', 'access.city_first', 'access.weak_password'],
  perMinute: 10,
})
