import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headerWords } from './header-words.ts'

for (const [text, plain, required] of [
  ['姓名*', '姓名', true],
  ['*出租人(出租房时有效)', '出租人', true],
  ['出租房类别*（出租房选择“是”时必填）', '出租房类别', true],
  ['身高(CM)', '身高', false],
  ['简 介', '简介', false],
  ['□是否外出', '是否外出', false],
  ['(房主\\法人)身份证号码', '房主\\法人身份证号码', false],
  ['学校名称(*在校住宿选是时必填)', '学校名称', false],
  ['＊身份证号码 ：', '身份证号码', true],
] as const)
  test(`${text} is ${plain}`, () => {
    const found = headerWords(text)
    assert.deepEqual([found.plain, found.required], [plain, required])
  })
