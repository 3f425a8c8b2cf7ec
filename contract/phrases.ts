import * as platformEn from './platform/en.ts'
import * as platformZh from './platform/zh-CN.ts'
import * as timeEn from './time/en.ts'
import * as timeZh from './time/zh-CN.ts'
import * as accessEn from './access/en.ts'
import * as accessZh from './access/zh-CN.ts'
import * as territoryEn from './territory/en.ts'
import * as territoryZh from './territory/zh-CN.ts'
import * as peopleEn from './people/en.ts'
import * as peopleZh from './people/zh-CN.ts'
import * as workforceEn from './workforce/en.ts'
import * as workforceZh from './workforce/zh-CN.ts'
import * as mattersEn from './matters/en.ts'
import * as mattersZh from './matters/zh-CN.ts'
import * as incidentsEn from './incidents/en.ts'
import * as incidentsZh from './incidents/zh-CN.ts'
import * as visitsEn from './visits/en.ts'
import * as visitsZh from './visits/zh-CN.ts'
import * as dashboardsEn from './dashboards/en.ts'
import * as dashboardsZh from './dashboards/zh-CN.ts'

/** Every sentence of the product, Chinese and English, by key. A problem's code is the key of its sentence. */
export const zh = {
  problems: {
    ...platformZh.problems,
    ...timeZh.problems,
    ...accessZh.problems,
    ...territoryZh.problems,
    ...peopleZh.problems,
    ...workforceZh.problems,
    ...mattersZh.problems,
    ...incidentsZh.problems,
    ...visitsZh.problems,
    ...dashboardsZh.problems,
  },
  words: {
    ...platformZh.words,
    ...timeZh.words,
    ...accessZh.words,
    ...territoryZh.words,
    ...peopleZh.words,
    ...workforceZh.words,
    ...mattersZh.words,
    ...incidentsZh.words,
    ...visitsZh.words,
    ...dashboardsZh.words,
  },
}
export const en = {
  problems: {
    ...platformEn.problems,
    ...timeEn.problems,
    ...accessEn.problems,
    ...territoryEn.problems,
    ...peopleEn.problems,
    ...workforceEn.problems,
    ...mattersEn.problems,
    ...incidentsEn.problems,
    ...visitsEn.problems,
    ...dashboardsEn.problems,
  },
  words: {
    ...platformEn.words,
    ...timeEn.words,
    ...accessEn.words,
    ...territoryEn.words,
    ...peopleEn.words,
    ...workforceEn.words,
    ...mattersEn.words,
    ...incidentsEn.words,
    ...visitsEn.words,
    ...dashboardsEn.words,
  },
}
export const phrases = { zh, en }
export type Locale = keyof typeof phrases
export type ProblemCode = keyof (typeof zh)['problems']
export type WordKey = keyof (typeof zh)['words']

const fill = (sentence: string, values: Record<string, unknown> = {}) =>
  sentence.replace(/\{(\w+)\}/g, (all, name: string) => (name in values ? String(values[name]) : all))

/** The sentence of a problem, with `{name}` filled in from its details. */
export const sayProblem = (locale: Locale, code: ProblemCode, details?: Record<string, unknown>) =>
  fill(phrases[locale].problems[code], details)
/** A word or sentence of the screen. */
export const say = (locale: Locale, key: WordKey, values?: Record<string, unknown>) =>
  fill(phrases[locale].words[key], values)
