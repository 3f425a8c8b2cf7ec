import assert from 'node:assert/strict'
import { test } from 'node:test'
import { taxonomies } from '../seed/taxonomies.ts'
import { makeReportText, reportTemplates } from '../seed/texts.ts'
import { explain } from './explain.ts'
import { everyday, heldOut } from './held-out.ts'
import { learn } from './learn.ts'
import { modelFromBytes, modelToBytes } from './model-bytes.ts'
import { type Document, suggest, trainModel } from './model.ts'
import { seededRandom } from './random.ts'
import { taxonomyPrior } from './taxonomy-prior.ts'

const priorOf = (taxonomy: string) => taxonomyPrior(taxonomies.filter((row) => row.taxonomy === taxonomy))
const city = trainModel([], { prior: priorOf('city') })
const shareRight = (model: typeof city, sentences: readonly (readonly [string, string])[], among: number) =>
  sentences.filter(([code, text]) => suggest(model, text, among).some((s) => s.label === code)).length /
  sentences.length

test('a text that says nothing gets no suggestion', () => {
  for (const text of ['', '   ', '你好', '？？？', 'asdf qwer', '今天天气不错', '\u0000', '😀'])
    assert.deepEqual(suggest(city, text), [], text)
})

for (const taxonomy of ['city', 'governance'] as const)
  test(`without any history nine of ten unseen sentences find their category among three (${taxonomy})`, (t) => {
    const model = trainModel([], { prior: priorOf(taxonomy) })
    const three = shareRight(model, heldOut[taxonomy], 3)
    t.diagnostic(`first ${shareRight(model, heldOut[taxonomy], 1).toFixed(3)}, among three ${three.toFixed(3)}`)
    const missed = heldOut[taxonomy].filter(([code, text]) => !suggest(model, text).some((s) => s.label === code))
    assert.ok(three >= 0.9, JSON.stringify(missed))
  })

test('everyday words find their category first where both taxonomies are in use', () => {
  const both = trainModel([], { prior: [...priorOf('city'), ...priorOf('governance')] })
  const missed = everyday.filter(([code, text]) => suggest(both, text, 1)[0]?.label !== code)
  // a fallen tree may as well be told as an emergency
  assert.ok(missed.length <= 1, JSON.stringify(missed))
  assert.equal(suggest(both, '下水道又堵了', 1)[0]?.label, '0404')
})

test('shares are between 0 and 1, fall, and sum to 1 over all categories', () => {
  const all = suggest(city, '楼下饭店油烟太大', 100)
  assert.ok(Math.abs(all.reduce((sum, s) => sum + s.share, 0) - 1) < 1e-4)
  assert.ok(all.every((s, i) => s.share >= 0 && (i === 0 || s.share <= all[i - 1]!.share)))
})

test('learns from twenty closed incidents what people here call a thing', () => {
  const said = '大黄蜂又趴窝在桥洞底下了'
  assert.notEqual(suggest(city, said)[0]?.label, '0505')
  const closed: Document[] = Array.from({ length: 20 }, (_, i) => ({
    text: `${['桥洞', '学校', '菜场', '地铁站'][i % 4]}边上的大黄蜂${['倒了一片', '没人收', '挡路了', '又趴窝'][(i >> 2) % 4]}`,
    label: '0505',
  }))
  const model = trainModel(closed, { prior: priorOf('city') })
  assert.equal(suggest(model, said)[0]?.label, '0505')
  assert.ok(shareRight(model, heldOut.city, 3) >= 0.9, 'what the taxonomy says is not forgotten')
})

test('one correction counts at once, a new label asks for training', () => {
  const model = trainModel([], { prior: priorOf('city') })
  assert.equal(learn(model, '小蓝屋的盖子翻了', '没有'), false)
  assert.equal(learn(model, '小蓝屋的盖子翻了', 'P03'), true)
  assert.equal(suggest(model, '小蓝屋的盖子又翻了')[0]?.label, 'P03')
})

test('the same texts and seed give the same model', () => {
  const random = seededRandom(3)
  const documents = Object.keys(reportTemplates).map((label) => ({ text: makeReportText(random, label), label }))
  const once = () => modelToBytes(trainModel(documents, { prior: priorOf('city'), seed: 4 }))
  assert.ok(once().equals(once()))
})

test('a stored model answers as before, strange bytes are refused', () => {
  const stored = modelFromBytes(modelToBytes(city))
  for (const [, text] of heldOut.city) {
    const [before, after] = [suggest(city, text), suggest(stored, text)]
    assert.equal(after[0]?.label, before[0]?.label)
    assert.ok(Math.abs((after[0]?.share ?? 0) - (before[0]?.share ?? 0)) < 0.01)
  }
  assert.throws(() => modelFromBytes(Buffer.from('strange')))
})

test('says which words decided', () => {
  const words = explain(city, '楼下饭店油烟太大，不敢开窗', '0110').map((reason) => reason.word)
  assert.ok(words.includes('油烟'), words.join())
})
