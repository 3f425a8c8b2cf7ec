import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { test } from 'node:test'

const dist = fileURLToPath(new URL('../../dist/resident', import.meta.url))

test('the first load of the resident app carries at most 100 kB of JavaScript (gzip)', () => {
  const page = readFileSync(`${dist}/index.html`, 'utf8')
  const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!)
  assert.ok(scripts.length > 0, 'the page names no script')
  const bytes = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(`${dist}${path}`), { level: 9 }).length, 0)
  assert.ok(bytes <= 100_000, `${bytes} bytes`)
})
