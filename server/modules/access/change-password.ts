import { passwordFaults } from '#contract/access/password-rules.ts'
import type { SessionView } from '#contract/access/session.ts'
import type { Context } from '#platform/context.ts'
import { keeping } from '#platform/problem.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { type AccountRow, findAccount, setPassword } from './account-store.ts'
import { forgetActor } from './actor.ts'
import { admitTry, countFailure } from './attempt-store.ts'
import { hashPassword, passwordFits } from './password.ts'
import { samePassword, staffOnly, weakPassword, wrongPassword } from './problems.ts'
import { sessionView } from './session-view.ts'
import { sessionOf } from './sign-in.ts'

/** The staff account that asks. Throws `access.staff_only`. */
export const ownAccount = async (
  context: Context,
  lock = false,
): Promise<AccountRow & { login_name: string; name: string }> => {
  const account = context.actor.accountId ? await findAccount(context.db, context.actor.accountId, lock) : undefined
  if (account?.kind !== 'staff') throw staffOnly()
  return account as AccountRow & { login_name: string; name: string }
}

/** Asks for the password again before something that matters; failures count like failed logins. */
export const proveOneself = async (
  context: Context,
  account: AccountRow & { login_name: string },
  password: string,
) => {
  const counted = { name: account.login_name }
  await admitTry(context, counted)
  if (await passwordFits(account.password_hash, password)) return
  await countFailure(context, counted)
  throw keeping(wrongPassword())
}

/** Throws `access.weak_password` with what is wrong with it. */
export const demandStrong = (password: string, names: readonly string[]) => {
  const faults = passwordFaults(password, names)
  if (faults.length) throw weakPassword({ faults })
}

/** Changes one's own password; every other session of the account ends and this one gets a new id. */
export const changePassword = async (
  context: Context,
  asked: { current: string; next: string },
): Promise<SessionView> => {
  const account = await ownAccount(context)
  await proveOneself(context, account, asked.current)
  demandStrong(asked.next, [account.login_name, account.name])
  if (await passwordFits(account.password_hash, asked.next)) throw samePassword()
  await setPassword(context.db, account.id, await hashPassword(asked.next), { mustChange: false, at: context.now })
  await endSessionsOf(context.db, account.id)
  const session = sessionOf(context)
  await session.start({ accountId: account.id, postId: session.about?.postId ?? null, kind: 'staff' })
  context.afterCommit(() => forgetActor(account.id))
  return sessionView(context)
}
