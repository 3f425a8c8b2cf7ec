import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { benchDatabase, say, type BenchCluster } from '../bench-cluster.ts'
import type { Asked, Benched } from '../contexts.ts'
import { besideFloor, residentOf } from '../processes.ts'
import { benchImport, type Imported } from './bench-import.ts'
import type { Matched } from './bench-matching.ts'
import { gatherMaterial } from './material.ts'
import { operationNames, type OperationName } from './operations.ts'
import { resultOf, sectionOf, type Searched } from './report.ts'
import { seedPeople } from './seed-people.ts'

const benchSearch = async (
  cluster: BenchCluster,
  persons: number,
  operations: readonly OperationName[],
  asked: Asked,
): Promise<Searched[]> => {
  process.stdout.write(`\n${persons} 位居民 people\n`)
  const { ownerUrl, appUrl } = await benchDatabase(
    cluster,
    `people_${persons}`,
    (about) => seedPeople({ ...about, persons, say }),
    { copy: false },
  )
  const material = await gatherMaterial(ownerUrl, cluster.secrets, persons, asked.connections)
  const seconds = asked.seconds ?? 1.5
  return besideFloor({ cluster, context: 'people', ownerUrl, appUrl }, async ({ server, inTurns }) => {
    const results: Searched[] = []
    for (const operation of operations) {
      const rounds = Array.from({ length: asked.rounds ?? 2 }, () => material)
      const taken = await inTurns({ operation, seconds, rounds })
      // One head and one officer, one after the other: what a single search takes.
      const alone = material.actors.slice(0, 2).map((actor) => ({ actors: [actor] }))
      const single = await inTurns({ operation, seconds: seconds / 2, rounds: alone })
      const result = resultOf(operation, persons, residentOf(server.child.pid!), taken, single)
      results.push(result)
      process.stdout.write(`  ${result.line}\n`)
    }
    return results
  })
}

const largest = 1_000_000

/**
 * The register: search and a person's page at growing sizes beside plain SQL, a roster through the product beside COPY, and the
 * matching of two files. `--operations` chooses among the searches, `import` and `match`.
 */
export const run = async (cluster: BenchCluster, asked: Asked): Promise<Benched> => {
  const sizes = asked.sizes ?? [10_000, 1_000_000, 5_000_000]
  const wanted = new Set<string>(asked.operations ?? [...operationNames, 'import', 'match'])
  const operations = operationNames.filter((name) => wanted.has(name))
  const searched: Searched[] = []
  const imported: Imported[] = []
  const matched: Matched[] = []
  const most = Math.min(largest, Math.max(...sizes))
  const rows = Math.max(2000, Math.min(100_000, most / 10))
  if (operations.length)
    for (const size of sizes) searched.push(...(await benchSearch(cluster, size, operations, asked)))
  if (wanted.has('import')) {
    process.stdout.write(`\n导入 import of ${rows} rows\n`)
    imported.push(await benchImport(cluster, most, rows))
  }
  if (wanted.has('match')) {
    process.stdout.write(`\n匹配 matching\n`)
    matched.push(await inOwnProcess(cluster.dataDir, rows, rows * 10))
  }
  return {
    results: { searched, imported, matched },
    section: { title: '居民 People', text: sectionOf(searched, imported, matched) },
  }
}

/** Making the files takes memory that the rest of the bench shouldn't hold. */
const inOwnProcess = async (folder: string, short: number, long: number): Promise<Matched> => {
  const child = fork(fileURLToPath(new URL('matching-process.ts', import.meta.url)), [
    folder,
    String(short),
    String(long),
  ])
  const [matched] = (await once(child, 'message')) as [Matched]
  return matched
}
