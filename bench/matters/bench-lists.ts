import { seedLarge } from '../../tools/seed-large/seed-large.ts'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked } from '../contexts.ts'
import type { Measured } from '../load-process.ts'
import { measure, startFloor, startLoader, startServer, stop } from '../processes.ts'
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
  const server = await startServer(cluster, appUrl)
  const floor = await startFloor('matters', ownerUrl)
  const loader = startLoader()
  const results: Listed[] = []
  const seconds = asked.seconds ?? 3
  try {
    for (const operation of operations) {
      const round = (which: 'product' | 'floor', actors: typeof material.actors, long: number) =>
        measure(loader, {
          context: 'matters',
          which,
          operation,
          seconds: long,
          material: { ...material, actors },
          port: which === 'floor' ? floor.port : server.port,
        })
      const loaded = { product: [] as Measured[], floor: [] as Measured[] }
      const single = { product: [] as Measured[], floor: [] as Measured[] }
      for (let n = 0; n < (asked.rounds ?? 2); n++)
        for (const which of ['floor', 'product'] as const)
          loaded[which].push(await round(which, material.actors, seconds))
      // Whoever sees most, then a street, one after the other.
      for (const actor of material.actors.slice(0, 2))
        for (const which of ['floor', 'product'] as const) single[which].push(await round(which, [actor], seconds / 2))
      const result = listedOf(operation, count, loaded, single)
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
