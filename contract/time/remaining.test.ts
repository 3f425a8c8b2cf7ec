import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remaining } from './remaining.ts'
import { at } from './testing.ts'

const dueAt = at('2026-03-09T17:30')
const yellowAt = at('2026-03-06T17:30')
const look = (now: string) => {
  const { light, text } = remaining(at(now), { dueAt, yellowAt })
  return [light, text.zh, text.en]
}

test('the light and its text', () => {
  assert.deepEqual(look('2026-03-02T17:30'), ['green', '剩余7天', '7 d left'])
  assert.deepEqual(look('2026-03-06T17:29'), ['green', '剩余3天', '3 d left'])
  assert.deepEqual(look('2026-03-06T17:30'), ['yellow', '剩余3天', '3 d left'])
  assert.deepEqual(look('2026-03-08T14:00'), ['yellow', '剩余1天 3小时', '1 d 3 h left'])
  assert.deepEqual(look('2026-03-09T14:10'), ['yellow', '剩余3小时 20分钟', '3 h 20 min left'])
  assert.deepEqual(look('2026-03-09T17:29:30'), ['yellow', '剩余不到1分钟', 'less than 1 min left'])
  assert.deepEqual(look('2026-03-09T17:30'), ['yellow', '剩余不到1分钟', 'less than 1 min left'])
  assert.deepEqual(look('2026-03-09T17:30:01'), ['red', '超期不到1分钟', 'less than 1 min overdue'])
  assert.deepEqual(look('2026-03-10T20:45'), ['red', '超期1天 3小时', '1 d 3 h overdue'])
})

test('a paused case tells what it has kept', () => {
  const paused = (leftMinutes: number, working?: boolean) =>
    remaining(at('2026-03-05'), { dueAt: null, yellowAt: null, leftMinutes, working })
  assert.deepEqual(paused(27 * 60), {
    light: 'paused',
    minutes: 1620,
    text: { zh: '已暂停，剩余27小时', en: 'Paused, 27 h left' },
  })
  assert.equal(paused(13 * 1440, false).text.zh, '已暂停，剩余13天')
})
