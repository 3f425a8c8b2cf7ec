import { z } from 'zod'
import { route } from '../route.ts'
import { Day, Id, Instant, Phone } from '../shapes.ts'
import { permissions } from './permissions.ts'
import { roles } from './roles.ts'

export const LoginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u)
/** A password as typed; whether a new one is good enough, password-rules.ts says. */
export const Secret = z.string().min(1).max(200)
/** Six digits, from a text message or an authenticator app. */
export const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)

/** 岗位: what an account may act as today. */
export const HeldPost = z.object({
  id: z.number(),
  role: z.enum(roles),
  areaId: z.number(),
  organisationId: z.number().nullable(),
  title: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** AB岗: stands in for somebody. */
  substitute: z.boolean(),
})
export type HeldPost = z.infer<typeof HeldPost>

/** Who am I, as what, and what may I do. */
export const SessionView = z.object({
  kind: z.enum(['anonymous', 'resident', 'staff']),
  /** totp: the password was right, the code of the authenticator app is still asked for. */
  stage: z.enum(['none', 'totp', 'full']),
  accountId: z.string().nullable(),
  name: z.string().nullable(),
  loginName: z.string().nullable(),
  postId: z.number().nullable(),
  role: z.enum(roles).nullable(),
  areaId: z.number().nullable(),
  organisationId: z.number().nullable(),
  permissions: z.array(z.enum(permissions)),
  posts: z.array(HeldPost),
  mustChangePassword: z.boolean(),
  /** An administrator demands the second factor and it isn't set up: nothing else works before. */
  mustEnrolTotp: z.boolean(),
  totpEnabled: z.boolean(),
  /** To be sent as `x-csrf-token` with every POST, PUT, PATCH and DELETE; changes when the session starts or ends. */
  csrfToken: z.string(),
})
export type SessionView = z.infer<typeof SessionView>

export const getSession = route({
  name: 'access.get_session',
  method: 'GET',
  path: '/api/session',
  permission: 'public',
  about: { zh: '我是谁，能做什么', en: 'Who am I and what may I do' },
  answer: SessionView,
})
export const signIn = route({
  name: 'access.sign_in',
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  about: { zh: '工作人员登录', en: 'Staff sign in' },
  body: z.object({ loginName: z.string().trim().min(1).max(60), password: Secret }),
  answer: SessionView,
  problems: ['access.wrong_password', 'access.wait'],
})
export const signOut = route({
  name: 'access.sign_out',
  method: 'DELETE',
  path: '/api/session',
  permission: 'public',
  about: { zh: '退出登录', en: 'Sign out' },
  answer: SessionView,
})
export const choosePost = route({
  name: 'access.choose_post',
  method: 'POST',
  path: '/api/session/post',
  permission: 'signed_in',
  about: { zh: '切换岗位', en: 'Act in another of my posts' },
  body: z.object({ postId: Id }),
  answer: SessionView,
  problems: ['access.not_your_post'],
})
export const changePassword = route({
  name: 'access.change_password',
  method: 'POST',
  path: '/api/session/password',
  permission: 'signed_in',
  about: { zh: '修改密码', en: 'Change my password' },
  body: z.object({ current: Secret, next: Secret }),
  answer: SessionView,
  problems: [
    'access.wrong_password',
    'access.wait',
    'access.weak_password',
    'access.same_password',
    'access.staff_only',
  ],
})

export const sendPhoneCode = route({
  name: 'access.send_phone_code',
  method: 'POST',
  path: '/api/phone-codes',
  permission: 'public',
  about: { zh: '给手机发验证码', en: 'Send a code to a phone' },
  body: z.object({ phone: Phone }),
  /** `code` only in the demo, which has no gateway for text messages. */
  answer: z.object({ validSeconds: z.number(), code: z.string().optional() }),
  problems: ['access.code_too_soon', 'access.code_too_many', 'access.code_not_sent', 'access.wait'],
  perMinute: 120,
})
export const signInByPhone = route({
  name: 'access.sign_in_by_phone',
  method: 'POST',
  path: '/api/session/phone',
  permission: 'public',
  about: { zh: '居民用手机验证码登录', en: 'Residents sign in by phone and code' },
  body: z.object({ phone: Phone, code: Code }),
  answer: SessionView,
  problems: ['access.code_wrong', 'access.code_over', 'access.account_shut'],
})

export const Activity = z.object({
  at: Instant,
  route: z.string(),
  areaId: z.number(),
  role: z.enum(roles).nullable(),
  about: z.record(z.string(), z.unknown()),
})
export const myActivity = route({
  name: 'access.my_activity',
  method: 'GET',
  path: '/api/session/activity',
  permission: 'signed_in',
  about: { zh: '我最近的操作', en: 'What I did lately' },
  answer: z.object({ rows: z.array(Activity) }),
})
