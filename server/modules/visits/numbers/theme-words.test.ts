import assert from 'node:assert/strict'
import { test } from 'node:test'
import { themeWords } from './theme-words.ts'

test('what an entry is about, without what every entry says', () => {
  const words = themeWords('居民反映楼道照明坏了，电动车在楼道充电很危险，希望社区装充电桩。')
  for (const word of ['照明', '楼道', '充电']) assert.ok(words.includes(word), `${word} in ${words.join(' ')}`)
  for (const word of ['居民', '反映', '希望', '社区']) assert.ok(!words.includes(word), word)
  assert.equal(new Set(words).size, words.length)
})

test('no names, telephones, documents, doors', () => {
  const words = themeWords('张建国说王阿姨住3号楼201室，电话13812345678，身份证310101195001011234，水管漏水')
  assert.ok(words.includes('漏水') || words.includes('水管'), words.join(' '))
  for (const word of words) assert.ok(!/\d|张建国|王阿姨|建国/.test(word), word)
})

test('nothing said is nothing', () => {
  assert.deepEqual(themeWords(''), [])
  assert.deepEqual(themeWords('12345 ……'), [])
})
