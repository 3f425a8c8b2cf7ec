import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import type { Logger } from 'pino'
import { digest } from './crypto.ts'
import { hearDatabase } from './hear.ts'

const minute = 60_000
const idle = { staff: '30 minutes', resident: '30 days' } as const
const absolute = { staff: '12 hours', resident: null } as const
const secondFactorWithin = '10 minutes'

export type Session = {
  accountId: string
  kind: 'staff' | 'resident'
  postId: number | null
  stage: 'full' | 'totp'
  /** Milliseconds since 1970. */
  seenAt: number
  expiresAt: number
  endsAt: number
}

export type SessionStore = ReturnType<typeof sessionStore>

type Row = {
  account_id: string
  kind: Session['kind']
  post_id: number | null
  stage: Session['stage']
  seen_at: Date
  expires_at: Date
  ends_at: Date | null
}

const sessionOf = (row: Row): Session => ({
  accountId: row.account_id,
  kind: row.kind,
  postId: row.post_id,
  stage: row.stage,
  seenAt: row.seen_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  endsAt: row.ends_at?.getTime() ?? Infinity,
})

/**
 * Sessions in PostgreSQL, each kept in memory for at most five seconds, so that a request of somebody signed in costs no
 * SQL. Ending one drops it from the memory of every process that listens. Times are the database's and the machine's,
 * never the clock tests set: a story that jumps a week ahead doesn't sign everybody out.
 */
export const sessionStore = (pool: pg.Pool, log: Pick<Logger, 'error'>) => {
  const kept = new LRUCache<string, Session>({ max: 50_000, ttl: 5_000 })
  let drops = 0

  const drop = (key: string) => {
    drops++
    kept.delete(key)
  }

  const touch = (sid: Buffer, session: Session) => {
    session.seenAt = Date.now()
    pool
      .query(
        `update platform.session set seen_at = now(), expires_at = now() + $2::interval
         where sid = $1 and stage = 'full' returning expires_at`,
        [sid, idle[session.kind]],
      )
      .then(({ rows }) => rows[0] && (session.expiresAt = rows[0].expires_at.getTime()))
      .catch((error: unknown) => log.error({ err: error }, 'a session could not be kept awake'))
  }

  const read = async (sid: Buffer, key: string) => {
    const before = drops
    const { rows } = await pool.query<Row>(
      `select account_id, kind, post_id, stage, seen_at, expires_at, ends_at from platform.session
       where sid = $1 and expires_at > now() and (ends_at is null or ends_at > now())`,
      [sid],
    )
    const session = rows[0] && sessionOf(rows[0])
    // Something ended while we were reading: what we read may be it.
    if (session && drops === before) kept.set(key, session)
    return session
  }

  const alive = (sid: Buffer, session: Session | undefined) => {
    const at = Date.now()
    if (!session || session.expiresAt <= at || session.endsAt <= at) return undefined
    if (session.stage === 'full' && at - session.seenAt > minute) touch(sid, session)
    return session
  }

  return {
    /** What is kept answers at once, without a promise: this is on the way of every request. */
    find: (id: string): Session | undefined | Promise<Session | undefined> => {
      const sid = digest(id)
      const key = sid.toString('hex')
      const known = kept.get(key)
      return known ? alive(sid, known) : read(sid, key).then((session) => alive(sid, session))
    },
    insert: async (id: string, s: Pick<Session, 'accountId' | 'kind' | 'postId' | 'stage'>) => {
      const short = s.stage === 'totp'
      await pool.query(
        `insert into platform.session (sid, account_id, kind, post_id, stage, expires_at, ends_at)
         values ($1, $2, $3, $4, $5, now() + $6::interval, now() + $7::interval)`,
        [
          digest(id),
          s.accountId,
          s.kind,
          s.postId,
          s.stage,
          short ? secondFactorWithin : idle[s.kind],
          short ? secondFactorWithin : absolute[s.kind],
        ],
      )
    },
    setPost: async (id: string, postId: number) => {
      const sid = digest(id)
      await pool.query('update platform.session set post_id = $2 where sid = $1', [sid, postId])
      drop(sid.toString('hex'))
    },
    remove: async (id: string) => {
      const sid = digest(id)
      await pool.query('delete from platform.session where sid = $1', [sid])
      drop(sid.toString('hex'))
    },
    drop,
    dropAll: () => {
      drops++
      kept.clear()
    },
  }
}

/** Hears which sessions have ended or changed in other processes (LISTEN); answers how to stop. */
export const hearSessionChanges = async (url: string, store: SessionStore, log: Pick<Logger, 'error'>) => {
  const deafen = await hearDatabase(url, {
    channel: 'linli_session',
    hear: store.drop,
    // What ended while nobody listened was missed.
    back: store.dropAll,
    log,
    name: 'sessions',
  })
  store.dropAll()
  return deafen
}
