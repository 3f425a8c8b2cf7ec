import type { LimitGroup, ResponsibleKind, TaxonomyName, TaxonomyRow } from '#contract/incidents/taxonomy-names.ts'

/** zh, en, limit group, responsible kind, words parted by blanks, urgent. */
export type Leaf = readonly [string, string, LimitGroup, ResponsibleKind, string, true?]

const two = (n: number) => String(n).padStart(2, '0')
const split = (words: string) => words.split(' ').filter(Boolean)

/** A row that stands alone: a leaf without a heading, or below `parentCode`. */
export const single = (
  taxonomy: TaxonomyName,
  code: string,
  zh: string,
  en: string,
  limitGroup: LimitGroup,
  responsible: ResponsibleKind,
  words: string,
  urgent?: true,
  parentCode: string | null = null,
): TaxonomyRow => ({
  taxonomy,
  code,
  parentCode,
  zh,
  en,
  words: split(words),
  ...(urgent && { urgent }),
  limitGroup,
  responsible,
})

/** A heading and its leaves, numbered 01, 02 … below the heading's code. */
export const branch = (
  taxonomy: TaxonomyName,
  code: string,
  zh: string,
  en: string,
  leaves: readonly Leaf[],
  parentCode: string | null = null,
  words = '',
): TaxonomyRow[] => [
  single(taxonomy, code, zh, en, 'general', leaves[0]?.[3] ?? 'community', words, undefined, parentCode),
  ...leaves.map(([name, english, group, kind, said, urgent], i) =>
    single(taxonomy, `${code}${two(i + 1)}`, name, english, group, kind, said, urgent, code),
  ),
]
