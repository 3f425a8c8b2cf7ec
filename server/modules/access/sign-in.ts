import type { SessionView } from '#contract/access/session.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Context, SessionHandle } from '#platform/context.ts'
import { keeping } from '#platform/problem.ts'
import { type AccountRow, findByLoginName, rememberPost } from './account-store.ts'
import { forgetActor } from './actor.ts'
import { admitTry, countFailure, forgetFailures } from './attempt-store.ts'
import { passwordFits } from './password.ts'
import { postsHeld } from './post-store.ts'
import { notYourPost, wrongPassword } from './problems.ts'
import { sessionView } from './session-view.ts'

/** The session of a request from a browser; jobs have none and sign nobody in. */
export const sessionOf = (context: Context): SessionHandle => {
  if (!context.session) throw new Error('this use case needs a session')
  return context.session
}

/** The audit row of a login is that of the account, in the area that looks after it. */
export const auditAs = (context: Context, account: Pick<AccountRow, 'id' | 'kind' | 'area_id'>) => {
  context.actor = { ...context.actor, kind: account.kind, accountId: account.id }
  if (account.area_id !== null) {
    context.areaId = account.area_id
    context.area = rangeOf(account.area_id)
  }
}

/** Starts the session in the post used last, or in the first. */
export const beginSession = async (context: Context, account: AccountRow) => {
  const held = await postsHeld(context.db, account.id, context.now)
  const postId = (held.find((p) => p.id === account.last_post_id) ?? held[0])?.id ?? null
  auditAs(context, account)
  await sessionOf(context).start({ accountId: account.id, postId, stage: 'full', kind: account.kind })
}

/**
 * Signs staff in by name and password. An unknown name, a shut account and a wrong password answer alike and take as
 * long. Throws `access.wrong_password`, `access.wait`.
 */
export const signIn = async (
  context: Context,
  asked: { loginName: string; password: string },
): Promise<SessionView> => {
  const counted = [{ address: context.ip }, { name: asked.loginName }] as const
  await admitTry(context, ...counted)
  const account = await findByLoginName(context.db, asked.loginName)
  const fits = await passwordFits(account?.password_hash ?? null, asked.password)
  if (!account?.active || !fits) {
    await countFailure(context, ...counted)
    if (account) auditAs(context, account)
    throw keeping(wrongPassword())
  }
  if (account.totp_enabled_at) {
    auditAs(context, account)
    context.audit({ stage: 'totp' })
    await sessionOf(context).start({ accountId: account.id, postId: null, stage: 'totp', kind: 'staff' })
    return sessionView(context)
  }
  await forgetFailures(context.db, { name: asked.loginName })
  await beginSession(context, account)
  return sessionView(context)
}

export const signOut = async (context: Context): Promise<SessionView> => {
  await sessionOf(context).end()
  return sessionView(context)
}

/** Acts in another of one's posts from now on, and at the next login. Throws `access.not_your_post`. */
export const choosePost = async (context: Context, { postId }: { postId: number }): Promise<SessionView> => {
  const accountId = context.actor.accountId!
  const held = await postsHeld(context.db, accountId, context.now)
  if (!held.some((p) => p.id === postId)) throw notYourPost()
  await rememberPost(context.db, accountId, postId)
  await sessionOf(context).choosePost(postId)
  context.afterCommit(() => forgetActor(accountId))
  return sessionView(context)
}
