import { seedLarge } from '../../tools/seed-large/seed-large.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked } from '../contexts.ts'
import type { Measured } from '../load-process.ts'
import { measure, startFloor, startLoader, startServer, stop } from '../processes.ts'
import { gatherMaterial } from './material.ts'
import { operationNames, type OperationName } from './operations.ts'
import { resultOf, type Result } from './report.ts'

/** Booking tries and ticket calls beside the floor, in turns on one database. */
export const benchHall = async (cluster: BenchCluster, asked: Asked): Promise<Result[]> => {
  const operations = operationNames.filter((name) => asked.operations?.includes(name) ?? true)
  if (!operations.length) return []
  process.stdout.write(`\n大厅 hall\n`)
  const fill = async (about: Parameters<Parameters<typeof benchDatabase>[2]>[0]) =>
    void (await seedLarge({ ...about, incidents: 1000, say }))
  const { ownerUrl, appUrl } = await benchDatabase(cluster, 'hall', fill, { copy: true })
  const material = await gatherMaterial(ownerUrl, asked.connections)
  const server = await startServer(cluster, appUrl)
  const floor = await startFloor('matters', ownerUrl)
  const loader = startLoader()
  const results: Result[] = []
  const round = (which: 'product' | 'floor', operation: OperationName) =>
    measure(loader, {
      context: 'matters',
      which,
      operation,
      seconds: asked.seconds ?? 4,
      material,
      port: which === 'floor' ? floor.port : server.port,
    })
  try {
    for (const operation of operations) {
      const taken = { product: [] as Measured[], floor: [] as Measured[] }
      for (let n = 0; n < (asked.rounds ?? 2); n++)
        for (const which of ['floor', 'product'] as const) taken[which].push(await round(which, operation))
      const result = resultOf(operation, taken.product, taken.floor)
      results.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
  } finally {
    loader.disconnect()
    await stop(floor.child)
    await stop(server.child)
  }
  return results
}
