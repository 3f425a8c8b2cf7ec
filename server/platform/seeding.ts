import pg from 'pg'

/** `occupied`: somebody already works here, so nothing made-up may be mixed in. */
export type SeedState = 'empty' | 'occupied' | 'unfinished' | 'finished'

const withClient = async <T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How far a seed got in this database. */
export const seedState = (ownerUrl: string, name: string): Promise<SeedState> =>
  withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ done: boolean }>(
      'select finished_at is not null as done from platform.seeding where name = $1',
      [name],
    )
    if (rows[0]) return rows[0].done ? 'finished' : 'unfinished'
    // Every use leaves a trace in the audit log, beginning with the first account.
    const { rows: used } = await client.query<{ used: boolean }>('select exists (select from platform.audit) as used')
    return used[0]!.used ? 'occupied' : 'empty'
  })

/** Loads a seed and remembers that it was finished: one cut short by a kill is known at the next start. */
export const seedOnce = async (ownerUrl: string, name: string, load: () => Promise<void>): Promise<void> => {
  await withClient(ownerUrl, (client) => client.query('insert into platform.seeding (name) values ($1)', [name]))
  await load()
  await withClient(ownerUrl, (client) =>
    client.query('update platform.seeding set finished_at = now() where name = $1', [name]),
  )
}

/** Throws a database away and makes it anew. Only for one in which nobody has worked yet. */
export const startOver = async (ownerUrl: string): Promise<void> => {
  const server = new URL(ownerUrl)
  const name = pg.escapeIdentifier(server.pathname.slice(1))
  server.pathname = '/postgres'
  await withClient(server.href, async (client) => {
    await client.query(`drop database ${name} with (force)`)
    await client.query(`create database ${name}`)
  })
}
