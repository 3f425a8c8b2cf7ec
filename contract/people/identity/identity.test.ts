// Every number here is computed for the test. The regions 319999, 329999 … belong to no place.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { creditCheck, parseCreditCode } from './credit-code.ts'
import { documentKindOf } from './document-kinds.ts'
import { parseDocument } from './document.ts'
import { isHanName, normaliseName, splitName } from './name.ts'
import { residentCheck } from './resident-number.ts'

const resident = (first17: string) => first17 + residentCheck(first17)
const good = resident('31999919900229001'.replace('0229', '0228'))

test('the published example of the standard has check character X', () => {
  assert.equal(residentCheck('11010519491231002'), 'X')
})

const documents: [string, string | undefined, object][] = [
  [
    good,
    undefined,
    { kind: 'resident_id', canonical: good, birthOn: '1990-02-28', sex: 1, region: '319999', faults: [] },
  ],
  [
    ` ’${good.slice(0, 6)} ${good.slice(6)} `,
    '身份证',
    { kind: 'resident_id', canonical: good, birthOn: '1990-02-28', sex: 1, region: '319999', faults: [] },
  ],
  [
    '319999560103042',
    undefined,
    {
      kind: 'resident_id',
      canonical: resident('31999919560103042'),
      birthOn: '1956-01-03',
      sex: 2,
      region: '319999',
      old: true,
      faults: [],
    },
  ],
  [
    '319999990103998',
    undefined,
    {
      kind: 'resident_id',
      canonical: resident('31999918990103998'),
      birthOn: '1899-01-03',
      sex: 2,
      region: '319999',
      old: true,
      faults: [],
    },
  ],
  [
    resident('31999919900230001'),
    undefined,
    { kind: 'resident_id', canonical: resident('31999919900230001'), sex: 1, region: '319999', faults: ['birth_date'] },
  ],
  [
    resident('81000019850607123'),
    '港澳台居民居住证',
    {
      kind: 'hk_residence',
      canonical: resident('81000019850607123'),
      birthOn: '1985-06-07',
      sex: 1,
      region: '810000',
      faults: [],
    },
  ],
  [
    resident('82000019850607123'),
    '身份证',
    {
      kind: 'mo_residence',
      canonical: resident('82000019850607123'),
      birthOn: '1985-06-07',
      sex: 1,
      region: '820000',
      faults: ['other_kind'],
    },
  ],
  [
    resident('83000019850607123'),
    undefined,
    {
      kind: 'tw_residence',
      canonical: resident('83000019850607123'),
      birthOn: '1985-06-07',
      sex: 1,
      region: '830000',
      faults: [],
    },
  ],
  [
    resident('91184019850607123'),
    '外国人永久居留身份证',
    {
      kind: 'permanent_residence',
      canonical: resident('91184019850607123'),
      birthOn: '1985-06-07',
      sex: 1,
      region: '911840',
      faults: [],
    },
  ],
  ['xyz310085060712', undefined, { kind: 'permanent_residence', canonical: 'XYZ310085060712', faults: [] }],
  ['Ｈ00000019', undefined, { kind: 'hk_mo_permit', canonical: 'H00000019', faults: [] }],
  ['M0000001901', '回乡证', { kind: 'hk_mo_permit', canonical: 'M0000001901', faults: [] }],
  ['00000019', '台胞证', { kind: 'tw_permit', canonical: '00000019', faults: [] }],
  ['0000001901(B)', '台湾居民来往大陆通行证', { kind: 'tw_permit', canonical: '0000001901B', faults: [] }],
  ['E00000019', undefined, { kind: 'passport', canonical: 'E00000019', faults: [] }],
  ['ab 1234567', '护照', { kind: 'passport', canonical: 'AB1234567', faults: [] }],
  ['军字第0000019号', undefined, { kind: 'military', canonical: '军字第0000019号', faults: [] }],
  ['', '身份证', { kind: 'resident_id', canonical: '', faults: ['empty'] }],
  ['31999919900228', undefined, { kind: 'resident_id', canonical: '31999919900228', faults: ['length'] }],
  ['无', '身份证', { kind: 'resident_id', canonical: '无', faults: ['length'] }],
]
for (const [text, hint, expected] of documents)
  test(`document ${text || 'empty'}${hint ? ` as ${hint}` : ''}`, () =>
    assert.deepEqual(parseDocument(text, hint), expected))

test('x and X are one, full-width too, and a wrong check character is said', () => {
  let first = ''
  for (let n = 0; residentCheck((first = `319999199002280${String(n).padStart(2, '0')}`)) !== 'X'; n++);
  for (const x of ['x', 'X', 'ｘ', 'Ｘ', '×']) assert.deepEqual(parseDocument(first + x).faults, [])
  assert.deepEqual(parseDocument(`${first}1`).faults, ['checksum'])
  assert.deepEqual(parseDocument('111111111111111111').faults.includes('placeholder'), true)
})

test('one wrong digit or two neighbours exchanged never pass the check', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 999 }),
      (at, by, sequence) => {
        const number = resident(`31999919850607${String(sequence).padStart(3, '0')}`)
        const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1)
        assert.ok(parseDocument(wrong, 'resident_id').faults.length > 0)
        if (at < 16 && number[at] !== number[at + 1])
          assert.ok(
            parseDocument(number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)).faults.length > 0,
          )
      },
    ),
  )
})

test('reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Zx]{5,18}$/)), (text) => {
      const once = parseDocument(text)
      assert.equal(parseDocument(once.canonical).canonical, once.canonical)
    }),
  )
})

test('credit codes', () => {
  const organisation = '00000001' // its own check character by GB 11714 is 9 (11 - 2)
  const first17 = `91319999${organisation}9`
  const code = first17 + creditCheck(first17)!
  assert.deepEqual(parseCreditCode(` ${code.toLowerCase()} `), { canonical: code, region: '319999', faults: [] })
  assert.deepEqual(parseCreditCode(code.slice(0, 17)).faults, ['length'])
  assert.deepEqual(parseCreditCode(`9131999S${code.slice(8)}`).faults, ['characters'])
  const wrong = code.slice(0, 4) + String((Number(code[4]) + 1) % 10) + code.slice(5)
  assert.deepEqual(parseCreditCode(wrong).faults, ['checksum'])
  assert.equal(parseCreditCode('').faults[0], 'empty')
})

for (const [words, kind] of [
  ['居民身份证', 'resident_id'],
  ['港澳居民来往内地通行证', 'hk_mo_permit'],
  ['台湾居民来往大陆通行证', 'tw_permit'],
  ['外国人永久居留身份证', 'permanent_residence'],
  ['护照', 'passport'],
  ['军官证', 'military'],
  ['出生医学证明', 'birth_certificate'],
  ['passport', 'passport'],
  ['', undefined],
] as const)
  test(`the ledger's word ${words || '(none)'} means ${kind}`, () => assert.equal(documentKindOf(words), kind))

for (const [text, name] of [
  ['张　三', '张三'],
  [' 张 三（户主） ', '张三'],
  ['买买提•艾力', '买买提·艾力'],
  ['买买提 . 艾力', '买买提·艾力'],
  ['\u200b李四\ufeff', '李四'],
  ['𠮷田 花', '𠮷田花'],
  ["O'Neill,  MARY-ann", 'o neill mary ann'],
] as const)
  test(`the name ${JSON.stringify(text)} is ${name}`, () => assert.equal(normaliseName(text), name))

test('normalising a name twice changes nothing', () => {
  const piece = fc.constantFrom(
    '张',
    '𠮷',
    '·',
    '•',
    ' ',
    '　',
    '(',
    '）',
    '（',
    'A',
    'é',
    "'",
    '.',
    '李',
    '-',
    '\u200b',
    'ﬁ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((parts) => parts.join('')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        const once = normaliseName(text)
        assert.equal(normaliseName(once), once)
      },
    ),
    { numRuns: 500 },
  )
})

test('surname and given name', () => {
  assert.deepEqual(splitName('张三'), { surname: '张', given: '三' })
  assert.deepEqual(splitName('欧阳修'), { surname: '欧阳', given: '修' })
  assert.deepEqual(splitName('欧阳'), { surname: '欧', given: '阳' })
  assert.deepEqual(splitName('𠮷三丰'), { surname: '𠮷', given: '三丰' })
  assert.deepEqual(splitName('买买提·艾力'), { surname: '', given: '买买提·艾力' })
  assert.equal(isHanName('𠮷三丰'), true)
  assert.equal(isHanName('zhang san'), false)
})
