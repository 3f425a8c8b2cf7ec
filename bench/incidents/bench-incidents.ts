import { setTimeout } from 'node:timers/promises'
import { seedLarge } from '../../tools/seed-large/seed-large.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked, Benched } from '../contexts.ts'
import { besideFloor, residentOf } from '../processes.ts'
import { gatherMaterial } from './material.ts'
import { operationNames, type OperationName } from './operations.ts'
import { resultOf, sectionOf, type Result } from './report.ts'

const benchSize = async (cluster: BenchCluster, incidents: number, asked: Asked): Promise<Result[]> => {
  process.stdout.write(`\n${incidents} 起事件 incidents\n`)
  const { ownerUrl, appUrl } = await benchDatabase(
    cluster,
    `seed_${incidents}`,
    async (about) => {
      await seedLarge({ ...about, incidents, say })
    },
    { copy: true },
  )
  const material = await gatherMaterial(ownerUrl, asked.connections)
  return besideFloor({ cluster, context: 'incidents', ownerUrl, appUrl }, async ({ server, inTurns }) => {
    await setTimeout(5000)
    const idleMb = residentOf(server.child.pid!)
    process.stdout.write(`  空闲内存 idle memory ${idleMb.toFixed(0)} MB\n`)
    const results: Result[] = []
    for (const operation of (asked.operations as OperationName[] | undefined) ?? operationNames) {
      const rounds = Array.from({ length: asked.rounds ?? 3 }, () => material)
      const taken = await inTurns({ operation, seconds: asked.seconds ?? 5, rounds })
      const result = resultOf(operation, incidents, idleMb, taken.product, taken.floor)
      results.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
    return results
  })
}

/** Cases: intake, list, move, board and a whole life, beside the floor, at growing sizes. */
export const run = async (cluster: BenchCluster, asked: Asked): Promise<Benched> => {
  const results: Result[] = []
  for (const size of asked.sizes ?? [10_000, 100_000, 1_000_000])
    results.push(...(await benchSize(cluster, size, asked)))
  return { results, section: { title: '事件 Incidents', text: sectionOf(results) } }
}
