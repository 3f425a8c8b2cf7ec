import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import type { z } from 'zod'
import { AreaId } from '#contract/shapes.ts'
import { rangeOf } from '#contract/territory/area-number.ts'
import { sayProblem, type Locale, type ProblemCode } from '#contract/phrases.ts'
import type { Route } from '#contract/route.ts'
import { closeTransaction, closingSql, type Said } from './audit.ts'
import { now } from './clock.ts'
import type { Actor, AreaRange, Context, Fact, SessionHandle } from './context.ts'
import { beginScoped, everywhere, inTransaction, over, submitLast } from './database.ts'
import type { FileAnswer, Served } from './module.ts'
import { plainErrors } from './plain-errors.ts'
import { forbidden, invalid, Problem, problem } from './problem.ts'

/** Requests per minute and client where nothing else is said. */
export const usualPerMinute = 1200

export const notSignedIn = problem(401, 'platform.not_signed_in')

/** What the door needs to know of the rest of the house. */
export type Door = {
  pool: pg.Pool
  /** The area of routes without one in the path. */
  rootAreaId: () => number
  sessionOf: (request: FastifyRequest, reply: FastifyReply) => SessionHandle | undefined
  actorOf: (session: SessionHandle | undefined) => Promise<Actor>
  /** Called after a commit that left facts behind. */
  factsLeft: () => void
  requestsPerMinute: number
}

/** Nobody signed in. */
export const anonymous: Actor = {
  kind: 'anonymous',
  accountId: null,
  name: null,
  postId: null,
  role: null,
  area: null,
  areaId: null,
  organisationId: null,
  permissions: new Set(),
}

/** `/api/areas/{areaId}` as the framework writes it: `/api/areas/:areaId`. */
export const fastifyPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

export const localeOf = (request: FastifyRequest): Locale =>
  /^en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'zh'

/** RFC 9457, with the sentence in the asker's language. */
export const answerProblem = (
  reply: FastifyReply,
  locale: Locale,
  status: number,
  code: ProblemCode,
  details: Record<string, unknown>,
) => {
  const { errors, ...rest } = details
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        title: sayProblem(locale, code, details),
        status,
        code,
        details: rest,
        ...(errors ? { errors } : {}),
      }),
    )
}

const nul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : Array.isArray(value)
      ? value.some(nul)
      : !!value && typeof value === 'object' && Object.entries(value).some(([k, v]) => nul(k) || nul(v))

const sentences = { zh: plainErrors('zh'), en: plainErrors('en') }

const read = (schema: z.ZodType | undefined, value: unknown, part: string, locale: Locale) => {
  if (!schema) return undefined
  // PostgreSQL can't store U+0000 in text
  if (nul(value)) throw invalid([{ field: part, message: 'U+0000' }])
  const result = schema.safeParse(value ?? {}, { error: sentences[locale] })
  if (result.success) return result.data
  throw invalid(result.error.issues.map((i) => ({ field: i.path.join('.') || part, message: i.message })))
}

const mayEnter = (route: Route, actor: Actor, area: AreaRange | undefined) => {
  if (route.permission === 'public') return
  if (actor.kind === 'anonymous') throw notSignedIn()
  if (route.permission !== 'signed_in' && !actor.permissions.has(route.permission)) throw forbidden()
  if (!route.path.includes('{areaId}')) return
  // A number that is none is refused by the shape right after; nothing is shown before.
  if (!area) return
  if (!actor.area || area.from < actor.area.from || area.to > actor.area.to) throw forbidden()
}

/** The area of the path; undefined also when it can't be read. */
const areaOf = (route: Route, request: FastifyRequest): number | undefined => {
  if (!route.path.includes('{areaId}')) return undefined
  const read = AreaId.safeParse((request.params as { areaId?: unknown }).areaId)
  return read.success ? read.data : undefined
}

type End = 'not' | 'committed' | 'failed'
/** How the transaction ended; a function, because the compiler doesn't see what callbacks assign. */
const isStill = (ended: End, what: End) => ended === what

const writes = (route: Route) => route.method !== 'GET'

/** A route's own limit is meant for the usual allowance; where the whole allowance is raised, it rises along. */
const perMinuteOf = (route: Route, door: Door) =>
  route.perMinute === undefined
    ? door.requestsPerMinute
    : Math.ceil((route.perMinute * door.requestsPerMinute) / usualPerMinute)

export const mount = (app: FastifyInstance, served: Served, door: Door) => {
  const route: Route = served.route
  const handler = served.handler as (context: Context, asked: unknown) => Promise<unknown>
  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    config: { linli: route, rateLimit: { max: perMinuteOf(route, door), timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const locale = localeOf(request)
      const session = door.sessionOf(request, reply)
      const actor = await door.actorOf(session)
      // Who may enter is decided before anything else of the request is looked at.
      const areaId = areaOf(route, request)
      const area = areaId === undefined ? undefined : rangeOf(areaId)
      mayEnter(route, actor, area)
      const params = read(route.params, request.params, 'params', locale)
      const upload = route.upload ? await readUpload(request, served) : undefined
      const query = read(route.query, request.query, 'query', locale)
      const body = read(route.body, request.body, 'body', locale)
      const scope = area ?? everywhere
      const facts: Fact[] = []
      const later: (() => void | Promise<void>)[] = []
      const said: Said[] = []
      const home = areaId ?? door.rootAreaId()
      const client = await door.pool.connect()
      let ended: End = 'not'
      const open = () => {
        if (ended !== 'not') throw new Error(`${route.name} went on after its last statement`)
      }
      const context: Context = {
        db: over(client),
        actor,
        areaId: home,
        area: scope,
        locale,
        now: now(),
        announce: (fact) => {
          open()
          facts.push({ areaId: home, ...fact })
        },
        // A login moves to the area of its account, and so do its rows.
        audit: (details, about = context.areaId) => {
          open()
          said.push({ areaId: about, details })
        },
        writeLast: async (statement) => {
          open()
          ended = 'failed'
          try {
            const rows = await submitLast(client, statement, () =>
              closeTransaction(client, context, route.name, said, facts),
            )
            ended = 'committed'
            return rows
          } catch (error) {
            await client.query('rollback')
            await beginScoped(client, scope)
            throw error
          }
        },
        afterCommit: (then) => later.push(then),
        readAgain: (readMore) => inTransaction(door.pool, scope, readMore),
        session,
        upload,
        ip: request.ip,
        requestId: request.id,
      }
      let answer: unknown
      try {
        // Not waited for: the handler's first query travels with it. Had it failed, so would everything after it.
        const begun = beginScoped(client, scope)
        begun.catch(() => {})
        const result = await handler(context, { params, query, body })
        await begun
        answer = route.medium && route.medium !== 'json' ? result : JSON.stringify(route.answer.parse(result))
        if (isStill(ended, 'failed')) {
          facts.length = 0
          await client.query('rollback')
        } else if (isStill(ended, 'not')) {
          if (writes(route) || said.length || facts.length)
            await closeTransaction(client, context, route.name, said, facts)
          else await client.query('commit')
        }
        client.release()
      } catch (error) {
        const keeps = error instanceof Problem && error.keeps
        const end = keeps
          ? closingSql(context, route.name, [...said, { areaId: context.areaId, details: { refused: error.code } }], [])
          : 'rollback'
        await client.query(end).then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
      for (const then of later) await then()
      if (facts.length) door.factsLeft()
      return route.medium === 'file'
        ? sendFile(reply, answer as FileAnswer)
        : reply.header('content-type', 'application/json; charset=utf-8').send(answer)
    },
  })
}

const readUpload = async (request: FastifyRequest, served: Served): Promise<NonNullable<Context['upload']>> => {
  const file = await request.file()
  if (!file) throw invalid([{ field: 'file', message: 'required' }])
  const bytes = await file.toBuffer()
  const fields: Record<string, string> = {}
  for (const [name, part] of Object.entries(file.fields)) {
    const one = Array.isArray(part) ? part[0] : part
    if (one?.type === 'field') fields[name] = String(one.value)
  }
  return { filename: file.filename, bytes, fields, ready: await served.prepare?.(bytes) }
}

/** RFC 5987: what encodeURIComponent leaves alone but the header may not carry. */
const rfc5987 = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

const sendFile = (reply: FastifyReply, file: FileAnswer) => {
  reply.header('content-type', file.contentType).header('x-content-type-options', 'nosniff')
  const mayKeep = file.personal ? 'private' : 'public'
  reply.header('cache-control', file.cacheSeconds ? `${mayKeep}, max-age=${file.cacheSeconds}` : 'private, no-store')
  if (file.etag) {
    reply.header('etag', file.etag)
    if (reply.request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  }
  const shown = file.inline ? 'inline' : 'attachment'
  if (file.filename)
    reply.header('content-disposition', `${shown}; filename="download"; filename*=UTF-8''${rfc5987(file.filename)}`)
  return reply.send(file.body)
}

type Refusal = { status: number; code: ProblemCode; details: Record<string, unknown> }

/** Failures of the framework itself, by their own codes; anything unknown is a bug. */
const refusalOf = (error: Error & { code?: string; statusCode?: number }): Refusal | undefined => {
  if (error instanceof Problem) return error
  const details = {}
  if (error.code?.startsWith('FST_CSRF')) return { status: 403, code: 'platform.csrf', details }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' || error.code === 'FST_REQ_FILE_TOO_LARGE')
    return { status: 413, code: 'platform.too_large', details }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return { status: 415, code: 'platform.unsupported_media', details }
  if (error.statusCode === 429) return { status: 429, code: 'platform.too_many_requests', details }
  if (error.statusCode === 503) return { status: 503, code: 'platform.busy', details }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { status: 400, code: 'platform.invalid', details }
  return undefined
}

/** The one error handler: named problems as they are, everything else is logged and answered as a fault of ours. */
export const answerFailures = (app: FastifyInstance) => {
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal) return answerProblem(reply, localeOf(request), refusal.status, refusal.code, refusal.details)
    request.log.error({ err: error }, 'bug')
    return answerProblem(reply, localeOf(request), 500, 'platform.internal', {})
  })
}
