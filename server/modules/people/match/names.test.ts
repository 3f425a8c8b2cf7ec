import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { simplify } from './han.ts'
import { compareNames, personName, prepareName } from './kinds/person-name.ts'

const level = (a: string, b: string) => personName.levels[compareNames(prepareName(a)!, prepareName(b)!)]!.name

for (const [a, b, expected] of [
  ['张伟', '张 伟', 'same'],
  ['張偉', '张伟', 'same'],
  ['劉慧嫻（户主）', '刘慧娴', 'same'],
  ['买买提•艾力', '买买提·艾力', 'same'],
  ['𠮷三丰', '𠮷三丰', 'same'],
  ['单雄', '善雄', 'sound'],
  ['查良', '扎良', 'sound'],
  ['解珍', '谢珍', 'sound'],
  ['仇英', '邱英', 'sound'],
  ['王建国', '王健国', 'sound'],
  ['建国王', '王建国', 'sound'],
  ['Zhang San', '张三', 'sound'],
  ['San Zhang', '张三', 'sound'],
  ['Smith John', 'John Smith', 'sound'],
  ['李兰英', '李南英', 'near'],
  ['李未', '李末', 'near'],
  ['王小明', '王明小', 'near'],
  ['John Smyth', 'John Smith', 'near'],
  ['J Smith', 'John Smith', 'near'],
  ['欧阳建国', '欧阳建军', 'near'],
  ['张子轩', '张子涵', 'partly'],
  ['张小明', '张明', 'partly'],
  ['张伟', '张强', 'surname'],
  ['张伟', '王芳', 'different'],
] as const)
  test(`${a} and ${b}: ${expected}`, () => assert.equal(level(a, b), expected))

test('what stands for no name is no name', () => {
  for (const text of ['', '  ', '无', '不详', 'N/A', '未知']) assert.equal(prepareName(text), null)
})

test('names compare the same both ways, and with themselves as the same', () => {
  const name = fc.oneof(
    fc
      .array(fc.constantFrom(...'张王李单查欧阳建国伟强子轩涵·𠮷'), { minLength: 1, maxLength: 5 })
      .map((c) => c.join('')),
    fc.constantFrom('John Smith', 'Smith, J', 'zhang san', 'Ann-Marie O’Neill'),
  )
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [x, y] = [prepareName(a), prepareName(b)]
      if (!x || !y) return
      assert.equal(compareNames(x, y), compareNames(y, x))
      assert.equal(compareNames(x, x), 0)
    }),
    { numRuns: 1000 },
  )
})

test('simplifying twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(simplify(simplify(text)), simplify(text))),
  )
})
