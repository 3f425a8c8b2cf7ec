import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findPersonal, hidePersonal } from './personal-text.ts'

const telling: [string, string][] = [
  ['打13812345678找我', '打***找我'],
  ['打１３８１２３４５６７８找我', '打***找我'],
  ['证号11010519491231002X，谢谢', '证号***，谢谢'],
  ['住浦城路9号302室', '住浦城路***'],
  ['3号楼2单元501', '***'],
  ['王阿姨说要找张建国先生', '***说要找***'],
  ['座机021-58881234', '座机***'],
  ['卡号6222020200112233445', '卡号***'],
  ['写信到 some.one@example.com 吧', '写信到 *** 吧'],
]
for (const [said, hidden] of telling) test(`${said}`, () => assert.equal(hidePersonal(said), hidden))

for (const plain of [
  '请带身份证和租房合同',
  '2025年9月26日前办理',
  '拨打12345',
  '费用100元',
  '依据《民法典》第1045条',
  '老师请假怎么办',
  '每月15日发放',
])
  test(`nothing in: ${plain}`, () => assert.deepEqual(findPersonal(plain), []))

test('what was hidden once has nothing left to hide, and nothing else is touched', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('13812345678', '王阿姨', '3号楼501室', '请带', '材料', ' ', '，', '12'), {
        maxLength: 12,
      }),
      (parts) => {
        const said = parts.join('')
        const hidden = hidePersonal(said)
        assert.deepEqual(findPersonal(hidden), [])
        const found = findPersonal(said)
        const rest = found
          .map((f, i) => said.slice(i ? found[i - 1]!.at + found[i - 1]!.text.length : 0, f.at) + '***')
          .join('')
        const end = found.at(-1)
        assert.equal(hidden, rest + said.slice(end ? end.at + end.text.length : 0))
      },
    ),
  )
})
