import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFaults } from './password-rules.ts'

const cases: [string, string[], string[]][] = [
  ['Aa1!short', [], ['too_short']],
  ['alllowercaseletters', [], ['too_plain']],
  ['OnlyLetters-', [], []],
  ['zhangsan-A-2026', ['zhangsan', '张三'], ['holds_name']],
  ['Password123456!', [], ['common']],
  ['Admin@123456', [], ['common']],
  ['abcdefghijkl', [], ['too_plain', 'common']],
  ['江苏路17弄的樟树A', [], []],
  ['Wutong-Shu-88', ['li'], []],
  ['Wutong-Shu-88', ['wu'], ['holds_name']],
]
for (const [password, names, faults] of cases)
  test(`${password} ${faults.length ? `is refused: ${faults.join(', ')}` : 'may be used'}`, () =>
    assert.deepEqual(passwordFaults(password, names), faults))
