import type { ProblemCode } from '#contract/phrases.ts'
import { language, type Pair } from './language.ts'

export type FieldError = { field: string; message: string }

/** A named refusal of the server (problem+json, RFC 9457). `message` is its sentence in the user's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly code: ProblemCode
  readonly details: Record<string, unknown>
  readonly errors: readonly FieldError[]

  constructor(body: {
    status: number
    code: string
    title: string
    details?: Record<string, unknown>
    errors?: FieldError[]
  }) {
    super(body.title)
    this.status = body.status
    this.code = body.code as ProblemCode
    this.details = body.details ?? {}
    this.errors = body.errors ?? []
  }
}

/** The server could not be reached, or answered with something that isn't ours (a gateway's page): worth trying again. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
}

const sentences = {
  unreachable: {
    zh: '网络不通，请检查网络后再试',
    en: 'No connection. Check the network and try again',
  },
  slow: { zh: '服务器很久没有回应，请稍后再试', en: 'The server did not answer in time; please try again later' },
  unreadable: {
    zh: '服务暂时不可用，请稍后再试',
    en: 'The service is unavailable for a moment; please try again later',
  },
} satisfies Record<string, Pair>

export const networkError = (kind: keyof typeof sentences, cause?: unknown) =>
  new NetworkError(sentences[kind][language()], { cause })

export const isProblem = (error: unknown, code?: ProblemCode): error is ProblemError =>
  error instanceof ProblemError && (code === undefined || error.code === code)
