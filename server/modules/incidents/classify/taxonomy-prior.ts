import type { TaxonomyRow } from '#contract/incidents/taxonomy-names.ts'
import type { Prior } from './model.ts'

/** What a taxonomy's rows say about their leaves: the leaf's words and name, and below a heading the heading's words. */
export const taxonomyPrior = (rows: readonly Pick<TaxonomyRow, 'code' | 'parentCode' | 'zh' | 'words'>[]): Prior[] => {
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const parents = new Set(rows.map((row) => row.parentCode))
  return rows
    .filter((row) => !parents.has(row.code))
    .map((row) => {
      const heading = row.parentCode === null ? undefined : byCode.get(row.parentCode)
      const words = [row.zh, ...row.words]
      if (!heading?.words.length) return { label: row.code, words }
      // Where headings have words (kind of request × domain), a leaf is only told from its cousins by both together.
      const both = words.flatMap((word, i) =>
        [0, 1, 2].map((j) => `${heading.words[(i * 3 + j) % heading.words.length]} ${word}`),
      )
      return { label: row.code, words: both }
    })
}
