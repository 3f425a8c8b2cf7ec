import type { z } from 'zod'
import { en, zhCN } from 'zod/locales'
import { say, type Locale } from '#contract/phrases.ts'

type Issue = z.core.$ZodRawIssue
const library = { zh: zhCN().localeError, en: en().localeError }

/** What is wrong with one field, as one would tell a person at the window; the library's sentence where there is no plainer one. */
const plain = (locale: Locale, issue: Issue): string | undefined => {
  if (issue.code === 'invalid_type')
    return say(locale, issue.input === undefined ? 'platform.field_missing' : 'platform.field_kind')
  if (issue.code === 'too_small' && issue.origin === 'string')
    return Number(issue.minimum) <= 1
      ? say(locale, 'platform.field_missing')
      : say(locale, 'platform.field_short', { n: issue.minimum })
  if (issue.code === 'too_big' && issue.origin === 'string')
    return say(locale, 'platform.field_long', { n: issue.maximum })
  if (issue.code === 'too_small' && issue.origin === 'array')
    return say(locale, 'platform.field_few', { n: issue.minimum })
  if (issue.code === 'too_big' && issue.origin === 'array')
    return say(locale, 'platform.field_many', { n: issue.maximum })
  if (issue.code === 'too_small') return say(locale, 'platform.field_small', { n: issue.minimum })
  if (issue.code === 'too_big') return say(locale, 'platform.field_big', { n: issue.maximum })
  if (issue.code === 'invalid_format') return say(locale, 'platform.field_format')
  if (issue.code === 'invalid_value') return say(locale, 'platform.field_choice')
  return undefined
}

/** Words a schema's complaints in the asker's language; for `safeParse(value, { error })`. */
export const plainErrors = (locale: Locale) => (issue: Issue) => plain(locale, issue) ?? library[locale](issue)
