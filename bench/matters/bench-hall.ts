import { seedLarge } from '../../tools/seed-large/seed-large.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked } from '../contexts.ts'
import { besideFloor } from '../processes.ts'
import { gatherMaterial } from './material.ts'
import { operationNames } from './operations.ts'
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
  return besideFloor({ cluster, context: 'matters', ownerUrl, appUrl }, async ({ inTurns }) => {
    const results: Result[] = []
    for (const operation of operations) {
      const rounds = Array.from({ length: asked.rounds ?? 2 }, () => material)
      const taken = await inTurns({ operation, seconds: asked.seconds ?? 4, rounds })
      const result = resultOf(operation, taken.product, taken.floor)
      results.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
    return results
  })
}
