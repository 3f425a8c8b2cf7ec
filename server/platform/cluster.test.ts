import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { ensureCluster, type Cluster } from './cluster.ts'
import { openDataFolder } from './data-folder.ts'
import { isAlive } from './living-process.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'
import { StartupRefusal } from './startup-refusal.ts'

// A home closed to others, like /root: the account the server runs under can't walk through it.
const home = mkdtempSync(join(tmpdir(), 'linli-cluster-'))
chmodSync(home, 0o700)
const data = join(home, 'data')
const folder = join(data, 'pg')
after(async () => {
  await stopPostmaster(folder)
  rmSync(home, { recursive: true })
})

const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const opened = async <T>(work: (cluster: Cluster) => Promise<T>): Promise<T> => {
  const held = openDataFolder(data)
  try {
    const cluster = await ensureCluster(held)
    try {
      return await work(cluster)
    } finally {
      await cluster.stop()
    }
  } finally {
    held.release()
  }
}

/** A process like the product's: opens the folder, brings the cluster up, says its address, waits. */
const another = (): ChildProcess => {
  const here = (file: string) => new URL(file, import.meta.url).href
  const code = `const { openDataFolder } = await import('${here('data-folder.ts')}')
    const { ensureCluster } = await import('${here('cluster.ts')}')
    const cluster = await ensureCluster(openDataFolder('${data}'))
    console.log(cluster.ownerUrl)
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'pipe'] })
}

test('starts, keeps what was written over a clean stop, and stops', async () => {
  await opened((cluster) => ask(cluster.ownerUrl, 'create table kept as select 1 as one'))
  assert.equal(findPostmaster(folder), null)
  assert.deepEqual(await opened((cluster) => ask(cluster.ownerUrl, 'select one from kept')), [{ one: 1 }])
})

test('only the owner can read the folder, and only loopback with the password gets in', async () => {
  for (const path of [data, folder]) assert.equal(statSync(path).mode & 0o077, 0)
  assert.equal(statSync(join(data, 'secrets.json')).mode & 0o077, 0)
  await opened(async ({ ownerUrl }) => {
    assert.deepEqual(await ask(ownerUrl, 'show listen_addresses'), [{ listen_addresses: '127.0.0.1' }])
    assert.deepEqual(await ask(ownerUrl, 'show fsync'), [{ fsync: 'on' }])
    const stranger = new URL(ownerUrl)
    stranger.password = 'guess'
    await assert.rejects(ask(stranger.href, 'select 1'), /password authentication failed/)
  })
})

test('a second process is refused, and after a SIGKILL the next start recovers', async () => {
  const child = another()
  const [said] = (await once(child.stdout!, 'data')) as [Buffer]
  const url = said.toString().trim()
  assert.throws(
    () => openDataFolder(data),
    (error) => error instanceof StartupRefusal && error.en.includes(String(child.pid)),
  )
  await ask(url, 'create table acknowledged as select 2 as two')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const orphan = findPostmaster(folder)
  assert.ok(orphan, 'the server outlives the killed process')
  assert.deepEqual(await opened((cluster) => ask(cluster.ownerUrl, 'select two from acknowledged')), [{ two: 2 }])
  assert.equal(isAlive(orphan.pid), false)
})

test('everything killed at once: the next start recovers', async () => {
  const child = another()
  const [said] = (await once(child.stdout!, 'data')) as [Buffer]
  await ask(said.toString().trim(), 'create table also_acknowledged as select 3 as three')
  const { pid } = findPostmaster(folder)!
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await once(child, 'exit')
  assert.deepEqual(await opened((cluster) => ask(cluster.ownerUrl, 'select three from also_acknowledged')), [
    { three: 3 },
  ])
})

test('a server that dies is started again at the same address', async () => {
  const held = openDataFolder(data)
  const said = Promise.withResolvers<string>()
  const cluster = await ensureCluster(held, { say: (_, en) => said.resolve(en) })
  const before = findPostmaster(folder)!
  process.kill(before.pid, 'SIGKILL')
  assert.match(await said.promise, /exited unexpectedly/)
  for (;;) {
    const now = findPostmaster(folder)
    if (now?.ready && now.pid !== before.pid) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  assert.deepEqual(await ask(cluster.ownerUrl, 'select three from also_acknowledged'), [{ three: 3 }])
  await cluster.stop()
  held.release()
})

test('a lost secrets file is not silently replaced', () => {
  const secrets = readFileSync(join(data, 'secrets.json'))
  rmSync(join(data, 'secrets.json'))
  assert.throws(() => openDataFolder(data), StartupRefusal)
  assert.ok(secrets.length > 0)
})
