import { ProblemError } from '../refusal.ts'

/**
 * Sentences by field of a refused form: `errorsOf(send.error)['phone']`. `rest` is the sentence for the form as a whole,
 * where the refusal belongs to none of the fields on the screen.
 */
export const errorsOf = (
  error: unknown,
  fields: readonly string[],
): { by: Record<string, string>; rest: string | undefined } => {
  if (!error) return { by: {}, rest: undefined }
  const errors = error instanceof ProblemError ? error.errors : []
  const by = Object.fromEntries(errors.filter((e) => fields.includes(e.field)).map((e) => [e.field, e.message]))
  const told = errors.length > 0 && errors.every((e) => fields.includes(e.field))
  return { by, rest: told ? undefined : error instanceof Error ? error.message : String(error) }
}
