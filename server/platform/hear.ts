import pg from 'pg'
import type { Logger } from 'pino'

type Ear = {
  channel: string
  hear: (payload: string) => void
  /** After the connection was made again: whatever was said meanwhile was missed. */
  back?: () => void
  log: Pick<Logger, 'error'>
  /** How it is called in the database and the log. */
  name: string
}

/**
 * Listens to a channel of the database (LISTEN) on a connection of its own. A lost connection is made again every second
 * until it holds; a database that is killed is away for longer than one try. Throws when the first connection fails.
 */
export const hearDatabase = async (url: string, { channel, hear, back, log, name }: Ear) => {
  let stopped = false
  let current: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined

  const again = (error: unknown) => {
    if (stopped) return
    log.error({ err: error }, `${name} lost the database; trying again`)
    retry = setTimeout(() => void listen().then(back, again), 1000).unref()
  }
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: `linli ${name}` })
    let up = false
    const lost = (error: unknown) => {
      // Before it was up, whoever connects is told; after that only the first word counts.
      if (!up) return
      up = false
      void client.end().catch(() => {})
      again(error)
    }
    client.on('error', lost)
    client.on('end', () => lost(new Error('connection ended')))
    client.on('notification', ({ payload }) => payload && hear(payload))
    await client.connect()
    await client.query(`listen ${channel}`)
    up = true
    current = client
    if (stopped) await client.end()
  }
  await listen()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await current?.end().catch(() => {})
  }
}
