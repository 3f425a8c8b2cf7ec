import assert from 'node:assert/strict'
import { test } from 'node:test'
import { denialOf } from '#contract/people/deny-list.ts'
import { addressGrams, addressKey } from './address-keys.ts'
import { ageOn, monthsAfter, yearsBefore } from './day.ts'
import type { FieldBook } from './field-book.ts'
import { nameKeys } from './name-keys.ts'
import { sameValue, weigh } from './weigh-fact.ts'

const ranks: Record<string, number> = { registry: 10, department: 20, daily_work: 30, resident: 40, ledger: 50 }
const book = {
  rankOf: (_: string, kind: string) => ranks[kind]!,
  fields: new Map([
    ['birth_on', { changeable: false }],
    ['employer', { changeable: true }],
  ]),
} as unknown as FieldBook
type Kind = 'registry' | 'ledger' | 'daily_work'
const cases: [field: string, held: [Kind, string], said: [Kind, string], verdict: string][] = [
  ['birth_on', ['ledger', '2026-01-01'], ['ledger', '2026-02-01'], 'competes'],
  ['birth_on', ['ledger', '2026-01-01'], ['registry', '2020-01-01'], 'replaces'],
  ['birth_on', ['registry', '2020-01-01'], ['ledger', '2026-02-01'], 'competes'],
  ['employer', ['ledger', '2026-01-01'], ['ledger', '2026-02-01'], 'replaces'],
  ['employer', ['ledger', '2026-02-01'], ['ledger', '2026-01-01'], 'noted'],
  ['employer', ['ledger', '2026-02-01'], ['ledger', '2026-02-01'], 'competes'],
  ['employer', ['daily_work', '2026-01-01'], ['ledger', '2026-02-01'], 'competes'],
  ['employer', ['daily_work', '2026-02-01'], ['ledger', '2026-01-01'], 'noted'],
  ['employer', ['ledger', '2026-01-01'], ['daily_work', '2026-02-01'], 'replaces'],
  ['employer', ['ledger', '2026-02-01'], ['daily_work', '2025-02-01'], 'competes'],
]
for (const [field, [heldKind, heldDay], [saidKind, saidDay], verdict] of cases)
  test(`${field}: ${saidKind} of ${saidDay} against ${heldKind} of ${heldDay} ${verdict}`, () =>
    assert.equal(
      weigh(
        book,
        field,
        { value: 'a', kind: heldKind, onDay: heldDay },
        { value: 'b', kind: saidKind, onDay: saidDay },
      ),
      verdict,
    ))

test('a traditional and a simplified name are one value, blanks and width make no difference', () => {
  assert.ok(sameValue('name', '張學禮', '张 学礼'))
  assert.ok(sameValue('employer', 'ＡＢＣ 公司', 'abc公司'))
  assert.ok(!sameValue('name', '张三', '张山'))
})

test('surnames are read as surnames, names of minorities and foreigners by their letters', () => {
  assert.deepEqual(nameKeys('單雪'), { nameKey: '单雪', pinyin: 'shanxue', initials: 'sx' })
  assert.equal(nameKeys('欧阳修').initials, 'oyx')
  assert.equal(nameKeys('吕绿').pinyin, 'lvlv')
  assert.equal(nameKeys('阿迪力·买买提').initials, 'adlmmt')
  assert.deepEqual(nameKeys('Mary Ann Smith'), { nameKey: 'mary ann smith', pinyin: 'maryannsmith', initials: 'mas' })
})

test('one dwelling has one key however its address is written, and pieces that find it', () => {
  assert.equal(addressKey('上海市浦东新区浦城路150弄5号302室'), addressKey('浦城路１５０弄 5号 302'))
  assert.notEqual(addressKey('浦城路150弄5号302室'), addressKey('浦城路150弄5号303室'))
  assert.deepEqual(addressGrams('浦城路150弄5号'), ['浦城', '城路', '150', '5'])
})

test('ages at the edges: born on 29 February, not yet born, months of unlike length', () => {
  assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
  assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
  assert.equal(ageOn('2027-01-01', '2026-01-01'), null)
  assert.equal(yearsBefore('2024-02-29', 1), '2023-02-28')
  assert.equal(monthsAfter('2026-08-31', 6), '2027-02-28')
})

test('the words of real ledgers that are never kept are known, harmless ones pass', () => {
  for (const word of [
    '血型',
    '宗教信仰',
    '信访人员',
    '关注程度',
    '艾滋病人员登记表',
    '吸毒原因',
    '避孕节育情况',
    'imsi码',
    '人脸照片',
  ])
    assert.ok(denialOf(word), word)
  for (const word of [
    '文化程度',
    '面积',
    '门面房',
    '户籍地址',
    '是否低保',
    '母婴室',
    '表面积',
    '联系电话',
    '重病',
    '信息来源',
  ])
    assert.equal(denialOf(word), undefined, word)
})
