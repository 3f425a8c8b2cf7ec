import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/**
 * Holds a client's id until the transaction ends, so that the same thing sent many times at once is made once and every
 * answer is that one. Ask for what is there after it, not before.
 */
export const holdId = (db: Db, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id.toLowerCase()}, 20))`.execute(db)
