import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swaggerUi from '@fastify/swagger-ui'
import underPressure from '@fastify/under-pressure'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Route } from '#contract/route.ts'
import { endsWithPagesOpen } from './closing.ts'
import { answerFailures, answerProblem, localeOf } from './mount.ts'
import { openApi } from './openapi.ts'

export const fileLimitBytes = 20 * 1024 * 1024
const bodyLimitBytes = 2 * 1024 * 1024

/** The HTTP server with what every route shares: headers, limits, logs without personal data, one error handler. */
export const serveHttp = async (options: { log: boolean; requestsPerMinute: number }): Promise<FastifyInstance> => {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    trustProxy: process.env['LINLI_TRUST_PROXY'] === 'on',
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
    logger: options.log
      ? {
          level: process.env['LINLI_LOG'] ?? 'info',
          // Paths and addresses can carry what people typed: log the route, not the URL.
          serializers: {
            req: (r) => ({ method: r.method, route: r.routeOptions?.url }),
            res: (r) => ({ status: r.statusCode }),
          },
        }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
  })
  endsWithPagesOpen(app)
  answerFailures(app)
  app.setNotFoundHandler((request, reply) => answerProblem(reply, localeOf(request), 404, 'platform.not_found', {}))
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // antd's run-time styles are adopted as constructed sheets (web/build/styles-without-elements.ts)
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...tileHosts()],
        // voice notes kept on the phone
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...tileHosts()],
        workerSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: process.env['LINLI_TRUST_PROXY'] === 'on' ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, { global: false, keyGenerator: (request) => request.ip })
  await app.register(underPressure, {
    maxEventLoopDelay: 3000,
    maxEventLoopUtilization: 0,
    exposeStatusRoute: false,
    retryAfter: 2,
  })
  await app.register(multipart, {
    limits: { fileSize: fileLimitBytes, files: 1, fields: 10 },
    throwFileSizeLimit: true,
  })
  await app.register(compress, { global: false, threshold: 2048, encodings: ['br', 'gzip'] })
  return app
}

/** Hosts of an outside tile source, where the operator allows one (for instance https://t0.tianditu.gov.cn). */
const tileHosts = () => (process.env['LINLI_TILE_HOSTS'] ?? '').split(/[\s,]+/).filter(Boolean)

/** What the page asks its document from; it looks for a plugin of this name. */
const describedBy = (document: () => object) => {
  const plugin = async (app: FastifyInstance) => {
    // JSON is YAML too
    const told = (how?: { yaml?: boolean }) => (how?.yaml ? JSON.stringify(document()) : document())
    app.decorate('swagger', told)
  }
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('plugin-meta')]: { name: '@fastify/swagger' },
    [Symbol.for('fastify.display-name')]: '@fastify/swagger',
  })
}

/**
 * The page's own policy would fetch everything by https and lets others' pages in: over plain http in an office network it
 * stays empty, and nothing has to come from elsewhere.
 */
const fromHereOnly = (policy: string) =>
  policy.replace(/\s*upgrade-insecure-requests;?/, '').replace(/ (https:|validator\.swagger\.io)(?=[\s;])/g, '')

/** /api/openapi.json and a page to browse it. Call after every route is known. */
export const describeApi = async (app: FastifyInstance, routes: readonly Route[]) => {
  // Written when somebody first asks for it: few do, and it weighs more than all the rest of an idle process.
  let text: string | undefined
  const document = () => (text ??= JSON.stringify(openApi(routes)))
  app.get('/api/openapi.json', async (_, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document()),
  )
  await app.register(describedBy(() => JSON.parse(document()) as object))
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    transformStaticCSP: fromHereOnly,
    uiConfig: { docExpansion: 'none', deepLinking: true },
  })
}
