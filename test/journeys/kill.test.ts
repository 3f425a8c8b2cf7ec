// The server is killed twenty times in the middle of its work (SIGKILL): what it acknowledged is there, nothing is half done.
import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Browser } from '#modules/access/testing.ts'
import { foldTallies, rebuildTallies } from '#modules/incidents/tally-store.ts'
import { sealAudit, verifyAudit } from '#platform/audit.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { areas, inGrid, startSmallCity } from '../small-city.ts'

const kills = 20
const city = await startSmallCity()
await prepareJobs(city.app.ownerUrl, city.owner)
const people = {
  resident: await city.asResident('13700001111'),
  head: await city.as('head'),
  water: await city.as('water'),
}
const pipes = await city.categoryId('水管破裂')
const secrets = { sessionKey: Buffer.alloc(32, 7).toString('base64'), dataKey: Buffer.alloc(32, 9).toString('base64') }

type Server = { child: ChildProcess; url: string }
const servers = new Set<ChildProcess>()
after(() => {
  for (const child of servers) child.kill('SIGKILL')
})
const startServer = async (): Promise<Server> => {
  const child = fork(fileURLToPath(new URL('kill/server-process.ts', import.meta.url)), {
    env: {
      ...process.env,
      KILL_APP_URL: city.app.appUrl,
      KILL_DATA: city.app.dataDir,
      KILL_SECRETS: JSON.stringify(secrets),
    },
  })
  servers.add(child)
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return { child, url }
}

// ── load: every client works on until the last kill; a request without an answer is asked again, with the same id ──
let server = await startServer()
let over = false
let acknowledged = 0
let wanted = { count: Infinity, reached: () => {} }
const acknowledge = () => {
  if (++acknowledged >= wanted.count) wanted.reached()
}
const until = (count: number) => new Promise<void>((reached) => (wanted = { count, reached }))
const reports = new Map<string, { number: number; text: string }>()
const moves = new Map<string, string>()
const surprises: string[] = []

const post = async (
  who: Browser,
  path: string,
  body: object,
): Promise<{ status: number; body: Record<string, never> }> => {
  for (;;) {
    const asked = server.url
    try {
      const cookie = Object.entries(who.cookies)
        .map(([k, v]) => `${k}=${v}`)
        .join('; ')
      const answer = await fetch(asked + path, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': who.token(), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const said = (await answer.json()) as Record<string, never>
      if (answer.status !== 503) return { status: answer.status, body: said }
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof SyntaxError)) throw error
    }
    // As any client: not at once again, and at once when the next server is there.
    if (server.url === asked) await Promise.race([swapped, pause(100)])
  }
}

const path = `/api/areas/${areas.community}/incidents`
const move = async (who: Browser, c: { id: string; version: number }, name: string, input: object = {}) => {
  const moveId = uuid7()
  const { status, body } = await post(who, `${path}/${c.id}/${name}`, { moveId, version: c.version, ...input })
  if (status !== 200) return void surprises.push(`${name}: ${status} ${JSON.stringify(body)}`)
  moves.set(moveId, c.id)
  acknowledge()
  c.version = body['version']!
}

/** One case after the other: reported, and most of them moved on. */
const client = async (n: number) => {
  for (let turn = 0; !over; turn++) {
    const c = { id: uuid7(), version: 1 }
    const text = `第${n}号楼水管爆了，第${turn}次`
    const { status, body } = await post(people.resident, path, { id: c.id, text, categoryId: pipes, point: inGrid })
    if (status !== 200) {
      surprises.push(`report: ${status} ${JSON.stringify(body)}`)
      continue
    }
    reports.set(c.id, { number: body['number']!, text })
    acknowledge()
    if (turn % 3 === 0) continue
    await move(people.head, c, 'accept')
    await move(people.head, c, 'assign', { organisationId: city.organisations.water })
    if (turn % 3 === 1) continue
    await move(people.water, c, 'sign')
    await move(people.water, c, 'done', { note: '已修好' })
    await move(people.head, c, 'pass')
    await move(people.resident, c, 'judge', { solved: true, grade: 5 })
  }
}

let announce: () => void = () => {}
let swapped = new Promise<void>((resolve) => (announce = resolve))

test(`killed ${kills} times under load`, { timeout: 540_000 }, async (t) => {
  const began = performance.now()
  const clients = Array.from({ length: 6 }, (_, n) => client(n))
  for (let n = 0; n < kills; n++) {
    // The next one starts while this one works: two processes on one database are nothing unusual.
    const next = await startServer()
    await until(acknowledged + 25)
    server.child.kill('SIGKILL')
    await once(server.child, 'exit')
    servers.delete(server.child)
    server = next
    const tell = announce
    swapped = new Promise((resolve) => (announce = resolve))
    tell()
  }
  over = true
  await Promise.all(clients)
  server.child.kill('SIGKILL')
  t.diagnostic(
    `${reports.size} reports and ${moves.size} moves acknowledged in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  assert.deepEqual(surprises, [])
})

const rows = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await city.owner.query<T>(sql, values)).rows

test('every acknowledged report is there once, as it was sent', async () => {
  const found = await rows<{ id: string; number: number; text: string }>(
    'select id, number::float8, text from incidents.incident where id = any($1)',
    [[...reports.keys()]],
  )
  assert.deepEqual(
    new Map(found.map(({ id, number, text }) => [id, { number, text }])),
    new Map(found.map(({ id }) => [id, reports.get(id)!])),
  )
  assert.equal(found.length, reports.size)
})

test('every acknowledged move is there once, and no case skips a step', async () => {
  const found = await rows<{ move_id: string; incident_id: string }>(
    'select move_id, incident_id from incidents.step where move_id = any($1)',
    [[...moves.keys()]],
  )
  assert.deepEqual(found.map((s) => [s.move_id, s.incident_id]).sort(), [...moves].sort())
  const torn =
    await rows(`select i.id from incidents.incident i join incidents.step s on s.area_id = i.area_id and s.incident_id = i.id
    group by i.id, i.version having i.version <> count(*) or i.version <> max(s.seq)`)
  assert.deepEqual(torn, [])
})

test('no open case is without an owner and a running clock', async () => {
  const lost =
    await rows(`select i.id, i.state from incidents.incident i where i.state not in ('closed', 'archived', 'rejected', 'duplicate', 'withdrawn', 'void')
    and (i.owner_role is null or i.due_at is null or not exists (select from incidents.clock k where k.area_id = i.area_id and k.incident_id = i.id
      and k.step = i.step and k.ended_at is null and k.due_at = i.due_at))`)
  assert.deepEqual(lost, [])
})

test('each step has its audit row, and the chain seals and verifies', async () => {
  while ((await sealAudit(city.app.pool)) > 0);
  const verdict = await verifyAudit(city.app.pool)
  assert.equal(verdict.whole, true, JSON.stringify(verdict))
  const unaudited = await rows(`select s.incident_id, s.move from incidents.step s where s.role is not null
    and not exists (select from platform.audit a where a.about->>'incident' = s.incident_id::text and coalesce(a.about->>'version', '1') = s.seq::text)`)
  assert.deepEqual(unaudited, [])
})

test('the kept counters are those of a full recount', async () => {
  await inTransaction(city.app.pool, everywhere, foldTallies)
  await city.owner.query('create temp table kept as select * from incidents.tally')
  await inTransaction(city.app.pool, everywhere, rebuildTallies)
  const { metrics } = await import('#contract/incidents/metrics.ts')
  const nonzero = metrics.map((m) => `${m} <> 0`).join(' or ')
  const differ = await rows(
    `(select * from kept where ${nonzero} except select * from incidents.tally) union all (select * from incidents.tally where ${nonzero} except select * from kept) limit 5`,
  )
  assert.deepEqual(differ, [])
})
