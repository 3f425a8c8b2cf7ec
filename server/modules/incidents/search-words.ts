import { wordsOf } from '#platform/words.ts'

export { wordsOf }

/** Distinct words of the texts, written as a tsvector. */
export const searchWords = (...texts: (string | null | undefined)[]): string =>
  wordsOf(...texts)
    .map((word) => `'${word}'`)
    .join(' ')
