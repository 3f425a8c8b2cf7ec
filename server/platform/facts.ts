import type pg from 'pg'
import type { Logger } from 'pino'
import type { Fact } from './context.ts'
import { everywhere, inTransaction } from './database.ts'
import type { Listener } from './module.ts'
import { asSystem } from './system.ts'
import { untilEnded } from './until-ended.ts'

type KeptFact = Fact & { id: number; tx: string }
const aPage = 500
/** How long facts are gathered before they are delivered together. */
const gatherMs = 50

/** Facts of ended transactions after (tx, id), in commit order, whatever their name. */
const readFacts = async (client: pg.ClientBase, tx: string, id: number): Promise<KeptFact[]> => {
  const { rows } = await client.query<{
    id: number
    tx: string
    area_id: number
    name: string
    about: Record<string, unknown>
  }>(
    `select id, tx::text, area_id, name, about from platform.fact
     where (tx, id) > ($1::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot()) order by platform.fact.tx, platform.fact.id limit ${aPage}`,
    [tx, id],
  )
  return rows.map((r) => ({ id: r.id, tx: r.tx, areaId: r.area_id, name: r.name, about: r.about }))
}

/**
 * Hands one listener its next page of facts, in order, in one transaction with its place in the queue.
 * Answers whether there may be more. A fact that fails is tried again later with growing pauses, and nothing overtakes it.
 */
const deliver = (pool: pg.Pool, listener: Listener, again: () => void): Promise<boolean> =>
  asSystem(
    pool,
    `listener ${listener.name}`,
    async (context, client) => {
      const { rows } = await client.query<{ tx: string; id: number; waiting: boolean }>(
        `select tx::text, id, coalesce(retry_at > now(), false) as waiting from platform.listener where name = $1 for update skip locked`,
        [listener.name],
      )
      const place = rows[0]
      if (!place || place.waiting) return false
      const facts = await readFacts(client, place.tx, place.id)
      let done = place
      /** In a savepoint of its own; answers whether it went well, else notes why and when to try again. */
      const tried = async (tell: () => Promise<void>) => {
        await client.query('savepoint told')
        try {
          await tell()
          return true
        } catch (error) {
          await client.query('rollback to savepoint told')
          await client.query(
            `update platform.listener set tx = $2::xid8, id = $3, failures = failures + 1, last_error = $4,
               retry_at = now() + least(interval '10 minutes', interval '1 second' * power(2, least(failures, 10))) where name = $1`,
            [listener.name, done.tx, done.id, String(error).slice(0, 500)],
          )
          return false
        }
      }
      const heard = facts.filter((fact) => listener.hears.includes(fact.name))
      if ('listenToAll' in listener) {
        if (heard.length && !(await tried(() => listener.listenToAll(context, heard)))) return false
      } else
        for (const fact of heard) {
          const said: Fact[] = []
          const own = {
            ...context,
            announce: (f: Omit<Fact, 'areaId'> & { areaId?: number }) => said.push({ areaId: fact.areaId, ...f }),
          }
          if (!(await tried(() => listener.listen(own, fact)))) return false
          said.forEach(context.announce)
          done = { ...place, tx: fact.tx, id: fact.id }
        }
      const last = facts.at(-1)
      if (last) done = { ...place, tx: last.tx, id: last.id }
      if (facts.length)
        await client.query(
          `update platform.listener set tx = $2::xid8, id = $3, failures = 0, last_error = null, retry_at = null where name = $1`,
          [listener.name, done.tx, done.id],
        )
      return facts.length === aPage
    },
    { factsLeft: again },
  )

export type Relay = { wake: () => void; drain: () => Promise<void>; stop: () => Promise<void> }

/** Delivers facts to the listeners of this process's modules; several processes share the work by row locks. */
export const startRelay = async (
  pool: pg.Pool,
  listeners: readonly Listener[],
  log: Pick<Logger, 'error'>,
  pollMs = 2000,
): Promise<Relay> => {
  await inTransaction(pool, everywhere, async (_, client) => {
    for (const { name } of listeners)
      await client.query('insert into platform.listener (name) values ($1) on conflict do nothing', [name])
  })
  let stopped = false
  let woken = false
  let running: Promise<void> | undefined
  const round = async () => {
    do {
      woken = false
      for (const listener of listeners)
        while (!stopped && (await deliver(pool, listener, () => (woken = true)))) woken = true
    } while (woken && !stopped)
  }
  const start = () => {
    if (stopped || running) return
    running = round()
      .catch((error) => log.error({ err: error }, 'facts could not be delivered'))
      .finally(() => {
        running = undefined
      })
  }
  // Under load a round a page, not a round a fact.
  let soon: NodeJS.Timeout | undefined
  const wake = () => {
    woken = true
    soon ??= setTimeout(() => {
      soon = undefined
      start()
    }, gatherMs).unref()
  }
  const timer = setInterval(start, pollMs)
  timer.unref()
  return {
    wake,
    /** Waits until every fact committed before now was delivered; for tests. */
    drain: async () => {
      await untilEnded(pool)
      while (running) await running
      await round()
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(soon)
      await running
    },
  }
}

/** Forgets facts that every listener has heard, after a week. Answers how many. */
export const forgetFacts = (pool: pg.Pool): Promise<number> =>
  inTransaction(pool, everywhere, async (_, client) => {
    const gone = await client.query(
      `delete from platform.fact where at < now() - interval '7 days'
       and (tx, id) <= (select tx, id from platform.listener order by tx, id limit 1)`,
    )
    return gone.rowCount ?? 0
  })

/** How far each listener is behind. */
export const listenerStates = (pool: pg.Pool): Promise<{ name: string; failures: number; waiting: number }[]> =>
  inTransaction(pool, everywhere, async (_, client) => {
    const { rows } = await client.query<{ name: string; failures: number; waiting: number }>(
      'select l.name, l.failures, (select count(*) from platform.fact f where (f.tx, f.id) > (l.tx, l.id))::int as waiting from platform.listener l',
    )
    return rows
  })
