import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { moduleOrder } from '../module-order.ts'
import { clusterUrl } from './cluster.ts'
import { keepSecrets, type Secrets } from './data-folder.ts'
import { fingerprint, randomHex } from './fingerprint.ts'
import { needPostgres } from './install-postgres.ts'
import { isAlive } from './living-process.ts'
import { migrate } from './migrate.ts'
import { migrationFiles } from './migration-files.ts'
import { clusterVersion, findPostmaster, makeCluster, startPostmaster, stopPostmaster } from './postmaster.ts'
import { waitForLock } from './process-lock.ts'

export type TestDatabase = { ownerUrl: string; appUrl: string; drop: () => Promise<void> }
export type TestCluster = { port: number; secrets: Secrets }

const home = process.env.LINLI_TEST_DATA ?? fileURLToPath(new URL('../../data/test-cluster', import.meta.url))
const folder = join(home, 'pg')

/**
 * The cluster all test processes share: started by the first that asks, left running for the next.
 * It forgets everything when the power goes (no fsync), which is why it is fast.
 */
export const startTestCluster = async (): Promise<TestCluster> => {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  chmodSync(home, 0o700)
  const lock = await waitForLock(join(home, 'starting.lock'))
  try {
    const secrets = keepSecrets(home)
    const running = findPostmaster(folder)
    if (running?.ready) return { port: running.port, secrets }
    await stopPostmaster(folder)
    const postgres = await needPostgres(clusterVersion(folder))
    await makeCluster(postgres, folder, secrets.ownerPassword, { durable: false })
    const { port } = await startPostmaster(postgres, folder, { durable: false })
    return { port, secrets }
  } finally {
    lock.release()
  }
}

const asOwner = async <T>({ port, secrets }: TestCluster, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: clusterUrl(port, 'owner', 'postgres', secrets) })
  await client.connect()
  try {
    await client.query('set client_min_messages to warning')
    return await work(client)
  } finally {
    await client.end()
  }
}

const names = async (client: pg.Client, like: string): Promise<string[]> => {
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where datname like $1 order by oid desc',
    [like],
  )
  return rows.map((row) => row.datname)
}

const exists = async (client: pg.Client, name: string): Promise<boolean> =>
  (await names(client, name.replaceAll('_', '\\_'))).length > 0

/** What processes that were killed left behind, and templates of schemas nobody has any more. */
const clearOld = async (client: pg.Client): Promise<void> => {
  for (const name of await names(client, 'test\\_%')) {
    const owner = Number(name.split('_')[1])
    if (!isAlive(owner)) await client.query(`drop database if exists ${name} with (force)`)
  }
  const templates = await names(client, 'template\\_%')
  for (const name of templates.slice(4)) {
    await client.query(`alter database ${name} is_template false`)
    await client.query(`drop database if exists ${name} with (force)`)
  }
}

/** Stops the shared cluster, unless another living process still tests with it. */
export const stopTestCluster = async (): Promise<void> => {
  const lock = await waitForLock(join(home, 'starting.lock'))
  try {
    const running = findPostmaster(folder)
    if (!running) return
    const cluster = { port: running.port, secrets: keepSecrets(home) }
    const databases = await asOwner(cluster, (client) => names(client, 'test\\_%'))
    if (!databases.some((name) => isAlive(Number(name.split('_')[1])))) await stopPostmaster(folder)
  } finally {
    lock.release()
  }
}

/** One migrated database per state of the migration files; test databases are copies of it. */
const ensureTemplate = async (cluster: TestCluster): Promise<string> => {
  const files = await migrationFiles(moduleOrder)
  const hash = await fingerprint(files.map((file) => `${file.module}/${file.name} ${file.hash}`).join('\n'))
  const name = `template_${hash.slice(0, 16)}`
  await asOwner(cluster, async (client) => {
    if (await exists(client, name)) return
    await client.query('select pg_advisory_lock(1)')
    if (await exists(client, name)) return
    await clearOld(client)
    const draft = `draft_${hash.slice(0, 16)}`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await migrate(clusterUrl(cluster.port, 'owner', draft, cluster.secrets), {
      modules: moduleOrder,
      appPassword: cluster.secrets.appPassword,
    })
    await client.query(`alter database ${draft} rename to ${name}`)
    await client.query(`alter database ${name} is_template true allow_connections false`)
  })
  return name
}

let prepared: Promise<{ cluster: TestCluster; template: string }> | undefined
let made = 0

const prepare = async (): Promise<{ cluster: TestCluster; template: string }> => {
  const cluster = await startTestCluster()
  return { cluster, template: await ensureTemplate(cluster) }
}

/**
 * A migrated, empty database of one's own in tens of milliseconds: `appUrl` as the application sees it, `ownerUrl` past all
 * walls. `drop` removes it; databases of killed processes are removed by a later run.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const { cluster, template } = await (prepared ??= prepare())
  const name = `test_${process.pid}_${++made}_${randomHex(3)}`
  await asOwner(cluster, (client) => client.query(`create database ${name} template ${template}`))
  return {
    ownerUrl: clusterUrl(cluster.port, 'owner', name, cluster.secrets),
    appUrl: clusterUrl(cluster.port, 'app', name, cluster.secrets),
    drop: async () =>
      void (await asOwner(cluster, (client) => client.query(`drop database if exists ${name} with (force)`))),
  }
}
