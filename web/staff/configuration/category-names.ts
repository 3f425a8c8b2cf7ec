import { limitGroups, responsibleKinds, taxonomyNames } from '#contract/incidents/taxonomy-names.ts'
import { useLanguage } from '#kit/language.ts'

type Names = Record<string, { zh: string; en: string }>

/** Names that come with their row or with the contract, in the language of the screen. */
export const useNames = () => {
  const locale = useLanguage()
  const of = (names: Names) => (key: string) => names[key]?.[locale] ?? key
  return {
    row: (row: { zh: string; en: string }) => row[locale],
    category: (row: { categoryZh: string | null; categoryEn: string | null }) =>
      locale === 'zh' ? row.categoryZh : row.categoryEn,
    taxonomy: of(taxonomyNames),
    group: of(limitGroups),
    kind: of(responsibleKinds),
  }
}
