import assert from 'node:assert/strict'
import { test } from 'node:test'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { kinds } from './kinds.ts'
import { readAddress } from './read-address.ts'
import { readDay } from './read-day.ts'
import { jaroWinkler, oneSlip } from './strings.ts'

const level = (kind: string, a: string, b: string): string => {
  const [x, y] = [kinds[kind]!.prepare([a]), kinds[kind]!.prepare([b])]
  if (x === null || y === null) return 'missing'
  const found = kinds[kind]!.compare(x, y)
  assert.equal(kinds[kind]!.compare(y, x), found, 'symmetric')
  return found < 0 ? 'silent' : kinds[kind]!.levels[found]!.name
}
// Made up: 319999 is no place.
const number = (middle: string) => `319999${middle}${residentCheck(`319999${middle}`)}`
const sound = number('19850607123')

const cases: [string, string, string, string][] = [
  ['document', sound, ` ${sound.slice(0, 6)} ${sound.slice(6)}`, 'same'],
  ['document', sound, '319999850607123', 'same'],
  ['document', sound, `${sound.slice(0, 15)}9${sound.slice(16)}`, 'slip'],
  ['document', sound, `${sound.slice(0, 8)}${sound[9]}${sound[8]}${sound.slice(10)}`, 'slip'],
  ['document', sound, number('19850607321'), 'contradiction'],
  ['document', sound, 'E00000019', 'silent'],
  ['document', 'E00000019', 'E12300045', 'unlike'],
  ['document', '111111111111111111', sound, 'missing'],
  ['day', '1990-02-08', '1990年2月8日', 'same'],
  ['day', '1990-02-08', '19900208', 'same'],
  ['day', '1990-02-08', '1990-08-02', 'slip'],
  ['day', '1990-02-08', '1991-02-08', 'slip'],
  ['day', '1990-02-08', '1990-02-18', 'slip'],
  ['day', '1990-02-08', '1990-01-13', 'slip'], // the 13th of the first month, by the traditional calendar
  ['day', '1990-02-08', '1990-02-25', 'close'],
  ['day', '1990-02-08', '1990', 'year'],
  ['day', '1990-02-08', '1971-11-23', 'different'],
  ['sex', '男', '1', 'same'],
  ['sex', 'F', '男', 'different'],
  ['sex', '未知', '男', 'missing'],
  ['phone', '13800000019', '+86 138-0000-0019', 'same'],
  ['phone', '021-60000019 / 13800000019', '13800000019', 'same'],
  ['phone', '60000019', '021-60000019', 'same'],
  ['phone', '13800000019', '13800000018', 'slip'],
  ['phone', '13800000019', '13900123456', 'different'],
  ['phone', '无', '13900123456', 'missing'],
  ['address', '上海市浦东新区浦城路150弄5号302室', '浦城路150弄5号302', 'dwelling'],
  ['address', '望江花园3幢2单元501室', '望江花园三号楼2-501', 'dwelling'],
  ['address', '望江花园3幢2单元501室', '望江花园3幢', 'building'],
  ['address', '望江花园3幢2单元501室', '望江花园4幢501室', 'estate'],
  ['address', '望江花园3幢2单元501室', '翠湖苑3幢501室', 'different'],
  ['given-name', 'William', 'Bill', 'near'],
  ['given-name', 'Catherine', 'Katherine', 'near'],
  ['surname', 'Smith', 'Smyth', 'near'],
  ['surname', 'Smith', 'Nguyen', 'different'],
  ['place', '12 Wattle Street', 'Wattle Street 12', 'near'],
  ['place-code', '2600', '2606', 'slip'],
  ['number', '100', '100.5', 'near'],
  ['number', '100', '108', 'close'],
  ['id', '1234567', '1234576', 'slip'],
]
for (const [kind, a, b, expected] of cases)
  test(`${kind}: ${a} and ${b}: ${expected}`, () => assert.equal(level(kind, a, b), expected))

for (const [text, expected] of [
  ['1990-2-8', [1990, 2, 8]],
  ['19900208', [1990, 2, 8]],
  ['１９９０．０２．０８', [1990, 2, 8]],
  ['1990年2月', [1990, 2, 0]],
  ['一九九〇年二月十八日', [1990, 2, 18]],
  ['8 Feb 1990', [1990, 2, 8]],
  ['32912', [1990, 2, 8]],
  ['1990', [1990, 0, 0]],
  ['1990-02-30', [1990, 2, 0]],
] as const)
  test(`the date ${text}`, () => assert.deepEqual(Object.values(readDay(text)!), expected))
test('no dates', () =>
  assert.deepEqual(
    ['', '不详', '长期', '99'].map((text) => readDay(text)),
    [null, null, null, null],
  ))
test('dates with the month first', () =>
  assert.deepEqual(readDay('02/08/1990', 'mdy'), { year: 1990, month: 2, day: 8 }))

test('addresses', () => {
  assert.deepEqual(readAddress('江苏省无锡市滨湖区蠡园街道隐秀社区隐秀苑12号301室'), {
    base: '隐秀苑',
    building: '12',
    unit: '',
    room: '301',
  })
  assert.deepEqual(readAddress('中山路12号院3号楼1单元602'), {
    base: '中山路12号院',
    building: '3',
    unit: '1',
    room: '602',
  })
  assert.deepEqual(readAddress('人民路88号'), { base: '人民路88号', building: '', unit: '', room: '' })
})

test('strings', () => {
  assert.equal(jaroWinkler('martha', 'marhta').toFixed(3), '0.961')
  assert.equal(jaroWinkler('dixon', 'dicksonx').toFixed(3), '0.813')
  assert.deepEqual(
    [oneSlip('abcd', 'abdc'), oneSlip('abcd', 'abd'), oneSlip('abcd', 'axcd'), oneSlip('abcd', 'badc')],
    [true, true, true, false],
  )
})
