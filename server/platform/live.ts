import type { FastifyInstance, FastifyRequest } from 'fastify'
import pg from 'pg'
import type { Logger } from 'pino'
import * as wire from '#contract/platform/live.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Actor, AreaRange } from './context.ts'
import type { Listener } from './module.ts'
import { notSignedIn } from './mount.ts'
import { forbidden } from './problem.ts'

const channel = 'linli_live'

/** Tells every process, by NOTIFY, what happened; one short message a fact keeps under the 8,000 byte limit. */
export const liveListener = (hears: readonly string[], client: () => pg.Pool): Listener => ({
  name: 'platform.live',
  hears,
  listen: async (_, fact) => {
    await client().query('select pg_notify($1, $2)', [
      channel,
      JSON.stringify({ name: fact.name, areaId: fact.areaId, about: fact.about }),
    ])
  },
})

type Watcher = { area: AreaRange; send: (line: string) => void }

/**
 * Server-sent events of an area's facts, across processes (LISTEN). Messages carry ids only; the client asks for what it
 * may see. A broken database connection is opened again; a client that comes back simply asks anew.
 */
export const startLive = async (url: string, log: Pick<Logger, 'error'>) => {
  const watchers = new Set<Watcher>()
  let stopped = false
  let listening: pg.Client | undefined
  const hear = (payload: string) => {
    const { areaId } = JSON.parse(payload) as { areaId: number }
    for (const watcher of watchers)
      if (areaId >= watcher.area.from && areaId <= watcher.area.to) watcher.send(`data: ${payload}\n\n`)
  }
  const listen = async () => {
    const client = new pg.Client({ connectionString: url })
    client.on('error', (error) => {
      if (stopped) return
      log.error({ err: error }, 'live updates lost the database')
      setTimeout(() => void listen().catch((e: unknown) => log.error({ err: e }, 'live updates')), 1000).unref()
    })
    client.on('notification', (n) => n.payload && hear(n.payload))
    await client.connect()
    await client.query(`listen ${channel}`)
    listening = client
  }
  await listen()
  const beat = setInterval(() => watchers.forEach((w) => w.send(': still here\n\n')), 25_000)
  beat.unref()
  return {
    watchers,
    stop: async () => {
      stopped = true
      clearInterval(beat)
      await listening?.end()
    },
  }
}
export type Live = Awaited<ReturnType<typeof startLive>>

export const mountLive = (app: FastifyInstance, live: Live, actorOf: (request: FastifyRequest) => Promise<Actor>) => {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => open.forEach((close) => close()))
  app.get(wire.live.path.replace('{areaId}', ':areaId'), { config: { linli: wire.live } }, async (request, reply) => {
    const actor = await actorOf(request)
    if (actor.kind === 'anonymous') throw notSignedIn()
    const { areaId } = wire.live.params.parse(request.params)
    const area = rangeOf(areaId)
    if (
      !actor.permissions.has(wire.live.permission) ||
      !actor.area ||
      area.from < actor.area.from ||
      area.to > actor.area.to
    )
      throw forbidden()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 3000\n\n')
    const watcher: Watcher = { area, send: (line) => raw.write(line) }
    const close = () => {
      live.watchers.delete(watcher)
      open.delete(close)
      raw.end()
    }
    live.watchers.add(watcher)
    open.add(close)
    request.raw.on('close', close)
  })
}
