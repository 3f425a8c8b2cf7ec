import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { clusterUrl, ensureDatabase } from './cluster.ts'
import { randomHex } from './fingerprint.ts'
import { migrate } from './migrate.ts'
import { StartupRefusal } from './startup-refusal.ts'
import { startTestCluster } from './test-database.ts'

const root = mkdtempSync(join(tmpdir(), 'linli-migrate-'))
const name = `test_${process.pid}_migrate_${randomHex(3)}`
let server: string
let url: string

const plant = (module: string, file: string, sql: string): void => {
  const folder = module === 'platform' ? join(root, 'platform/migrations') : join(root, 'modules', module, 'migrations')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), sql)
}
const ask = async (sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const run = () => migrate(url, { modules: ['late', 'early', 'absent'], root })

before(async () => {
  const { port, secrets } = await startTestCluster()
  server = clusterUrl(port, 'owner', 'postgres', secrets)
  url = clusterUrl(port, 'owner', name, secrets)
  await ensureDatabase(server, name)
  await migrate(url, { modules: [], root, appPassword: secrets.appPassword })
})
after(async () => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`drop database ${name} with (force)`)
  await client.end()
  rmSync(root, { recursive: true })
})

test('runs what is new: the platform first, then the modules in the given order, each file once', async () => {
  plant('platform', '0001-seen.sql', 'create table platform.seen (id int generated always as identity, what text)')
  plant('early', '0001-b.sql', `insert into platform.seen (what) values ('early 1')`)
  plant('late', '0002-b.sql', `insert into platform.seen (what) values ('late 2')`)
  plant('late', '0001-a.sql', `insert into platform.seen (what) values ('late 1')`)
  assert.deepEqual(await run(), ['platform/0001-seen.sql', 'late/0001-a.sql', 'late/0002-b.sql', 'early/0001-b.sql'])
  assert.deepEqual(await run(), [])
  assert.deepEqual(
    (await ask('select what from platform.seen order by id')).map((row) => row.what),
    ['late 1', 'late 2', 'early 1'],
  )
})

test('refuses a file that was changed after it ran, and names it', async () => {
  plant('late', '0001-a.sql', `insert into platform.seen (what) values ('another')`)
  await assert.rejects(
    run,
    (error) =>
      error instanceof StartupRefusal && /late\/0001-a\.sql/.test(error.zh) && /late\/0001-a\.sql/.test(error.en),
  )
  plant('late', '0001-a.sql', `insert into platform.seen (what) values ('late 1')`)
})

test('other line ends are not a change', async () => {
  plant('early', '0001-b.sql', `insert into platform.seen (what) values ('early 1')`.replaceAll('\n', '\r\n'))
  assert.deepEqual(await run(), [])
})

test('a file that fails leaves nothing of itself and says where', async () => {
  plant('early', '0002-c.sql', `insert into platform.seen (what) values ('half');\n\nselect * from nowhere`)
  await assert.rejects(run, /early\/0002-c\.sql:3: .*nowhere/)
  assert.deepEqual(await ask(`select from platform.seen where what = 'half'`), [])
  plant('early', '0002-c.sql', `insert into platform.seen (what) values ('whole')`)
  assert.deepEqual(await run(), ['early/0002-c.sql'])
})

test('servers starting at once take turns', async () => {
  plant('early', '0003-d.sql', `select pg_sleep(0.1); insert into platform.seen (what) values ('once')`)
  const ran = await Promise.all([run(), run(), run(), run()])
  assert.deepEqual(ran.flat(), ['early/0003-d.sql'])
  assert.equal((await ask(`select from platform.seen where what = 'once'`)).length, 1)
})
