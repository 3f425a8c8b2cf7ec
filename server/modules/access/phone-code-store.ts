import { sql } from 'kysely'
import { blindIndex, same } from '#platform/crypto.ts'
import type { Db } from '#platform/database.ts'

type Row = { code: Buffer; expires_at: Date; tries: number; sent_at: Date; sent_today: number }

const index = (phone: string) => blindIndex('phone', phone)
// Six digits are guessed in a moment from a plain digest; this one needs the data key.
const codeDigest = (phone: string, code: string) => blindIndex('phone_code', `${phone} ${code}`)

export const findCode = async (db: Db, phone: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select code, expires_at, tries, sent_at, sent_today from access.phone_code where phone_index = ${index(phone)} for update`.execute(
    db,
  )
  return rows[0]
}

export const codeFits = (row: Row, phone: string, code: string) => same(row.code, codeDigest(phone, code))

export const keepCode = (db: Db, phone: string, code: string, at: { sent: Date; expires: Date; sentToday: number }) =>
  sql`insert into access.phone_code (phone_index, code, expires_at, sent_at, sent_today)
    values (${index(phone)}, ${codeDigest(phone, code)}, ${at.expires}, ${at.sent}, ${at.sentToday})
    on conflict (phone_index) do update set code = excluded.code, expires_at = excluded.expires_at, tries = 0,
      sent_at = excluded.sent_at, sent_today = excluded.sent_today`.execute(db)

export const countTry = (db: Db, phone: string) =>
  sql`update access.phone_code set tries = tries + 1 where phone_index = ${index(phone)}`.execute(db)

/** The code is used up; how many were sent today stays known. */
export const spendCode = (db: Db, phone: string, at: Date) =>
  sql`update access.phone_code set expires_at = ${at} where phone_index = ${index(phone)}`.execute(db)

export const forgetOldCodes = (db: Db) =>
  sql`delete from access.phone_code where sent_at < now() - interval '2 days'`.execute(db)
