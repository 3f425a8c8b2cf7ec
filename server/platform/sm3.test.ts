import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digest } from './crypto.ts'
import { blockBytes, finish, sm3, stateAfter } from './sm3.ts'

test('the examples of the standard', () => {
  assert.equal(
    sm3(Buffer.from('abc')).toString('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
  assert.equal(
    sm3(Buffer.from('abcd'.repeat(16))).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

test('the same as OpenSSL for every length around the blocks, from the beginning and from a state', () => {
  const block = Buffer.alloc(blockBytes, 0x36)
  for (let length = 0; length < 300; length++) {
    const data = Buffer.from(Array.from({ length }, (_, i) => (i * 89 + length * 31) % 256))
    assert.deepEqual(sm3(data), digest(data), `${length} bytes`)
    assert.deepEqual(finish(stateAfter(block), blockBytes, data), digest(Buffer.concat([block, data])))
  }
})
