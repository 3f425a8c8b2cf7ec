import { sql } from 'kysely'
import type { SessionView } from '#contract/access/session.ts'
import type { Context } from '#platform/context.ts'
import { digest, randomToken, same } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { keeping } from '#platform/problem.ts'
import { findAccount, insertAccount } from './account-store.ts'
import { demandStrong } from './change-password.ts'
import { hashPassword } from './password.ts'
import { insertPost } from './post-store.ts'
import { cityFirst, firstCodeWrong, notFirst } from './problems.ts'
import { sessionView } from './session-view.ts'
import { beginSession } from './sign-in.ts'

const mostTries = 20

export const firstAdministratorNeeded = async (db: Db): Promise<boolean> => {
  const { rows } = await sql`select from access.account where kind = 'staff' limit 1`.execute(db)
  return rows.length === 0
}

/**
 * A new one-time code for making the first administrator, to be printed on the console at start; the one before stops
 * working. Undefined once any staff account exists.
 */
export const firstAdministratorCode = async (db: Db): Promise<string | undefined> => {
  if (!(await firstAdministratorNeeded(db))) return undefined
  const code = randomToken(12)
  await sql`insert into access.first_admin_code (code) values (${digest(code)})
    on conflict (the_only) do update set code = excluded.code, made_at = now(), tries = 0`.execute(db)
  return code
}

/**
 * Whoever knows the code of the console stands at the console. The code stays good until the administrator is made.
 * Throws `access.not_first`, `access.first_code_wrong`; wrong tries are counted.
 */
export const demandFirstCode = async ({ db }: Context, code: string): Promise<void> => {
  // Held to the end of the transaction: two at once must not both be the first.
  const { rows } = await sql<{
    code: Buffer
    tries: number
  }>`select code, tries from access.first_admin_code for update`.execute(db)
  if (!(await firstAdministratorNeeded(db))) throw notFirst()
  if (!rows[0] || rows[0].tries >= mostTries || !same(rows[0].code, digest(code))) {
    await sql`update access.first_admin_code set tries = tries + 1`.execute(db)
    throw keeping(firstCodeWrong())
  }
}

/**
 * Makes the first security administrator (安全管理员) of the whole installation and signs them in; they give everybody
 * else an account. Throws `access.city_first` before a city was chosen, `access.not_first`, `access.first_code_wrong`,
 * `access.weak_password`.
 */
export const makeFirstAdministrator = async (
  context: Context,
  asked: { code: string; loginName: string; name: string; password: string },
): Promise<SessionView> => {
  const { db, now } = context
  await demandFirstCode(context, asked.code)
  // Without an area there is nothing to administrate.
  if (!context.areaId) throw cityFirst()
  demandStrong(asked.password, [asked.loginName, asked.name])
  const areaId = context.areaId
  const passwordHash = await hashPassword(asked.password)
  const id = await insertAccount(db, { areaId, loginName: asked.loginName, name: asked.name, passwordHash })
  await insertPost(db, { accountId: id!, role: 'security_administrator', areaId }, now)
  await sql`delete from access.first_admin_code`.execute(db)
  await beginSession(context, (await findAccount(db, id!))!)
  return sessionView(context)
}
