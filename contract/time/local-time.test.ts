import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayNumber, dayOf, dayText, instantText, readInstant, weekdayOf } from './local-time.ts'

test('what is no instant is refused', () => {
  for (const text of [
    '',
    'tomorrow',
    '2024-02-30',
    '2023-02-29T10:00',
    '2024-13-01',
    '2024-02-08T25:00',
    '2024-2-8',
    '2024-02-08T10',
    '08.02.2024',
  ])
    assert.equal(readInstant(text), null, text)
})

test('without a zone an instant is local time', () => {
  const ten = '2024-02-08T02:00:00.000Z'
  for (const text of [
    '2024-02-08T10:00',
    '2024-02-08 10:00:00',
    '2024-02-08T02:00Z',
    '2024-02-07T21:00-05:00',
    '2024-02-08T10:00+08:00',
  ])
    assert.equal(readInstant(text)?.toISOString(), ten, text)
  assert.equal(readInstant('2024-02-29')?.toISOString(), '2024-02-28T16:00:00.000Z')
  assert.equal(instantText(Date.parse(ten)), '2024-02-08T10:00:00+08:00')
  assert.equal(instantText(Date.parse(ten) + 5), '2024-02-08T10:00:00.005+08:00')
})

test('days and weekdays, also before 1970', () => {
  assert.equal(dayText(dayOf(Date.parse('2024-02-08T16:00:00Z'))), '2024-02-09')
  assert.equal(dayText(dayOf(Date.parse('2024-02-08T15:59:59.999Z'))), '2024-02-08')
  assert.equal(weekdayOf(dayNumber('2024-02-08')), 4)
  assert.equal(weekdayOf(dayNumber('2026-11-22')), 7)
  assert.equal(weekdayOf(dayNumber('1949-10-01')), 6)
})
