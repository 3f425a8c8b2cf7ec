import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from 'kysely'
import pg from 'pg'
import type { Writable } from 'node:stream'
import type { AreaRange } from './context.ts'
import type { DB } from './database-types.ts'

export type Db = Kysely<DB>

const int8 = 20
const date = 1082
pg.types.setTypeParser(int8, Number)
pg.types.setTypeParser(date, (day) => day)

/** The whole installation: for jobs, listeners and routes without an area. */
export const everywhere: AreaRange = { from: 0, to: 999_999_999_999 }

export const openPool = (url: string, size = 20): pg.Pool => {
  // Pipelined: the begin of a transaction and its first query travel together.
  const config: pg.PoolConfig & { pipeline: true } = {
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    pipeline: true,
  }
  const pool = new pg.Pool(config)
  // Without a listener, an idle connection the server closes (a restart) would end the process; the next query opens another.
  // Once the pool is ended, a server that hangs up first is no news.
  pool.on('error', (error) => {
    if (!pool.ending) process.emitWarning(`an idle database connection was lost: ${error.message}`)
  })
  // Lost in the middle of a transaction, a connection tells its next query; nobody else may be listening.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

// Writes go by key, so their generic plan is right and parsing them once per connection is worth it. Reads are planned
// anew each time: the best plan for one community is the worst for a city.
const names = new Map<string, string>()
const nameOf = (text: string) => {
  if (!/^\s*(insert|update|delete|with hot)/i.test(text)) return undefined
  const known = names.get(text)
  if (known) return known
  if (names.size >= 400) return undefined
  const name = `w${names.size}`
  names.set(text, name)
  return name
}

const submit = <R>(client: pg.ClientBase, { sql: text, parameters }: CompiledQuery) => {
  const name = nameOf(text)
  const values = [...parameters]
  return client.query<R & pg.QueryResultRow>(name ? { name, text, values } : { text, values })
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await submit<R>(this.#client, query)
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
  }
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('read large results page by page, by key')
  }
}

class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  constructor(client: pg.ClientBase) {
    this.#connection = new ClientConnection(client)
  }
  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async releaseConnection() {}
  async destroy() {}
  async beginTransaction(): Promise<void> {
    throw new Error('the door begins the transaction')
  }
  async commitTransaction(): Promise<void> {
    throw new Error('the door commits')
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('the door rolls back')
  }
}

const kyselys = new WeakMap<pg.ClientBase, Db>()
/** Kysely over one connection; whoever holds the connection begins and ends the transaction. */
export const over = (client: pg.ClientBase): Db => {
  let db = kyselys.get(client)
  if (!db) {
    db = new Kysely<DB>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new ClientDriver(client),
        createIntrospector: (k) => new PostgresIntrospector(k),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    })
    kyselys.set(client, db)
  }
  return db
}

/** What is sent to the database until the end of this turn leaves in one packet: writing to the socket is what costs. */
const together = (client: pg.ClientBase) => {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Sends a statement and, without waiting for its answer, what ends the transaction; both leave in one packet. */
export const submitLast = async <R>(
  client: pg.ClientBase,
  statement: RawBuilder<R>,
  closing: () => Promise<unknown>,
): Promise<R[]> => {
  const compiled = statement.compile(over(client))
  together(client)
  const written = submit<R>(client, compiled)
  const closed = closing()
  // Where the statement failed, the closing fails after it; the first says why.
  closed.catch(() => {})
  const { rows } = await written
  await closed
  return rows
}

/**
 * Begins a transaction that sees one subtree only; the numbers are ours, never a user's text. On a pooled connection the
 * next query needn't wait for the answer.
 */
export const beginScoped = (client: pg.ClientBase, area: AreaRange) => {
  together(client)
  return client.query(
    `begin; set local linli.area_from = '${Number(area.from)}'; set local linli.area_to = '${Number(area.to)}'`,
  )
}

/** Runs `work` in one transaction under the scope; commits, or rolls back and throws on. */
export const inTransaction = async <T>(
  pool: pg.Pool,
  area: AreaRange,
  work: (db: Db, client: pg.PoolClient) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect()
  try {
    await beginScoped(client, area)
    const result = await work(over(client), client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}
