import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beforeNight, byDay, isDay } from './hours.ts'

const at = (text: string) => new Date(`2026-03-${text}:00+08:00`)
const minutes = 60_000

test('from seven to nine in the evening it is day', () => {
  for (const [text, day] of [
    ['17T06:59', false],
    ['17T07:00', true],
    ['17T20:59', true],
    ['17T21:00', false],
    ['17T00:00', false],
  ] as const)
    // prettier-ignore
    assert.equal(isDay(at(text)), day, text)
})

test('what comes up at night is done the next morning', () => {
  assert.deepEqual(byDay(at('17T12:00')), at('17T12:00'))
  for (const text of ['16T21:00', '16T23:59', '17T04:19']) {
    const late = byDay(at(text)).getTime() - at('17T07:00').getTime()
    assert.ok(late >= 0 && late < 50 * minutes, text)
  }
})

test('before a night: never later than it was, in the same order, in the evening', () => {
  let last = 0
  for (let ms = at('16T06:00').getTime(); ms < at('17T08:00').getTime(); ms += 7 * minutes) {
    const moved = beforeNight(new Date(ms))
    assert.ok(moved.getTime() <= ms && moved.getTime() > last && isDay(moved), new Date(ms).toISOString())
    last = moved.getTime()
  }
  assert.deepEqual(beforeNight(at('17T10:00')), at('17T10:00'))
})
