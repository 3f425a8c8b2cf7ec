import type { Permission } from '#contract/access/permissions.ts'
import type { Role } from '#contract/access/roles.ts'
import type { Locale } from '#contract/phrases.ts'
import type { RawBuilder } from 'kysely'
import type { Db } from './database.ts'

/** Areas by number: everything from `from` to `to`, both included (architecture rule 2). */
export type AreaRange = { from: number; to: number }

/** Who asks, acting in one post. */
export type Actor = {
  kind: 'anonymous' | 'resident' | 'staff' | 'system'
  accountId: string | null
  /** As colleagues know them; residents stay nameless. */
  name: string | null
  postId: number | null
  role: Role | null
  /** Where the post holds; residents may act in the whole installation. */
  area: AreaRange | null
  areaId: number | null
  organisationId: number | null
  permissions: ReadonlySet<Permission>
}

/** A fact: what happened, in the past tense, `<context>.<happened>`; ids only, no personal data. */
export type Fact = { name: string; areaId: number; about: Record<string, unknown> }

/** What went into the audit log beside the route itself; no personal data in clear. */
export type AuditDetails = Record<string, unknown>

export type WriteLast = <Row>(statement: RawBuilder<Row>) => Promise<Row[]>

/** What a use case is handed: one request, one transaction. */
export type Context = {
  /** The transaction of this request, under row level security for `area`. */
  db: Db
  actor: Actor
  /** The area of the path, or the whole installation where the route has none. */
  areaId: number
  area: AreaRange
  locale: Locale
  now: Date
  /** Says a fact; it is kept with the transaction and delivered at least once to every listener. */
  announce: (fact: Omit<Fact, 'areaId'> & { areaId?: number }) => void
  /** Adds to the audit row of this request. Requests that write are always audited; a read is audited when this was called. */
  audit: (details: AuditDetails, areaId?: number) => void
  /**
   * Writes the last statement of the request: it leaves together with the audit row, the facts and the commit, so that
   * they cost one round trip. Everything must have been said before; if it fails, nothing of the request remains and what
   * follows may only read. Absent where others write in the same transaction.
   */
  writeLast?: WriteLast
  /** Carried out after the commit, never when it rolls back (sessions, cookies, mail). */
  afterCommit: (then: () => void | Promise<void>) => void
  /** Another read transaction under the same scope, for downloads that outlive this one. */
  readAgain: <T>(read: (db: Db) => Promise<T>) => Promise<T>
  /** The session of the request; absent for jobs and listeners. */
  session?: SessionHandle
  /** The uploaded file of a route with `upload`. */
  upload?: { filename: string; bytes: Buffer; fields: Record<string, string>; ready?: unknown }
  /** Address of the client, for rate limits and lock-outs only. */
  ip: string
  requestId: string
}

export type SessionHandle = {
  id: string
  /** Starts a session for an account, with a new id (rotation). */
  start: (about: {
    accountId: string
    postId: number | null
    stage?: 'full' | 'totp'
    kind?: 'staff' | 'resident'
  }) => Promise<void>
  choosePost: (postId: number) => Promise<void>
  end: () => Promise<void>
  csrfToken: () => string
  about: { accountId: string; postId: number | null; stage: 'full' | 'totp' } | null
}
