import cookie from '@fastify/cookie'
import Tokens from '@fastify/csrf'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import type { SessionHandle } from './context.ts'
import { randomToken } from './crypto.ts'
import type { Db } from './database.ts'
import { problem } from './problem.ts'
import { hearSessionChanges, type Session, sessionStore, type SessionStore } from './session-store.ts'

const sessionCookie = 'linli_session'
const secretCookie = 'linli_csrf'
const monthSeconds = 30 * 24 * 3600

const csrfRefused = problem(403, 'platform.csrf')

const csrfTokens = (key: string) => new Tokens({ userInfo: true, hmacKey: key })
type CsrfTokens = ReturnType<typeof csrfTokens>

type About = NonNullable<SessionHandle['about']> & { kind: 'staff' | 'resident' }

const handles = new WeakMap<FastifyRequest, Handle>()

/** The session of a request, as the door and the use cases see it. */
export const sessionHandle = (request: FastifyRequest): SessionHandle => {
  const handle = handles.get(request)
  if (!handle) throw new Error('sessions are not registered')
  return handle
}

class Handle implements SessionHandle {
  about: About | null = null
  id: string
  /** What is written once the use case has succeeded and its transaction is committed. */
  pending: (() => Promise<void>) | undefined
  readonly #request: FastifyRequest
  readonly #reply: FastifyReply
  readonly #store: SessionStore
  readonly #tokens: CsrfTokens
  #secret: string | undefined

  constructor(request: FastifyRequest, reply: FastifyReply, store: SessionStore, tokens: CsrfTokens) {
    this.#request = request
    this.#reply = reply
    this.#store = store
    this.#tokens = tokens
    this.id = request.cookies[sessionCookie] ?? ''
    this.#secret = request.cookies[secretCookie]
  }

  find(): void | Promise<void> {
    if (!this.id) return
    const found = this.#store.find(this.id)
    if (found instanceof Promise) return found.then((session) => this.#take(session))
    this.#take(found)
  }

  #take(session: Session | undefined) {
    if (session)
      this.about = { accountId: session.accountId, postId: session.postId, stage: session.stage, kind: session.kind }
  }

  async start({ accountId, postId, stage = 'full', kind = 'staff' }: Parameters<SessionHandle['start']>[0]) {
    const before = this.id
    this.id = randomToken(32)
    this.about = { accountId, postId, stage, kind }
    this.pending = async () => {
      if (before) await this.#store.remove(before)
      await this.#store.insert(this.id, this.about!)
      // Residents stay signed in on their phone; a staff session ends with the browser at the latest.
      this.#setCookie(sessionCookie, this.id, kind === 'resident' ? monthSeconds : undefined)
    }
  }

  async choosePost(postId: number) {
    if (!this.about) throw new Error('nobody is signed in')
    this.about.postId = postId
    this.pending = () => this.#store.setPost(this.id, postId)
  }

  async end() {
    const before = this.id
    this.id = ''
    this.about = null
    this.pending = async () => {
      if (before) await this.#store.remove(before)
      this.#reply.clearCookie(sessionCookie, { path: '/' })
    }
  }

  /** Good for this browser and this session only: it changes when the session starts or ends. */
  csrfToken() {
    if (!this.#secret) {
      this.#secret = randomToken(24)
      this.#setCookie(secretCookie, this.#secret)
    }
    return this.#tokens.create(this.#secret, `for ${this.id}`)
  }

  csrfFits(): boolean {
    const token = this.#request.headers['x-csrf-token']
    return !!this.#secret && typeof token === 'string' && this.#tokens.verify(this.#secret, token, `for ${this.id}`)
  }

  #setCookie(name: string, value: string, maxAge?: number) {
    const secure = this.#request.protocol === 'https'
    this.#reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge })
  }
}

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Cookies, sessions and the protection against forged requests: every unsafe method under /api needs the header
 * `x-csrf-token` with the token of GET /api/session. `listen` is the database to hear other processes' logouts from;
 * without it they are seen within five seconds. What a use case does to the session is written after its commit and
 * only when it succeeded.
 */
export const registerSessions = async (
  app: FastifyInstance,
  { pool, key, listen }: { pool: pg.Pool; key: string; listen?: string | undefined },
) => {
  const store = sessionStore(pool, app.log as never)
  const tokens = csrfTokens(key)
  await app.register(cookie)
  app.addHook('onRequest', async (request, reply) => {
    const handle = new Handle(request, reply, store, tokens)
    handles.set(request, handle)
    if (!request.url.startsWith('/api/')) return
    if (!harmless.has(request.method) && !handle.csrfFits()) throw csrfRefused()
    await handle.find()
  })
  app.addHook('onSend', async (request, reply) => {
    const handle = handles.get(request)
    if (!handle?.pending || reply.statusCode >= 400) return
    await handle.pending()
    handle.pending = undefined
  })
  const deafen = listen ? await hearSessionChanges(listen, store, app.log as never) : undefined
  return { stop: async () => void (await deafen?.()) }
}

/** Ends every session of an account, in all processes, once the transaction commits. */
export const endSessionsOf = (db: Db, accountId: string) =>
  sql`delete from platform.session where account_id = ${accountId}`.execute(db)

/** Clears away sessions nobody can use any more. */
export const forgetEndedSessions = (db: Db) =>
  sql`delete from platform.session where expires_at < now() or ends_at < now()`.execute(db)
