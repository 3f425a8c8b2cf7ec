import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'

let jieba: Jieba | undefined
const cut = (text: string): string[] =>
  (jieba ??= Jieba.withDict(dict)).cutForSearch(text.normalize('NFKC').toLowerCase(), true)
const wordOf = (token: string) => (/[\p{L}\p{N}]/u.test(token) ? token.replace(/[\s'\\:]/g, '').slice(0, 40) : '')

/** Distinct words of texts for full-text search, cut so that parts of compounds are found too. */
export const wordsOf = (...texts: readonly (string | null | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text ? cut(text.slice(0, 4000)).map(wordOf) : [])).filter(Boolean)),
]
/** The same as a tsvector, and as a query in which every word must occur. */
export const searchWords = (...texts: readonly (string | null | undefined)[]) =>
  wordsOf(...texts)
    .map((word) => `'${word}'`)
    .join(' ')
export const queryWords = (q: string, how: '&' | '|' = '&') =>
  wordsOf(q)
    .map((word) => `'${word}'`)
    .join(` ${how} `)

const syllables = (text: string) =>
  pinyin(text.normalize('NFKC').toLowerCase(), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
/** Pinyin without tones and the initials, letters and digits only: 居住证 → juzhuzheng, jzz. */
export const soundsOf = (text: string) => {
  const all = syllables(text.slice(0, 200))
    .map((s) => s.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
  return { pinyin: all.join(''), initials: all.map((s) => s[0]).join('') }
}
/** What somebody typed as letters, or undefined when it isn't Latin. */
export const lettersOf = (q: string) => {
  const plain = q.normalize('NFKC').toLowerCase().replace(/[\s']/g, '')
  return /^[a-z]{2,}$/.test(plain) ? plain : undefined
}
