import type { Prior } from './model.ts'

/**
 * How far a taxonomy word is its label's own: of all words that contain it, the share that stands under the label. 公共事业
 * names 水管 and 下水道 among everything else, while 水管破裂 and 下水堵塞 are about them alone: there the word counts more.
 */
export const ownShares = (prior: readonly Prior[]): ((label: string, word: string) => number) => {
  const all = prior.flatMap(({ label, words }) => words.map((word) => ({ label, word })))
  return (label, word) => {
    const having = all.filter((other) => other.word.includes(word))
    return having.filter((other) => other.label === label).length / having.length
  }
}
