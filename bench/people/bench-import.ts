import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Import } from '#contract/people/import.ts'
import { uuid7 } from '#platform/crypto.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import { cpuOf, cpuOfCluster } from './cpu-of.ts'
import { forgetPeak, peakOf, startServer, stop } from '../processes.ts'
import { HttpConnection } from '../http-connection.ts'
import { headersFor, signIn } from '../session.ts'
import { ask } from '../worker.ts'
import { copySeconds } from './copy-floor.ts'
import { personsInDwelling, townOf } from './people-of-bench.ts'
import { rosterFile } from './roster.ts'
import { seedPeople } from './seed-people.ts'

/** `cpuSeconds`: what the product and the database worked, which tells more than the clock on a machine that others use. */
export type Stage = { seconds: number; peakMb: number; cpuSeconds: { product: number; database: number } }
export type Imported = {
  rows: number
  register: number
  upload: Stage
  check: Stage
  write: Stage
  /** The same roster a second time, everybody known. */
  again: { check: Stage; write: Stage }
  copySeconds: number
  counts: Import['counts']
}

/**
 * A roster through the product as its page does it: upload (parse and keep), mapping (check and match), start (write); then
 * COPY of the rows that came out.
 */
export const benchImport = async (cluster: BenchCluster, register: number, rows: number): Promise<Imported> => {
  const { ownerUrl, appUrl } = await benchDatabase(
    cluster,
    `people_${register}`,
    (about) => seedPeople({ ...about, persons: register, say }),
    { copy: true },
  )
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows: heads } = await client.query<{ area_id: string; account_id: string; id: string; communities: number }>(
    `select p.area_id, p.account_id, p.id, (select count(*)::int from territory.area where tier = 'community') communities
     from access.post p where p.role = 'community_head' order by p.area_id limit 1`,
  )
  const { area_id: areaId, account_id: accountId, id: postId, communities } = heads[0]!
  const cookie = await signIn(client, accountId, 'staff', Number(postId))
  const inCommunity = townOf(register, communities).dwellingsEach * personsInDwelling
  const path = await rosterFile(cluster.dataDir, { rows, first: register, inCommunity })
  const server = await startServer(cluster, appUrl)
  const pid = server.child.pid!
  try {
    const connection = await HttpConnection.open(server.port)
    const headers = await headersFor(connection)(cookie)
    const worked = async () => {
      const { rows: backends } = await client.query<{ pid: number }>(`select pid from pg_stat_activity`)
      return { product: cpuOf(pid), database: cpuOfCluster(backends.map((backend) => backend.pid)) }
    }
    const timed = async <T>(work: () => Promise<T>): Promise<{ stage: Stage; value: T }> => {
      forgetPeak(pid)
      const began = performance.now()
      const before = await worked()
      const value = await work()
      const seconds = (performance.now() - began) / 1000
      const after = await worked()
      const cpuSeconds = { product: after.product - before.product, database: after.database - before.database }
      return { stage: { seconds, peakMb: peakOf(pid), cpuSeconds }, value }
    }
    const base = `/api/areas/${areaId}/people-imports`
    const until = async (id: string, states: readonly Import['state'][]): Promise<Import> => {
      for (;;) {
        const now = JSON.parse(await ask(connection, 'GET', `${base}/${id}`, headers)) as Import
        if (states.includes(now.state)) return now
        if (now.state === 'failed') throw new Error(`the import failed: ${now.trouble}`)
        await setTimeout(500)
      }
    }
    const bring = async () => {
      const upload = await timed(() => sendFile(server.port, base, headers, path))
      const { id, version, sheets } = upload.value
      const check = await timed(async () => {
        const { register: into, careKind } = sheets[0]!
        await ask(connection, 'POST', `${base}/${id}/mapping`, headers, { version, sheet: 0, register: into, careKind })
        return until(id, ['review'])
      })
      const write = await timed(async () => {
        await ask(connection, 'POST', `${base}/${id}/start`, headers, { version: check.value.version })
        return until(id, ['done'])
      })
      return { upload: upload.stage, check: check.stage, write: write.stage, counts: write.value.counts }
    }
    await setTimeout(2000)
    const first = await bring()
    process.stdout.write(`  ${JSON.stringify({ register, ...first })}\n`)
    const copied = await copySeconds(client, Number(areaId))
    const again = await bring()
    process.stdout.write(`  again ${JSON.stringify(again)} copy ${copied.toFixed(1)} s\n`)
    connection.close()
    return { rows, register, ...first, again, copySeconds: copied }
  } finally {
    await stop(server.child)
    await client.end()
  }
}

const sendFile = async (port: number, path: string, headers: string, file: string): Promise<Import> => {
  const form = new FormData()
  form.set('clientId', uuid7())
  form.set('file', new Blob([readFileSync(file)]), '居民名册.xlsx')
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: Object.fromEntries(
      headers.split('\r\n').flatMap((line) => (line ? [line.split(': ') as [string, string]] : [])),
    ),
    body: form,
    signal: AbortSignal.timeout(600_000),
  })
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return (await answer.json()) as Import
}
