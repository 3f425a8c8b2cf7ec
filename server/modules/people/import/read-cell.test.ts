import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { residentCheck } from '#contract/people/identity/resident-number.ts'
import { maskAddress, maskIdNumber, maskName } from '#contract/platform/mask.ts'
import { families } from '../seed/codes.ts'
import { sayFault } from './cell-faults.ts'
import { plainCell, readCell, type CellWorld } from './read-cell.ts'
import { readDayCell } from './read-day-cell.ts'
import type { Target, TargetKind } from './targets.ts'

const codes = new Map(
  families.map((f) => [
    f.name,
    f.codes.split('\n').map((line) => {
      const [code, zh, en, aliases = ''] = line.split('|')
      return {
        family: f.name,
        code: code!,
        zh: zh!,
        en: en!,
        aliases: aliases.split(' '),
        sort: 0,
        validFrom: null,
        validTo: null,
        version: 1,
      }
    }),
  ]),
)
const world: CellWorld = {
  today: '2026-11-21',
  date1904: false,
  book: {
    codes,
    codeOf: (family, text) =>
      codes.get(family)?.find((c) => [c.code, c.zh, c.zh.replace(/族$/, ''), ...c.aliases].includes(text))?.code,
  },
}
const of = (kind: TargetKind, text: string, rest: Partial<Target> = {}, options = {}) =>
  readCell(world, { target: kind, zh: '字段', en: '', kind, group: '', words: [], ...rest }, text, options)
const codesOf = (kind: TargetKind, text: string, rest: Partial<Target> = {}, options = {}) =>
  of(kind, text, rest, options).faults.map((f) => f.code)

for (const [text, day] of [
  ['2020-1-2', '2020-01-02'],
  ['2020.01.02', '2020-01-02'],
  ['2020/1/2 0:00:00', '2020-01-02'],
  ['2020年1月2日', '2020-01-02'],
  ['２０２０年１月２日', '2020-01-02'],
  ['20200102', '2020-01-02'],
  ['二〇二〇年一月二日', '2020-01-02'],
  ['二零二零年十二月二十三日', '2020-12-23'],
  ['一九九〇年十月三十一日', '1990-10-31'],
  ['43832', '2020-01-02'],
  ['43832.5', '2020-01-02'],
  ['2020-01-02T00:00:00.000Z', '2020-01-02'],
  ['1/2/2020', '2020-01-02'],
  [' 2020 - 1 - 2 ', '2020-01-02'],
  ['', null],
] as const)
  test(`the day ${text || 'empty'}`, () => assert.deepEqual(readDayCell(text), { value: day, fault: null }))
test('the same serial in a sheet of the 1904 system', () => {
  assert.equal(readDayCell('42370', { date1904: true }).value, '2020-01-02')
})
test('days that are none say so, and offer what may have been meant', () => {
  assert.deepEqual(
    [readDayCell('2020-02-30').fault?.code, readDayCell('2020.1').fault?.code, readDayCell('202013').fault?.code],
    ['day_never', 'day_part', 'day_never'],
  )
  assert.equal(readDayCell('2020-23-01').fault?.suggestion, '2020-01-23')
  assert.deepEqual(
    [
      readDayCell('去年').fault?.code,
      readDayCell('2030-1-1', { most: '2026-11-21' }).fault?.code,
      readDayCell('1700-1-1').fault?.code,
    ],
    ['day_shape', 'day_future', 'day_ancient'],
  )
})
test('every day is read back in every form', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-03-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
      const day = at.toISOString().slice(0, 10)
      const [y, m, d] = day.split('-').map(Number) as [number, number, number]
      const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)
      for (const text of [
        day,
        `${y}.${m}.${d}`,
        `${y}年${m}月${d}日`,
        day.replaceAll('-', ''),
        ...(serial > 2100 ? [String(serial)] : []),
      ])
        assert.equal(readDayCell(text).value, day, text)
    }),
    { numRuns: 300 },
  )
})

const good = `31999919900228001${residentCheck('31999919900228001')}`
test('documents: digits lost by the spreadsheet, wrong length, wrong check, letters for digits', () => {
  assert.deepEqual(codesOf('document', '319999199002280010', {}, { lost: true }), ['document_lost'])
  assert.deepEqual(codesOf('document', '3.19999E+17'), ['document_lost'])
  assert.deepEqual(codesOf('document', good.slice(0, 17)), ['document_length'])
  assert.deepEqual(codesOf('document', good.slice(0, 17) + (good[17] === '1' ? '2' : '1')), ['document_checksum'])
  assert.equal(of('document', good.replaceAll('0', 'O'), {}, { documentKind: '身份证' }).faults[0]?.suggestion, good)
  assert.deepEqual(codesOf('document', '111111111111111111'), ['document_placeholder'])
  assert.equal((of('document', `’${good.slice(0, 6)} ${good.slice(6)}`).value as { canonical: string }).canonical, good)
  assert.equal(
    (of('document', 'H00000019', {}, { documentKind: '回乡证' }).value as { kind: string }).kind,
    'hk_mo_permit',
  )
  assert.deepEqual(of('document', '无'), { value: null, faults: [] })
})
test('phones: several in a cell, separators, landlines; one short of a digit is said and not kept', () => {
  assert.deepEqual(of('phone', '138-0000-0000、021-12345678').value, ['13800000000', '02112345678'])
  assert.deepEqual(of('phone', '１３８ ００００ ００００').value, ['13800000000'])
  assert.deepEqual(of('phone', '+86 13800000000 13900000000').value, ['13800000000', '13900000000'])
  assert.deepEqual(codesOf('phone', '1380000000'), ['phone_short'])
  assert.deepEqual(codesOf('phone', '没电话'), ['phone_shape'])
})
test('codes by code, name, alias; else the nearest is offered', () => {
  const nation = { family: 'nation', zh: '民族' }
  assert.deepEqual(
    ['汉', '汉族', '01'].map((t) => of('code', t, nation).value),
    ['01', '01', '01'],
  )
  assert.deepEqual(of('code', '大专', { family: 'education' }).value, '30')
  const wrong = of('code', '朝鲜族人', nation)
  assert.deepEqual([wrong.value, wrong.faults[0]?.code, wrong.faults[0]?.suggestion], [null, 'code_unknown', '朝鲜族'])
})
test('names keep rare characters and lose what aligns them', () => {
  assert.equal(of('name', '李　 明').value, '李明')
  assert.equal(of('name', '𠮷田𬸚').value, '𠮷田𬸚')
  assert.equal(of('name', '买买提•吐尔逊').value, '买买提·吐尔逊')
  assert.equal(of('name', '张三（户主）').value, '张三')
  assert.deepEqual(codesOf('name', '123456'), ['name_shape'])
})
test('credit codes: one digit wrong is said and not kept, older numbers are no credit codes', () => {
  const right = '91350100M000100Y43'
  assert.deepEqual(of('credit_code', ` ${right.toLowerCase()} `), { value: right, faults: [] })
  const wrong = of('credit_code', right.replace('43', '44'))
  assert.deepEqual([wrong.value, wrong.faults.map((f) => f.code)], [null, ['credit_code']])
  assert.deepEqual(of('credit_code', '310115600123456'), { value: null, faults: [] }, 'a licence number of 15 digits')
})
test('what was hidden is refused, not taken for a value', () => {
  const hidden: [TargetKind, string][] = [
    ['name', maskName('李明')],
    ['name', maskName('欧阳锦绣')],
    ['name', '张*三'],
    ['document', maskIdNumber(good)],
    ['document', maskIdNumber('H00000019')],
    ['address', maskAddress('浦城路150弄5号302室')],
    ['text', '••••'],
  ]
  for (const [kind, text] of hidden) {
    const { value, faults } = of(kind, text)
    assert.deepEqual([value, faults.map((f) => [f.code, f.level])], [null, [['masked', 'error']]], text)
  }
  assert.deepEqual(of('name', '李明*').faults, [], 'a mark behind a whole name hides nothing')
})
test('yes and no, numbers with units and percent, formula errors', () => {
  assert.deepEqual(
    ['是', '√', '有', 'Y', '否', '无', '×'].map((t) => of('flag', t).value),
    [true, true, true, true, false, null, null],
  )
  assert.deepEqual(
    ['89.5㎡', '1,234', '85%', '2万元'].map((t) => of('number', t).value),
    [89.5, 1234, 0.85, 20_000],
  )
  assert.deepEqual(codesOf('text', '#REF!'), ['formula_error'])
})
test('whatever stands in a cell, reading it answers and keeps no blanks around it', () => {
  const kinds: TargetKind[] = [
    'name',
    'document',
    'phone',
    'text',
    'long_text',
    'day',
    'number',
    'flag',
    'grid',
    'address',
    'separation',
    'credit_code',
    'document_kind',
  ]
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...kinds), (text, kind) => {
      const { value, faults } = of(kind, text)
      if (typeof value === 'string') assert.equal(value, value.trim())
      for (const f of faults)
        for (const locale of ['zh', 'en'] as const) {
          const says = sayFault(locale, f)
          // a value may hold braces of its own
          const own = Object.values(f.values ?? {}).join()
          assert.ok(says && (/\{\w+\}/.test(own) || !/\{\w+\}|\[object/.test(says)), says)
        }
      assert.equal(plainCell(plainCell(text)), plainCell(text))
    }),
    { numRuns: 600 },
  )
})
