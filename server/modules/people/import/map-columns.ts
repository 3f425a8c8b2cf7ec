import { headerWords } from './header-words.ts'
import { refusalOfColumn } from './refusals.ts'
import type { Target } from './targets.ts'

/** A column of a sheet and where it goes. `score` 0–1. */
export type MappedColumn = {
  at: number
  header: string
  plain: string
  required: boolean
  target: string | null
  score: number
  by: 'words' | 'memory' | 'hand' | 'none'
  denied: string | null
  denialCode: string | null
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·、,，.。:：_\-/\\()（）]/g, '')

/** Looks up a name: equal to a target's own name or one of its words is 1; else how much of the name a word covers. */
export const targetFinder = (targets: readonly Target[]) => {
  const exact = new Map<string, string>()
  for (const t of targets) for (const word of [t.zh, t.target]) exact.set(fold(word), t.target)
  for (const t of targets) for (const word of t.words) if (!exact.has(fold(word))) exact.set(fold(word), t.target)
  const long = [...exact].filter(([word]) => word.length >= 4)
  return (plain: string): { target: string; score: number } | undefined => {
    const text = fold(plain)
    const found = exact.get(text)
    if (found) return { target: found, score: 1 }
    let best: { target: string; score: number } | undefined
    for (const [word, target] of long) {
      if (!text.endsWith(word) && !text.startsWith(word)) continue
      const score = 0.9 * (word.length / text.length)
      if (score >= 0.6 && score > (best?.score ?? 0)) best = { target, score: Math.round(score * 100) / 100 }
    }
    return best
  }
}
export type TargetFinder = ReturnType<typeof targetFinder>

/** Whose column this is when it isn't the person's own: 监护人 and the like in front of a name. */
const anothers =
  /^(?:丈夫|配偶|妻子|父亲|母亲|房主|业主|产权人|出租人|法人|承租人|责任人|服务|网格管理员|网格员|民警|企业法人|所在企业|用人单位|单位|联户长|登记|党支部)/

/**
 * Maps the columns of a header. Denied columns get no target. A target takes one column, the surest, the first among
 * equals (later ones with the same name are usually another person's); those that may have several take all.
 * `memory` is what was chosen for the same layout before: column name to target.
 */
export const mapColumns = (
  header: readonly string[],
  targets: readonly Target[],
  memory: ReadonlyMap<string, string | null> = new Map(),
): MappedColumn[] => {
  const find = targetFinder(targets)
  const byName = new Map(targets.map((t) => [t.target, t]))
  const columns = header.map((text, at): MappedColumn => {
    const { plain, required } = headerWords(text)
    const base = { at, header: text.trim(), plain, required, denied: null, denialCode: null }
    const refusal = plain ? refusalOfColumn(plain) : undefined
    if (refusal) return { ...base, target: null, score: 0, by: 'none', denied: refusal.zh, denialCode: refusal.code }
    const remembered = memory.get(plain)
    if (remembered !== undefined && (remembered === null || byName.has(remembered)))
      return { ...base, target: remembered, score: 1, by: 'memory' }
    const found = plain ? find(plain) : undefined
    if (!found || (found.score < 1 && anothers.test(plain))) return { ...base, target: null, score: 0, by: 'none' }
    return { ...base, ...found, by: 'words' }
  })
  const taken = new Map<string, MappedColumn>()
  for (const column of columns) {
    if (!column.target || byName.get(column.target)?.many) continue
    const other = taken.get(column.target)
    const [keep, lose] = other && other.score >= column.score ? [other, column] : [column, other]
    taken.set(column.target, keep)
    if (lose) Object.assign(lose, { target: null, score: 0, by: 'none' })
  }
  return columns
}

/** The same for sheets with the same column names in the same order, whatever stands in brackets. */
export const layoutOf = (header: readonly string[]): string => header.map((text) => headerWords(text).plain).join('|')
