import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const shell = (...args: string[]) => {
  const env = { ...process.env, DATABASE_URL: '', DATABASE_APP_URL: '', LINLI_DATA: '/nonexistent' }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('deadline.ts', import.meta.url)), ...args],
    { encoding: 'utf8', env },
  )
  return { status, lines: stdout.trim().split('\n'), stderr }
}

test('what it cannot read it refuses in both languages, with how to ask', () => {
  for (const args of [
    [],
    ['--start', 'now', '--limit', '5wd'],
    ['--start', '2024-02-08T10:00', '--limit', '5x'],
    ['--wat'],
    ['--start', '2024-02-08T10:00', '--limit', '5wd', '--pause', '2024-02-09'],
  ]) {
    const { status, stderr } = shell(...args)
    assert.equal(status, 2, args.join(' '))
    assert.match(stderr, /usage/)
  }
  const { status, stderr } = shell('--start', '2024-02-08T10:00', '--limit', '5wd', '--area', '310101013001')
  assert.equal(status, 2)
  assert.match(stderr, /数据库没有运行/)
})

test('the due instant, then why', () => {
  const { status, lines } = shell('--start', '2024-02-08T10:00', '--limit', '5wd')
  assert.equal(status, 0)
  assert.equal(lines[0], '2024-02-21T17:30:00+08:00')
  assert.ok(lines.includes('- 2月10日至2月17日春节放假，跳过8天'))
})

test('in English, with a pause that still lasts', () => {
  const { lines } = shell(
    '--start',
    '2024-02-08T10:00',
    '--limit',
    '2wh',
    '--pause',
    '2024-02-08T11:00/',
    '--lang',
    'en',
  )
  assert.equal(lines[0], 'not known')
  assert.equal(lines.at(-1), '- Paused: no due time until resumed, 1 h of working time left')
})
