import { pinyin } from '#platform/pinyin.ts'
import { wordsOf } from '#platform/words.ts'

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
