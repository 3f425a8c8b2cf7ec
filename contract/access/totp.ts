import { z } from 'zod'
import { route } from '../route.ts'
import { Code, Secret, SessionView } from './session.ts'

export const passTotp = route({
  name: 'access.pass_totp',
  method: 'POST',
  path: '/api/session/totp',
  permission: 'public',
  about: { zh: '登录第二步：动态码', en: 'Second step of signing in: the code of the authenticator app' },
  body: z.object({ code: Code }),
  answer: SessionView,
  problems: ['access.totp_not_asked', 'access.totp_wrong', 'access.wait'],
})
/** Makes a new secret; it counts only after a first code confirmed it. */
export const enrolTotp = route({
  name: 'access.enrol_totp',
  method: 'POST',
  path: '/api/session/totp/enrolment',
  permission: 'signed_in',
  about: { zh: '绑定动态码', en: 'Set up an authenticator app' },
  answer: z.object({ otpauth: z.string(), secret: z.string(), qr: z.string() }),
  problems: ['access.totp_already', 'access.staff_only'],
})
export const confirmTotp = route({
  name: 'access.confirm_totp',
  method: 'POST',
  path: '/api/session/totp/confirmation',
  permission: 'signed_in',
  about: { zh: '确认绑定动态码', en: 'Confirm the authenticator app with a first code' },
  body: z.object({ code: Code }),
  answer: SessionView,
  problems: ['access.totp_not_begun', 'access.totp_already', 'access.totp_wrong', 'access.wait', 'access.staff_only'],
})
export const removeTotp = route({
  name: 'access.remove_totp',
  method: 'POST',
  path: '/api/session/totp/removal',
  permission: 'signed_in',
  about: { zh: '解除动态码', en: 'Remove the authenticator app' },
  body: z.object({ password: Secret }),
  answer: SessionView,
  problems: ['access.wrong_password', 'access.wait', 'access.totp_demanded', 'access.staff_only'],
})
