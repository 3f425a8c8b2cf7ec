import type { ProblemCode } from '#contract/phrases.ts'

/** Every way a request may fail on purpose. Anything else thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly details: Record<string, unknown>
  /** What the use case wrote before refusing stays (a count of failed logins, its audit row). */
  readonly keeps: boolean

  constructor(status: number, code: ProblemCode, details: Record<string, unknown> = {}, keeps = false) {
    super(code)
    this.status = status
    this.code = code
    this.details = details
    this.keeps = keeps
  }
}

/** Declares a named refusal; its `details` fill the sentence and travel with the answer. */
export const problem =
  <Details extends Record<string, unknown> = Record<string, never>>(status: number, code: ProblemCode) =>
  (details?: Details) =>
    new Problem(status, code, details ?? {})

export const invalid = (errors: { field: string; message: string }[]) =>
  new Problem(400, 'platform.invalid', { errors })
export const notFound = problem(404, 'platform.not_found')
export const forbidden = problem(403, 'platform.forbidden')
export const conflict = problem<{ version?: number }>(409, 'platform.conflict')

/** A refusal that must leave its traces: everything else a use case wrote is undone when it refuses. */
export const keeping = (refusal: Problem) => new Problem(refusal.status, refusal.code, refusal.details, true)
