import { wordsOf } from '#platform/words.ts'

const quoted = (text: string, between: string) =>
  wordsOf(text)
    .map((word) => `'${word}'`)
    .join(between)

/** The words of a text as a tsvector. */
export const searchWords = (text: string): string => quoted(text, ' ')
/** Every word must occur; empty where nothing was said. */
export const queryWords = (q: string): string => quoted(q, ' & ')
