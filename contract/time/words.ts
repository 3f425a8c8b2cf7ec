import { words as en } from './en.ts'
import { words as zh } from './zh-CN.ts'

const words = { zh, en }
export type Locale = keyof typeof words

/** A phrase of working time. Taken from here and not from `phrases.ts`, so that this folder stands alone. */
export const word = (locale: Locale, key: keyof typeof zh, values: Record<string, string | number> = {}) =>
  words[locale][key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
