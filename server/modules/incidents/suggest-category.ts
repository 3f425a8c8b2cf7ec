import type { Context } from '#platform/context.ts'
import { loadConfiguration } from './configuration.ts'
import { wordsOf } from './search-words.ts'

/** The category whose words the text uses most; undefined when it uses none. */
export const suggestCategory = async (context: Context, text: string): Promise<number | undefined> => {
  const { categories } = await loadConfiguration(context.db)
  const said = new Set(wordsOf(text))
  let best: number | undefined
  let most = 0
  for (const c of categories.values()) {
    const shared = c.words.filter((w) => said.has(w) || text.includes(w)).length
    if (c.active && shared > most) [best, most] = [c.id, shared]
  }
  return best
}
