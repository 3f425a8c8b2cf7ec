// The whole of PostgreSQL is killed three times in the middle of the work (SIGKILL of every process of the cluster): the
// product brings it up again, what was acknowledged is there, and the audit chain verifies. Durable, unlike other tests.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { sealAudit, verifyAudit } from '#platform/audit.ts'
import { ensureCluster } from '#platform/cluster.ts'
import { uuid7 } from '#platform/crypto.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { findPostmaster } from '#platform/postmaster.ts'
import { moduleOrder } from '../../server/module-order.ts'
import { areas, inGrid, startSmallCity } from '../small-city.ts'

const kills = 3
const data = mkdtempSync(join(tmpdir(), 'linli-kill-database-'))
const folder = openDataFolder(data)
const cluster = await ensureCluster(folder)
await migrate(cluster.ownerUrl, { modules: moduleOrder, appPassword: folder.secrets.appPassword })
const city = await startSmallCity({
  database: {
    ...cluster,
    drop: async () => {
      await cluster.stop()
      folder.release()
      rmSync(data, { recursive: true, force: true })
    },
  },
})
// These connections die with the database and are opened again by whoever asks next.
city.owner.on('error', () => {})
await prepareJobs(cluster.ownerUrl, city.owner)
const resident = await city.asResident('13700001111')
const categoryId = await city.categoryId('水管破裂')

const secrets = { sessionKey: Buffer.alloc(32, 7).toString('base64'), dataKey: Buffer.alloc(32, 9).toString('base64') }
const server = fork(fileURLToPath(new URL('kill/server-process.ts', import.meta.url)), {
  env: {
    ...process.env,
    KILL_APP_URL: cluster.appUrl,
    KILL_DATA: city.app.dataDir,
    KILL_SECRETS: JSON.stringify(secrets),
  },
})
after(() => server.kill('SIGKILL'))
const [{ url }] = (await once(server, 'message')) as [{ url: string }]

/** Every process of the cluster: the postmaster, and whatever it started. */
const processesOf = (postmaster: number): number[] => [
  postmaster,
  ...readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) === postmaster
      } catch {
        return false // ended while we looked
      }
    }),
]

let over = false
let acknowledged = 0
let wanted = { count: Infinity, reached: () => {} }
const until = (count: number) => new Promise<void>((reached) => (wanted = { count, reached }))
const reports = new Map<string, { number: number; text: string }>()
const surprises: string[] = []

const report = async (n: number, turn: number) => {
  const body = { id: uuid7(), text: `第${n}号楼水管爆了，第${turn}次`, categoryId, point: inGrid }
  const cookie = Object.entries(resident.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  for (;;) {
    const answer = await fetch(`${url}/api/areas/${areas.community}/incidents`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': resident.token(), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as { number: number }
    if (answer.status === 200) {
      reports.set(body.id, { number: said.number, text: body.text })
      if (++acknowledged >= wanted.count) wanted.reached()
      return
    }
    // While the database is away nothing is promised: asked again, with the same id.
    if (answer.status < 500) return void surprises.push(`${answer.status} ${JSON.stringify(said)}`)
    await pause(100)
  }
}

test(`the database is killed ${kills} times under load and comes back by itself`, { timeout: 240_000 }, async (t) => {
  const clients = Array.from({ length: 4 }, async (_, n) => {
    for (let turn = 0; !over; turn++) await report(n, turn)
  })
  for (let n = 0; n < kills; n++) {
    await until(acknowledged + 40)
    const { pid } = findPostmaster(join(data, 'pg'))!
    for (const each of processesOf(pid)) process.kill(each, 'SIGKILL')
  }
  await until(acknowledged + 40)
  over = true
  await Promise.all(clients)
  assert.deepEqual(surprises, [])
  assert.equal(server.exitCode, null, 'the server lived through it')
  t.diagnostic(`${reports.size} reports acknowledged`)
})

test('every acknowledged report is there once, as it was sent', async () => {
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string; number: number; text: string; steps: number }>(
    `select i.id, i.number::float8, i.text, (select count(*)::int from incidents.step s where s.area_id = i.area_id and s.incident_id = i.id) steps
     from incidents.incident i`,
  )
  await owner.end()
  const there = new Map(rows.map((row) => [row.id, row]))
  for (const [id, sent] of reports) {
    const found = there.get(id)
    assert.deepEqual(found && { number: found.number, text: found.text, steps: found.steps }, { ...sent, steps: 1 })
  }
})

test('each has its audit row, and the chain seals and verifies', async () => {
  while ((await sealAudit(city.app.pool)) > 0);
  const verdict = await verifyAudit(city.app.pool)
  assert.equal(verdict.whole, true, JSON.stringify(verdict))
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ id: string }>(
    `select about->>'incident' id from platform.audit where about ? 'incident'`,
  )
  await owner.end()
  const audited = new Set(rows.map((row) => row.id))
  assert.deepEqual(
    [...reports.keys()].filter((id) => !audited.has(id)),
    [],
  )
})

test('jobs work on, and live updates are heard again', { timeout: 90_000 }, async () => {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as object
  assert.deepEqual(ready, { ready: true, database: true, jobs: true })
  const head = await city.as('head')
  const cookie = Object.entries(head.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const stop = new AbortController()
  const stream = await fetch(`${url}/api/areas/${areas.community}/live`, { headers: { cookie }, signal: stop.signal })
  assert.equal(stream.status, 200)
  // The listener may come back a moment later than the rest: reports go on until one is heard.
  let heard = ''
  const reporting = (async () => {
    for (let turn = 0; !heard.includes('incidents.reported'); turn++) await report(9, turn)
  })()
  for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) {
    heard += part
    if (heard.includes('incidents.reported')) break
  }
  await reporting
  stop.abort()
})
