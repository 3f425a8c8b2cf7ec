// Slots against hours, real holidays and rotations (D06, D11, D12, D17): the constant failure of such systems is a slot on a closed day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { planOf } from '../time/working-time.ts'
import { dayNumber, dayText, minuteMs, startOfDay } from '../time/local-time.ts'
import { realCalendar } from '../time/testing.ts'
import type { Rotation, SiteSpan, SiteWeek } from './hall-site.ts'
import { isComing, lanesOf, openingOf, slotsOf, stillStands, type SitePlan } from './slots.ts'

const spansArbitrary: fc.Arbitrary<SiteSpan[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
      from: cuts[2 * i]! * 15,
      to: cuts[2 * i + 1]! * 15,
      kind: 'usual' as const,
    })),
  )
const week: fc.Arbitrary<SiteWeek> = fc
  .tuple(spansArbitrary, spansArbitrary, spansArbitrary, spansArbitrary, spansArbitrary, spansArbitrary, spansArbitrary)
  .map(([a, b, c, d, e, f, g]) => ({ 1: a, 2: b, 3: c, 4: d, 5: e, 6: f, 7: g }))
// The years whose notices are known, 2020 to 2026.
const day = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2026-12-01') }).map(dayText)
const rotation = (windows: number): fc.Arbitrary<Rotation> =>
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('resident' as const, 'rotating' as const),
    organisationId: fc.constant(1),
    windowNo: fc.integer({ min: 1, max: windows }),
    classes: fc.constantFrom(['tax'], ['health', 'tax'], ['*']),
    rule: fc.oneof(
      fc.record({
        by: fc.constant('week' as const),
        every: fc.integer({ min: 1, max: 4 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
        since: fc.constant('2020-01-06'),
      }),
      fc.record({
        by: fc.constant('month' as const),
        nths: fc.uniqueArray(fc.constantFrom(-1 as const, 1, 2, 3, 4, 5), { minLength: 1, maxLength: 2 }),
        weekday: fc.integer({ min: 1, max: 7 }),
      }),
      fc.record({ by: fc.constant('dates' as const), days: fc.array(day, { minLength: 1, maxLength: 20 }) }),
    ),
    from: fc.constantFrom(null, 540, 600),
    to: fc.constantFrom(null, 700, 1000),
    slotMinutes: fc.constantFrom(null, 10, 30),
    onClosed: fc.constantFrom('skip' as const, 'next' as const),
    validFrom: fc.constant('2020-01-01'),
    validTo: fc.constantFrom(null, '2025-06-30'),
  })
const plan: fc.Arbitrary<SitePlan> = fc.integer({ min: 1, max: 4 }).chain((windows) =>
  fc.record({
    active: fc.constant(true),
    rules: fc.record({
      slotMinutes: fc.constantFrom(5, 15, 20, 45),
      aheadDays: fc.integer({ min: 1, max: 30 }),
      leadMinutes: fc.constantFrom(0, 30, 120),
    }),
    weeks: fc
      .array(fc.record({ validFrom: day, week }), { minLength: 1, maxLength: 3 })
      .map((weeks) => [...weeks, { ...weeks[0]!, validFrom: '2019-01-01' }]),
    exceptions: fc.dictionary(
      day,
      fc.record({
        kind: fc.constantFrom('closed' as const, 'hours' as const, 'holiday_duty' as const),
        spans: spansArbitrary,
        reason: fc.constant('停电'),
      }),
      { maxKeys: 30 },
    ),
    windows: fc.constant(
      Array.from({ length: windows }, (_, i) => ({
        no: i + 1,
        classes: i === 0 ? ['*'] : ['tax'],
        bookable: true,
        active: true,
      })),
    ),
    rotations: fc.array(rotation(windows), { maxLength: 4 }),
    cancelled: fc.constant({}),
    calendar: fc.constant(realCalendar),
  }),
)
/** A moment within the days before, at any minute. */
const asked = fc.record({
  plan,
  day,
  back: fc.integer({ min: 0, max: 35 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  classCode: fc.constantFrom('tax', 'health', 'other'),
})
const momentOf = (a: { day: string; back: number; minute: number }) =>
  startOfDay(dayNumber(a.day) - a.back) + a.minute * minuteMs
const minutesOf = (day: string, at: number) => (at - startOfDay(dayNumber(day))) / minuteMs

test('never a slot on a closed day, outside hours, in the past, or too far ahead', () => {
  fc.assert(
    fc.property(asked, (a) => {
      const now = momentOf(a)
      const { slots, why } = slotsOf(a.plan, a.day, a.classCode, now)
      assert.equal(slots.length === 0, why.length > 0, 'none, and no reason; or some, and a reason')
      const { spans } = openingOf(a.plan, a.day)
      for (const slot of slots) {
        const [from, to] = [minutesOf(a.day, slot.from), minutesOf(a.day, slot.to)]
        assert.ok(
          spans.some((s) => s.from <= from && to <= s.to),
          'outside hours',
        )
        assert.ok(slot.from >= now + a.plan.rules.leadMinutes * minuteMs, 'too late to book')
        assert.ok(a.back <= a.plan.rules.aheadDays, 'too far ahead')
      }
    }),
    { numRuns: 600 },
  )
})

test('a legal holiday has slots only by holiday duty, a closed exception never any', () => {
  const holidays = Object.entries(realCalendar.days).flatMap(([text, d]) => (d.off ? [text] : []))
  fc.assert(
    fc.property(plan, fc.constantFrom(...holidays), (p, holiday) => {
      const { slots, why } = slotsOf(p, holiday, 'tax', startOfDay(dayNumber(holiday) - 1))
      if (p.exceptions[holiday]?.kind === 'holiday_duty') return
      assert.deepEqual(slots, [])
      assert.ok(['holiday', 'closed'].includes(why[0]!.code), why[0]!.code)
    }),
    { numRuns: 500 },
  )
})

test('windows are never in two slots at once, and what a slot promises still stands', () => {
  fc.assert(
    fc.property(asked, (a) => {
      const lanes = lanesOf(a.plan, a.day)
      for (const [i, x] of lanes.entries())
        for (const y of lanes.slice(i + 1))
          assert.ok(x.windowNo !== y.windowNo || x.to <= y.from || y.to <= x.from, 'two lanes in one window')
      const { slots } = slotsOf(a.plan, a.day, a.classCode, momentOf(a))
      const keys = new Set(slots.map((s) => `${s.windowNo} ${s.from}`))
      assert.equal(keys.size, slots.length)
      for (const slot of slots) assert.ok(stillStands(a.plan, { ...slot, classCode: a.classCode }))
    }),
    { numRuns: 600 },
  )
})

test('a cancelled department has no slots that day, and nothing else changes', () => {
  fc.assert(
    fc.property(asked, (a) => {
      const [first] = a.plan.rotations
      if (!first || !isComing(a.plan, first, a.day)) return
      const without = { ...a.plan, cancelled: { [`${first.id}|${a.day}`]: '临时有事' } }
      const before = lanesOf(a.plan, a.day).filter((l) => l.rotationId !== first.id)
      assert.deepEqual(lanesOf(without, a.day), before)
    }),
    { numRuns: 400 },
  )
})

const whole: SitePlan = {
  active: true,
  rules: { slotMinutes: 20, aheadDays: 30, leadMinutes: 30 },
  weeks: [
    {
      validFrom: '2020-01-01',
      week: Object.fromEntries(
        [1, 2, 3, 4, 5, 6, 7].map((d) => [d, d < 6 ? [{ from: 540, to: 720, kind: 'usual' }] : []]),
      ) as unknown as SiteWeek,
    },
  ],
  exceptions: {},
  windows: [{ no: 1, classes: ['*'], bookable: true, active: true }],
  rotations: [],
  cancelled: {},
  calendar: realCalendar,
}
const eve = (text: string) => startOfDay(dayNumber(text) - 1)
const whyOf = (p: SitePlan, text: string, code = 'tax') => slotsOf(p, text, code, eve(text)).why[0]

test('the National Day of 2025: closed, and the Sunday that makes up for it open like a Monday', () => {
  assert.deepEqual(whyOf(whole, '2025-10-01'), { code: 'holiday', name: '国庆节、中秋节' })
  assert.equal(planOf(realCalendar, dayNumber('2025-09-28')).kind, 'make_up')
  assert.equal(slotsOf(whole, '2025-09-28', 'tax', eve('2025-09-28')).slots.length, 9)
  assert.deepEqual(whyOf(whole, '2025-09-21'), { code: 'weekend' })
})

test('holiday duty opens a holiday, other hours do not', () => {
  const on = (kind: 'hours' | 'holiday_duty'): SitePlan => ({
    ...whole,
    exceptions: { '2025-10-02': { kind, spans: [{ from: 540, to: 600, kind: 'holiday_duty' }], reason: '值班' } },
  })
  assert.equal(slotsOf(on('holiday_duty'), '2025-10-02', 'tax', eve('2025-10-02')).slots.length, 3)
  assert.equal(whyOf(on('hours'), '2025-10-02')?.code, 'holiday')
})

test('every other Tuesday, the first Thursday; on a holiday it comes the next open day or not at all', () => {
  const every: Rotation = {
    id: '00000000-0000-4000-8000-000000000001', kind: 'rotating', organisationId: 1, windowNo: 1, classes: ['tax'],
    rule: { by: 'week', every: 2, weekdays: [2], since: '2025-09-02' }, from: null, to: null, slotMinutes: null, onClosed: 'next', validFrom: '2025-09-01', validTo: null,
  } // prettier-ignore
  const comes = (rotation: Rotation, text: string) => isComing({ ...whole, rotations: [rotation] }, rotation, text)
  assert.deepEqual(
    ['2025-09-02', '2025-09-09', '2025-09-16'].map((d) => comes(every, d)),
    [true, false, true],
  )
  const first: Rotation = { ...every, rule: { by: 'month', nths: [1], weekday: 4 } }
  // The first Thursday of October 2025 is the second, a holiday until the eighth.
  assert.deepEqual(
    ['2025-09-04', '2025-10-02', '2025-10-09', '2025-10-10'].map((d) => comes(first, d)),
    [true, false, true, false],
  )
  assert.equal(comes({ ...first, onClosed: 'skip' }, '2025-10-09'), false)
  const alone: SitePlan = {
    ...whole,
    windows: [{ no: 1, classes: ['other'], bookable: true, active: true }],
    rotations: [every],
  }
  assert.deepEqual(whyOf(alone, '2025-09-09'), { code: 'not_coming', next: '2025-09-16' })
  assert.deepEqual(whyOf({ ...alone, cancelled: { [`${every.id}|2025-09-16`]: '部门会议' } }, '2025-09-16'), {
    code: 'rotation_cancelled', reason: '部门会议', next: '2025-09-30',
  }) // prettier-ignore
  assert.deepEqual(whyOf({ ...whole, unmanned: { '2025-09-10': [1] } }, '2025-09-10'), {
    code: 'unmanned',
    next: '2025-09-11',
  })
})

test('a year without a notice is said', () => {
  assert.equal(slotsOf(whole, '2027-03-01', 'tax', eve('2027-03-01')).assumes, 2027)
})
