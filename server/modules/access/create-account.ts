import type { PostDraft } from '#contract/access/accounts.ts'
import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { findAccount, insertAccount, setPassword } from './account-store.ts'
import { forgetActor } from './actor.ts'
import { forgetFailures } from './attempt-store.ts'
import { getAccount } from './find-accounts.ts'
import { addPost } from './give-post.ts'
import { hashPassword } from './password.ts'
import { loginNameTaken, notYourself } from './problems.ts'

type Draft = {
  id: string
  loginName: string
  name: string
  officePhone?: string | null | undefined
  totpRequired: boolean
  posts: readonly PostDraft[]
}

/** Read out over the phone or handed over on paper, and good for one login: it must be changed there. */
const oneTimePassword = () => `${randomToken(9).replace(/[-_]/g, 'x')}-7Aa`

/**
 * A staff account with a one-time password, shown this once. The same draft sent twice makes one account and answers no
 * password the second time. Throws `access.login_name_taken`, and what `givePost` throws.
 */
export const createAccount = async (context: Context, { posts, ...draft }: Draft) => {
  const { db, areaId } = context
  const again = async () => ({ id: (await getAccount(context, draft.id)).id, oneTimePassword: null })
  if (await findAccount(db, draft.id)) return again()
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const made = await insertAccount(db, { ...draft, areaId, passwordHash, mustChangePassword: true })
  // The same draft may have arrived twice at once.
  if (!made && (await findAccount(db, draft.id))) return again()
  if (!made) throw loginNameTaken({ loginName: draft.loginName })
  for (const post of posts) await addPost(context, made, post)
  context.audit({ about: made })
  return { id: made, oneTimePassword: password }
}

/** A new one-time password for somebody who forgot theirs; ends their sessions. */
export const resetPassword = async (context: Context, id: string) => {
  const account = await getAccount(context, id, { lock: true })
  if (id === context.actor.accountId) throw notYourself()
  const password = oneTimePassword()
  await setPassword(context.db, id, await hashPassword(password), { mustChange: true, at: context.now })
  await forgetFailures(context.db, { name: account.loginName })
  await endSessionsOf(context.db, id)
  context.afterCommit(() => forgetActor(id))
  context.audit({ about: id })
  return { id, oneTimePassword: password }
}
