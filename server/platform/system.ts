import type pg from 'pg'
import { closingSql, type Said } from './audit.ts'
import { now } from './clock.ts'
import type { Actor, AreaRange, Context, Fact } from './context.ts'
import { everywhere, inTransaction, type Db } from './database.ts'

/** The product itself, when it acts by the clock or on a fact. */
export const systemActor: Actor = {
  kind: 'system',
  accountId: null,
  name: null,
  postId: null,
  role: null,
  area: everywhere,
  areaId: null,
  organisationId: null,
  permissions: new Set(),
}

/** A context for work nobody asked for: jobs, listeners, seeds. Facts and audit go with the transaction, as at the door. */
export const asSystem = async <T>(
  pool: pg.Pool,
  name: string,
  work: (context: Context, client: pg.PoolClient) => Promise<T>,
  options: { area?: AreaRange; rootAreaId?: number; factsLeft?: () => void } = {},
): Promise<T> => {
  const area = options.area ?? everywhere
  const facts: Fact[] = []
  const later: (() => void | Promise<void>)[] = []
  const result = await inTransaction(pool, area, async (db: Db, client) => {
    const said: Said[] = []
    const areaId = options.rootAreaId ?? 0
    const context: Context = {
      db,
      actor: systemActor,
      areaId,
      area,
      locale: 'zh',
      now: now(),
      announce: (fact) => facts.push({ areaId, ...fact }),
      audit: (details, about = areaId) => said.push({ areaId: about, details }),
      afterCommit: (then) => later.push(then),
      readAgain: (read) => inTransaction(pool, area, read),
      ip: '',
      requestId: name,
    }
    const answer = await work(context, client)
    if (said.length || facts.length) {
      const closing = closingSql(context, name, said, facts)
      await client.query(closing.replace(/; commit$/, ''))
    }
    return answer
  })
  for (const then of later) await then()
  if (facts.length) options.factsLeft?.()
  return result
}
