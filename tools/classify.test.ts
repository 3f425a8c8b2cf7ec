import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import ExcelJS from 'exceljs'

const folder = mkdtempSync(join(tmpdir(), 'linli-classify-'))
after(() => rmSync(folder, { recursive: true }))

type Run = { code: number; out: string; err: string }
const classify = (...args: string[]) =>
  new Promise<Run>((done) => {
    execFile(process.execPath, [join(import.meta.dirname, 'classify.ts'), ...args], (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
const put = (name: string, bytes: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

/** Two classes without a common character are told apart always; one row in ten bears the wrong label. */
const water = ['水管漏水', '自来水停了', '水压太低']
const noise = ['夜里施工吵闹', '喇叭声很响', '邻居放音乐']
const rows = Array.from({ length: 60 }, (_, i) => {
  const [said, label] = i % 2 ? [noise[i % 3]!, '噪音'] : [water[i % 3]!, '供水']
  return [String(i), '甲', said, i % 20 === 1 ? '供水' : label] as const
})
const csv = ['编号,留言用户,留言详情,一级标签', ...rows.map((row) => row.join(','))].join('\r\n')

/** GBK of the characters used here, by asking the decoder for every two-byte code once. */
const toGbk = (text: string): Uint8Array => {
  const codeOf = new Map<string, [number, number]>()
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high < 0xff; high++)
    for (let low = 0x40; low < 0xff; low++) codeOf.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : codeOf.get(c)!)))
}

test('refuses with the reason in both languages: no file, no such column, one value, wrong folds', async () => {
  const file = put('plain.csv', csv)
  const refused: [string[], RegExp, RegExp][] = [
    [[], /用法/, /Usage/],
    [[join(folder, 'none.csv')], /读不了文件/, /Can't read/],
    [[file, '--label', '部门'], /没有“部门”这一列.*一级标签/, /no column "部门"/],
    [[file, '--text', '内容'], /没有“内容”这一列/, /no column "内容"/],
    [[file, '--label', '留言用户'], /“留言用户”里少于两种取值/, /fewer than two values/],
    [[file, '--label', '一级标签', '--text', '一级标签'], /不能同为/, /can't both be/],
    [[file, '--folds', '1'], /--folds 应为/, /whole number/],
    [[put('empty.csv', '')], /文件是空的/, /empty/],
  ]
  for (const [args, zh, en] of refused) {
    const { code, err } = await classify(...args)
    assert.equal(code, 2, err)
    assert.match(err, zh)
    assert.match(err, en)
  }
})

test('finds the columns, says the known figures, and says them again for the same seed', async () => {
  const file = put('known.csv', csv)
  const [one, two] = [await classify(file), await classify(file)]
  assert.equal(one.code, 0, one.err)
  assert.match(one.out, /文本 text: 留言详情; 标签 label: 一级标签/)
  // 57 of 60: the three wrongly labelled rows can't be known.
  assert.match(one.out, /accuracy: 0\.9500/)
  assert.match(one.out, /macro F1: 0\.9499/)
  const untimed = (run: Run) => run.out.replace(/^用时.*$/m, '')
  assert.equal(untimed(one), untimed(two))
})

test('the same figures from GBK, a byte order mark, tabs, json lines and a sheet', async () => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('留言')
  sheet.addRow(['编号', '留言用户', '留言详情', '一级标签'])
  rows.forEach((row) => sheet.addRow([...row]))
  await book.xlsx.writeFile(join(folder, 'known.xlsx'))
  const files = [
    put('gbk.csv', toGbk(csv)),
    put('mark.csv', `\ufeff${csv}`),
    put('tabs.tsv', csv.replaceAll(',', '\t')),
    put('bare.tsv', rows.map(([, , said, label]) => `${label}\t${said}`).join('\n')),
    put('lines.jsonl', rows.map(([id, , text, label]) => JSON.stringify({ id, text, label })).join('\n')),
    join(folder, 'known.xlsx'),
  ]
  for (const file of files) {
    const { code, out, err } = await classify(file, '--json')
    assert.equal(code, 0, `${file}: ${err}`)
    const { accuracy, rows: read } = JSON.parse(out) as { accuracy: number; rows: number }
    assert.deepEqual({ file, accuracy, read }, { file, accuracy: 0.95, read: 60 })
  }
})
