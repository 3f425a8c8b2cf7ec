import { match, strictEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { addressOf } from './address.ts'
import { clientId } from './client-id.ts'
import { sayAgo, sayDay, sayInstant, sayNumber, sayShare } from './format.ts'

test('an address refuses a missing parameter, fills the others in and repeats lists', () => {
  const route = { name: 'x.y', method: 'GET', path: '/api/areas/{areaId}/incidents/{id}' } as const
  throws(() => addressOf(route, { params: { areaId: 1 } }), /no id/)
  strictEqual(
    addressOf(route, { params: { areaId: 310101013001, id: 'a/b' } }),
    '/api/areas/310101013001/incidents/a%2Fb',
  )
  const query = { state: ['a', 'b'], q: '水管', none: undefined, empty: '' }
  strictEqual(addressOf({ ...route, path: '/x' }, { query }), '/x?state=a&state=b&q=%E6%B0%B4%E7%AE%A1')
})

test('client ids are UUID v7 and sort by time', () => {
  match(clientId(), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  strictEqual(clientId(1000) < clientId(2000), true)
  strictEqual(
    clientId(Date.UTC(2026, 10, 21))
      .slice(0, 13)
      .replace('-', ''),
    Date.UTC(2026, 10, 21).toString(16).padStart(12, '0'),
  )
})

test('days and instants are said in Shanghai time, whatever the machine', () => {
  strictEqual(sayInstant('2026-11-21T06:05:00Z'), '2026年11月21日 14:05')
  strictEqual(sayInstant('2026-11-20T16:00:00Z'), '2026年11月21日 00:00')
  strictEqual(sayDay('2026-01-02'), '2026年1月2日')
})

test('how long ago: minutes, today, yesterday, this year, before', () => {
  const now = new Date('2026-11-21T06:05:00Z')
  strictEqual(sayAgo('2026-11-21T06:04:40Z', now), '刚刚')
  strictEqual(sayAgo('2026-11-21T05:53:00Z', now), '12分钟前')
  strictEqual(sayAgo('2026-11-20T16:00:00Z', now), '今天 00:00')
  strictEqual(sayAgo('2026-11-20T15:59:00Z', now), '昨天 23:59')
  strictEqual(sayAgo('2026-11-03T06:00:00Z', now), '11月3日')
  strictEqual(sayAgo('2025-11-03T06:00:00Z', now), '2025年11月3日')
})

test('nothing to count is a dash, not a zero', () => {
  strictEqual(
    [sayNumber(null), sayShare(undefined), sayShare(0), sayShare(0.9866), sayNumber(1234567)].join(' '),
    '- - 0.0% 98.7% 1,234,567',
  )
})
