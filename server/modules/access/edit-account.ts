import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { conflict } from '#platform/problem.ts'
import { endSessionsOf } from '#platform/sessions.ts'
import { setTotp } from './account-store.ts'
import { forgetActor } from './actor.ts'
import { forgetFailures } from './attempt-store.ts'
import { getAccount } from './find-accounts.ts'
import { notYourself } from './problems.ts'

type Change = {
  version: number
  name?: string | undefined
  officePhone?: string | null | undefined
  active?: boolean | undefined
  totpRequired?: boolean | undefined
}

/**
 * Edits, shuts or opens an account, or demands the second factor. Shutting ends its sessions everywhere at once and its
 * posts stop counting; the rest of its history stays. Throws `platform.conflict`, `access.not_yourself`.
 */
export const editAccount = async (context: Context, id: string, change: Change) => {
  const before = await getAccount(context, id, { lock: true })
  if (before.version !== change.version) throw conflict({ version: before.version })
  const own = id === context.actor.accountId
  if (own && (change.active === false || change.totpRequired === false)) throw notYourself()
  const after = {
    name: change.name ?? before.name,
    officePhone: change.officePhone === undefined ? before.officePhone : change.officePhone,
    active: change.active ?? before.active,
    totpRequired: change.totpRequired ?? before.totpRequired,
  }
  await sql`update access.account set name = ${after.name}, office_phone = ${after.officePhone}, active = ${after.active},
    totp_required = ${after.totpRequired}, version = version + 1 where id = ${id}`.execute(context.db)
  const shut = before.active && !after.active
  if (shut) {
    await endSessionsOf(context.db, id)
    context.announce({ name: 'access.account_shut', about: { accountId: id } })
  }
  context.afterCommit(() => forgetActor(id))
  const { version: _, ...changed } = change
  context.audit({ about: id, changed: Object.keys(changed), ...(shut ? { shut } : {}) })
  return getAccount(context, id)
}

/** Lets somebody who failed to log in too often try again now. */
export const unlockAccount = async (context: Context, id: string) => {
  const account = await getAccount(context, id)
  await forgetFailures(context.db, { name: account.loginName }, { account: id })
  context.audit({ about: id })
  return getAccount(context, id)
}

/** For a lost phone: the second factor has to be set up again, at once where it is demanded. */
export const resetTotp = async (context: Context, id: string) => {
  await getAccount(context, id, { lock: true })
  if (id === context.actor.accountId) throw notYourself()
  await setTotp(context.db, id, { secret: null, enabledAt: null })
  await forgetFailures(context.db, { account: id })
  await endSessionsOf(context.db, id)
  context.afterCommit(() => forgetActor(id))
  context.audit({ about: id })
  return getAccount(context, id)
}
