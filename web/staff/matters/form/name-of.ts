import { useLanguage } from '#kit/language.ts'

/** The name of something that has one in each language. */
export const useNameOf = () => {
  const locale = useLanguage()
  return (named: { zh: string; en: string }) => (locale === 'zh' ? named.zh : named.en || named.zh)
}
