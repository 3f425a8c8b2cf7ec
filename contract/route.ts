import type { z } from 'zod'
import type { Permission } from './access/permissions.ts'
import type { ProblemCode } from './phrases.ts'

type Shape = z.ZodObject

/** What a route answers with when it isn't JSON: a download, or a stream of server-sent events. */
export type Medium = 'json' | 'file' | 'events'

/**
 * One route of the API, agreed on by server, web apps and other systems.
 * A path parameter `{areaId}` makes it a route of an area: the door checks the permission for that area and
 * the database shows nothing outside it. `public` needs no account, `signed_in` any account.
 */
export type Route = {
  /** Operation id: `<context>.<verb_noun>`. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Like `/api/areas/{areaId}/incidents/{id}`. */
  path: string
  permission: Permission | 'public' | 'signed_in'
  /** One line for the API page, Chinese then English. */
  about: { zh: string; en: string }
  params?: Shape
  query?: Shape
  body?: z.ZodType
  /** A file upload (multipart, one file field `file`) instead of a JSON body; the handler reads it from `context.upload`. */
  upload?: boolean
  answer: z.ZodType
  medium?: Medium
  /** Named refusals this route may answer with, besides those of the door itself. */
  problems?: readonly ProblemCode[]
  /** Requests per minute and client before `platform.too_many_requests`; the default is generous. */
  perMinute?: number
}

export const route = <const R extends Route>(r: R): R => r

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Written<S> = S extends z.ZodType ? z.input<S> : undefined

/** What a handler is handed: parsed and defaulted. */
export type Asked<R extends Route> = {
  params: Parsed<R['params']>
  query: Parsed<R['query']>
  body: Parsed<R['body']>
}
/** What a client writes: before defaults. Parts a route doesn't declare may be left out. */
export type Asking<R extends Route> = (R['params'] extends Shape
  ? { params: Written<R['params']> }
  : { params?: undefined }) &
  (R['query'] extends Shape ? { query?: Written<R['query']> } : { query?: undefined }) &
  (R['body'] extends z.ZodType ? { body: Written<R['body']> } : { body?: undefined })
export type Answer<R extends Route> = z.output<R['answer']>
/** What a handler may return; the door parses it with the answer's schema, which also drops undeclared fields. */
export type Answering<R extends Route> = z.input<R['answer']>
