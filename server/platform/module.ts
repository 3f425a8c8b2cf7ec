import type { Answering, Asked, Route } from '#contract/route.ts'
import type { Readable } from 'node:stream'
import type { Context, Fact } from './context.ts'

/** A download: the handler of a route with medium `file` answers this. */
export type FileAnswer = {
  contentType: string
  filename?: string
  body: Buffer | Readable
  cacheSeconds?: number
  /** With quotes; a browser that has it already gets 304. */
  etag?: string
  /** Only the browser of the one who asked may keep it: personal data. */
  personal?: boolean
  /** Shown in the browser rather than saved. */
  inline?: boolean
}

type HandlerAnswer<R extends Route> = R extends { medium: 'file' }
  ? FileAnswer
  : R extends { medium: 'events' }
    ? void
    : Answering<R>
export type Handler<R extends Route> = (context: Context, asked: Asked<R>) => Promise<HandlerAnswer<R>>
/** Slow work on an uploaded file, done before the transaction begins; its result is `context.upload.ready`. */
export type PrepareUpload = (bytes: Buffer) => Promise<unknown>
export type Served = { route: Route; handler: Handler<never>; prepare?: PrepareUpload }
export const serve = <const R extends Route>(route: R, handler: Handler<R>, prepare?: PrepareUpload): Served => ({
  route,
  handler: handler as Handler<never>,
  prepare,
})

/** Says who may read a file: `usedBy` is what the file was claimed for, `<prefix>:<key>`, like `incidents.incident:<uuid>`. */
export type FileGuard = { prefix: string; mayRead: (context: Context, usedBy: string) => Promise<boolean> }

/** Hears facts after their commit, at least once each, in order; runs in a transaction over the whole installation. */
export type Listener = {
  name: string
  hears: readonly string[]
} & (
  | { listen: (context: Context, fact: Fact & { id: number }) => Promise<void> }
  /** A page of facts at once, for those who only pass them on; all of it is tried again when it fails. */
  | { listenToAll: (context: Context, facts: readonly Fact[]) => Promise<void> }
)

/** Work that wakes up by itself: `every` is a cron line (Asia/Shanghai). Runs in a transaction over the whole installation. */
export type Job = { name: string; every: string; run: (context: Context) => Promise<void> }

/**
 * Short work repeated in every process, `everyMs` after the last time, or at once when it answers that there is more to do; must bear being
 * done by several at once. Runs in a transaction over the whole installation.
 */
export type Beat = { name: string; everyMs: number; run: (context: Context) => Promise<void | boolean> }

/**
 * A public stream of server-sent events: of the facts named, those that concern who watches. Only name, area and ids leave, so that
 * a screen without an account knows when to ask again.
 */
export type Stream = {
  route: Route
  hears: readonly string[]
  concerns: (params: Record<string, string>, fact: Fact) => boolean
}

/** What a module plugs into the application. */
export type Module = {
  name: string
  /** The modules whose index.ts it may import. The boundaries test holds it to this. */
  calls: readonly string[]
  /** Reads what others publish (`published_*` views). */
  reads?: boolean
  serves: readonly Served[]
  /** Names of the facts it says, for live updates and the documentation. */
  announces?: readonly string[]
  listens?: readonly Listener[]
  jobs?: readonly Job[]
  beats?: readonly Beat[]
  guards?: readonly FileGuard[]
  streams?: readonly Stream[]
  /** Runs once at every start, before anything listens: what must be there for the module to work. */
  prepare?: (context: Context) => Promise<void>
}

/** What one part of a module plugs in. */
export type Part = Omit<Module, 'name' | 'calls' | 'reads'>

/** A module made of parts: what each plugs in, one after the other. */
export const joinParts = (of: Pick<Module, 'name' | 'calls' | 'reads'>, parts: readonly Part[]): Module => ({
  ...of,
  serves: parts.flatMap((part) => part.serves),
  announces: parts.flatMap((part) => part.announces ?? []),
  listens: parts.flatMap((part) => part.listens ?? []),
  jobs: parts.flatMap((part) => part.jobs ?? []),
  beats: parts.flatMap((part) => part.beats ?? []),
  guards: parts.flatMap((part) => part.guards ?? []),
  streams: parts.flatMap((part) => part.streams ?? []),
  prepare: async (context) => {
    for (const part of parts) await part.prepare?.(context)
  },
})
