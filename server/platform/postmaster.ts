import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Postgres } from './find-postgres.ts'
import { isAlive } from './living-process.ts'
import { postgresSettings } from './postgres-settings.ts'

/** The name of the superuser of a private cluster: the owner of all tables. */
export const ownerRole = 'linli'

export type Postmaster = { pid: number; port: number; child?: ChildProcess }
type Account = { uid: number; gid: number }

const idOf = (user: string, flag: '-u' | '-g'): number =>
  Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

/** PostgreSQL refuses to run as root; then it runs as the system's `postgres`, or an account made for it. */
const account = (): Account | null => {
  if (process.getuid?.() !== 0) return null
  for (const user of ['postgres', 'linli']) {
    try {
      return { uid: idOf(user, '-u'), gid: idOf(user, '-g') }
    } catch {
      continue
    }
  }
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'linli'])
  return { uid: idOf('linli', '-u'), gid: idOf('linli', '-g') }
}

/**
 * How the server is told its folder. Run by root, it has another account than ours, which can't walk through a home
 * closed to others (/root). So it gets the folder already opened, as file 3, and never walks there. Linux only.
 */
const placed = (folder: string, as: Account | null): { path: string; cwd: string; files: number[] } =>
  as && process.platform === 'linux'
    ? { path: '/proc/self/fd/3', cwd: '/', files: [openSync(folder, 'r')] }
    : { path: folder, cwd: folder, files: [] }

const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' })

const finished = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code)))

const initdb = async (
  postgres: Postgres,
  folder: string,
  password: string,
  options: { durable: boolean; locale: string },
): Promise<string> => {
  const as = account()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  const passwordFolder = mkdtempSync(join(tmpdir(), 'linli-'))
  const passwordFile = join(passwordFolder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (as) for (const path of [folder, passwordFolder, passwordFile]) chownSync(path, as.uid, as.gid)
  const { path, cwd, files } = placed(folder, as)
  try {
    const words = ['-D', path, '-U', ownerRole, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
    const more = [`--locale=${options.locale}`, '--no-instructions', options.durable ? '--data-checksums' : '--no-sync']
    const child = spawn(join(postgres.bin, 'initdb'), [...words, ...more], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', ...files],
      env: cleanEnvironment(),
      ...as,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()))
    return (await finished(child)) === 0 ? '' : output || 'initdb failed'
  } finally {
    files.forEach(closeSync)
    rmSync(passwordFolder, { recursive: true, force: true })
  }
}

/** Makes a cluster in `folder`, whole or not at all: a start killed half-way leaves nothing that looks finished. */
export const makeCluster = async (
  postgres: Postgres,
  folder: string,
  password: string,
  options: { durable: boolean },
): Promise<void> => {
  if (existsSync(folder)) return
  const draft = `${folder}.new`
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  // Where the C library has no C.UTF-8 (macOS before 15), plain C sorts the same; only case folding of accents is lost.
  let failure = await initdb(postgres, draft, password, { ...options, locale: 'C.UTF-8' })
  if (failure.includes('locale')) failure = await initdb(postgres, draft, password, { ...options, locale: 'C' })
  if (failure) throw new Error(`initdb: ${failure}`)
  chmodSync(draft, 0o700)
  renameSync(draft, folder)
}

/** The major version of the cluster in a folder; undefined when there is none yet. */
export const clusterVersion = (folder: string): number | undefined =>
  existsSync(join(folder, 'PG_VERSION')) ? Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8')) : undefined

const worksIn = (pid: number, folder: string): boolean => {
  try {
    return process.platform === 'linux'
      ? readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
      : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

const pidFile = (folder: string): string[] => {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The server that runs on a cluster's folder, whoever started it; null when none does. */
export const findPostmaster = (folder: string): (Postmaster & { ready: boolean }) | null => {
  const lines = pidFile(folder)
  const pid = Number(lines[0])
  if (!pid || !isAlive(pid) || !worksIn(pid, folder)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const logTail = (path: string, from: number): string => readFileSync(path).subarray(from).toString('utf8').trim()

/**
 * A pid file of a server that is gone is PostgreSQL's own business, except when its number went to another process of
 * the same account: PostgreSQL then takes that for itself and refuses. We know better, having looked where it works.
 */
const dropForeignPidFile = (folder: string): void => {
  const pid = Number(pidFile(folder)[0])
  if (pid && isAlive(pid) && !worksIn(pid, folder)) rmSync(join(folder, 'postmaster.pid'), { force: true })
}

/**
 * Starts the server of a cluster on loopback and waits until it answers. Its log goes to `<folder>.log`, the one of the
 * start before is kept beside it. It outlives this process unless stopped. Throws with the end of the log when it won't start.
 */
export const startPostmaster = async (
  postgres: Postgres,
  folder: string,
  options: { durable: boolean; port?: number },
): Promise<Postmaster> => {
  const as = account()
  const logPath = `${folder}.log`
  if (existsSync(logPath) && statSync(logPath).size > 0) renameSync(logPath, `${logPath}.1`)
  // Just after a crash, orphans of the old server hold the shared memory for a moment; a free port may be taken meanwhile.
  for (let attempt = 1; ; attempt++) {
    dropForeignPidFile(folder)
    const port = options.port && attempt < 5 ? options.port : await freePort()
    const settings = Object.entries(postgresSettings({ port, durable: options.durable })).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ])
    const { path, cwd, files } = placed(folder, as)
    const log = openSync(logPath, 'a', 0o600)
    const written = statSync(logPath).size
    const child = spawn(join(postgres.bin, 'postgres'), ['-D', path, ...settings], {
      cwd,
      detached: true,
      stdio: ['ignore', log, log, ...files],
      env: cleanEnvironment(),
      ...as,
    })
    ;[log, ...files].forEach(closeSync)
    let gone = false
    const exit = finished(child).then(() => (gone = true))
    child.unref()
    while (!gone) {
      const found = findPostmaster(folder)
      if (found?.ready && found.pid === child.pid) return { pid: found.pid, port, child }
      await Promise.race([exit, pause(20)])
    }
    const failure = logTail(logPath, written)
    const passing = /shared memory block|Address already in use|lock file .* already exists/.test(failure)
    if (!passing || attempt >= 20) throw new Error(`PostgreSQL did not start:\n${failure}`)
    await pause(250)
  }
}

/** Stops the server of a folder: running transactions are rolled back, everything committed is written. Does nothing when none runs. */
export const stopPostmaster = async (folder: string): Promise<void> => {
  const found = findPostmaster(folder)
  if (!found) return
  process.kill(found.pid, 'SIGINT')
  const deadline = Date.now() + 60_000
  while (isAlive(found.pid)) {
    // After a minute of checkpointing, recovery at the next start is the lesser evil; nothing committed is lost.
    if (Date.now() > deadline) process.kill(found.pid, 'SIGQUIT')
    await pause(20)
  }
}
