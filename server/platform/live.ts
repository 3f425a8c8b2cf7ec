import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import * as wire from '#contract/platform/live.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import type { Actor, AreaRange, Fact } from './context.ts'
import { hearDatabase } from './hear.ts'
import type { Listener, Stream } from './module.ts'
import { fastifyPath, notSignedIn } from './mount.ts'
import { forbidden } from './problem.ts'

const channel = 'linli_live'

/** PostgreSQL refuses 8,000 bytes and more. */
const mostBytes = 7_900

/** Facts as few messages, each a JSON array; what is too long by itself travels without its details. */
export const messagesOf = (facts: readonly Fact[]): string[] => {
  const messages: string[] = []
  let lines: string[] = []
  let size = 2
  const send = () => {
    if (lines.length) messages.push(`[${lines.join(',')}]`)
    lines = []
    size = 2
  }
  for (const { name, areaId, about } of facts) {
    const whole = JSON.stringify({ name, areaId, about })
    const line = Buffer.byteLength(whole) + 2 > mostBytes ? JSON.stringify({ name, areaId, about: {} }) : whole
    const bytes = Buffer.byteLength(line) + 1
    if (size + bytes > mostBytes) send()
    lines.push(line)
    size += bytes
  }
  send()
  return messages
}

/** Tells every process, by NOTIFY, what happened. */
export const liveListener = (hears: readonly string[]): Listener => ({
  name: 'platform.live',
  hears,
  listenToAll: async ({ db }, facts) => {
    await sql`select pg_notify(${channel}, m) from unnest(${messagesOf(facts)}::text[]) m`.execute(db)
  },
})

type Watcher = { area: AreaRange; send: (line: string) => void; wants?: (fact: Fact) => boolean }

/**
 * Server-sent events of an area's facts, across processes (LISTEN). Messages carry ids only; the client asks for what it
 * may see. A broken database connection is opened again; a client that comes back simply asks anew.
 */
export const startLive = async (url: string, log: Pick<Logger, 'error'>) => {
  const watchers = new Set<Watcher>()
  const hear = (payload: string) => {
    if (!watchers.size) return
    for (const fact of JSON.parse(payload) as Fact[]) {
      const line = `data: ${JSON.stringify(fact)}\n\n`
      for (const { area, wants, send } of watchers)
        if (fact.areaId >= area.from && fact.areaId <= area.to && (!wants || wants(fact))) send(line)
    }
  }
  const deafen = await hearDatabase(url, { channel, hear, log, name: 'live updates' })
  const beat = setInterval(() => watchers.forEach((w) => w.send(': still here\n\n')), 25_000)
  beat.unref()
  return {
    watchers,
    stop: async () => {
      clearInterval(beat)
      await deafen()
    },
  }
}
export type Live = Awaited<ReturnType<typeof startLive>>

/** Screens and browsers of one process that may watch at once. */
const mostWatchers = 5000

export const mountLive = (
  app: FastifyInstance,
  live: Live,
  actorOf: (request: FastifyRequest) => Promise<Actor>,
  streams: readonly Stream[] = [],
) => {
  const open = new Set<() => void>()
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    open.forEach((close) => close())
  })
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
    // Whoever was let in while the doors closed would keep the server from ever ending.
    if (closing) return reply.code(503).send()
    watch(live, open, { area, request, reply })
  })
  for (const stream of streams)
    app.get(fastifyPath(stream.route.path), { config: { linli: stream.route } }, async (request, reply) => {
      const read = stream.route.params!.safeParse(request.params)
      // Nobody signs in here, so how many may watch is bounded: a screen that finds no room asks by the clock.
      if (!read.success || open.size >= mostWatchers) return reply.code(read.success ? 503 : 404).send()
      const { areaId } = read.data as { areaId: number }
      const params = request.params as Record<string, string>
      watch(live, open, {
        area: rangeOf(areaId),
        wants: (fact) => stream.hears.includes(fact.name) && stream.concerns(params, fact),
        request,
        reply,
      })
    })
}

/** Keeps one connection until it is closed. */
const watch = (
  live: Live,
  open: Set<() => void>,
  { area, wants, request, reply }: Pick<Watcher, 'area' | 'wants'> & { request: FastifyRequest; reply: FastifyReply },
) => {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write('retry: 3000\n\n')
  const watcher: Watcher = { area, send: (line) => raw.write(line), ...(wants ? { wants } : {}) }
  const close = () => {
    live.watchers.delete(watcher)
    open.delete(close)
    raw.end()
  }
  live.watchers.add(watcher)
  open.add(close)
  request.raw.on('close', close)
}
