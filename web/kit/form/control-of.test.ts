import { deepStrictEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { controlOf } from './control-of.ts'
import { sayIssue } from './say-issue.ts'

test('a shape no control fits is refused, so that its field gets one of its own', () => {
  throws(() => controlOf(z.object({ lon: z.number() })), /a control of its own/)
})

test('shapes get the control people expect, looked at through optional, nullable and defaults', () => {
  const kinds = [
    z.string().max(60),
    z.string().max(2000).optional(),
    z.coerce.number().int().min(1),
    z.boolean().default(false),
    z.enum(['a', 'b']).nullish(),
    z.iso.date(),
  ]
  deepStrictEqual(
    kinds.map((shape) => controlOf(shape).kind),
    ['text', 'long', 'number', 'yes', 'choice', 'day'],
  )
  deepStrictEqual(
    kinds.map((shape) => controlOf(shape).required),
    [true, false, true, false, false, true],
  )
  deepStrictEqual(controlOf(z.string().trim().min(1).max(60)).max, 60)
})

test('what is wrong is said plainly', () => {
  const shape = z.object({
    name: z.string().min(1),
    kind: z.enum(['a']),
    days: z.number().max(30),
    code: z.string().regex(/^\d{6}$/),
    text: z.string().max(3),
  })
  const result = shape.safeParse({ name: '', days: 31, code: 'x', text: 'abcd' }, { reportInput: true })
  deepStrictEqual(result.error?.issues.map(sayIssue), ['请填写', '请填写', '不能大于 30', '格式不对', '最多 3 个字'])
})
