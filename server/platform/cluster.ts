import { join } from 'node:path'
import pg from 'pg'
import type { DataFolder, Secrets } from './data-folder.ts'
import { needPostgres } from './install-postgres.ts'
import {
  clusterVersion,
  findPostmaster,
  makeCluster,
  ownerRole,
  startPostmaster,
  stopPostmaster,
  type Postmaster,
} from './postmaster.ts'

/** The role the application logs in as: it owns nothing, so row level security holds for it. */
export const appRole = 'linli_app'

export type Cluster = { ownerUrl: string; appUrl: string; stop: () => Promise<void> }
export type Say = (zh: string, en: string) => void

/** The address of a database of a private cluster, for its owner or for the application. */
export const clusterUrl = (port: number, role: 'owner' | 'app', database: string, secrets: Secrets): string =>
  role === 'owner'
    ? `postgres://${ownerRole}:${secrets.ownerPassword}@127.0.0.1:${port}/${database}`
    : `postgres://${appRole}:${secrets.appPassword}@127.0.0.1:${port}/${database}`

/** Makes a database when it isn't there. */
export const ensureDatabase = async (serverUrl: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/**
 * Brings up the private PostgreSQL of an opened data folder and keeps it up: made at the first start, restarted on the
 * same port should it die. One left running by a killed process is stopped first, so that none of its transactions
 * linger. `stop` writes everything and returns when the server is gone. Refuses when PostgreSQL is missing and may not be installed.
 */
export const ensureCluster = async (
  { path, secrets }: DataFolder,
  options: { say?: Say; durable?: boolean } = {},
): Promise<Cluster> => {
  const say = options.say ?? (() => {})
  const durable = options.durable ?? true
  const folder = join(path, 'pg')
  const postgres = await needPostgres(clusterVersion(folder), say)
  if (clusterVersion(folder) === undefined) say('正在建立数据库……', 'Making the database …')
  await makeCluster(postgres, folder, secrets.ownerPassword, { durable })
  if (findPostmaster(folder)) {
    say(
      '上次异常退出留下的数据库仍在运行，先停止它。',
      'Stopping the database that an earlier, killed process left running.',
    )
    await stopPostmaster(folder)
  }

  let stopping = false
  let restart: Promise<unknown> = Promise.resolve()
  const watch = (postmaster: Postmaster): void => {
    postmaster.child?.once('exit', (code, signal) => {
      if (stopping) return
      say(
        `数据库意外退出（${code ?? signal}），正在重新启动。`,
        `The database exited unexpectedly (${code ?? signal}); starting it again.`,
      )
      restart = startPostmaster(postgres, folder, { durable, port: postmaster.port }).then(watch, (error: Error) => {
        say(`数据库无法重新启动：${error.message}`, `The database won't start again: ${error.message}`)
        process.kill(process.pid, 'SIGTERM')
      })
    })
  }
  const postmaster = await startPostmaster(postgres, folder, { durable })
  watch(postmaster)
  const stop = async (): Promise<void> => {
    stopping = true
    await restart
    await stopPostmaster(folder)
  }
  try {
    await ensureDatabase(clusterUrl(postmaster.port, 'owner', 'postgres', secrets), 'linli')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    ownerUrl: clusterUrl(postmaster.port, 'owner', 'linli', secrets),
    appUrl: clusterUrl(postmaster.port, 'app', 'linli', secrets),
    stop,
  }
}
