// What a form answers about people is masked on every screen; in clear only by the reveal that asks for a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FormField } from '#contract/matters/forms.ts'
import type { ItemContent } from '#contract/matters/item.ts'
import { sayAnswers } from './say-case.ts'

const field = (key: string, kind: string, zh: string, more: object = {}) =>
  FormField.parse({ key, kind, zh, en: key, ...more })
const fields = [
  field('name', 'text', '申请人', { prefill: 'name' }),
  field('child', 'text', '孩子姓名'),
  field('paper', 'document', '证件号码'),
  field('tel', 'phone', '联系电话'),
  field('account', 'text', '银行账号', { sensitive: true }),
  field('nick', 'text', '店铺名称'),
]
const values = {
  name: '周小满',
  child: '周苗',
  paper: '310115196001020517',
  tel: '13700137151',
  account: '622200001111',
  nick: '小满杂货',
}

test('names, documents, phones and sensitive answers are masked; others stand as they were said', () => {
  const said = sayAnswers({ form: { fields } } as unknown as ItemContent, { values, sources: {} }, 'zh')
  const text = Object.fromEntries(said.map((a) => [a.key, a.text]))
  assert.deepEqual([text['name'], text['child'], text['nick']], ['周**', '周*', '小满杂货'])
  for (const key of ['paper', 'tel', 'account'] as const) {
    assert.match(text[key]!, /\*/)
    assert.ok(!text[key]!.includes(values[key].slice(5, 10)))
  }
  assert.deepEqual(
    said.filter((a) => !a.masked).map((a) => a.key),
    ['nick'],
  )
})
