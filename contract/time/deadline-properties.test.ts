import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Calendar, layCalendar, type Span } from './calendar.ts'
import { deadline } from './deadline.ts'
import type { Limit } from './limit.ts'
import { dayNumber, dayOf, dayText, hourMs, minuteMs, startOfDay } from './local-time.ts'
import { at, realCalendar, walkToDeadline } from './testing.ts'
import { addWorkingMinutes, nextOpening, planOf, workingTimeBetween } from './working-time.ts'

const from = at('2019-11-01').getTime()
const to = at('2027-03-01').getTime()
const wholeMinute = fc
  .integer({ min: from / minuteMs, max: to / minuteMs })
  .map((minute) => new Date(minute * minuteMs))
const instant = fc.integer({ min: from, max: to }).map((ms) => new Date(ms))
const unit = fc.constantFrom('working_hours', 'working_days', 'hours', 'days')
const limitUpTo = (max: number) => fc.record({ amount: fc.integer({ min: 1, max }), unit }) as fc.Arbitrary<Limit>
const workingLimit = fc.record({
  amount: fc.integer({ min: 1, max: 300 }),
  unit: fc.constantFrom('working_hours', 'working_days'),
})
const minutes = fc.integer({ min: 1, max: 40_000 })
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 1000) =>
  fc.assert(property, { numRuns })

const calendar = realCalendar
const dueOf = (start: Date, limit: Limit) => deadline({ start, limit, calendar }).dueAt!
/** Pauses after the start, in minutes: from, length. */
const pauseMinutes = fc.array(fc.tuple(fc.nat(20_000), fc.nat(6_000)), { maxLength: 4 })
const pausesAfter = (start: Date, list: [number, number][]) =>
  list.map(([offset, length]) => {
    const begin = start.getTime() + offset * minuteMs
    return { from: new Date(begin), to: new Date(begin + length * minuteMs), reason: '等待当事人' }
  })

describe('against a walk from minute to minute', () => {
  test('on the real calendar, with pauses', () => {
    holds(
      fc.property(wholeMinute, limitUpTo(25), pauseMinutes, fc.boolean(), (start, limit, list, startsSameDay) => {
        const pauses = pausesAfter(start, list)
        const asked = { start, limit, calendar, pauses, startsSameDay }
        assert.deepEqual(deadline(asked).dueAt, walkToDeadline(asked))
      }),
      150,
    )
  })

  const spans = fc
    .uniqueArray(fc.nat(1440), { maxLength: 6 })
    .map((marks) => marks.toSorted((a, b) => a - b))
    .map((marks) =>
      Array.from({ length: Math.floor(marks.length / 2) }, (_, i) => [marks[2 * i]!, marks[2 * i + 1]!] as Span),
    )
  const week = fc
    .tuple(spans, spans, spans, spans, spans, spans, spans)
    .filter((days) => days.flat().reduce((sum, [a, b]) => sum + b - a, 0) > 120)
    .map(([a, b, c, d, e, f, g]) => ({ 1: a, 2: b, 3: c, 4: d, 5: e, 6: f, 7: g }))
  const special = fc.record({
    day: fc.integer({ min: dayNumber('2025-12-01'), max: dayNumber('2026-02-01') }).map(dayText),
    off: fc.boolean(),
    name: fc.constant('x'),
  })
  const anyCalendar: fc.Arbitrary<Calendar> = fc
    .tuple(week, fc.array(special, { maxLength: 40 }))
    .map(([hours, days]) => layCalendar({ national: days, hours }))
  const turnOfYear = fc
    .integer({ min: at('2025-12-05').getTime() / minuteMs, max: at('2026-01-20').getTime() / minuteMs })
    .map((m) => new Date(m * minuteMs))

  test('on calendars nobody would draw up', () => {
    holds(
      fc.property(
        anyCalendar,
        turnOfYear,
        limitUpTo(8),
        pauseMinutes,
        fc.boolean(),
        (odd, start, limit, list, startsSameDay) => {
          const asked = { start, limit, calendar: odd, pauses: pausesAfter(start, list), startsSameDay }
          assert.deepEqual(deadline(asked).dueAt, walkToDeadline(asked))
        },
      ),
      100,
    )
  })
})

describe('working time', () => {
  test('what is added is what lies between, and no earlier instant will do', () => {
    holds(
      fc.property(instant, minutes, (start, n) => {
        const end = addWorkingMinutes(start, n, calendar)
        assert.equal(workingTimeBetween(start, end, calendar), n)
        assert.ok(workingTimeBetween(start, new Date(end.getTime() - 1), calendar) < n)
      }),
    )
  })
  test('adding twice is adding the sum', () => {
    holds(
      fc.property(instant, minutes, minutes, (start, m, n) => {
        assert.deepEqual(
          addWorkingMinutes(addWorkingMinutes(start, m, calendar), n, calendar),
          addWorkingMinutes(start, m + n, calendar),
        )
      }),
    )
  })
  test('goes on from any point between, and back with the sign turned', () => {
    holds(
      fc.property(instant, instant, instant, (a, b, c) => {
        const ms = (x: Date, y: Date) => Math.round(workingTimeBetween(x, y, calendar) * minuteMs)
        assert.equal(ms(a, b) + ms(b, c), ms(a, c))
        assert.equal(ms(a, b) + ms(b, a), 0)
      }),
    )
  })
  test('never runs faster than time', () => {
    holds(
      fc.property(instant, minutes, (start, n) => {
        assert.ok(addWorkingMinutes(start, n, calendar).getTime() >= start.getTime() + n * minuteMs)
      }),
    )
  })
})

describe('a deadline', () => {
  test('is never earlier for a later start', () => {
    holds(
      fc.property(instant, instant, limitUpTo(300), (a, b, limit) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        assert.ok(dueOf(early, limit) <= dueOf(late, limit))
      }),
    )
  })
  test('is later for a longer limit', () => {
    holds(
      fc.property(instant, limitUpTo(300), fc.integer({ min: 1, max: 60 }), (start, limit, more) => {
        assert.ok(dueOf(start, limit) < dueOf(start, { ...limit, amount: limit.amount + more }))
      }),
    )
  })
  test('in working time lies within office hours or at closing, after the yellow light', () => {
    holds(
      fc.property(instant, workingLimit, (start, limit) => {
        const { startsAt, yellowAt, dueAt } = deadline({ start, limit, calendar })
        const day = dayOf(dueAt!.getTime())
        const minute = (dueAt!.getTime() - startOfDay(day)) / minuteMs
        assert.ok(planOf(calendar, day).spans.some(([open, close]) => open < minute && minute <= close))
        assert.ok(start <= startsAt && startsAt < yellowAt! && yellowAt! < dueAt!)
      }),
    )
  })
  test('in working hours has exactly the limit between start and due', () => {
    holds(
      fc.property(instant, fc.integer({ min: 1, max: 2000 }), (start, amount) => {
        const { startsAt, dueAt } = deadline({ start, limit: { amount, unit: 'working_hours' }, calendar })
        assert.equal(workingTimeBetween(start, dueAt!, calendar), amount * 60)
        assert.equal(workingTimeBetween(start, startsAt, calendar), 0)
      }),
    )
  })
  test('in working hours does not care when in closed time it began', () => {
    holds(
      fc.property(instant, fc.integer({ min: 1, max: 100 }), (start, amount) => {
        const limit = { amount, unit: 'working_hours' } as const
        assert.deepEqual(dueOf(start, limit), dueOf(new Date(nextOpening(start.getTime(), calendar)), limit))
      }),
    )
  })
  test('in working days has that many working days after the day of the start', () => {
    holds(
      fc.property(instant, fc.integer({ min: 1, max: 300 }), (start, amount) => {
        const last = dayOf(dueOf(start, { amount, unit: 'working_days' }).getTime())
        let days = 0
        for (let day = dayOf(start.getTime()) + 1; day <= last; day++)
          if (planOf(calendar, day).spans.length > 0) days++
        assert.equal(days, amount)
      }),
      300,
    )
  })
})

describe('a pause', () => {
  test('of x working minutes moves the deadline by exactly x working minutes', () => {
    holds(
      fc.property(
        instant,
        workingLimit,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(30_000),
        (start, limit, where, length) => {
          const { startsAt, dueAt } = deadline({ start, limit, calendar })
          const begin = new Date(Math.floor(startsAt.getTime() + where * (dueAt!.getTime() - 1 - startsAt.getTime())))
          const end = new Date(begin.getTime() + length * minuteMs)
          const paused = deadline({ start, limit, calendar, pauses: [{ from: begin, to: end, reason: '' }] }).dueAt!
          const moved = Math.round(workingTimeBetween(dueAt!, paused, calendar) * minuteMs)
          // A pause over the last closed hours begins when nothing is left to take out.
          const late = workingTimeBetween(startsAt, begin, calendar) >= workingTimeBetween(startsAt, dueAt!, calendar)
          assert.equal(moved, late ? 0 : Math.round(workingTimeBetween(begin, end, calendar) * minuteMs))
        },
      ),
    )
  })
  test('may be told in pieces, overlapping and in any order', () => {
    holds(
      fc.property(
        instant,
        limitUpTo(60),
        fc.nat(10_000),
        fc.nat(5000),
        fc.nat(5000),
        fc.nat(500),
        (start, limit, offset, a, b, overlap) => {
          const point = (minute: number) => new Date(start.getTime() + minute * minuteMs)
          const one = [{ from: point(offset), to: point(offset + a + b), reason: '挂账' }]
          const two = [
            { from: point(offset + a), to: point(offset + a + b), reason: '挂账' },
            { from: point(offset), to: point(offset + Math.min(a + b, a + overlap)), reason: '等待当事人' },
          ]
          const answer = (pauses: typeof one) => deadline({ start, limit, calendar, pauses })
          assert.deepEqual([answer(two).dueAt, answer(two).yellowAt], [answer(one).dueAt, answer(one).yellowAt])
        },
      ),
    )
  })
  test('that lasts keeps what is left, and resuming uses it up', () => {
    holds(
      fc.property(instant, workingLimit, fc.nat(20_000), fc.nat(20_000), (start, limit, offset, length) => {
        const begin = new Date(start.getTime() + offset * minuteMs)
        const resumed = new Date(begin.getTime() + length * minuteMs)
        const open = deadline({ start, limit, calendar, pauses: [{ from: begin, to: null, reason: '' }] })
        const closed = deadline({ start, limit, calendar, pauses: [{ from: begin, to: resumed, reason: '' }] })
        if (open.dueAt) return assert.deepEqual(open.dueAt, closed.dueAt)
        const goesOn = resumed > closed.startsAt ? resumed : closed.startsAt
        assert.deepEqual(addWorkingMinutes(goesOn, open.leftMinutes!, calendar), closed.dueAt)
      }),
    )
  })
})

describe('an explanation', () => {
  test('names exactly the days that were skipped, each once', () => {
    holds(
      fc.property(instant, fc.integer({ min: 1, max: 250 }), (start, amount) => {
        const { dueAt, explanation } = deadline({ start, limit: { amount, unit: 'working_days' }, calendar })
        const told = explanation
          .flatMap((step) => (step.kind === 'weekends' ? step.spans : step.kind === 'holiday' ? [step] : []))
          .flatMap((span) => {
            const first = dayNumber(span.from)
            return Array.from({ length: dayNumber(span.to) - first + 1 }, (_, i) => first + i)
          })
        const skipped: number[] = []
        for (let day = dayOf(start.getTime()); day <= dayOf(dueAt!.getTime()); day++)
          if (planOf(calendar, day).spans.length === 0) skipped.push(day)
        assert.deepEqual(
          told.toSorted((a, b) => a - b),
          skipped,
        )
        assert.equal(
          explanation.reduce((sum, step) => sum + ('days' in step ? step.days : 0), 0),
          skipped.length,
        )
      }),
      300,
    )
  })
  test('says so whenever a day of a year without a notice was counted', () => {
    holds(
      fc.property(instant, workingLimit, (start, limit) => {
        const { dueAt, assumedYears, explanation } = deadline({ start, limit, calendar })
        const said = explanation.flatMap((step) => (step.kind === 'assumed' ? [step.year] : []))
        assert.deepEqual(said, assumedYears)
        const years = [start, dueAt!].map((date) => new Date(date.getTime() + 8 * hourMs).getUTCFullYear())
        for (const year of years) assert.equal(assumedYears.includes(year), year < 2020 || year > 2026)
      }),
    )
  })
})
