import type { SessionView } from '#contract/access/session.ts'
import { permissionsOf } from '#contract/access/roles.ts'
import type { Context } from '#platform/context.ts'
import { findAccount } from './account-store.ts'
import { postsHeld } from './post-store.ts'

const nobody = {
  kind: 'anonymous',
  stage: 'none',
  accountId: null,
  name: null,
  loginName: null,
  postId: null,
  role: null,
  areaId: null,
  organisationId: null,
  permissions: [],
  posts: [],
  mustChangePassword: false,
  mustEnrolTotp: false,
  totpEnabled: false,
} satisfies Omit<SessionView, 'csrfToken'>

/** Who the session of this request belongs to, also when it began or changed a moment ago. */
export const sessionView = async (context: Context): Promise<SessionView> => {
  const about = context.session?.about
  const csrfToken = context.session?.csrfToken() ?? ''
  const account = about ? await findAccount(context.db, about.accountId) : undefined
  if (!about || !account?.active) return { ...nobody, csrfToken }
  if (about.stage === 'totp') return { ...nobody, stage: 'totp', csrfToken }
  if (account.kind === 'resident')
    return {
      ...nobody,
      kind: 'resident',
      stage: 'full',
      accountId: account.id,
      role: 'resident',
      permissions: [...permissionsOf.resident],
      csrfToken,
    }
  const held = await postsHeld(context.db, account.id, context.now)
  const acting = held.find((p) => p.id === about.postId)
  const mustEnrolTotp = account.totp_required && !account.totp_enabled_at
  const barred = account.must_change_password || mustEnrolTotp
  return {
    kind: 'staff',
    stage: 'full',
    accountId: account.id,
    name: account.name,
    loginName: account.login_name,
    postId: acting?.id ?? null,
    role: acting?.role ?? null,
    areaId: acting?.area_id ?? null,
    organisationId: acting?.organisation_id ?? null,
    permissions: acting && !barred ? [...permissionsOf[acting.role]] : [],
    posts: held.map((p) => ({
      id: p.id,
      role: p.role,
      areaId: p.area_id,
      organisationId: p.organisation_id,
      title: p.title,
      validFrom: p.valid_from,
      validTo: p.valid_to,
      substitute: p.substitute_of !== null,
    })),
    mustChangePassword: account.must_change_password,
    mustEnrolTotp,
    totpEnabled: account.totp_enabled_at !== null,
    csrfToken,
  }
}
