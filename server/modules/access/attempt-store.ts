import { sql } from 'kysely'
import { waitAfter, waitAfterFromAddress } from '#contract/access/login-wait.ts'
import type { Context } from '#platform/context.ts'
import { digest } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'
import { wait } from './problems.ts'

/** Whose failures are counted. Names are counted whether an account has them or not, so that both answer alike. */
export type Counted = { name: string } | { account: string } | { address: string } | { codesFrom: string }

const keyOf = (whose: Counted) => {
  const [kind, value] = Object.entries(whose)[0]!
  return digest(`${kind}:${value.trim().toLowerCase()}`)
}
/** Phones share addresses by the thousand, so an address may ask for a thousand codes without an hour's rest. */
const waitAfterCodes = (sent: number) => (sent < 1000 ? 0 : 900)
const waitFor = (whose: Counted) =>
  'address' in whose ? waitAfterFromAddress : 'codesFrom' in whose ? waitAfterCodes : waitAfter
const secondsTo = (until: Date, now: Date) => Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))

/**
 * Lets one try at a time through and nobody who must still wait; throws `access.wait`. One at a time, because tries sent
 * all at once would otherwise all pass before the first is counted.
 */
export const admitTry = async ({ db, now }: Context, ...whose: Counted[]) => {
  for (const one of whose) {
    const key = keyOf(one)
    if (!('address' in one || 'codesFrom' in one)) {
      const { rows } = await sql<{ mine: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(encode(${key}, 'hex'), 0)) as mine`.execute(db)
      if (!rows[0]!.mine) throw wait({ seconds: 1 })
    }
    const { rows } = await sql<{ wait_until: Date }>`
      select wait_until from access.login_attempt where key = ${key} and wait_until > ${now}`.execute(db)
    if (rows[0]) throw wait({ seconds: secondsTo(rows[0].wait_until, now) })
  }
}

/** Counts a failure; a day without one (an address: an hour) starts again from zero. The refusal that follows must be `keeping`. */
export const countFailure = async ({ db, now }: Context, ...whose: Counted[]) => {
  for (const one of whose) {
    const key = keyOf(one)
    const restHours = 'address' in one || 'codesFrom' in one ? 1 : 24
    const rested = new Date(now.getTime() - restHours * 3_600_000)
    const { rows } = await sql<{ failures: number }>`
      insert into access.login_attempt as t (key, failures, last_at, wait_until) values (${key}, 1, ${now}, '-infinity')
      on conflict (key) do update set last_at = excluded.last_at,
        failures = case when t.last_at < ${rested} then 1 else t.failures + 1 end
      returning failures`.execute(db)
    const seconds = waitFor(one)(rows[0]!.failures)
    if (seconds)
      await sql`update access.login_attempt set wait_until = ${new Date(now.getTime() + seconds * 1000)} where key = ${key}`.execute(
        db,
      )
  }
}

/** After a success, or when an administrator unlocks. */
export const forgetFailures = async (db: Db, ...whose: Counted[]) => {
  for (const one of whose) await sql`delete from access.login_attempt where key = ${keyOf(one)}`.execute(db)
}

/** Until when these login names are locked; those that aren't are left out. */
export const lockedUntil = async (db: Db, loginNames: readonly string[], now: Date): Promise<Map<string, Date>> => {
  const byKey = new Map(loginNames.map((name) => [keyOf({ name }).toString('hex'), name]))
  const { rows } = await sql<{ key: string; wait_until: Date }>`
    select encode(key, 'hex') as key, wait_until from access.login_attempt
    where wait_until > ${now} and encode(key, 'hex') = any(${[...byKey.keys()]}::text[])`.execute(db)
  return new Map(rows.map((r) => [byKey.get(r.key)!, r.wait_until]))
}

export const forgetOldFailures = (db: Db) =>
  sql`delete from access.login_attempt where last_at < now() - interval '2 days'`.execute(db)
