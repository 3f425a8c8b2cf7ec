import type { z } from 'zod'
import { pick } from '../language.ts'

const words = {
  missing: { zh: '请填写', en: 'Please fill this in' },
  short: { zh: '至少 {n} 个字', en: 'At least {n} characters' },
  long: { zh: '最多 {n} 个字', en: 'At most {n} characters' },
  low: { zh: '不能小于 {n}', en: 'Not below {n}' },
  high: { zh: '不能大于 {n}', en: 'Not above {n}' },
  format: { zh: '格式不对', en: 'The format is not right' },
  wrong: { zh: '填写有误', en: 'This is not right' },
}

/** What is wrong with a field, plainly: zod's own sentences are for programmers. */
export const sayIssue = (issue: z.core.$ZodIssue): string => {
  if (
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') &&
    (issue.input === undefined || issue.input === null || issue.input === '')
  )
    return pick(words.missing)
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' || issue.origin === 'array')
      return Number(issue.minimum) <= 1 ? pick(words.missing) : pick(words.short, { n: Number(issue.minimum) })
    return pick(words.low, { n: Number(issue.minimum) })
  }
  if (issue.code === 'too_big')
    return pick(issue.origin === 'string' ? words.long : words.high, { n: Number(issue.maximum) })
  if (issue.code === 'invalid_format') return pick(words.format)
  return pick(words.wrong)
}
