import type { KeptCategoryRow } from './kept-category-sheet.tsx'

const han = /\p{Script=Han}/u
/** Kinds of request, not of things: they repeat the others, as in the suggestions of the server. */
const repeats = 'hotline'
/** What fits nowhere else; as a guess it says nothing. */
const rest = '其他'

/** 井盖松动 → 井盖 盖松 松动: Chinese has no blanks, and pieces of two characters are what names and reports share. */
const pairsOf = (words: string): Set<string> => {
  const pairs = new Set<string>()
  const characters = [...words]
  characters.forEach((one, at) => {
    const next = characters[at + 1]
    if (next && han.test(one) && han.test(next)) pairs.add(one + next)
  })
  return pairs
}
/** What is said of a kind: its name and what residents call it; pinyin is for searching. */
const saidOf = ({ zh, search }: KeptCategoryRow) => pairsOf([zh, ...search.split(' ')].join(' '))

type Known = { rows: readonly KeptCategoryRow[]; said: ReadonlyMap<number, Set<string>>; weight: Map<string, number> }
const known = new WeakMap<readonly KeptCategoryRow[], Known>()
const learn = (categories: readonly KeptCategoryRow[]): Known => {
  const others = categories.filter(({ taxonomy, zh }) => taxonomy !== repeats && zh !== rest)
  const rows = others.length ? others : categories
  const said = new Map(rows.map((row) => [row.id, saidOf(row)]))
  const counts = new Map<string, number>()
  for (const pairs of said.values()) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  // What few kinds are called by tells more than what many are.
  const weight = new Map([...counts].map(([pair, n]) => [pair, Math.log(1 + rows.length / n)]))
  const made = { rows, said, weight }
  known.set(categories, made)
  return made
}

/**
 * Up to `most` kinds whose words occur in a text, the likeliest first; none when nothing does. Simpler than the model of the
 * server, which has learnt from closed cases: this one needs no network and no more than the names on the phone.
 */
export const suggestKept = (categories: readonly KeptCategoryRow[], text: string, most = 3): KeptCategoryRow[] => {
  const { rows, said, weight } = known.get(categories) ?? learn(categories)
  const heard = pairsOf(text)
  return rows
    .map((row) => {
      const pairs = said.get(row.id)!
      const found = [...heard].filter((pair) => pairs.has(pair)).reduce((sum, pair) => sum + weight.get(pair)!, 0)
      // A kind that is called many things isn't likelier for that.
      return { row, score: found / Math.sqrt(Math.max(4, pairs.size)) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ row }) => row)
}
