import { jieba } from './dictionary.ts'

const cut = (text: string): string[] => jieba().cutForSearch(text.normalize('NFKC').toLowerCase(), true)

const wordOf = (token: string) => (/[\p{L}\p{N}]/u.test(token) ? token.replace(/[\s'\\:]/g, '').slice(0, 40) : '')

/** Distinct words of a text for full-text search, cut so that parts of compounds are found too. */
export const wordsOf = (...texts: (string | null | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? cut(text.slice(0, 4000)).map(wordOf) : [])).filter(Boolean)),
]
