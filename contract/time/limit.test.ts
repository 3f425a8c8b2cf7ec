import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Limit, parseLimit, sayLimit, shortLimit } from './limit.ts'

test('what is no limit is not guessed at', () => {
  for (const text of [
    '',
    '5',
    'wd',
    '0wd',
    '-1d',
    '1.5h',
    '5 weeks',
    '5w',
    '367wd',
    '9000h',
    '99999h',
    '5wd 3h',
    '个工作日',
    '5constructor',
  ])
    assert.equal(parseLimit(text), null, text)
})

test('short and Chinese forms', () => {
  const cases: [string, Limit][] = [
    ['5wd', { amount: 5, unit: 'working_days' }],
    ['2wh', { amount: 2, unit: 'working_hours' }],
    ['24h', { amount: 24, unit: 'hours' }],
    [' 7 D ', { amount: 7, unit: 'days' }],
    ['5个工作日', { amount: 5, unit: 'working_days' }],
    ['2工作时', { amount: 2, unit: 'working_hours' }],
    ['366wd', { amount: 366, unit: 'working_days' }],
  ]
  for (const [text, limit] of cases) {
    assert.deepEqual(parseLimit(text), limit, text)
    assert.deepEqual(parseLimit(shortLimit(limit)), limit)
  }
})

test('said in both languages', () => {
  assert.equal(sayLimit('zh', { amount: 5, unit: 'working_days' }), '5个工作日')
  assert.equal(sayLimit('en', { amount: 1, unit: 'working_days' }), '1 working day')
  assert.equal(sayLimit('en', { amount: 24, unit: 'hours' }), '24 hours')
  assert.equal(Limit.safeParse({ amount: 1.5, unit: 'days' }).success, false)
})
