import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parseDelimited } from './delimited.ts'
import { streamTable } from './stream-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'stream-table-'))
after(() => rmSync(folder, { recursive: true }))
const rowsOf = async (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  const rows: string[][] = []
  for await (const row of streamTable(join(folder, name))) rows.push(row)
  return rows
}

test('a file longer than one piece reads as if it were one, quotes and line breaks and all', async () => {
  const text = `id,note\n${Array.from({ length: 60_000 }, (_, i) => `${i},"第 ${i} 行，说“好""了""”\n第二行, 𠮷"`).join('\r\n')}\n`
  assert.ok(Buffer.byteLength(text) > 2 * 1024 * 1024)
  assert.deepEqual(await rowsOf('long.csv', text), [...parseDelimited(text, ',')])
})

test('GBK and UTF-16 are told by their bytes, tabs and semicolons by the first line', async () => {
  assert.deepEqual(
    await rowsOf('gbk.csv', Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb, 0x3b, 0x62, 0x0a, 0xd5, 0xc5, 0x3b, 0x31)),
    [
      ['姓名', 'b'],
      ['张', '1'],
    ],
  )
  assert.deepEqual(await rowsOf('wide.tsv', Buffer.from('\ufeff姓名\tb\n张\t1', 'utf16le')), [
    ['姓名', 'b'],
    ['张', '1'],
  ])
  assert.deepEqual(await rowsOf('empty.csv', ''), [])
})
