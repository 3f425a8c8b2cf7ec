import type pg from 'pg'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until every transaction begun before is over, in all databases of the cluster: facts, the audit chain and what is asked
 * for "since" a mark go by the oldest transaction still running, whoever's it is.
 */
export const untilEnded = async (client: Pick<pg.ClientBase, 'query'>): Promise<void> => {
  const { rows: own } = await client.query<{ tx: string }>('select pg_current_xact_id()::text tx')
  const ended = async () =>
    (
      await client.query<{ ended: boolean }>('select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 ended', [
        own[0]!.tx,
      ])
    ).rows[0]!.ended
  while (!(await ended())) await pause(20)
}
