import assert from 'node:assert/strict'
import { createCipheriv, createHmac } from 'node:crypto'
import { beforeEach, test } from 'node:test'
import { assert as holds, property, string } from 'fast-check'
import {
  blindIndex,
  digest,
  digestLarge,
  open,
  randomDigits,
  randomToken,
  same,
  seal,
  setDataKey,
  uuid7,
} from './crypto.ts'

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
beforeEach(() => setDataKey(key(7)))

test('a key of another length is refused', () => {
  assert.throws(() => setDataKey(Buffer.alloc(16).toString('base64')), /32 bytes/)
  assert.throws(() => setDataKey(key(1), 256), /0 to 255/)
})

test('a sealed value with any single bit changed does not open', () => {
  const sealed = seal('320211199001011234')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const bent = Buffer.from(sealed)
    bent[bit >> 3]! ^= 1 << (bit & 7)
    assert.throws(() => open(bent), `bit ${bit}`)
  }
  for (let length = 0; length < sealed.length; length++) assert.throws(() => open(sealed.subarray(0, length)))
})

test('a value sealed for one purpose does not open for another', () => {
  assert.throws(() => open(seal('13812345678', 'phone'), 'totp'), /belongs elsewhere/)
})

test('what was sealed opens, and never looks the same twice', () => {
  holds(
    property(string({ unit: 'binary' }), (text) => {
      const sealed = seal(text)
      assert.equal(open(sealed), text)
      assert.notDeepEqual(seal(text), sealed)
    }),
  )
  assert.equal(open(seal('𠮷野家 欧阳𣲗')), '𠮷野家 欧阳𣲗')
})

test('an older key still opens what it sealed after a new one was set', () => {
  const old = seal('老钥匙')
  setDataKey(key(8), 2)
  assert.equal(open(old), '老钥匙')
  assert.equal(seal('新钥匙')[0], 2)
})

test('a blind index finds the same number however it is written, and nothing else', () => {
  assert.deepEqual(blindIndex('phone', '+86 138-1234-5678'), blindIndex('phone', '１３８１２３４５６７８'))
  assert.notDeepEqual(blindIndex('phone', '13812345678'), blindIndex('phone', '13812345679'))
  assert.deepEqual(blindIndex('id_number', '11010519491231002x'), blindIndex('id_number', '11010519491231002X'))
  assert.notDeepEqual(blindIndex('phone', '13812345678'), blindIndex('id_number', '13812345678'))
  const before = blindIndex('phone', '13812345678')
  setDataKey(key(9))
  assert.notDeepEqual(blindIndex('phone', '13812345678'), before)
})

test('SM3 and SM4 answer the examples of their standards', () => {
  // GB/T 32905-2016 appendix A
  assert.equal(digest('abc').toString('hex'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(
    digest('abcd'.repeat(16)).toString('hex'),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
  // GB/T 32907-2016 appendix A
  const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  const sm4 = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
  assert.equal(sm4.update(block, undefined, 'hex'), '681edf34d206965e86b3e94f536e4246')
})

test('a large digest is the same digest', async () => {
  for (const length of [0, 1, 3_000_000])
    assert.deepEqual(await digestLarge(Buffer.alloc(length, 5)), digest(Buffer.alloc(length, 5)))
})

test('tokens, codes and ids have the promised form', () => {
  assert.match(randomToken(24), /^[\w-]{32}$/)
  assert.match(randomDigits(6), /^\d{6}$/)
  const ids = Array.from({ length: 10_000 }, () => uuid7())
  assert.deepEqual(ids, [...new Set(ids)].toSorted())
  for (const id of ids) assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('secrets compare equal only when they are', () => {
  assert.ok(same('123456', Buffer.from('123456')))
  assert.ok(!same('123456', '12345'))
  assert.ok(!same('', '0'))
})

test('the keyed digest is HMAC-SM3 as the library makes it', () => {
  const plain = (by: Buffer, data: string | Buffer) => createHmac('sm3', by).update(data).digest()
  holds(
    property(string(), (text) => {
      const derived = plain(Buffer.alloc(32, 7), 'linli/blind_index/some kind')
      assert.deepEqual(blindIndex('some kind', text), plain(derived, text.normalize('NFKC').trim()))
    }),
  )
})
