import { Secret, TOTP } from 'otpauth'
import qrcode from 'qrcode'
import type { SessionView } from '#contract/access/session.ts'
import { say } from '#contract/phrases.ts'
import type { Context } from '#platform/context.ts'
import { open, seal } from '#platform/crypto.ts'
import { keeping } from '#platform/problem.ts'
import { type AccountRow, findAccount, setTotp, takeTotpStep } from './account-store.ts'
import { forgetActor } from './actor.ts'
import { admitTry, countFailure, forgetFailures } from './attempt-store.ts'
import { ownAccount, proveOneself } from './change-password.ts'
import { totpAlready, totpDemanded, totpNotAsked, totpNotBegun, totpWrong } from './problems.ts'
import { sessionView } from './session-view.ts'
import { beginSession } from './sign-in.ts'

const purpose = 'totp'
const stepSeconds = 30

// SHA-1, 6 digits, 30 seconds: what every authenticator app understands (RFC 6238).
const totp = (secret: Secret, label = '', issuer = '') => new TOTP({ secret, label, issuer })

/** Checks a code, one step of clock difference allowed; each code works once. Throws `access.totp_wrong`, `access.wait`. */
const takeCode = async (context: Context, account: AccountRow, code: string) => {
  const counted = { account: account.id }
  await admitTry(context, counted)
  const secret = Secret.fromBase32(open(account.totp_secret!, purpose))
  const timestamp = context.now.getTime()
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 })
  const step = Math.floor(timestamp / 1000 / stepSeconds) + (delta ?? 0)
  if (delta === null || !(await takeTotpStep(context.db, account.id, step))) {
    await countFailure(context, counted)
    throw keeping(totpWrong())
  }
  await forgetFailures(context.db, counted)
}

/** The second step of signing in. Throws `access.totp_not_asked`, `access.totp_wrong`, `access.wait`. */
export const passTotp = async (context: Context, { code }: { code: string }): Promise<SessionView> => {
  const about = context.session?.about
  if (about?.stage !== 'totp') throw totpNotAsked()
  const account = await findAccount(context.db, about.accountId)
  if (!account?.active || !account.totp_secret) throw totpNotAsked()
  await takeCode(context, account, code)
  await forgetFailures(context.db, { name: account.login_name! })
  await beginSession(context, account)
  return sessionView(context)
}

/** Makes a new secret and shows it; it counts once `confirmTotp` has seen a code of it. */
export const enrolTotp = async (context: Context) => {
  const account = await ownAccount(context)
  if (account.totp_enabled_at) throw totpAlready()
  const secret = new Secret({ size: 20 })
  await setTotp(context.db, account.id, { secret: seal(secret.base32, purpose), enabledAt: null })
  const otpauth = totp(secret, account.login_name, say(context.locale, 'app.name')).toString()
  return { otpauth, secret: secret.base32, qr: await qrcode.toDataURL(otpauth) }
}

export const confirmTotp = async (context: Context, { code }: { code: string }): Promise<SessionView> => {
  const account = await ownAccount(context)
  if (account.totp_enabled_at) throw totpAlready()
  if (!account.totp_secret) throw totpNotBegun()
  await takeCode(context, account, code)
  await setTotp(context.db, account.id, { secret: account.totp_secret, enabledAt: context.now })
  context.afterCommit(() => forgetActor(account.id))
  return sessionView(context)
}

/** Throws `access.totp_demanded` where an administrator asks for the second factor. */
export const removeTotp = async (context: Context, { password }: { password: string }): Promise<SessionView> => {
  const account = await ownAccount(context)
  if (account.totp_required) throw totpDemanded()
  await proveOneself(context, account, password)
  await setTotp(context.db, account.id, { secret: null, enabledAt: null })
  return sessionView(context)
}
