import { useSyncExternalStore } from 'react'
import type { Locale } from '#contract/phrases.ts'
import { forget, kept, keep } from './kept.ts'

/** A sentence in both languages, Chinese first. `{name}` is filled in. */
export type Pair = { zh: string; en: string }
export type Values = Record<string, string | number>

const read = (): Locale => (kept('language') === 'en' ? 'en' : 'zh')
let current: Locale = read()
const listeners = new Set<() => void>()
const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const language = () => current
export const htmlLanguage = () => (current === 'zh' ? 'zh-CN' : 'en')

export const setLanguage = (locale: Locale) => {
  current = locale
  if (locale === 'zh') forget('language')
  else keep('language', locale)
  document.documentElement.lang = htmlLanguage()
  listeners.forEach((listener) => listener())
}

/** The language of the screen; the component is drawn again when it changes. */
export const useLanguage = () => useSyncExternalStore(listen, language, language)

export const fill = (sentence: string, values?: Values) =>
  values ? sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all)) : sentence

export const pick = (pair: Pair, values?: Values) => fill(pair[current], values)

/**
 * Words of an app: `const words = { hello: { zh: '你好，{name}', en: 'Hello {name}' } }`, and on the screen
 * `const say = useWords(words)`, `say('hello', { name })`. A missing word doesn't compile.
 */
export const useWords = <W extends Record<string, Pair>>(words: W) => {
  const locale = useLanguage()
  return (key: keyof W & string, values?: Values) => fill((words[key] as Pair)[locale], values)
}
