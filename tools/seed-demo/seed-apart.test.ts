// The demo is loaded by a process of its own: when that fails, the start fails with it and says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seedApart } from './seed-apart.ts'

const options = {
  ownerUrl: 'postgres://nobody:nothing@127.0.0.1:1/none',
  dataDir: '/nonexistent',
  secrets: { dataKey: Buffer.alloc(32, 3).toString('base64') },
}

test('a seed that fails is told, not swallowed', async () => {
  await assert.rejects(seedApart(options), /载入示范城市失败（1）/)
})

test('a start that is asked to stop does not wait for it', async () => {
  const stop = new AbortController()
  const seeding = seedApart(options, stop.signal)
  stop.abort()
  await assert.rejects(seeding, { name: 'AbortError' })
})
