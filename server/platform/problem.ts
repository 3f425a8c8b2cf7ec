import type { ProblemCode } from '#contract/phrases.ts'

/** Every way a request may fail on purpose. Anything else thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly details: Record<string, unknown>

  constructor(status: number, code: ProblemCode, details: Record<string, unknown> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Declares a named refusal; its `details` fill the sentence and travel with the answer. */
export const problem =
  <Details extends Record<string, unknown> = Record<string, never>>(status: number, code: ProblemCode) =>
  (details?: Details) =>
    new Problem(status, code, details ?? {})

export const invalid = (errors: { field: string; message: string }[]) => new Problem(400, 'platform.invalid', { errors })
export const notFound = problem(404, 'platform.not_found')
export const forbidden = problem(403, 'platform.forbidden')
export const conflict = problem<{ version?: number }>(409, 'platform.conflict')
