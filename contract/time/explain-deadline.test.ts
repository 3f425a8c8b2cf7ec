import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadline } from './deadline.ts'
import { explainDeadline } from './explain-deadline.ts'
import { DeadlineExplanation } from './explanation.ts'
import { parseLimit } from './limit.ts'
import { at, realCalendar } from './testing.ts'

type Case = {
  start: string
  limit: string
  pause?: [from: string, to: string | null, reason: string]
  startsSameDay?: boolean
}

const explained = ({ start, limit, pause, startsSameDay }: Case, locale: 'zh' | 'en' = 'zh') => {
  const pauses = pause ? [{ from: at(pause[0]), to: pause[1] === null ? null : at(pause[1]), reason: pause[2] }] : []
  const { explanation } = deadline({
    start: at(start),
    limit: parseLimit(limit)!,
    calendar: realCalendar,
    pauses,
    startsSameDay,
  })
  // As it arrives in a browser: through the schema of the route.
  const sentences = explainDeadline(locale, DeadlineExplanation.parse(JSON.parse(JSON.stringify(explanation))))
  assert.ok(
    sentences.every((sentence) => !/[{}]|undefined|NaN/.test(sentence)),
    sentences.join('\n'),
  )
  return sentences
}

test('a limit over the Spring Festival', () => {
  assert.deepEqual(explained({ start: '2024-02-08T10:00', limit: '5wd' }), [
    '2024年2月8日（星期四）10:00开始，期限5个工作日',
    '按工作日计算的期限，当天不计，从下一个工作日2024年2月9日（星期五）09:00起算',
    '2月10日至2月17日春节放假，跳过8天',
    '2月18日（星期日）春节调休上班，照常计算',
    '2024年2月20日（星期二）17:30起亮黄灯（已用80%）',
    '2024年2月21日（星期三）17:30到期',
  ])
  assert.deepEqual(explained({ start: '2025-09-30T16:00', limit: '4wh' }, 'en'), [
    'Starts on Tue 30 Sep 2025, 16:00, limit 4 working hours',
    '1 Oct to 8 Oct: National Day, Mid-Autumn holiday, days skipped: 8',
    'Yellow light from Thu 9 Oct 2025, 10:42 (80% used)',
    'Due Thu 9 Oct 2025, 11:30',
  ])
})

test('a pause that is over, and one that lasts', () => {
  assert.deepEqual(
    explained({
      start: '2026-03-02T10:00',
      limit: '5wd',
      pause: ['2026-03-04T10:00', '2026-03-10T10:00', '等待当事人'],
    }).slice(2),
    [
      '2026年3月4日（星期三）10:00至2026年3月10日（星期二）10:00暂停（等待当事人），不计28小时工作时间',
      '2026年3月12日（星期四）17:30起亮黄灯（已用80%）',
      '2026年3月13日（星期五）17:30到期',
    ],
  )
  assert.deepEqual(explained({ start: '2026-03-02T10:00', limit: '15d', pause: ['2026-03-04T10:00', null, '挂账'] }), [
    '2026年3月2日（星期一）10:00开始，期限15个自然日',
    '按自然时间连续计算，周末和节假日照算',
    '2026年3月4日（星期三）10:00起暂停（挂账），恢复后继续计算',
    '正在暂停，到期时间待定，还剩13天',
  ])
})

test('an unpublished year is said', () => {
  assert.ok(
    explained({ start: '2026-12-24T10:00', limit: '10wd' }).includes(
      '2027年放假安排尚未公布，按周末推算，公布后会重新计算',
    ),
  )
  assert.ok(explained({ start: '2019-12-02T10:00', limit: '5wd' }).includes('日历中没有2019年的放假安排，按周末推算'))
})

test('many weekends are told as one, with the years where they differ', () => {
  assert.ok(
    explained({ start: '2026-11-21T10:00', limit: '60wd' }).includes(
      '2026年11月21日至2027年2月7日之间的周末，共跳过24天',
    ),
  )
})

test('why the clock starts later', () => {
  const second = (asked: Case) => explained(asked)[1]
  assert.equal(
    second({ start: '2026-03-03T12:30', limit: '2wh' }),
    '当时不在办公时间，从2026年3月3日（星期二）13:30起算',
  )
  assert.equal(
    second({ start: '2026-03-07T12:30', limit: '1wd', startsSameDay: true }),
    '当时不在办公时间，从2026年3月9日（星期一）09:00起算',
  )
})

test('every kind of case has its sentences in English too', () => {
  for (const limit of ['1wd', '40wd', '1wh', '3h', '2d'])
    for (const pause of [
      undefined,
      ['2026-09-30T10:00', '2026-10-03T10:00', ''] as [string, string, string],
      ['2026-09-30T09:10', null, 'x'] as [string, null, string],
    ]) {
      const sentences = explained({ start: '2026-09-30T09:00', limit, pause }, 'en')
      assert.ok(
        sentences.every((sentence) => !/[\u4e00-\u9fff]/.test(sentence)),
        sentences.join('\n'),
      )
    }
})
