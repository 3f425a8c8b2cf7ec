import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ancestorsOf } from '../territory/area-number.ts'
import { clockSteps } from './incident-flow.ts'
import { limitFor, type LimitAsked, type LimitRule } from './limit-for.ts'

const city = 310_000_000_000
const district = 310_115_000_000
const street = 310_115_005_000
const community = 310_115_005_001

let made = 0
const rule = (about: Partial<LimitRule>): LimitRule => ({
  id: ++made,
  areaId: 0,
  step: 'handle',
  categoryId: null,
  limitGroup: null,
  level: null,
  organisationId: null,
  amount: 7,
  unit: 'working_days',
  yellowShare: 0.8,
  ...about,
})
const asked: LimitAsked = {
  areaId: community,
  step: 'handle',
  categoryIds: [12, 1],
  limitGroup: 'general',
  level: 1,
  organisationId: 5,
}

const everywhere = rule({})
const general = rule({ limitGroup: 'general' })
const ofLevel = rule({ level: 1 })
const ofHeading = rule({ categoryId: 1 })
const ofCategory = rule({ categoryId: 12 })
const ofDepartment = rule({ organisationId: 5 })
const ofCity = rule({ areaId: city })
const ofStreet = rule({ areaId: street })
const ofCommunity = rule({ areaId: community })

for (const [promise, rules, wins] of [
  ['a rule for everywhere holds when there is no other', [everywhere], everywhere],
  ['a level tells more than nothing', [everywhere, ofLevel], ofLevel],
  ['a group tells more than a level', [ofLevel, general], general],
  ['a heading tells more than a group', [general, ofHeading], ofHeading],
  ['the category itself tells more than its heading', [ofHeading, ofCategory], ofCategory],
  ['a department tells more than a category', [ofCategory, ofDepartment], ofDepartment],
  ['an area above overrides whatever holds everywhere', [ofDepartment, ofCity], ofCity],
  ['the street overrides the city', [ofCity, ofStreet], ofStreet],
  ['the community overrides the street', [ofStreet, ofCommunity], ofCommunity],
] as const)
  test(promise, () => {
    assert.equal(limitFor(rules, asked), wins)
    assert.equal(limitFor(rules.toReversed(), asked), wins)
  })

test('a rule of another step, area, category, group, level or department never holds', () => {
  const strangers = [
    rule({ step: 'sign' }),
    rule({ areaId: 310_101_000_000 }),
    rule({ areaId: 310_115_005_002 }),
    rule({ categoryId: 13 }),
    rule({ limitGroup: 'urgent' }),
    rule({ level: 2 }),
    rule({ organisationId: 6 }),
  ]
  assert.equal(limitFor(strangers, asked).id, null)
  assert.equal(limitFor([...strangers, everywhere], asked), everywhere)
})

test('a rule for one department says nothing while no department has the case', () => {
  assert.equal(limitFor([ofDepartment, everywhere], { ...asked, organisationId: null }), everywhere)
})

test('what is urgent stays urgent: a plain rule nearby does not slow it down, one that names it does', () => {
  const urgent = rule({ limitGroup: 'urgent', amount: 2, unit: 'hours' })
  const nearUrgent = rule({ areaId: street, limitGroup: 'urgent', amount: 4, unit: 'hours' })
  const burst = { ...asked, limitGroup: 'urgent' }
  assert.equal(limitFor([urgent, ofStreet, ofCommunity], burst), urgent)
  assert.equal(limitFor([urgent, ofStreet, nearUrgent, ofCommunity], burst), nearUrgent)
  assert.equal(limitFor([ofStreet, ofCommunity], burst), ofCommunity)
})

test('every step has a limit even when the table is empty', () => {
  for (const step of clockSteps) {
    const limit = limitFor([], { ...asked, step })
    assert.equal(limit.id, null)
    assert.ok(limit.amount > 0 && limit.yellowShare > 0 && limit.yellowShare < 1)
  }
})

const maybe = <T>(values: readonly T[]) => fc.constantFrom(null, ...values)
const anyRule = fc.record({
  id: fc.nat(),
  areaId: fc.constantFrom(0, city, district, street, community, 310_101_000_000),
  step: fc.constantFrom('handle' as const, 'sign' as const),
  categoryId: maybe([1, 12, 13]),
  limitGroup: maybe(['general', 'urgent']),
  level: maybe([1, 2]),
  organisationId: maybe([5, 6]),
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom('working_days' as const, 'hours' as const),
  yellowShare: fc.constant(0.8),
})
const fits = (r: LimitRule) =>
  r.step === asked.step &&
  [community, ...ancestorsOf(community), 0].includes(r.areaId) &&
  (r.categoryId === null || asked.categoryIds.includes(r.categoryId)) &&
  (r.limitGroup === null || r.limitGroup === asked.limitGroup) &&
  (r.level === null || r.level === asked.level) &&
  (r.organisationId === null || r.organisationId === asked.organisationId)
const nearness = (areaId: number) => [0, ...ancestorsOf(community).toReversed(), community].indexOf(areaId)

test('whatever the table holds: the winner fits, none that fits is nearer, and strangers change nothing', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 20 }), (rules) => {
      const won = limitFor(rules, asked)
      const fitting = rules.filter(fits)
      if (!fitting.length) return assert.equal(won.id, null)
      assert.ok(fits(won as LimitRule))
      assert.equal(nearness(won.areaId), Math.max(...fitting.map((r) => nearness(r.areaId))))
      assert.deepEqual(limitFor(fitting, asked), won)
    }),
  )
})

test('a rule said more exactly in the same area wins over the one it refines', () => {
  fc.assert(
    fc.property(fc.array(anyRule.filter(fits), { minLength: 1, maxLength: 8 }), (rules) => {
      const won = limitFor(rules, asked)
      for (const key of ['categoryId', 'limitGroup', 'level', 'organisationId'] as const) {
        if (won[key] !== null) continue
        const own = { categoryId: 12, limitGroup: 'general', level: 1, organisationId: 5 }
        const finer = { ...(won as LimitRule), id: -1, [key]: own[key] }
        assert.equal(limitFor([...rules, finer], asked).id, -1)
      }
    }),
  )
})
