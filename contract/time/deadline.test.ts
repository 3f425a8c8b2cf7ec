import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { layCalendar } from './calendar.ts'
import { deadline } from './deadline.ts'
import { parseLimit } from './limit.ts'
import { instantText } from './local-time.ts'
import { at, realCalendar, walkToDeadline } from './testing.ts'

const limitOf = (text: string) => parseLimit(text) ?? assert.fail(text)
const told = (date: Date | null) => (date === null ? null : instantText(date.getTime()).slice(0, 16))

/** Counted by hand on the printed notices of the State Council; (n) is the nth day counted. */
const cases: [start: string, limit: string, due: string, counting: string][] = [
  // Spring Festival 2024: off 10–17 Feb, made up for on Sun 4 and Sun 18 Feb.
  ['2024-02-08T10:00', '1wd', '2024-02-09T17:30', 'Fri 9 (1)'],
  ['2024-02-08T10:00', '2wd', '2024-02-18T17:30', 'Fri 9 (1), Sun 18 made up (2)'],
  ['2024-02-08T10:00', '5wd', '2024-02-21T17:30', 'Fri 9 (1), Sun 18 (2), Mon 19 (3), Tue 20 (4), Wed 21 (5)'],
  ['2024-02-02T16:00', '1wd', '2024-02-04T17:30', 'Sat 3 off, Sun 4 made up (1)'],
  ['2024-02-09T17:00', '2wh', '2024-02-18T10:30', '30 min on Fri 9, 90 min on Sun 18'],
  ['2024-02-12T03:00', '2wh', '2024-02-18T11:00', 'reported at night in the holiday, from Sun 18 09:00'],
  ['2024-02-28T10:00', '1wd', '2024-02-29T17:30', 'a leap day is a day'],
  // National Day 2025 with Mid-Autumn: off 1–8 Oct, made up for on Sun 28 Sep and Sat 11 Oct.
  ['2025-09-26T11:00', '3wd', '2025-09-30T17:30', 'Sat 27 off, Sun 28 (1), Mon 29 (2), Tue 30 (3)'],
  ['2025-09-26T11:00', '5wd', '2025-10-10T17:30', '… Tue 30 (3), Thu 9 (4), Fri 10 (5)'],
  ['2025-09-26T11:00', '6wd', '2025-10-11T17:30', '… Fri 10 (5), Sat 11 made up (6)'],
  ['2025-09-26T11:00', '7wd', '2025-10-13T17:30', '… Sat 11 (6), Sun 12 off, Mon 13 (7)'],
  ['2025-09-30T16:00', '4wh', '2025-10-09T11:30', '90 min on 30 Sep, 150 min on Thu 9 Oct'],
  ['2025-10-01T00:00', '4wh', '2025-10-09T14:30', '3 h in the morning of Thu 9, 1 h after lunch'],
  // 2026: Spring Festival off 15–23 Feb, made up for on Sat 14 and Sat 28.
  ['2026-02-13T09:00', '3wd', '2026-02-25T17:30', 'Sat 14 (1), Tue 24 (2), Wed 25 (3)'],
  ['2026-02-13T09:00', '6wd', '2026-02-28T17:30', '… Thu 26 (4), Fri 27 (5), Sat 28 made up (6)'],
  ['2026-02-13T09:00', '7wd', '2026-03-02T17:30', '… Sat 28 (6), Sun 1 off, Mon 2 (7)'],
  // 2026: Mid-Autumn off 25–27 Sep, National Day off 1–7 Oct, made up for on Sun 20 Sep and Sat 10 Oct.
  ['2026-09-18T15:00', '5wd', '2026-09-24T17:30', 'Sat 19 off, Sun 20 (1) … Thu 24 (5)'],
  ['2026-09-18T15:00', '6wd', '2026-09-28T17:30', 'Fri 25–Sun 27 off, Mon 28 (6)'],
  ['2026-09-18T15:00', '10wd', '2026-10-09T17:30', 'Tue 29 (7), Wed 30 (8), Thu 8 (9), Fri 9 (10)'],
  ['2026-09-18T15:00', '11wd', '2026-10-10T17:30', 'Sat 10 made up (11)'],
  ['2026-01-03T12:00', '1wd', '2026-01-04T17:30', 'New Year off 1–3, Sun 4 made up'],
  // 2020: Spring Festival off from 24 Jan, lengthened to 2 Feb; Mon 3 Feb is named in the notice as a working day.
  ['2020-01-23T17:30', '2wh', '2020-02-03T11:00', 'at closing time nothing is left of the day'],
  ['2020-01-18T09:00', '1wd', '2020-01-19T17:30', 'Sun 19 made up'],
  ['2020-09-30T10:00', '1wd', '2020-10-09T17:30', 'off 1–8 Oct'],
  ['2020-09-30T10:00', '2wd', '2020-10-10T17:30', 'Sat 10 made up'],
  ['2021-02-06T10:00', '2wd', '2021-02-08T17:30', 'Sun 7 made up (1), Mon 8 (2)'],
  ['2022-01-28T09:00', '3wd', '2022-02-07T17:30', 'Sat 29 (1), Sun 30 (2), off 31 Jan–6 Feb, Mon 7 (3)'],
  // 31 December 2022 is off by the notice of 2023.
  ['2022-12-30T10:00', '1wd', '2023-01-03T17:30', 'off 31 Dec–2 Jan'],
  ['2023-09-28T14:00', '3wd', '2023-10-09T17:30', 'off 29 Sep–6 Oct, Sat 7 (1), Sun 8 (2), Mon 9 (3)'],
  ['2023-04-21T14:00', '1wd', '2023-04-23T17:30', 'Sun 23 made up for Labour Day'],
  // An ordinary Tuesday.
  ['2026-03-03T08:00', '1wh', '2026-03-03T10:00', 'before opening'],
  ['2026-03-03T11:30', '1wh', '2026-03-03T14:00', 'over lunch'],
  ['2026-03-03T12:00', '1wh', '2026-03-03T14:30', 'when lunch begins'],
  ['2026-03-03T12:30', '1wh', '2026-03-03T14:30', 'during lunch'],
  ['2026-03-03T15:30', '2wh', '2026-03-03T17:30', 'due at closing time, not at the next opening'],
  ['2026-03-03T09:00', '3wh', '2026-03-03T12:00', 'due when lunch begins'],
  ['2026-03-03T16:30', '2wh', '2026-03-04T10:00', 'overnight'],
  ['2026-03-03T23:59', '1wd', '2026-03-04T17:30', 'a minute before midnight'],
  ['2026-03-04T00:00', '1wd', '2026-03-05T17:30', 'at midnight'],
  // Natural time: the defaults of incidents.md.
  ['2026-02-14T17:00', '2h', '2026-02-14T19:00', '紧急'],
  ['2026-02-14T17:00', '24h', '2026-02-15T17:00', '水电气热'],
  ['2026-02-14T17:00', '7d', '2026-02-21T17:00', '一般'],
  ['2026-02-14T17:00', '15d', '2026-03-01T17:00', '疑难'],
]

describe('deadlines counted by hand', () => {
  for (const [start, limit, due, counting] of cases)
    test(`${start} + ${limit} = ${due}: ${counting}`, () => {
      const asked = { start: at(start), limit: limitOf(limit), calendar: realCalendar }
      assert.equal(told(deadline(asked).dueAt), due)
      assert.equal(told(walkToDeadline(asked)), due)
    })
})

test('a rule may count the day of the start', () => {
  const due = (start: string, limit: string) =>
    told(deadline({ start: at(start), limit: limitOf(limit), calendar: realCalendar, startsSameDay: true }).dueAt)
  assert.equal(due('2024-02-08T10:00', '1wd'), '2024-02-08T17:30')
  assert.equal(due('2024-02-08T17:30', '1wd'), '2024-02-09T17:30')
  assert.equal(due('2024-02-03T10:00', '1wd'), '2024-02-04T17:30')
  assert.equal(due('2024-02-08T06:00', '5wd'), '2024-02-20T17:30')
})

describe('pauses', () => {
  // Monday; without a pause due on Monday 9 March at 17:30.
  const asked = { start: at('2026-03-02T10:00'), limit: limitOf('5wd'), calendar: realCalendar }
  const pause = (from: string, to: string | null, reason = '等待当事人') => ({
    from: at(from),
    to: to === null ? null : at(to),
    reason,
  })
  const due = (...pauses: ReturnType<typeof pause>[]) => told(deadline({ ...asked, pauses }).dueAt)

  test('take out their working time: Wed 6 h, Thu, Fri, Mon 7 h each, Tue 1 h are four days', () => {
    assert.equal(due(), '2026-03-09T17:30')
    assert.equal(due(pause('2026-03-04T10:00', '2026-03-10T10:00')), '2026-03-13T17:30')
  })
  test('of one hour move it by one hour, past closing time', () => {
    assert.equal(due(pause('2026-03-04T10:00', '2026-03-04T11:00')), '2026-03-10T10:00')
  })
  test('at night, over lunch or on a weekend cost nothing', () => {
    assert.equal(
      due(pause('2026-03-06T17:30', '2026-03-09T09:00'), pause('2026-03-04T12:00', '2026-03-04T13:30')),
      '2026-03-09T17:30',
    )
  })
  test('before the clock has begun take nothing out: the first day does not count anyway', () => {
    assert.equal(due(pause('2026-03-02T11:00', '2026-03-02T16:00')), '2026-03-09T17:30')
    assert.equal(due(pause('2026-03-02T11:00', '2026-03-03T12:00')), '2026-03-10T12:00')
  })
  test('after the limit has run out come too late', () => {
    assert.equal(due(pause('2026-03-09T17:30', '2026-03-11T12:00')), '2026-03-09T17:30')
    assert.equal(due(pause('2026-03-11T10:00', null)), '2026-03-09T17:30')
  })
  test('that overlap are not counted twice, in whatever order', () => {
    assert.equal(
      due(pause('2026-03-05T09:00', '2026-03-06T09:00'), pause('2026-03-04T09:00', '2026-03-05T12:00')),
      '2026-03-11T17:30',
    )
  })
  test('that still last leave no due time, and keep what is left', () => {
    const { dueAt, yellowAt, leftMinutes } = deadline({ ...asked, pauses: [pause('2026-03-04T10:00', null)] })
    assert.deepEqual([dueAt, yellowAt, leftMinutes], [null, null, (6 + 7 + 7 + 7) * 60])
  })
  test('a running one that began in the yellow leaves the yellow where it was', () => {
    const { dueAt, yellowAt } = deadline({ ...asked, pauses: [pause('2026-03-09T10:00', null)] })
    assert.equal(dueAt, null)
    assert.equal(told(yellowAt), '2026-03-06T17:30')
  })
  test('count in natural time for natural limits', () => {
    const natural = deadline({
      ...asked,
      limit: limitOf('24h'),
      pauses: [pause('2026-03-02T12:00', '2026-03-02T13:00')],
    })
    assert.equal(told(natural.dueAt), '2026-03-03T11:00')
  })
  test('that end before they begin, and dates that are none, are refused', () => {
    assert.throws(() => due(pause('2026-03-05T09:00', '2026-03-04T09:00')), RangeError)
    assert.throws(() => deadline({ ...asked, pauses: [{ from: new Date('x'), to: null, reason: '' }] }), RangeError)
    assert.throws(() => deadline({ ...asked, start: new Date('x') }), RangeError)
  })
})

describe('the yellow light', () => {
  const yellow = (limit: string, yellowShare?: number) =>
    told(
      deadline({ start: at('2026-03-02T09:00'), limit: limitOf(limit), calendar: realCalendar, yellowShare }).yellowAt,
    )
  test('comes at 80 % of the time, or at another share', () => {
    assert.equal(yellow('5wh'), '2026-03-02T14:30')
    assert.equal(yellow('5wd'), '2026-03-06T17:30')
    assert.equal(yellow('10h'), '2026-03-02T17:00')
    assert.equal(yellow('10h', 0.5), '2026-03-02T14:00')
  })
})

describe('calendars of areas', () => {
  const national = Object.entries(realCalendar.days).map(([day, special]) => ({ day, ...special }))
  const due = (start: string, limit: string, calendar = realCalendar) =>
    told(deadline({ start: at(start), limit: limitOf(limit), calendar }).dueAt)

  test('the nearer layer wins, day by day', () => {
    const city = [{ day: '2026-03-03', off: true, name: '台风停工' }]
    const community = [{ day: '2026-03-03', off: false, name: '照常上班' }]
    assert.equal(due('2026-03-02T10:00', '1wd', layCalendar({ national, local: [city] })), '2026-03-04T17:30')
    assert.equal(
      due('2026-03-02T10:00', '1wd', layCalendar({ national, local: [city, community] })),
      '2026-03-03T17:30',
    )
  })
  test('a made-up day works the hours of Monday, a Saturday with hours its own', () => {
    const short = { 1: [[600, 720]], 2: [[540, 1020]], 3: [], 4: [], 5: [], 6: [], 7: [] } as const
    assert.equal(due('2026-02-13T10:00', '1wh', layCalendar({ national, hours: short })), '2026-02-14T11:00')
    const sixDays = { ...realCalendar.hours, 6: [[540, 720]] } as const
    assert.equal(due('2026-03-06T10:00', '1wd', layCalendar({ national, hours: sixDays })), '2026-03-07T12:00')
  })
  test('one that never opens is refused, not walked for ever', () => {
    const never = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
    const calendar = layCalendar({ national, hours: never })
    assert.throws(() => due('2026-03-02T10:00', '1wd', calendar), RangeError)
    assert.throws(() => due('2026-03-02T10:00', '1wh', calendar), RangeError)
    assert.equal(due('2026-03-02T10:00', '1h', calendar), '2026-03-02T11:00')
  })
})

test('years without a notice are named, also where only late December depends on them', () => {
  const assumed = (start: string, limit: string) =>
    deadline({ start: at(start), limit: limitOf(limit), calendar: realCalendar }).assumedYears
  assert.deepEqual(assumed('2026-11-21T10:00', '15wd'), [])
  assert.deepEqual(assumed('2026-12-22T10:00', '2wd'), [])
  assert.deepEqual(assumed('2026-12-24T10:00', '1wd'), [2027])
  assert.deepEqual(assumed('2026-12-24T10:00', '30wd'), [2027])
  assert.deepEqual(assumed('2026-12-24T10:00', '300wd'), [2027, 2028])
  assert.deepEqual(assumed('2026-12-24T10:00', '30d'), [])
  assert.deepEqual(assumed('2025-12-24T10:00', '30wd'), [])
})
