import { seedLarge } from '../../tools/seed-large/seed-large.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked } from '../contexts.ts'
import { besideFloor } from '../processes.ts'
import { listNames } from './list-operations.ts'
import { gatherReaders } from './list-material.ts'
import { listedOf, type Listed } from './list-report.ts'
import { seedApplications } from './seed-applications.ts'

/** Lists and searches of many applications beside plain SQL, loaded and one after the other. */
export const benchLists = async (cluster: BenchCluster, asked: Asked): Promise<Listed[]> => {
  const operations = listNames.filter((name) => asked.operations?.includes(name) ?? true)
  const count = asked.sizes?.[0] ?? 100_000
  if (!operations.length) return []
  process.stdout.write(`\n${count} 件办件 applications\n`)
  const { ownerUrl, appUrl } = await benchDatabase(
    cluster,
    `applications_${count}`,
    async (about) => {
      await seedLarge({ ...about, incidents: 1000, say })
      await seedApplications(about.ownerUrl, about.secrets, count)
    },
    { copy: false },
  )
  const material = await gatherReaders(ownerUrl, cluster.secrets, asked.connections)
  const seconds = asked.seconds ?? 3
  return besideFloor({ cluster, context: 'matters', ownerUrl, appUrl }, async ({ inTurns }) => {
    const results: Listed[] = []
    for (const operation of operations) {
      const rounds = Array.from({ length: asked.rounds ?? 2 }, () => material)
      const loaded = await inTurns({ operation, seconds, rounds })
      // Whoever sees most, then a street, one after the other.
      const alone = material.actors.slice(0, 2).map((actor) => ({ ...material, actors: [actor] }))
      const single = await inTurns({ operation, seconds: seconds / 2, rounds: alone })
      const result = listedOf(operation, count, loaded, single)
      results.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
    return results
  })
}
