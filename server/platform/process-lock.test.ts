import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { tryLock } from './process-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-lock-'))
after(() => rmSync(folder, { recursive: true }))

/** Another process that takes the lock, says so and waits to be killed. */
const holder = async (path: string) => {
  const module = new URL('process-lock.ts', import.meta.url).href
  const code = `const { tryLock } = await import('${module}'); tryLock('${path}'); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout!, 'data')
  return child
}

test('a second process is told who holds the lock, until the holder is killed', async () => {
  const path = join(folder, 'a.lock')
  const child = await holder(path)
  const refused = tryLock(path)
  assert.ok('heldBy' in refused)
  assert.equal(refused.heldBy.pid, child.pid)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = tryLock(path)
  assert.ok('release' in lock)
  lock.release()
  assert.deepEqual(readdirSync(folder), [])
})

test('a number that went to another process does not keep the lock', () => {
  const path = join(folder, 'b.lock')
  writeFileSync(path, JSON.stringify({ pid: process.ppid, birth: 'of another', since: '' }))
  assert.ok('release' in tryLock(path))
})

test("a lock file emptied by a power cut is nobody's", () => {
  const path = join(folder, 'c.lock')
  writeFileSync(path, '')
  assert.ok('release' in tryLock(path))
})

test('what a later holder has is not released by an earlier one', () => {
  const path = join(folder, 'd.lock')
  const first = tryLock(path)
  assert.ok('release' in first)
  rmSync(path)
  writeFileSync(path, JSON.stringify({ pid: process.pid, birth: '', since: 'later' }))
  first.release()
  assert.ok(readdirSync(folder).includes('d.lock'))
})
