import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Route } from '#contract/route.ts'

/** Prometheus figures at /metrics: requests by route and status, the pool, facts waiting, the process. No personal data. */
export const mountMetrics = (
  app: FastifyInstance,
  pool: pg.Pool,
  listeners: () => Promise<{ name: string; failures: number; waiting: number }[]>,
) => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const seconds = new Histogram({
    name: 'linli_request_seconds',
    help: 'Time of requests by route and status',
    labelNames: ['route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [register],
  })
  new Gauge({
    name: 'linli_pool_connections',
    help: 'Database connections of this process',
    labelNames: ['state'] as const,
    registers: [register],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'all' }, pool.totalCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
  new Gauge({
    name: 'linli_facts_waiting',
    help: 'Facts not yet heard, by listener',
    labelNames: ['listener'] as const,
    registers: [register],
    async collect() {
      for (const l of await listeners()) this.set({ listener: l.name }, l.waiting)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = (request.routeOptions.config as { linli?: Route }).linli
    if (route) seconds.observe({ route: route.name, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', register.contentType).send(await register.metrics()),
  )
}
