import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../classify/random.ts'
import { defaultLimits } from './limits.ts'
import { leavesOf, taxonomies } from './taxonomies.ts'
import { makeReportText, reportTemplates } from './texts.ts'

test('every leaf of P1 and P2 has templates, and no template has a category that is gone', () => {
  const leaves = [...leavesOf('governance'), ...leavesOf('city')].map((row) => row.code)
  assert.deepEqual(Object.keys(reportTemplates).sort(), leaves.sort())
})

test('thousands of different reports, the same for the same seed, with every slot filled', () => {
  const write = () => {
    const random = seededRandom(7)
    return Object.keys(reportTemplates).flatMap((code) =>
      Array.from({ length: 60 }, () => makeReportText(random, code)),
    )
  }
  const texts = write()
  assert.deepEqual(texts, write())
  assert.ok(new Set(texts).size > texts.length * 0.9)
  assert.deepEqual(
    texts.filter((text) => /[[\]{}|?]/.test(text)),
    [],
  )
  assert.throws(() => makeReportText(seededRandom(1), 'none'), /no templates/)
})

test('codes are unique, every parent exists, and city events bear the digits of the standard', () => {
  const codes = new Set(taxonomies.map((row) => row.code))
  assert.equal(codes.size, taxonomies.length)
  for (const row of taxonomies) {
    assert.ok(row.parentCode === null || codes.has(row.parentCode), row.code)
    if (row.urgent) assert.equal(row.limitGroup, 'urgent', row.zh)
  }
  assert.equal(taxonomies.find((row) => row.taxonomy === 'city' && row.zh === '水管破裂')?.code, '0402')
  assert.deepEqual(
    (['governance', 'city', 'hotline'] as const).map((name) => leavesOf(name).length),
    [43, 44, 6 * 18],
  )
})

test('no category nor word by belief, ethnicity or petition', () => {
  for (const row of taxonomies)
    assert.doesNotMatch(`${row.zh} ${row.words.join(' ')}`, /宗教|教会|寺|信徒|民族|少数|信访|上访|访民/, row.code)
})

test('each group has a time to handle it, each clock a default', () => {
  for (const step of ['accept', 'sign', 'handle', 'check', 'visit'])
    assert.ok(
      defaultLimits.some((row) => row.step === step && row.limitGroup === null),
      step,
    )
  for (const row of taxonomies)
    assert.ok(
      defaultLimits.some((limit) => limit.step === 'handle' && limit.limitGroup === row.limitGroup),
      row.code,
    )
})
