import { say, type Locale, type WordKey } from '#contract/phrases.ts'

/** What a resident can be told: every `matters.notice.<kind>` of the phrase files. */
export type NoticeKind =
  Extract<WordKey, `matters.notice.${string}`> extends `matters.notice.${infer Kind}` ? Kind : never
/** Words, numbers, instants and days (said as people say them), or a text in both languages. No personal data. */
export type NoticeParams = Record<
  string,
  string | number | { zh: string; en: string } | { at: string } | { on: string }
>

const timeZone = 'Asia/Shanghai'
const instants = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }),
}
const days = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone, month: 'long', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone, month: 'long', day: 'numeric', weekday: 'short' }),
}

/** An instant as people say it, `11月24日周二 09:30`. */
export const sayInstant = (locale: Locale, at: Date) => instants[locale].format(at)

const inWords = (locale: Locale, value: NoticeParams[string]) => {
  if (typeof value !== 'object') return value
  if ('at' in value) return sayInstant(locale, new Date(value.at))
  if ('on' in value) return days[locale].format(new Date(`${value.on}T00:00:00+08:00`))
  return value[locale]
}

/** The whole sentence of a notice. */
export const sayNotice = (locale: Locale, kind: string, params: NoticeParams) =>
  say(
    locale,
    `matters.notice.${kind}` as WordKey,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(locale, value)])),
  )
