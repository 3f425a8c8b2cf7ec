import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { keyedDigest, open, randomToken, same, seal } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'

// Codes on paper and links to evaluate (E04): area, 16 random bytes, 16 bytes of HMAC-SM3 over both. Nobody guesses one,
// nobody makes one from the database alone, and a forged one costs no query.

export const signingPurpose = 'matters.signing_key'
const areaBytes = 5
const nonceBytes = 16
const signatureBytes = 16
let key: Buffer | undefined

/** Makes the key of this installation at its first start. */
export const ensureSigningKey = async ({ db }: Pick<Context, 'db'>) => {
  await sql`insert into matters.signing_key (id, sealed) values (1, ${seal(randomToken(32), signingPurpose)}) on conflict do nothing`.execute(
    db,
  )
  key = undefined
  await signingKey(db)
}
const signingKey = async (db: Db): Promise<Buffer> => {
  if (key) return key
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from matters.signing_key where id = 1`.execute(db)
  return (key = Buffer.from(open(rows[0]!.sealed, signingPurpose), 'base64url'))
}

export type TokenUse = 'certificate' | 'evaluation'
const signatureOf = (by: Buffer, use: TokenUse, body: Buffer) =>
  keyedDigest(by, Buffer.concat([Buffer.from(`${use}\n`), body])).subarray(0, signatureBytes)

export const newNonce = () => randomToken(nonceBytes)

/** The whole code for a nonce of an area: 50 characters, base64url. */
export const writeToken = async (db: Db, use: TokenUse, areaId: number, nonce: string): Promise<string> => {
  const body = Buffer.concat([Buffer.alloc(areaBytes), Buffer.from(nonce, 'base64url')])
  body.writeUIntBE(areaId, 0, areaBytes)
  return Buffer.concat([body, signatureOf(await signingKey(db), use, body)]).toString('base64url')
}

/** Area and nonce of a code that this installation signed for this use; undefined for any other. */
export const readToken = async (
  db: Db,
  use: TokenUse,
  token: string,
): Promise<{ areaId: number; nonce: string } | undefined> => {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== areaBytes + nonceBytes + signatureBytes || bytes.toString('base64url') !== token)
    return undefined
  const body = bytes.subarray(0, areaBytes + nonceBytes)
  if (!same(signatureOf(await signingKey(db), use, body), bytes.subarray(areaBytes + nonceBytes))) return undefined
  return { areaId: body.readUIntBE(0, areaBytes), nonce: body.subarray(areaBytes).toString('base64url') }
}
