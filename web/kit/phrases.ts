import { useSuspenseQuery } from '@tanstack/react-query'
import type { Locale } from '#contract/phrases.ts'
import { fill, useLanguage, type Values } from './language.ts'

type Phrases = { words: Record<string, string>; problems: Record<string, string> }
const files = import.meta.glob<Phrases>('../../contract/*/{zh-CN,en}.ts')

const load = (context: string, locale: Locale) => {
  const file = files[`../../contract/${context}/${locale === 'zh' ? 'zh-CN' : 'en'}.ts`]
  if (!file) throw new Error(`no phrases for ${context}`)
  return file()
}

/**
 * Words of a context's contract (names of states, levels, roles), fetched once when first needed; suspends. Staff and field
 * only: the resident app carries its own few words. `say` answers the key itself for a word that isn't there, so that a new
 * state shows as something rather than nothing.
 */
export const usePhrases = (context: string) => {
  const locale = useLanguage()
  const { data } = useSuspenseQuery({
    queryKey: ['phrases', context, locale],
    queryFn: () => load(context, locale),
    staleTime: Infinity,
    gcTime: Infinity,
  })
  return (key: string, values?: Values) => fill(data.words[key] ?? key, values)
}
