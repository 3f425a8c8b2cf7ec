import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { cluster } from './cluster.ts'
import { score, weighList } from './model.ts'
import { judgePersons, personKeys, type PersonLike, preparePerson, registerModel } from './person-match.ts'
import { personScheme } from './person.ts'
import { compareRecords, missing, type Prepared } from './scheme.ts'

// Made up: 319999 is no place.
const number = (middle: string) => `319999${middle}${residentCheck(`319999${middle}`)}`
const model = registerModel(1_000_000)
const weights = weighList(personScheme, model)
const judge = (a: PersonLike, b: PersonLike) =>
  judgePersons(model, preparePerson(a), [{ person: preparePerson(b), key: 0 }])[0]!.explanation

const zhang: PersonLike = {
  name: '张建国',
  documents: [{ number: number('19850607123') }],
  birthOn: '1985-06-07',
  sex: 1,
  phones: ['13800000019'],
  address: '望江花园3幢2单元501室',
}
const without = (...fields: (keyof PersonLike)[]): PersonLike =>
  Object.fromEntries(Object.entries(zhang).filter(([field]) => !fields.includes(field as keyof PersonLike)))

for (const [what, other, decision] of [
  ['all the same', zhang, 'merge'],
  ['document alone, and the name heard', { documents: zhang.documents, name: '张健国' }, 'merge'],
  [
    'a slip in the document',
    { ...zhang, documents: [{ number: number('19850607123').replace('0607', '0670') }] },
    'merge',
  ],
  ['no document, name and birth date and phone', without('documents', 'address'), 'merge'],
  [
    'moved house, other phone, no document',
    { ...without('documents'), phones: ['13900123456'], address: '翠湖苑1幢101室' },
    'propose',
  ],
  ['another valid document', { ...zhang, documents: [{ number: number('19850607321') }] }, 'propose'],
  [
    'the same number under quite another name, sex and birth date',
    { ...zhang, name: '李秀兰', sex: 2, birthOn: '1990-01-02', phones: [], address: '' },
    'propose',
  ],
  ['a twin', { ...without('documents'), name: '张建军' }, 'propose'],
  [
    'a twin with a valid document of her own',
    { ...zhang, name: '张建军', documents: [{ number: number('19850607321') }] },
    'apart',
  ],
  ['the son', { ...without('documents'), name: '张浩', birthOn: '2011-03-04' }, 'apart'],
  ['the wife', { ...without('documents'), name: '王芳', birthOn: '1986-01-04', sex: 2 }, 'apart'],
  [
    'a namesake in the same building',
    { name: '张建国', birthOn: '1962-11-23', address: '望江花园3幢1单元102室', sex: 1 },
    'apart',
  ],
  ['a name alone', { name: '张建国' }, 'apart'],
  ['nothing', {}, 'apart'],
] as const)
  test(`${what}: ${decision}`, () => assert.equal(judge(zhang, other).decision, decision))

test('reasons are said field by field, in both languages', () => {
  const { fields, notes } = judge(zhang, { ...without('documents'), phones: ['13800000018'] })
  assert.deepEqual(
    fields.map(({ agreement }) => agreement),
    ['same', 'missing', 'same', 'same', 'slip', 'dwelling', 'missing'],
  )
  assert.match(fields[0]!.sentence.zh, /^姓名相同/)
  assert.match(fields[4]!.sentence.en, /one digit/)
  assert.equal(fields[1]!.sentence.zh, '一方没有')
  assert.ok(Array.isArray(notes))
  assert.match(judge(zhang, { ...zhang, documents: [{ number: number('19850607321') }] }).notes[0]!.zh, /证件号码不同/)
})

const pick = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 })
const anybody: fc.Arbitrary<PersonLike> = fc.record({
  name: pick('张建国', '张健国', '張建國', '李秀兰', '张伟', '张建军'),
  documents: pick(
    [{ number: number('19850607123') }],
    [{ number: number('19850607321') }],
    [{ number: '319999198506071230' }],
    [{ number: 'E00000019' }],
  ),
  birthOn: pick('1985-06-07', '1985-07-06', '1986-06-07', '1985', '2011-03-04'),
  sex: pick(1, 2),
  phones: pick(['13800000019'], ['13800000018', '13900123456'], ['13900123456']),
  address: pick('望江花园3幢2单元501室', '望江花园3-2-501', '望江花园4幢101', '翠湖苑1幢101室'),
  household: pick('100000019', '100000027'),
})
const bits = (a: Prepared, b: Prepared) => score(weights, compareRecords(personScheme, a, b), a, b)

test('a pair scores the same both ways', () => {
  fc.assert(
    fc.property(anybody, anybody, (x, y) => {
      const [a, b] = [preparePerson(x), preparePerson(y)]
      assert.deepEqual(bits(a, b), bits(b, a))
    }),
  )
})

test('what is missing in one field changes no other field, and counts nothing itself', () => {
  fc.assert(
    fc.property(anybody, anybody, fc.nat(personScheme.fields.length - 1), (x, y, f) => {
      const [a, b] = [preparePerson(x), preparePerson(y)]
      const full = bits(a, b).fields
      const less = bits(
        a.map((value, i) => (i === f ? null : value)),
        b,
      ).fields
      assert.deepEqual(
        less,
        full.map((value, i) => (i === f ? 0 : value)),
      )
    }),
  )
})

test('more agreement in a field never scores less, less never more', () => {
  fc.assert(
    fc.property(anybody, anybody, fc.nat(personScheme.fields.length - 1), (x, y, f) => {
      const [a, b] = [preparePerson(x), preparePerson(y)]
      const levels = compareRecords(personScheme, a, b)
      if (levels[f] === missing) return
      const scores = personScheme.fields[f]!.kind.levels.map(
        (_, level) => score(weights, levels.with(f, level), a, b).bits,
      )
      for (let l = 1; l < scores.length; l++)
        assert.ok(scores[l]! <= scores[l - 1]! + 1e-9, `${personScheme.fields[f]!.name} ${scores}`)
    }),
  )
})

test('persons who agree in what identifies share a key', () => {
  const shares = (x: PersonLike, y: PersonLike) => {
    const keys = new Set(personKeys(preparePerson(x)))
    return personKeys(preparePerson(y)).some((key) => keys.has(key))
  }
  assert.ok(personKeys(preparePerson(zhang)).length <= 24)
  for (const [a, b] of [
    [{ documents: zhang.documents }, { documents: [{ number: '319999850607123' }] }],
    [{ documents: zhang.documents }, { documents: [{ number: number('19850607123').slice(0, 16) + '9X' }] }],
    [{ documents: zhang.documents }, { documents: [{ number: `399999${number('19850607123').slice(6)}` }] }],
    [
      { name: '张建国', birthOn: '1985' },
      { name: '张健国', birthOn: '1985-06-07' },
    ],
    [
      { name: '张建国', birthOn: '1986-06-07' },
      { name: '張建國', birthOn: '1985-06-07' },
    ],
    [
      { name: '张三', phones: ['13800000019'] },
      { name: '张四', phones: ['13900123456', '13800000019'] },
    ],
    [
      { name: '张三', address: zhang.address },
      { name: '张三丰', address: '望江花园3-2-501' },
    ],
  ] satisfies [PersonLike, PersonLike][])
    assert.ok(shares(a, b), JSON.stringify([a, b]))
  assert.ok(!shares({ name: '张三', birthOn: '1985-06-07' }, { name: '李四', birthOn: '1990-01-02' }))
})

test('clusters are never joined across a contradiction, however the links are ordered', () => {
  const link = (a: number, b: number, bits: number) => ({ a, b, bits, against: 0, contradiction: false })
  assert.deepEqual([...cluster(4, [link(0, 1, 9), link(1, 2, 8), link(2, 3, 7)], [])], [0, 0, 0, 0])
  assert.deepEqual([...cluster(4, [link(2, 3, 7), link(1, 2, 8), link(0, 1, 9)], [[0, 2]])], [0, 0, 2, 2])
  assert.deepEqual([...cluster(4, [link(0, 1, 9), link(2, 3, 8), link(1, 2, 7)], [[0, 3]])], [0, 0, 2, 2])
})
