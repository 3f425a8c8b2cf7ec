import { jieba } from '#platform/dictionary.ts'

/** Buckets of the hashing trick: far more than one city's vocabulary, so that collisions are rare. */
export const bucketBits = 22
export const buckets = 1 << bucketBits

/** Takes one feature of a text: its bucket, and what it looks like when names are asked for. */
export type Take = (bucket: number, name: string) => void

const cut = (run: string): string[] => jieba().cut(run, true)

const hash = (text: string, from: number, to: number, seed: number): number => {
  let h = seed
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  // The low bits of FNV mix badly for two characters, and only bits are kept.
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> (32 - bucketBits)
}
const kinds = { word: 0x811c9dc5, pair: 0x1b873593, gram: 0xcc9e2d51 }
const runs = /\p{Script=Han}+|[\p{L}\p{M}]+|\p{N}+/gu
const isHan = /^\p{Script=Han}/u
const isNumber = /^\p{N}/u
/** Words that carry no subject, left out because they swamp short reports. */
const empty = new Set(
  '的 了 是 在 我 我们 你 你们 他 她 它 有 和 与 就 都 而 及 也 很 还 着 把 被 让 给 对 请 吗 呢 吧 啊 这 那 这个 那个 一个 一 the a an of to and in is it that for on'.split(
    ' ',
  ),
)

/** Full-width forms become half-width, case falls away, entities and links that came with copied text are dropped. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+|&[a-z]+;|<[^<>]{1,200}>/g, ' ')

/**
 * The features of a text: words, pairs of words that follow each other, and pieces of two characters for
 * Chinese (a wrong cut or a wrong character then costs little) or of four for other scripts.
 */
export const featuresOf = (text: string, take: Take, named = false): void => {
  const said = plain(text)
  let before = ''
  const word = (w: string) => {
    if (empty.has(w)) return
    take(hash(w, 0, w.length, kinds.word), named ? w : '')
    if (before) {
      const both = `${before} ${w}`
      take(hash(both, 0, both.length, kinds.pair), named ? both : '')
    }
    before = w
  }
  const grams = (run: string, size: number) => {
    for (let i = 0; i + size <= run.length; i++)
      take(hash(run, i, i + size, kinds.gram), named ? run.slice(i, i + size) : '')
  }
  for (const [run] of said.matchAll(runs)) {
    if (isHan.test(run)) {
      for (const w of cut(run)) word(w)
      grams(run, 2)
    } else if (isNumber.test(run)) {
      // Which number it is says nothing; that there is one may.
      word(run.length < 3 ? run : '0'.repeat(Math.min(run.length, 12)))
    } else {
      word(run)
      if (run.length > 3) grams(`_${run}_`, 4)
    }
  }
}
