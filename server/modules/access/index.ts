import type { Role } from '#contract/access/roles.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database.ts'
import { insertAccount, type NewAccount } from './account-store.ts'
import { hashPassword } from './password.ts'
import * as posts from './post-store.ts'

export { absencesAmong } from './absence-store.ts'
export { accountNames, ensureResident, loginNamesTaken, phoneOf, phonesOf, residentOf } from './account-store.ts'
export { type CodeSender, codeSender, demoCodeSender, setCodeSender } from './code-sender.ts'
export { demandFirstCode, firstAdministratorCode } from './first-administrator.ts'
export { createAccount as makeAccount } from './create-account.ts'
export { loadActor } from './actor.ts'
export { hashPassword } from './password.ts'
export { proveByPhone } from './sign-in-by-phone.ts'
export type { NewPost, OnDuty } from './post-store.ts'

/**
 * A staff account. `passwordHash` instead of `password` spares seeds the cost of hashing the same one again.
 * Answers the id; throws when the login name is taken.
 */
export const createAccount = async (
  db: Db,
  {
    password,
    passwordHash,
    ...account
  }: Omit<NewAccount, 'passwordHash'> & { password?: string; passwordHash?: string },
): Promise<string> => {
  const hashed = passwordHash ?? (password === undefined ? null : await hashPassword(password))
  const id = await insertAccount(db, { ...account, passwordHash: hashed })
  if (!id) throw new Error(`the login name ${account.loginName} is taken`)
  return id
}

/** Gives an account a post (岗位); answers its id. */
export const givePost = (db: Db, post: posts.NewPost, at = now()): Promise<number> => posts.insertPost(db, post, at)

/**
 * Who holds such a post in exactly this area now and isn't absent, A before B (AB岗). Empty when nobody does: go up the tree.
 */
export const findOnDuty = (
  db: Db,
  wanted: { areaId: number; role: Role; organisationId?: number | null },
  at = now(),
) => posts.findOnDuty(db, wanted, at)

/** Those of the accounts who are absent (请假、出差) on the day of `at`. */
export const areAbsent = (db: Db, accountIds: readonly string[], at = now()) => posts.findAbsent(db, accountIds, at)

/** Everybody with a business post inside the range today, with whether they are absent. */
export const findColleagues = (db: Db, area: { from: number; to: number }, at = now(), most = 500) =>
  posts.findColleagues(db, area, undefined, at, most)

/** Staff with a business post inside the range today, nearest the root first: at most `most`. */
export const staffWithin = (
  db: Db,
  range: { from: number; to: number },
  role: Role | undefined,
  at = now(),
  most = 500,
) => posts.findColleagues(db, range, role, at, most)

/** How many people hold such posts in each area of a range (H05). */
export const countStaff = (db: Db, area: { from: number; to: number }, roles: readonly Role[], at = now()) =>
  posts.countHolders(db, area, roles, at)
