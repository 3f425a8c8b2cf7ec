import assert from 'node:assert/strict'
import { test } from 'node:test'
import { suggestKept } from './suggest-kept.ts'

const category = (id: number, zh: string, words: string, taxonomy = 'governance') => ({
  id,
  taxonomy,
  zh,
  en: zh,
  search: `pinyin py ${words}`,
})
const categories = [
  category(1, '水管破裂', '爆管 水管爆了 漏水'),
  category(2, '公用设施', '井盖 路灯 护栏'),
  category(3, '乱堆物料', '楼道杂物 堆物'),
  category(5, '其他', '井盖 漏水'),
  category(4, '供水报修', '水管爆了 漏水', 'hotline'),
]
const names = (text: string, most?: number) => suggestKept(categories, text, most).map(({ zh }) => zh)

test('what residents call it suggests the kind, the likeliest first', () => {
  assert.deepEqual(names('3号楼水管爆了，漏水'), ['水管破裂'])
  assert.deepEqual(names('井盖松了'), ['公用设施'], 'and what fits nowhere else is no guess')
  assert.deepEqual(names('楼道里有杂物，井盖也坏了').toSorted(), ['乱堆物料', '公用设施'])
})
test('kinds of request repeat the others, unless there are none else', () => {
  assert.ok(!names('漏水').includes('供水报修'))
  assert.deepEqual(
    suggestKept(categories.slice(4), '漏水').map(({ zh }) => zh),
    ['供水报修'],
  )
})
test('a text that says nothing, or only pinyin, suggests nothing', () => {
  for (const text of ['', '嗯嗯', 'pinyin py', '水']) assert.deepEqual(names(text), [], text)
})
test('never more than asked for', () => assert.equal(names('楼道杂物，井盖，漏水', 2).length, 2))
