import { z } from 'zod'
import { route } from '../route.ts'
import { AreaId, ClientId, Day, Id, InArea, Instant, Paging, pageOf, text } from '../shapes.ts'
import { roles } from './roles.ts'
import { LoginName } from './session.ts'

/** The roles a post may carry: all but the resident's. */
export const postRoles = roles.filter((r) => r !== 'resident')
export const PostRole = z.enum(postRoles)

const asked = z.stringbool().optional()

export const AccountPost = z.object({
  id: z.number(),
  role: PostRole,
  areaId: z.number(),
  organisationId: z.number().nullable(),
  title: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  endedAt: Instant.nullable(),
  substituteOf: z.number().nullable(),
})
export const Account = z.object({
  id: z.uuid(),
  areaId: z.number(),
  loginName: z.string(),
  name: z.string(),
  officePhone: z.string().nullable(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  totpRequired: z.boolean(),
  totpEnabled: z.boolean(),
  lockedUntil: Instant.nullable(),
  createdAt: Instant,
  version: z.number(),
  posts: z.array(AccountPost),
})
export type Account = z.infer<typeof Account>

export const PostDraft = z.object({
  role: PostRole,
  areaId: AreaId,
  organisationId: Id.nullish(),
  title: text(60).nullish(),
  validFrom: Day.optional(),
  validTo: Day.nullish(),
  /** AB岗: the post this one stands in for; same role, same area. */
  substituteOf: Id.nullish(),
})
export type PostDraft = z.output<typeof PostDraft>

const admin = { permission: 'access.manage_accounts' } as const
const OneAccount = InArea.extend({ id: z.uuid() })
const OneTimePassword = z.object({ id: z.uuid(), oneTimePassword: z.string().nullable() })

export const findAccounts = route({
  name: 'access.find_accounts',
  method: 'GET',
  path: '/api/areas/{areaId}/accounts',
  ...admin,
  about: { zh: '账号列表', en: 'Accounts of an area and below' },
  params: InArea,
  query: Paging.extend({
    q: z.string().trim().max(60).optional(),
    role: PostRole.optional(),
    active: asked,
    locked: asked,
    withoutPost: asked,
  }),
  answer: pageOf(Account),
})
export const getAccount = route({
  name: 'access.get_account',
  method: 'GET',
  path: '/api/areas/{areaId}/accounts/{id}',
  ...admin,
  about: { zh: '账号详情', en: 'One account with all its posts' },
  params: OneAccount,
  answer: Account,
  problems: ['platform.not_found'],
})
export const createAccount = route({
  name: 'access.create_account',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts',
  ...admin,
  about: { zh: '新建账号', en: 'Create an account with a one-time password' },
  params: InArea,
  body: z.object({
    id: ClientId,
    loginName: LoginName,
    name: text(40),
    officePhone: text(30).nullish(),
    totpRequired: z.boolean().default(false),
    posts: z.array(PostDraft).max(10).default([]),
  }),
  /** The password is shown this once; sending the same draft again answers null. */
  answer: OneTimePassword,
  problems: [
    'access.login_name_taken',
    'access.duties_split',
    'access.outside_your_area',
    'access.post_unknown',
    'access.term_wrong',
  ],
})
export const editAccount = route({
  name: 'access.edit_account',
  method: 'PATCH',
  path: '/api/areas/{areaId}/accounts/{id}',
  ...admin,
  about: { zh: '修改、停用账号，要求动态码', en: 'Edit or shut an account, demand the second factor' },
  params: OneAccount,
  body: z.object({
    version: z.number().int(),
    name: text(40).optional(),
    officePhone: text(30).nullish(),
    active: z.boolean().optional(),
    totpRequired: z.boolean().optional(),
  }),
  answer: Account,
  problems: ['platform.not_found', 'platform.conflict', 'access.not_yourself'],
})
export const resetPassword = route({
  name: 'access.reset_password',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts/{id}/password',
  ...admin,
  about: { zh: '重置密码', en: 'Give a new one-time password' },
  params: OneAccount,
  answer: OneTimePassword,
  problems: ['platform.not_found', 'access.not_yourself'],
})
export const unlockAccount = route({
  name: 'access.unlock_account',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts/{id}/unlock',
  ...admin,
  about: { zh: '解除登录锁定', en: 'Unlock after failed logins' },
  params: OneAccount,
  answer: Account,
  problems: ['platform.not_found'],
})
export const resetTotp = route({
  name: 'access.reset_totp',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts/{id}/totp-reset',
  ...admin,
  about: { zh: '清除遗失的动态码', en: 'Clear a lost authenticator app' },
  params: OneAccount,
  answer: Account,
  problems: ['platform.not_found', 'access.not_yourself'],
})
export const givePost = route({
  name: 'access.give_post',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts/{id}/posts',
  ...admin,
  about: { zh: '授予岗位', en: 'Give a post' },
  params: OneAccount,
  body: PostDraft,
  answer: Account,
  problems: [
    'platform.not_found',
    'access.not_yourself',
    'access.duties_split',
    'access.outside_your_area',
    'access.post_unknown',
    'access.term_wrong',
  ],
})
export const endPost = route({
  name: 'access.end_post',
  method: 'POST',
  path: '/api/areas/{areaId}/accounts/{id}/posts/{postId}/end',
  ...admin,
  about: { zh: '结束岗位', en: 'End a post now' },
  params: OneAccount.extend({ postId: Id }),
  answer: Account,
  problems: ['platform.not_found', 'access.not_yourself', 'access.outside_your_area'],
})
