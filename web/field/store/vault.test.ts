// What lies on the phone opens with the PIN and with nothing else; guessing costs time.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshGuard, oneMoreTry, waitsUntil } from './pin-guard.ts'
import { sealedShelf } from './sealed-shelf.ts'
import { memoryShelf } from './shelf.ts'
import { makeVault, openBytes, openVault, pinRounds, rewrapVault, sealBytes } from './vault.ts'

const rounds = 1000

test('the PIN opens, another doesn’t; a new PIN opens the same', async () => {
  const { key, record } = await makeVault('246810', rounds)
  const sealed = await sealBytes(key, 'a', new TextEncoder().encode('张三'))
  const opened = await openVault(record, '246810')
  assert.equal(new TextDecoder().decode(await openBytes(opened!, 'a', sealed)), '张三')
  assert.equal(await openVault(record, '246811'), undefined)
  const other = await rewrapVault(opened!, '135790', rounds)
  assert.equal(await openVault(other, '246810'), undefined)
  const again = await openVault(other, '135790')
  assert.equal(new TextDecoder().decode(await openBytes(again!, 'a', sealed)), '张三')
})

test('rounds are those advised', () => assert.ok(pinRounds >= 600_000))

test('a record put in the place of another, or touched, doesn’t open', async () => {
  const { key } = await makeVault('246810', rounds)
  const sealed = await sealBytes(key, 'a', new Uint8Array([1, 2, 3]))
  await assert.rejects(openBytes(key, 'b', sealed))
  sealed[20]! ^= 1
  await assert.rejects(openBytes(key, 'a', sealed))
})

test('nothing of what is kept lies there in clear, photos neither', async () => {
  const shelf = memoryShelf()
  const { key } = await makeVault('246810', rounds)
  const sealed = sealedShelf(shelf, key)
  await sealed.write({ put: [{ box: 'households', key: 'h1', value: { name: 'zhangsan' } }] })
  await sealed.putBlob('p1', new Blob(['a picture'], { type: 'image/jpeg' }), { filename: 'zhangsan.jpg' })
  const lies = [...(await shelf.all('households')), ...(await shelf.all('file')), ...(await shelf.all('file_about'))]
  const text = lies.map(({ bytes }) => new TextDecoder('latin1').decode(bytes)).join()
  assert.equal(lies.length, 3)
  for (const word of ['zhangsan', 'a picture', 'image/jpeg']) assert.ok(!text.includes(word), word)
  assert.deepEqual(await sealed.all('households'), new Map([['h1', { name: 'zhangsan' }]]))
  const blob = await sealed.blob('p1')
  assert.deepEqual([await blob!.text(), blob!.type], ['a picture', 'image/jpeg'])
  const copy = sealedShelf(memoryShelf(), (await makeVault('111111', rounds)).key)
  await sealed.copyTo(copy)
  assert.deepEqual(await copy.one('households', 'h1'), { name: 'zhangsan' })
  assert.equal(await (await copy.blob('p1'))!.text(), 'a picture')
  await sealed.dropBlobs(['p1'])
  assert.equal(await sealed.blob('p1'), undefined)
})

test('three tries are free, then each costs more, an hour at most', () => {
  let guard = freshGuard
  const pauses: number[] = []
  for (let i = 0; i < 8; i++) {
    guard = oneMoreTry(guard, 1000)
    pauses.push((waitsUntil(guard, 1000) ?? 1000) - 1000)
  }
  assert.deepEqual(pauses, [0, 0, 30_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000])
  assert.equal(waitsUntil(guard, 3_601_001), null)
  assert.equal(waitsUntil(guard, -10_000_000), null, 'a clock set back doesn’t lock anybody out for days')
})
