import { gzipSync } from 'node:zlib'
import type { FieldPack } from '#contract/visits/field-pack.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked, Benched } from '../contexts.ts'
import { HttpConnection } from '../http-connection.ts'
import { besideFloor } from '../processes.ts'
import { headersFor } from '../session.ts'
import { ask } from '../worker.ts'
import { gatherPhones, type Phone } from './material.ts'
import { packPath, type OperationName } from './operations.ts'
import { sectionOf, syncedOf, type Pack, type Synced } from './report.ts'
import { seedField } from './seed-field.ts'

/** Every phone gets its pack once, so that it has something to ask changes of; answers what the first one weighs. */
const firstPacks = async (port: number, phones: readonly Phone[]): Promise<Pack> => {
  const connection = await HttpConnection.open(port)
  const headersOf = headersFor(connection)
  let weighed: Pack | undefined
  for (const phone of phones) {
    const body = await ask(connection, 'GET', packPath(phone), await headersOf(phone.cookie))
    const pack = JSON.parse(body) as FieldPack
    phone.since = pack.next
    weighed ??= {
      households: pack.households.length,
      people: pack.households.reduce((n, h) => n + h.people.length, 0),
      rawKb: Buffer.byteLength(body) / 1024,
      gzipKb: gzipSync(body).length / 1024,
    }
  }
  connection.close()
  return weighed!
}

/** One phone's first pack, a few at once; then all phones asking for changes in the same moment, as after a morning meeting. */
export const run = async (cluster: BenchCluster, asked: Asked): Promise<Benched> => {
  const phones = asked.sizes?.[0] ?? 300
  process.stdout.write(`\n${phones} 部手机 phones\n`)
  const { ownerUrl, appUrl } = await benchDatabase(
    cluster,
    `field_${phones}`,
    (about) => seedField({ ...about, phones, say }),
    { copy: true },
  )
  const material = await gatherPhones(ownerUrl, phones)
  const loads: [OperationName, number][] = [
    ['first', 1],
    ['first', 8],
    ['sync', 1],
    ['sync', phones],
  ]
  return besideFloor({ cluster, context: 'visits', ownerUrl, appUrl }, async ({ server, inTurns }) => {
    const synced: Synced[] = []
    const pack = await firstPacks(server.port, material)
    process.stdout.write(`  ${pack.rawKb.toFixed(0)} kB, gzip ${pack.gzipKb.toFixed(0)} kB\n`)
    for (const [operation, connections] of loads) {
      if (asked.operations && !asked.operations.includes(operation)) continue
      const rounds = Array.from({ length: asked.rounds ?? 2 }, () => ({ actors: material.slice(0, connections) }))
      const taken = await inTurns({ operation, seconds: asked.seconds ?? 4, rounds })
      const result = syncedOf(operation, connections, taken)
      synced.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
    return { results: { pack, synced }, section: { title: '走访 Visits', text: sectionOf(phones, pack, synced) } }
  })
}
