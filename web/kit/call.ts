import type { Answer, Asking, Route } from '#contract/route.ts'
import { addressOf, type AskedOf, type Called } from './address.ts'
import { htmlLanguage } from './language.ts'
import { networkError, ProblemError } from './refusal.ts'

export type Parts = { params?: unknown; query?: unknown; body?: unknown }
const patienceMs = 30_000
const sessionPath = '/api/session'

let csrf: string | undefined

/** The token of this session, fetched once; `again` after the server said it has expired (sign-in gives a new session). */
export const csrfToken = async (again = false): Promise<string> => {
  if (csrf && !again) return csrf
  const session = (await answerOf(await send(sessionPath, { method: 'GET' }))) as { csrfToken: string }
  csrf = session.csrfToken
  return csrf
}
/** Taken from every answer that carries one (all about the session do), so that most writes need no extra round trip. */
export const keepCsrf = (token: string | undefined) => void (csrf = token)

const send = async (address: string, init: RequestInit): Promise<Response> => {
  // patience is for the answer to begin: a long download may take its time
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), patienceMs)
  const slow = waiting.signal
  const signal = init.signal ? AbortSignal.any([init.signal, slow]) : slow
  try {
    return await fetch(address, {
      credentials: 'same-origin',
      ...init,
      headers: { 'accept-language': htmlLanguage(), ...init.headers },
      signal,
    })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw networkError(slow.aborted ? 'slow' : 'unreachable', error)
  } finally {
    clearTimeout(timer)
  }
}

export const refusalOf = (status: number, body: unknown): Error => {
  const { code, title } = (body ?? {}) as { code?: unknown; title?: unknown }
  return typeof code === 'string' && typeof title === 'string'
    ? new ProblemError({ status, ...(body as { code: string; title: string }) })
    : networkError('unreadable')
}

const answerOf = async (response: Response): Promise<unknown> => {
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined)
  if (!response.ok) throw refusalOf(response.status, body)
  if (body === undefined) throw networkError('unreadable')
  return body
}

/** As `call`, but answers the raw response: for downloads and for the outbox. */
export const fetchRoute = async (
  route: Called,
  asked: Parts = {},
  signal?: AbortSignal,
  again = false,
): Promise<Response> => {
  const writes = route.method !== 'GET'
  const headers: Record<string, string> = {}
  if (writes) headers['x-csrf-token'] = await csrfToken(again)
  if (asked.body !== undefined) headers['content-type'] = 'application/json'
  const body = asked.body === undefined ? undefined : JSON.stringify(asked.body)
  const response = await send(addressOf(route, asked), { method: route.method, headers, body, signal })
  if (writes && !again && response.status === 403) {
    const refusal = (await response
      .clone()
      .json()
      .catch(() => ({}))) as { code?: string }
    if (refusal.code === 'platform.csrf') return fetchRoute(route, asked, signal, true)
  }
  return response
}

/**
 * Calls a route of the contract and answers what it promises. Throws `ProblemError` (a refusal with a name and a sentence
 * for the user) or `NetworkError` (nothing known of the outcome: send again with the same client id).
 */
export const call = async <const R extends Route>(route: R, ...[asked]: AskedOf<R>): Promise<Answer<R>> =>
  callWith(route, (asked ?? {}) as Asking<R>)

/** `call` that can be called off. */
export const callWith = async <const R extends Route>(
  route: R,
  asked: Asking<R>,
  signal?: AbortSignal,
): Promise<Answer<R>> => {
  const answer = await answerOf(await fetchRoute(route, asked as Parts, signal))
  const { csrfToken: token } = (answer ?? {}) as { csrfToken?: unknown }
  if (typeof token === 'string') keepCsrf(token)
  return answer as Answer<R>
}
