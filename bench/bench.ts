import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepareJobs } from '#platform/jobs.ts'
import pg from 'pg'
import { freshDatabase, openBenchCluster, type BenchCluster } from './bench-database.ts'
import type { Measured, Round } from './load-process.ts'
import { gatherMaterial } from './material.ts'
import type { OperationName } from './operations.ts'
import { resultOf, writeSummary, type Result } from './report.ts'

// npm run bench [-- --sizes 10000,100000,1000000 --seconds 5 --rounds 3 --only intake,list --connections 64]
// Each operation is measured against the floor (floor-process.ts) in turns, on the same machine, database and data.

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '64' },
    only: { type: 'string', default: 'intake,list,move,board,life' },
  },
})
const operations = values.only.split(',') as OperationName[]
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const start = async (file: string, env: Record<string, string>): Promise<{ child: ChildProcess; port: number }> => {
  // LINLI_BENCH_PROFILE=on leaves a CPU profile of each process in bench/results.
  const execArgv =
    process.env['LINLI_BENCH_PROFILE'] === 'on' ? ['--cpu-prof', `--cpu-prof-dir=${here('results')}`] : []
  const child = fork(here(file), {
    env: { ...process.env, ...env },
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}
const stop = async (child: ChildProcess) => {
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

const measure = async (loader: ChildProcess, round: Round): Promise<Measured> => {
  loader.send(round)
  const [{ measured, error }] = (await once(loader, 'message')) as [{ measured?: Measured; error?: string }]
  if (!measured) throw new Error(error)
  return measured
}

/** Resident memory of a process, in MB. */
const residentOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const benchSize = async (cluster: BenchCluster, incidents: number): Promise<Result[]> => {
  process.stdout.write(`\n${incidents} 起事件 incidents\n`)
  const { ownerUrl, appUrl } = await freshDatabase(cluster, incidents)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await prepareJobs(ownerUrl, owner)
  await owner.end()
  const material = await gatherMaterial(ownerUrl, Number(values.connections))
  const server = await start('server-process.ts', {
    BENCH_APP_URL: appUrl,
    BENCH_SECRETS: JSON.stringify(cluster.secrets),
    BENCH_DATA: cluster.dataDir,
  })
  const floor = await start('floor-process.ts', { FLOOR_URL: ownerUrl })
  const loader = fork(here('load-process.ts'))
  await new Promise((rested) => setTimeout(rested, 5000))
  const idleMb = residentOf(server.child.pid!)
  process.stdout.write(`  空闲内存 idle memory ${idleMb.toFixed(0)} MB\n`)
  const results: Result[] = []
  try {
    for (const operation of operations) {
      const taken = { product: [] as Measured[], floor: [] as Measured[] }
      for (let n = 0; n < rounds; n++)
        for (const which of ['floor', 'product'] as const)
          taken[which].push(
            await measure(loader, {
              which,
              operation,
              seconds,
              material,
              port: which === 'floor' ? floor.port : server.port,
            }),
          )
      const result = resultOf(operation, incidents, idleMb, taken.product, taken.floor)
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

const cluster = await openBenchCluster()
try {
  const results: Result[] = []
  for (const size of values.sizes.split(',').map(Number)) results.push(...(await benchSize(cluster, size)))
  mkdirSync(here('results'), { recursive: true })
  const file = here(`results/${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(file, JSON.stringify(results, null, 1))
  writeSummary(results, `npm run bench -- ${process.argv.slice(2).join(' ')}`)
} finally {
  await cluster.stop()
  cluster.release()
}
