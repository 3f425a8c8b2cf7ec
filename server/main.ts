import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { firstAdministratorCode } from '#modules/access/index.ts'
import { ensureCluster, type Cluster } from '#platform/cluster.ts'
import { openDataFolder, type DataFolder } from '#platform/data-folder.ts'
import { attachDatabase } from '#platform/attach-database.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { migrate } from '#platform/migrate.ts'
import { seedOnce, seedState, startOver, type SeedState } from '#platform/seeding.ts'
import { StartupRefusal } from '#platform/startup-refusal.ts'
import { ensureWeb } from '../tools/build-web.ts'
import { startApp, type App } from './app.ts'
import { moduleOrder } from './module-order.ts'

const env = process.env
const dataDir = resolve(env['LINLI_DATA'] ?? 'data')
const port = Number(env['PORT'] ?? 8080)
const host = env['HOST'] ?? '0.0.0.0'
const demo = env['LINLI_DEMO'] !== 'off'
process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const say = (zh: string, en: string): void => void process.stdout.write(`${zh}\n${en}\n`)

/** What has to be undone at the end, last first. */
const undo: { what: string; step: () => unknown }[] = []
const interrupted = new AbortController()
/** Ends a start that was asked to stop half-way; nothing is wrong then. */
class Interrupted extends Error {}
const goOn = (): void => {
  if (interrupted.signal.aborted) throw new Interrupted()
}

const database = async (folder: DataFolder): Promise<Cluster> => {
  const url = env['DATABASE_URL']
  if (!url) return ensureCluster(folder, { say })
  return attachDatabase(url, { appUrl: env['DATABASE_APP_URL'], appPassword: folder.secrets.appPassword })
}

const bringToSchema = async ({ ownerUrl }: Cluster, folder: DataFolder): Promise<void> => {
  const ran = await migrate(ownerUrl, {
    modules: moduleOrder,
    ...(env['DATABASE_APP_URL'] ? {} : { appPassword: folder.secrets.appPassword }),
  })
  if (ran.length > 0)
    say(`数据库已更新：${ran.length} 个迁移。`, `Database brought up to date: ${ran.length} migrations.`)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await prepareJobs(ownerUrl, owner)
  } finally {
    await owner.end()
  }
}

/** What tools/seed-demo offers; an installation may do without it. */
type DemoAccounts = readonly { zh: string; en: string; login: string; password: string }[]
const demoSeed = new URL('../tools/seed-demo/seed-apart.ts', import.meta.url)
const demoAccounts = async (): Promise<DemoAccounts> =>
  (await import('../tools/seed-demo/demo-accounts.ts')).demoAccounts

/** Loads the demo city into an empty database. A database somebody works in is left alone. */
const loadDemo = async (cluster: Cluster, folder: DataFolder): Promise<SeedState> => {
  let state = await seedState(cluster.ownerUrl, 'demo')
  if (state === 'unfinished') {
    if (env['DATABASE_URL'])
      throw new StartupRefusal(
        '上次载入示范城市时中断，数据库不完整。请清空 DATABASE_URL 的数据库后重新启动。',
        'Loading the demo city was cut short and the database is incomplete. Empty the database of DATABASE_URL and start again.',
      )
    say('上次载入示范城市时中断，重新开始。', 'Loading the demo city was cut short; starting over.')
    await startOver(cluster.ownerUrl)
    await bringToSchema(cluster, folder)
    state = 'empty'
  }
  if (state !== 'empty' || !existsSync(demoSeed)) return state
  say('正在载入示范城市（居民和工作人员均为虚构）……', 'Loading the demo city (its residents and staff are made up) …')
  const { seedApart } = await import('../tools/seed-demo/seed-apart.ts')
  const { dataKey, dataKeyId } = folder.secrets
  await seedOnce(cluster.ownerUrl, 'demo', () =>
    seedApart({ ownerUrl: cluster.ownerUrl, dataDir, secrets: { dataKey, dataKeyId } }, interrupted.signal),
  )
  return 'finished'
}

const showAccounts = (accounts: DemoAccounts): void => {
  say('示范账号（用户名 / 密码）：', 'Demo accounts (name / password):')
  for (const { zh, en, login, password } of accounts) process.stdout.write(`  ${login} / ${password}  ${zh} · ${en}\n`)
}

/** Nobody has an account yet: whoever reads this console may make the first one. A new code at every start. */
const showFirstCode = async ({ pool }: App, address: string): Promise<void> => {
  const code = await inTransaction(pool, everywhere, firstAdministratorCode)
  if (code)
    say(
      `系统里还没有账号。请打开 ${address}/staff/ ，用启动码 ${code} 选定城市并设立首位安全管理员。`,
      `There are no accounts yet. Open ${address}/staff/ and use the code ${code} to choose the city and make the first security administrator.`,
    )
}

const start = async (): Promise<void> => {
  const began = Date.now()
  const folder = openDataFolder(dataDir)
  undo.push({ what: 'lock', step: folder.release })
  if (folder.secrets.oldDataKey)
    throw new StartupRefusal(
      '更换密钥尚未完成，请先运行 npm run keys:rotate。',
      'The change of the data key is not finished: run npm run keys:rotate first.',
    )
  const cluster = await database(folder)
  undo.push({ what: 'database', step: cluster.stop })
  goOn()
  await bringToSchema(cluster, folder)
  goOn()
  if (env['LINLI_WEB'] !== 'off')
    await ensureWeb({ onBuild: () => say('正在生成网页……', 'Building the web apps …'), signal: interrupted.signal })
  goOn()
  const seeded = demo ? await loadDemo(cluster, folder) : 'empty'
  goOn()
  // Only in a database made up by the demo: real people's codes are never shown, nor accounts offered at the door.
  const made = seeded === 'finished' ? await demoAccounts() : undefined
  const app = await startApp({
    appUrl: cluster.appUrl,
    dataDir,
    secrets: folder.secrets,
    demo: made !== undefined,
    demoAccounts: made?.map(({ login, ...account }) => ({ loginName: login, ...account })),
    port,
    host,
  })
  undo.push({ what: 'server', step: app.stop })
  const address = `http://localhost:${new URL(app.url).port || 80}`
  say(
    `邻里已启动：${address}（用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒）。按 Ctrl+C 停止。`,
    `Linli is running: ${address}. Press Ctrl+C to stop.`,
  )
  say(`  居民端 ${address}/　工作台 ${address}/staff/　网格端 ${address}/field/`, `  residents · staff · grid workers`)
  if (made) showAccounts(made)
  await showFirstCode(app, address)
}

/** A step that never ends, such as a client that never hangs up, must not keep the database from being closed. */
const withinSeconds = (seconds: number, step: () => unknown): Promise<unknown> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`did not end within ${seconds} s`)), seconds * 1000)
  return Promise.race([Promise.resolve().then(step), late.promise]).finally(() => clearTimeout(timer))
}

const end = async (code: number): Promise<never> => {
  for (const { what, step } of undo.toReversed()) {
    await withinSeconds(what === 'database' ? 90 : 40, step).catch((error: Error) => {
      code = 1
      process.stderr.write(`停止时出错 · while stopping (${what}): ${error.message}\n`)
    })
  }
  process.exit(code)
}

const explain = (error: unknown): void => {
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  const refusal = busy
    ? new StartupRefusal(
        `端口 ${port} 已被占用。请用 PORT 指定另一个端口。`,
        `Port ${port} is taken. Name another with PORT.`,
      )
    : error
  if (refusal instanceof StartupRefusal) process.stderr.write(`\n${refusal.zh}\n\n${refusal.en}\n`)
  else process.stderr.write(`\n启动失败 · failed to start:\n${(error as Error).stack ?? String(error)}\n`)
}

const starting = start()
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (interrupted.signal.aborted) return
    interrupted.abort()
    say(
      '正在停止：先完成手头的请求，再关闭数据库。',
      'Stopping: finishing what is under way, then closing the database.',
    )
    void starting.catch(() => {}).then(() => end(0))
  })

starting.catch((error: unknown) => {
  if (interrupted.signal.aborted) return
  explain(error)
  void end(1)
})
