import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inParts } from './in-parts.ts'

void test('parts are begun in order without waiting for each other, and answered in order', async () => {
  const begun: number[] = []
  const first = Promise.withResolvers<void>()
  const answers = await inParts([1, 2, 3, 4, 5], 2, async (part) => {
    begun.push(part[0]!)
    if (part[0] === 1) await first.promise
    else first.resolve()
    return part.length
  })
  assert.deepEqual(begun, [1, 3, 5])
  assert.deepEqual(answers, [2, 2, 1])
  assert.deepEqual(await inParts([], 2, () => Promise.resolve(1)), [])
})

void test('a part that fails early is heard, though others are still being begun', async () => {
  await assert.rejects(
    inParts([1, 2, 3], 1, async (part) => (part[0] === 1 ? Promise.reject(new Error('the first')) : part)),
    /the first/,
  )
})
