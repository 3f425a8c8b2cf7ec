import type pg from 'pg'
import { blindIndex, seal, setDataKey, uuid7 } from '#platform/crypto.ts'
import type { FloorRoutes } from '../floor-process.ts'
import { call, finish, insertBooking, lockPerson, lookAtDay, lookAtPerson, lookForCall } from './floor-hall-sql.ts'
import { listFloor } from './floor-lists.ts'

type Book = { id: string; areaId: number; siteId: string; classCode: string; from: string; to: string; phone: string }
type Call = { areaId: number; siteId: string; windowNo: number; accountId: string; today: string; callId: string }
type Finish = { areaId: number; id: string; siteId: string; accountId: string; classCode: string }

// Any key will do: what is sealed here is never opened.
setDataKey(Buffer.alloc(32, 5).toString('base64'))

/** One transaction on one connection; what goes wrong leaves nothing behind. */
const inOne = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const bookOne = async (client: pg.PoolClient, b: Book) => {
  const person = blindIndex('phone', b.phone)
  await client.query({ ...lockPerson, values: [person.toString('hex')] })
  const standing = await client.query({ ...lookAtPerson, values: [person, b.from, b.to] })
  const day = await client.query<{ taken: boolean; times: string | null }>({
    ...lookAtDay,
    values: [b.areaId, b.siteId, b.from, b.to],
  })
  const { taken, times } = day.rows[0]!
  if (taken) return { booked: false, times }
  const params = JSON.stringify({ site: '压测大厅', at: { at: b.from }, window: 1, number: '000000' })
  const { rows } = await client.query({
    ...insertBooking,
    values: [
      b.areaId,
      b.id,
      b.siteId,
      b.from,
      b.to,
      b.classCode,
      seal('压测'),
      seal(b.phone),
      person,
      uuid7(),
      params,
      seal(b.phone),
    ],
  })
  return { booked: rows.length > 0, standing: standing.rows[0] }
}

/**
 * The same work as the product's at the database, under the same locks and in a transaction: the person's queue, what they have, what
 * is taken that day, the sealed booking, what tells the person; the window, the queue, the ticket, the invitation to evaluate. No
 * session, plan, permission, scope, audit, facts.
 */
export const floorRoutes: FloorRoutes = (pool) => ({
  ...listFloor(pool),
  '/book': async (_, body) => {
    const b: Book = await body()
    return inOne(pool, (client) => bookOne(client, b))
  },
  '/call': async (_, body) => {
    const c: Call = await body()
    return inOne(pool, async (client) => {
      const found = await client.query<{ id: string | null }>({
        ...lookForCall,
        values: [c.areaId, c.siteId, c.today, c.windowNo],
      })
      const id = found.rows[0]?.id
      if (!id) return null
      const { rows } = await client.query({ ...call, values: [c.areaId, id, c.windowNo, c.accountId, c.callId] })
      return rows[0]
    })
  },
  '/finish': async (_, body) => {
    const f: Finish = await body()
    return inOne(pool, async (client) => {
      const values = [f.areaId, f.id, f.siteId, f.classCode, [f.accountId], uuid7()]
      const { rows } = await client.query({ ...finish, values })
      return rows[0]
    })
  },
})
