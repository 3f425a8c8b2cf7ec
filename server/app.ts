import type { AddressInfo } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { Answer, Route } from '#contract/route.ts'
import { live as liveRoute } from '#contract/platform/live.ts'
import { getSettings } from '#contract/platform/settings.ts'
import { demoCodeSender, loadActor, setCodeSender } from '#modules/access/index.ts'
import { access } from '#modules/access/module.ts'
import { incidents } from '#modules/incidents/module.ts'
import { matters } from '#modules/matters/module.ts'
import { people } from '#modules/people/module.ts'
import { rootAreaId } from '#modules/territory/index.ts'
import { territory } from '#modules/territory/module.ts'
import { visits } from '#modules/visits/module.ts'
import { sealAudit } from '#platform/audit.ts'
import { startBeats } from '#platform/beats.ts'
import { setDataKey } from '#platform/crypto.ts'
import type { SessionHandle } from '#platform/context.ts'
import { everywhere, inTransaction, openPool } from '#platform/database.ts'
import { feedback } from '#platform/feedback.ts'
import { forgetFacts, listenerStates, startRelay } from '#platform/facts.ts'
import { fileJobs, files, registerFileGuards, setFilesFolder } from '#platform/files.ts'
import { startJobs, type Jobs } from '#platform/jobs.ts'
import { liveListener, mountLive, startLive } from '#platform/live.ts'
import { mountMetrics } from '#platform/metrics.ts'
import { serve, type Module } from '#platform/module.ts'
import { anonymous, mount, usualPerMinute } from '#platform/mount.ts'
import { describeApi, serveHttp } from '#platform/serve.ts'
import { listensOn } from '#platform/public-address.ts'
import { registerSessions, sessionHandle } from '#platform/sessions.ts'
import { giveBackStartMemory } from '#platform/start-memory.ts'
import { asSystem } from '#platform/system.ts'
import { mountWeb } from '#platform/web.ts'

/** Every module of the product, in the order of their migrations. This file alone knows them all. */
export const modules: readonly Module[] = [access, territory, people, matters, incidents, visits]

const streams = modules.flatMap((m) => m.streams ?? [])

/** Every route of the API, as mounted. */
export const routes: readonly Route[] = [
  ...[...modules.flatMap((m) => m.serves), ...files, ...feedback].map((s) => s.route),
  getSettings,
  liveRoute,
  ...streams.map((s) => s.route),
]

export type AppOptions = {
  appUrl: string
  dataDir: string
  secrets: { sessionKey: string; dataKey: string; dataKeyId?: number }
  /** Demo conveniences: codes are shown instead of sent. */
  demo: boolean
  /** Known accounts the demo offers at its doors. */
  demoAccounts?: Answer<typeof getSettings>['accounts']
  log?: boolean
  /** Jobs by the clock, live updates, web pages: off in most tests. */
  background?: boolean
  requestsPerMinute?: number
}

export type App = {
  http: FastifyInstance
  pool: pg.Pool
  jobs: Jobs
  /** Waits until every committed fact was heard. */
  drain: () => Promise<void>
  stop: () => Promise<void>
}

/** Builds the application over a migrated database; nothing listens yet. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  setDataKey(options.secrets.dataKey, options.secrets.dataKeyId)
  setCodeSender(options.demo ? demoCodeSender(options.log ? console.log : () => {}) : undefined)
  setFilesFolder(`${options.dataDir}/files`)
  registerFileGuards(modules.flatMap((m) => m.guards ?? []))
  const pool = openPool(options.appUrl, options.background ? 24 : 8)
  const http = await serveHttp({
    log: options.log ?? false,
    requestsPerMinute: options.requestsPerMinute ?? usualPerMinute,
  })
  let root = await inTransaction(pool, everywhere, rootAreaId)
  // Until somebody chose the city of an empty installation, each request looks whether it was chosen just now.
  http.addHook('onRequest', async () => {
    if (!root) root = await inTransaction(pool, everywhere, rootAreaId)
  })
  for (const m of modules) if (m.prepare) await asSystem(pool, `prepare ${m.name}`, m.prepare)
  const factNames = [...new Set(modules.flatMap((m) => m.announces ?? []))]
  const listeners = [
    ...modules.flatMap((m) => m.listens ?? []),
    ...(options.background ? [liveListener(factNames)] : []),
  ]
  const relay = await startRelay(pool, listeners, http.log as never, options.background ? 2000 : 3_600_000)
  const jobs = await startJobs(
    options.appUrl,
    pool,
    [...modules.flatMap((m) => m.jobs ?? []), ...upkeep(pool)],
    http.log as never,
    {
      scheduled: options.background ?? false,
      factsLeft: relay.wake,
      rootAreaId: () => root,
    },
  )
  const sessions = await registerSessions(http, {
    pool,
    key: options.secrets.sessionKey,
    listen: options.background ? options.appUrl : undefined,
  })
  const door = {
    pool,
    rootAreaId: () => root,
    sessionOf: (request: FastifyRequest) => sessionHandle(request),
    actorOf: async (session: SessionHandle | undefined) =>
      session?.about?.stage === 'full'
        ? ((await loadActor(pool, session.about.accountId, session.about.postId)) ?? anonymous)
        : anonymous,
    factsLeft: options.background ? relay.wake : () => {},
    requestsPerMinute: options.requestsPerMinute ?? usualPerMinute,
  }
  if (options.background) mountMetrics(http, pool, () => listenerStates(pool))
  const settings = { demo: options.demo, accounts: options.demo ? [...(options.demoAccounts ?? [])] : [] }
  for (const served of [
    ...modules.flatMap((m) => m.serves),
    ...files,
    ...feedback,
    serve(getSettings, async () => settings),
  ])
    mount(http, served, door)
  const live = options.background ? await startLive(options.appUrl, http.log as never) : undefined
  if (live) mountLive(http, live, (request) => door.actorOf(sessionHandle(request)), streams)
  const beats = startBeats(pool, options.background ? modules.flatMap((m) => m.beats ?? []) : [], http.log as never)
  const refresh = setInterval(
    async () => (root = await inTransaction(pool, everywhere, rootAreaId).catch(() => root)),
    60_000,
  )
  refresh.unref()
  const sealing = options.background
    ? setInterval(
        () => void sealAudit(pool).catch((error: unknown) => http.log.error({ err: error }, 'audit chain')),
        1000,
      )
    : undefined
  http.get('/healthz', async () => ({ ok: true }))
  http.get('/readyz', async (_, reply) => {
    const database = await pool.query('select 1').then(
      () => true,
      () => false,
    )
    const ready = database && (await jobs.healthy())
    return reply.code(ready ? 200 : 503).send({ ready, database, jobs: ready })
  })
  await describeApi(http, routes)
  if (options.background) await mountWeb(http)
  const stop = async () => {
    clearInterval(sealing)
    clearInterval(refresh)
    await http.close()
    await jobs.stop()
    await beats.stop()
    await relay.stop()
    await live?.stop()
    await sessions.stop()
    if (options.background) await sealAudit(pool)
    await pool.end()
  }
  return { http, pool, jobs, drain: relay.drain, stop }
}

const upkeep = (pool: pg.Pool) => [
  ...fileJobs,
  { name: 'platform.forget_facts', every: '17 3 * * *', run: async () => void (await forgetFacts(pool)) },
]

/** Starts the product over a migrated database and listens. */
export const startApp = async (
  options: AppOptions & { port: number; host?: string },
): Promise<App & { url: string }> => {
  const app = await buildApp({ background: true, log: true, ...options })
  giveBackStartMemory()
  const url = await app.http.listen({ port: options.port, host: options.host ?? '0.0.0.0' })
  listensOn((app.http.server.address() as AddressInfo).port)
  return { ...app, url }
}
