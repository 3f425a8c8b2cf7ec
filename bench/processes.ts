import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BenchCluster } from './bench-cluster.ts'
import type { Measured, Round } from './load-process.ts'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
export type Running = { child: ChildProcess; port: number }

/** As `npm start` has it (package.json). */
const productFlags = ['--heap-growing-percent=50', '--max-semi-space-size=8']

const start = async (file: string, env: Record<string, string>, flags: readonly string[] = []): Promise<Running> => {
  // LINLI_BENCH_PROFILE=on leaves a CPU profile of each process in bench/results.
  const profiled =
    process.env['LINLI_BENCH_PROFILE'] === 'on' ? ['--cpu-prof', `--cpu-prof-dir=${here('results')}`] : []
  const execArgv = [...flags, ...profiled]
  const child = fork(here(file), {
    env: { ...process.env, ...env },
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

/** The product in a process of its own, over a database. */
export const startServer = (cluster: BenchCluster, appUrl: string) =>
  start(
    'server-process.ts',
    {
      BENCH_APP_URL: appUrl,
      BENCH_SECRETS: JSON.stringify(cluster.secrets),
      BENCH_DATA: cluster.dataDir,
    },
    productFlags,
  )
/** The floor of a context over the same database. */
const startFloor = (context: string, ownerUrl: string) =>
  start('floor-process.ts', { FLOOR_URL: ownerUrl, FLOOR_OF: context })
const startLoader = (): ChildProcess => fork(here('load-process.ts'))

export const stop = async (child: ChildProcess) => {
  const gone = once(child, 'exit')
  child.disconnect()
  await gone
}

/** One round of load; throws what the load met. */
const measure = async (loader: ChildProcess, round: Round): Promise<Measured> => {
  loader.send(round)
  const [{ measured, error }] = (await once(loader, 'message')) as [{ measured?: Measured; error?: string }]
  if (!measured) throw new Error(error)
  return measured
}

export type Pair = { product: Measured[]; floor: Measured[] }
type Turns = Pick<Round, 'operation' | 'seconds'> & { rounds: readonly Round['material'][] }
type Beside = { server: Running; inTurns: (turns: Turns) => Promise<Pair> }

/** The product and the floor of a context over the same database, for as long as `work` takes; `inTurns` loads one after the other. */
export const besideFloor = async <T>(
  {
    cluster,
    context,
    ownerUrl,
    appUrl,
  }: { cluster: BenchCluster; context: Round['context']; ownerUrl: string; appUrl: string },
  work: (beside: Beside) => Promise<T>,
): Promise<T> => {
  const server = await startServer(cluster, appUrl)
  const floor = await startFloor(context, ownerUrl)
  const loader = startLoader()
  const ports = { floor: floor.port, product: server.port }
  const inTurns = async ({ rounds, ...turn }: Turns) => {
    const taken: Pair = { product: [], floor: [] }
    for (const material of rounds)
      for (const which of ['floor', 'product'] as const)
        taken[which].push(await measure(loader, { ...turn, context, which, material, port: ports[which] }))
    return taken
  }
  try {
    return await work({ server, inTurns })
  } finally {
    loader.disconnect()
    await stop(floor.child)
    await stop(server.child)
  }
}

const status = (pid: number, name: string) =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
/** Resident memory of a process, in MB. */
export const residentOf = (pid: number) => status(pid, 'VmRSS')
/** The most a process had resident since `forgetPeak`, in MB. */
export const peakOf = (pid: number) => status(pid, 'VmHWM')
export const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')
