import type { SessionView } from '#contract/access/session.ts'
import type { Context } from '#platform/context.ts'
import { randomDigits } from '#platform/crypto.ts'
import { keeping } from '#platform/problem.ts'
import { ensureResident } from './account-store.ts'
import { admitTry, countFailure } from './attempt-store.ts'
import { codeSender } from './code-sender.ts'
import { dayOf } from './day.ts'
import { codeFits, countTry, findCode, keepCode, spendCode } from './phone-code-store.ts'
import { accountShut, codeNotSent, codeOver, codeTooMany, codeTooSoon, codeWrong } from './problems.ts'
import { sessionView } from './session-view.ts'
import { beginSession } from './sign-in.ts'

const validSeconds = 300
const betweenSeconds = 60
const mostADay = 10
const mostTries = 5

/**
 * Sends six digits to a phone, good for five minutes; says nothing about whether an account exists.
 * Throws `access.code_too_soon`, `access.code_too_many`, `access.wait`; `access.code_not_sent` after the commit.
 */
export const sendPhoneCode = async (context: Context, { phone }: { phone: string }) => {
  const { db, now } = context
  await admitTry(context, { codesFrom: context.ip })
  const last = await findCode(db, phone)
  const since = last ? (now.getTime() - last.sent_at.getTime()) / 1000 : Infinity
  if (since >= 0 && since < betweenSeconds) throw codeTooSoon({ seconds: Math.ceil(betweenSeconds - since) })
  const sentToday = last && dayOf(last.sent_at) === dayOf(now) ? last.sent_today : 0
  if (sentToday >= mostADay) throw codeTooMany()
  const code = randomDigits(6)
  await keepCode(db, phone, code, {
    sent: now,
    expires: new Date(now.getTime() + validSeconds * 1000),
    sentToday: sentToday + 1,
  })
  await countFailure(context, { codesFrom: context.ip })
  const sender = codeSender()
  context.afterCommit(() =>
    sender.send(phone, code).catch(() => {
      throw codeNotSent()
    }),
  )
  return { validSeconds, ...(sender.shows ? { code } : {}) }
}

/**
 * The resident whose phone and code these are; the account is made at the first time. Five tries a code, each code once.
 * Throws `access.code_wrong`, `access.code_over`, `access.account_shut`; a wrong try is kept.
 */
export const proveByPhone = async ({ db, now }: Context, asked: { phone: string; code: string }) => {
  const sent = await findCode(db, asked.phone)
  if (!sent || sent.expires_at <= now || sent.tries >= mostTries) throw codeOver()
  if (!codeFits(sent, asked.phone, asked.code)) {
    await countTry(db, asked.phone)
    const left = mostTries - sent.tries - 1
    throw keeping(left > 0 ? codeWrong({ left }) : codeOver())
  }
  await spendCode(db, asked.phone, now)
  const account = await ensureResident(db, asked.phone)
  if (!account.active) throw keeping(accountShut())
  return account
}

/** Signs a resident in. Throws what `proveByPhone` throws. */
export const signInByPhone = async (context: Context, asked: { phone: string; code: string }): Promise<SessionView> => {
  await beginSession(context, await proveByPhone(context, asked))
  return sessionView(context)
}
