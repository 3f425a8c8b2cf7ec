import { deepStrictEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { PaperDraft, paperKinds } from './boxes.ts'
import { emptyPaper, faultsOf, paperOf, type TypedPaper } from './typed-paper.ts'

let n = 0
const newId = () => `01930000-0000-7000-8000-${String(++n).padStart(12, '0')}`
const typed = (part: Partial<TypedPaper>): TypedPaper => ({ ...emptyPaper(newId), text: '楼道堆杂物', ...part })
const whole = { phone: '13800000521', name: '李示例', matter: '代办老年卡', answer: '已贴在公告栏' }

test('a paper with everything its kind takes is what the contract asks; with something missing that is named', () => {
  for (const kind of paperKinds) {
    const paper = typed({ kind, ...whole })
    deepStrictEqual(faultsOf(paper), [], kind)
    ok(PaperDraft.safeParse(paperOf(paper)).success, kind)
  }
  deepStrictEqual(faultsOf(typed({ kind: 'consultation' })), ['phone'])
  deepStrictEqual(faultsOf(typed({ kind: 'agency' })), ['matter', 'name'])
  deepStrictEqual(faultsOf(typed({ kind: 'answered', text: ' ' })), ['text', 'answer'])
  deepStrictEqual(faultsOf(typed({ kind: 'help', phone: '123' })), ['phone'])
})
