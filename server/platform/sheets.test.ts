import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { test } from 'node:test'
import excel from 'exceljs'
import { cellOf, textCell } from './sheet-cells.ts'
import { streamSheet, type SheetColumn } from './sheets.ts'

const columns: SheetColumn[] = [
  { key: 'number', header: '编号', kind: 'text' },
  { key: 'said', header: '内容', kind: 'text', width: 40 },
  { key: 'count', header: '件数', kind: 'number' },
  { key: 'share', header: '办结率', kind: 'percent' },
  { key: 'on', header: '日期', kind: 'date' },
  { key: 'at', header: '上报时间', kind: 'instant' },
]
const open = async (stream: NodeJS.ReadableStream) => {
  const book = new excel.Workbook()
  await book.xlsx.load((await buffer(stream)) as never)
  return book.worksheets[0]!
}

test('a text that looks like a formula becomes harmless, a lone sign and anything else stays', () => {
  for (const bad of ['=1+1', '+86', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =cmd', '＝1+1', '=HYPERLINK("http://x")'])
    assert.equal(textCell(bad), `'${bad}`)
  for (const good of ['-', '=', '水管爆裂', '138****5678', '', '3-2-501', '𠮷']) assert.equal(textCell(good), good)
  assert.equal(textCell('a\0b\ud800c'), 'ab\ufffdc')
  assert.equal(textCell('长'.repeat(40_000)).length, 32_767)
})

test('a value that is not of its kind is refused', () => {
  assert.throws(() => cellOf('number', 'many'), /not a number/)
  assert.throws(() => cellOf('date', 'soon'), /not a date/)
})

test('a failing source fails the stream', async () => {
  const rows = async function* () {
    yield { number: '1' }
    throw new Error('the database went away')
  }
  await assert.rejects(buffer(streamSheet({ title: '表', columns, rows: rows() })), /the database went away/)
})

test('what went in is what a spreadsheet reads, typed', async () => {
  const at = new Date('2026-11-20T17:30:00Z')
  const rows = [
    { number: '320211199001011234', said: '=1+1', count: 3, share: 0.875, on: '2026-11-21', at },
    { number: '007', said: '第一行\n第二行 <&>"𠮷', count: 0, share: null, on: at, at: at.toISOString() },
  ]
  const foot = { 填报单位: '陆家嘴街道', 填报人: '张*', 填报日期: '2026年11月21日' }
  const sheet = await open(
    streamSheet({ title: '事件台账', subtitle: '2026年11月', columns, rows, foot, watermark: '张三 & 李四' }),
  )
  const values = (row: number) => Array.from((sheet.getRow(row).values as unknown[]).slice(1))
  const day = new Date('2026-11-21')
  const local = new Date('2026-11-21T01:30:00Z') // as the clock on the wall shows it
  assert.equal(sheet.getCell('A1').value, '事件台账')
  assert.ok(sheet.getCell('F1').isMerged)
  assert.equal(sheet.getCell('A2').value, '2026年11月')
  assert.deepEqual(values(3), ['编号', '内容', '件数', '办结率', '日期', '上报时间'])
  assert.deepEqual(values(4), ['320211199001011234', "'=1+1", 3, 0.875, day, local])
  assert.deepEqual(values(5), ['007', '第一行\n第二行 <&>"𠮷', 0, undefined, day, local])
  assert.equal(sheet.getCell('A6').value, '填报单位：陆家嘴街道　　填报人：张*　　填报日期：2026年11月21日')
  assert.deepEqual([sheet.getCell('A4').numFmt, sheet.getCell('D4').numFmt], ['@', '0.0%'])
  assert.equal(sheet.getCell('A3').font.bold, true)
})

test('on screen the header stays and filters, on paper it is repeated on A4 landscape with page numbers', async () => {
  const sheet = await open(streamSheet({ title: "a/b[1]:'", columns, rows: [{ number: '1' }], watermark: '甲&乙' }))
  const { paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow } = sheet.pageSetup
  assert.deepEqual([paperSize, orientation, fitToWidth, fitToHeight, printTitlesRow], [9, 'landscape', 1, 0, '2:2'])
  assert.deepEqual([sheet.views[0]?.state, (sheet.views[0] as { ySplit: number }).ySplit], ['frozen', 2])
  assert.equal(sheet.autoFilter, 'A2:F3')
  assert.match(sheet.headerFooter.oddFooter!, /第 &P 页 共 &N 页/)
  assert.match(sheet.headerFooter.oddHeader!, /甲&&乙$/)
})

test('a reader who goes away stops the writing', async () => {
  let asked = 0
  const rows = async function* () {
    for (; asked < 1_000_000; asked++) yield { number: String(asked), said: '水'.repeat(50) }
  }
  const stream = streamSheet({ title: '表', columns, rows: rows() })
  const gone = new Writable({ write: (_, __, done) => done(new Error('gone')) })
  await assert.rejects(pipeline(stream, gone), /gone/)
  assert.ok(asked < 100_000)
})

test('a hundred thousand rows need no more memory than a few, also for a slow reader', async () => {
  const rows = async function* () {
    for (let i = 0; i < 100_000; i++)
      yield {
        number: `SJ${i}`,
        said: `第${i}件：水管爆裂 ${Math.sin(i)}`,
        count: i,
        share: 0.5,
        on: '2026-11-21',
        at: new Date(0),
      }
  }
  const before = process.memoryUsage().rss
  let [peak, bytes] = [before, 0]
  const slow = new Writable({
    highWaterMark: 16_384,
    write: (chunk: Buffer, _, done) => {
      bytes += chunk.length
      peak = Math.max(peak, process.memoryUsage().rss)
      setImmediate(done)
    },
  })
  await pipeline(streamSheet({ title: '表', columns, rows: rows() }), slow)
  assert.ok(bytes > 2e6)
  assert.ok(peak - before < 150e6, `grew by ${Math.round((peak - before) / 1e6)} MB`)
})
