import { fill, useLanguage } from '#kit/language.ts'
import type { ItemLabel } from '#kit/outbox/item.ts'
import { usePhrases } from '#kit/phrases.ts'

/** What an item is called in the language of the screen, whichever it was written in. */
export const useLabel = ({ phrase, values, ...sentence }: ItemLabel): string => {
  const locale = useLanguage()
  const say = usePhrases(phrase?.context ?? 'incidents')
  return fill(sentence[locale], { ...values, ...(phrase && { what: say(phrase.key) }) })
}
