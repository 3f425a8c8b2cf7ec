// Import leaves out pairs that share two keys at most and have two sound, different documents for life, unjudged. This proves
// that judging them would come to the same: the weights propose such a pair only when name and birth date are both the same,
// and who has both in common shares three keys.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keysOf } from './blocking.ts'
import { decide } from './decide.ts'
import { defaultModel, score, weighList } from './model.ts'
import { preparePerson } from './person-match.ts'
import { personScheme } from './person.ts'
import { missing, type Prepared } from './scheme.ts'

const { fields, passes } = personScheme
const at = (name: string) => fields.findIndex((field) => field.name === name)
const [name, document, birth] = [at('name'), at('document'), at('birth')]
const contradiction = fields[document]!.kind.levels.findIndex((level) => level.contradicts)

/** Every way in which two records with contradicting documents can agree and differ. */
const everyWay = function* (levels: number[] = []): Generator<number[]> {
  if (levels.length === fields.length) return yield levels
  const here = levels.length === document ? [contradiction] : [...fields[levels.length]!.kind.levels.keys(), missing]
  for (const level of here) yield* everyWay([...levels, level])
}

test('with contradicting documents the weights propose only whom name and birth date make the same', () => {
  const nothing: Prepared = fields.map(() => null)
  // The smaller the register, the likelier a pair is one person: if it holds for ten thousand, it holds for millions.
  for (const records of [10_000, 5_000_000]) {
    const weights = weighList(personScheme, defaultModel(personScheme, records))
    let [ways, proposed] = [0, 0]
    for (const levels of everyWay()) {
      ways++
      if (decide(score(weights, Uint8Array.from(levels), nothing, nothing)) === 'apart') continue
      proposed++
      assert.deepEqual([levels[name], levels[birth]], [0, 0], JSON.stringify({ records, levels }))
    }
    assert.ok(ways > 10_000 && proposed > 0)
  }
})

const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
const han = fc.array(fc.constantFrom(...'王李张欧阳司马重曾单解国强芳秀英䶮'), { minLength: 1, maxLength: 4 })
const named = fc.oneof(
  han.map((all) => all.join('')),
  fc.constantFrom('Anna Maria Weber', 'O Brien', '买买提·吐尔逊', '李'),
)
const passOf = (key: string) => key.slice(0, key.indexOf('|'))

test('who has the same name and birth date shares three keys, whatever else differs', () => {
  const person = fc.record({
    phones: fc.array(fc.constantFrom('13800000001', '13800000002')),
    address: fc.constantFrom('', '昌邑路55弄3号101室'),
  })
  fc.assert(
    fc.property(named, day, person, person, (called, born, one, other) => {
      const birthOn = born.toISOString().slice(0, 10)
      const [a, b] = [one, other].map((rest) => preparePerson({ ...rest, name: called, birthOn }))
      if (a![name] === null) return
      assert.equal(fields[name]!.kind.compare(a![name], b![name]), 0)
      const theirs = new Set(keysOf(personScheme, b!))
      const shared = keysOf(personScheme, a!).filter(
        (key) => theirs.has(key) && Number(passOf(key)) < passes.length - 1,
      )
      assert.ok(shared.length >= 3, JSON.stringify({ called, birthOn, shared }))
    }),
  )
})
