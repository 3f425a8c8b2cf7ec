import { pinyin } from '#platform/pinyin.ts'
import { wordsOf } from '#platform/words.ts'
import type { Catalogue, Version } from './load-catalogue.ts'

/** Words that say nothing of the matter: how people begin a question. */
const empty = new Set(
  '我 要 想 办 办理 怎么 怎样 如何 什么 哪里 去 可以 能 能不能 吗 呢 的 了 和 与 或 及 给 请问 需要 材料 手续 申请 一个 一下 这个 那个 业务 事情 地方 有 是 在 到 把'.split(
    ' ',
  ),
)
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
const spell = (text: string) => {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((s) =>
    s.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
  return { whole: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join('') }
}

type Entry = {
  version: Version
  names: readonly string[]
  spelt: readonly { whole: string; initials: string }[]
  /** Words with how much they say: the name's most, the small print's least. */
  words: ReadonlyMap<string, number>
}
type Index = { entries: readonly Entry[]; rarity: ReadonlyMap<string, number> }

type Spoken = Omit<Entry, 'version'>
// The catalogue is read anew every few seconds, its contents stay the same objects: cutting and spelling all of them for
// every area each time holds the whole server up.
const spoken = new WeakMap<Version['content'], Map<string, Spoken>>()
const spokenOf = (c: Version['content'], className: string): Spoken => {
  const known = spoken.get(c)?.get(className)
  if (known) return known
  const words = new Map<string, number>()
  const add = (weight: number, ...texts: string[]) => {
    for (const word of wordsOf(...texts)) if (!empty.has(word)) words.set(word, Math.max(weight, words.get(word) ?? 0))
  }
  add(1, c.applicants, ...c.conditions, ...c.materials.map((m) => m.zh))
  add(2, className, c.summary, c.result.zh)
  add(5, ...c.keywords)
  add(6, c.zh)
  const names = [c.zh, ...c.keywords]
  const made = { names: names.map(plain), spelt: names.map(spell), words }
  spoken.set(c, new Map([[className, made]]))
  return made
}
const entryOf = (version: Version, className: string): Entry => ({ version, ...spokenOf(version.content, className) })

const indexes = new WeakMap<ReadonlyMap<string, Version>, Index>()
const indexOf = (catalogue: Catalogue, offered: ReadonlyMap<string, Version>): Index => {
  const known = indexes.get(offered)
  if (known) return known
  const entries = [...offered.values()].map((v) => entryOf(v, catalogue.classes.get(v.classCode)!.zh))
  const seen = new Map<string, number>()
  for (const { words } of entries) for (const word of words.keys()) seen.set(word, (seen.get(word) ?? 0) + 1)
  const rarity = new Map([...seen].map(([word, n]) => [word, Math.log(1 + entries.length / n)]))
  const index = { entries, rarity }
  indexes.set(offered, index)
  return index
}

export type FoundItem = { version: Version; score: number; why: string | null }

const bySpelling = (entries: readonly Entry[], letters: string): FoundItem[] =>
  entries.flatMap(({ version, spelt }) => {
    const best = Math.max(
      ...spelt.map(({ whole, initials }, i) => {
        const own = i === 0 ? 1 : 0.8
        if (whole === letters || initials === letters) return 10 * own
        if (whole.startsWith(letters) || initials.startsWith(letters)) return 8 * own
        if (letters.length >= 3 && initials.includes(letters)) return 5 * own
        return letters.length >= 4 && whole.includes(letters) ? 4 * own : 0
      }),
    )
    return best > 0 ? [{ version, score: best, why: null }] : []
  })

/**
 * 找事项 (D02, Q01): the matters of an area that fit what somebody typed as they speak. Whole names and pieces of them,
 * words of the name, of what people call it and of its description, synonyms of the editable table, pinyin, initials.
 * Best first; nothing far off.
 */
export const searchItems = (catalogue: Catalogue, areaId: number, q: string): FoundItem[] => {
  const { entries, rarity } = indexOf(catalogue, catalogue.offered(areaId))
  const said = plain(q)
  if (!said) return []
  if (/^[a-z0-9]+$/.test(said)) {
    const found = bySpelling(entries, said)
    if (found.length) return found.toSorted((a, b) => b.score - a.score)
  }
  const meant = catalogue.synonyms(areaId).filter((s) => said.includes(plain(s.said)))
  const asked = wordsOf(q).filter((word) => !empty.has(word))
  // A word no matter has says nearly as much as the rarest one.
  const unheardOf = 0.7 * Math.log(1 + entries.length)
  const total = asked.reduce((sum, word) => sum + (rarity.get(word) ?? unheardOf), 0)
  const found = entries.flatMap(({ version, names, words }): FoundItem[] => {
    let score = 0
    let why: string | null = null
    const better = (by: number, because: string) => {
      if (by > score) [score, why] = [by, because]
    }
    names.forEach((name, i) => {
      const own = i === 0 ? 1 : 0.9
      if (name === said) better(100 * own, name)
      else if (name.includes(said)) better((40 + (20 * said.length) / name.length) * own, name)
      else if (name.length >= 2 && said.includes(name)) better((30 + 2 * name.length) * own, name)
    })
    for (const { said: word, means } of meant)
      for (const mean of means.map(plain))
        if (names.some((name) => name === mean)) better(60, word)
        else if (names.some((name) => name.includes(mean))) better(45, word)
    let got = 0
    let sum = 0
    const hits: string[] = []
    for (const word of asked) {
      const weight = words.get(word)
      if (weight === undefined) continue
      got += rarity.get(word) ?? 0
      sum += weight * (rarity.get(word) ?? 0)
      hits.push(word)
    }
    // Half of what was said must be in it: one common word in a long question is no hit.
    if (total > 0 && got / total >= 0.4) better((sum * got) / total, hits.join(' '))
    return score > 0 ? [{ version, score, why }] : []
  })
  const sorted = found.toSorted((a, b) => b.score - a.score)
  const best = sorted[0]?.score ?? 0
  return sorted.filter((f) => f.score >= best * 0.25)
}
