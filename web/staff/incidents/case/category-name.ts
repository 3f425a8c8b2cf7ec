import { useLanguage } from '#kit/language.ts'

/** A category's name in the reader's language. */
export const useCategoryName = () => {
  const locale = useLanguage()
  return (row: { categoryZh: string; categoryEn: string }) => (locale === 'zh' ? row.categoryZh : row.categoryEn)
}
