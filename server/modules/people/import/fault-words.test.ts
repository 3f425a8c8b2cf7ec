// K01, K03: what is wrong with a row is said in the language of whoever looks, not of whoever uploaded it.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import excel from 'exceljs'
import { areas, startSmallCity } from '../../../../test/small-city.ts'
import { allDenials } from '#contract/people/deny-list.ts'
import { phrases } from '#contract/phrases.ts'
import { madeUpNumber } from '../testing.ts'
import { faultCodes, sayFault } from './cell-faults.ts'
import { sayReason } from './reasons.ts'
import { givenReviewed, givenSheet, uploadSheet } from './testing.ts'

const city = await startSmallCity()
const head = await city.as('head')
const number = madeUpNumber('1990-02-28', 1)
const header = ['姓名', '身份证号码', '性别', '出生日期', '现住地址']
const bytes = await givenSheet('户籍人口登记表', header, [
  ['李明', number, '', '', '浦城路1号101室'],
  ['李明', number, '', '', '浦城路1号101室'],
  ['位数', number.slice(0, 17), '', '', '浦城路1号102室'],
  ['', '', '男', '1980-01-01', '浦城路1号103室'],
  ['性别', madeUpNumber('1985-05-05', 2), '男', '1985-05-06', '浦城路1号104室'],
  ['性别', madeUpNumber('1985-05-05', 3), '女', '1985-05-05', '浦城路1号104室'],
])
const made = await givenReviewed(city.app, head, areas.community, bytes)
const chinese = /\p{Script=Han}/u
const inEnglish = { 'accept-language': 'en' }
const read = async (url: string, headers: Record<string, string> = {}) =>
  city.app.http.inject({ url, cookies: head.cookies, headers })
type Found = { code: string; at: number | null; says: string; suggestion: string | null }
const rowsIn = async (headers?: Record<string, string>) => {
  const answer = await read(`${made.url}/rows?limit=100`, headers)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as { rows: { no: number; faults: Found[] }[]; faults: (Found & { rows: number })[] }
}

test('the same rows are told in Chinese and in English, one after the other', async () => {
  const [zh, en] = [await rowsIn(), await rowsIn(inEnglish)]
  const said = (of: typeof zh) => of.rows.flatMap((r) => r.faults.map((f) => f.says))
  assert.ok(said(zh).length >= 5 && said(zh).every((s) => chinese.test(s)), said(zh).join())
  assert.ok(
    said(en).every((s) => !chinese.test(s)),
    said(en).join(),
  )
  const codes = (of: typeof zh) => of.rows.map((r) => r.faults.map((f) => f.code))
  assert.deepEqual(codes(zh), codes(en))
  for (const code of ['twice', 'document_length', 'missing', 'sex_differs', 'birth_differs'])
    assert.ok(codes(en).flat().includes(code), code)
  assert.ok(said(en).includes('“Name” is empty and must be filled in'))
  assert.ok(said(en).some((s) => /^Differs from the sex in the resident number \((male|female)\)$/.test(s)))
  assert.deepEqual(
    zh.faults.map((f) => [f.code, f.at, f.rows]),
    en.faults.map((f) => [f.code, f.at, f.rows]),
  )
  assert.ok(en.faults.every((f) => !chinese.test(f.says)) && zh.faults.every((f) => chinese.test(f.says)))
})

test('the file of faulty rows is in the language of whoever downloads it, and can be imported again', async () => {
  for (const [headers, wanted] of [
    [{ 'accept-language': 'zh-CN' }, { header: '问题说明', note: /17 位/, all: chinese }],
    [inEnglish, { header: 'What is wrong', note: /has 17 places/, all: undefined }],
  ] as const) {
    const file = await read(`${made.url}/errors`, headers)
    const book = new excel.Workbook()
    await book.xlsx.load(file.rawPayload as never)
    const sheet = book.worksheets[0]!
    const all: string[] = []
    sheet.eachRow((row) => row.eachCell((cell) => cell.note && all.push(JSON.stringify(cell.note))))
    const columns = (sheet.getRow(3).values as unknown[]).slice(1)
    assert.deepEqual(columns.slice(0, 2), ['姓名', '身份证号码'], 'the columns keep their names')
    assert.equal(columns.at(-1), wanted.header)
    assert.ok(
      all.some((note) => wanted.note.test(note)),
      all.join(),
    )
    assert.ok(
      all.every((note) => chinese.test(note) === (wanted.all !== undefined)),
      all.join(),
    )
    const again = await givenReviewed(city.app, head, areas.community, file.rawPayload)
    assert.equal((await again.rows()).rows.length, 3)
  }
})

test('rows that were read before keep the sentence they were told', async () => {
  await city.owner.query(
    `update people.import_row set faults = (select jsonb_agg((f - 'values') || '{"says": "从前的话"}') from jsonb_array_elements(faults) f) where no = 7`,
  )
  const { rows, faults } = await rowsIn(inEnglish)
  assert.ok(rows.find((r) => r.no === 7)!.faults.every((f) => f.says === '从前的话'))
  assert.ok(faults.some((f) => f.says === '从前的话'))
})

test('every fault has its sentence in both languages, with the same blanks', () => {
  const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted()
  for (const code of faultCodes) {
    const key = `people.import_fault.${code}` as keyof typeof phrases.zh.words
    assert.deepEqual(blanks(phrases.en.words[key]), blanks(phrases.zh.words[key]), code)
    assert.notEqual(sayFault('en', { code }), sayFault('zh', { code }))
  }
})

test('why a ledger or a column is not read is said in English too: every reason there is', async () => {
  for (const file of readdirSync(import.meta.dirname).filter((f) => /^(refusals|recognise|undo-batch)\.ts$/.test(f))) {
    const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    // sentences, not the words that are looked for: in quotes, with Chinese punctuation or beginning with 不、密码、依法
    const reasons = [...source.matchAll(/'([^'\n]*)'/g)].flatMap(([, text]) =>
      /[：；，]|^不|^密码不/u.test(text!) && chinese.test(text!) ? [text!] : [],
    )
    for (const reason of reasons)
      assert.ok(!chinese.test(sayReason('en', reason).replace(/“[^”]*”/g, '')), `${file}: ${reason}`)
    assert.ok(file === 'undo-batch.ts' || reasons.length >= 5, file)
  }
  for (const { zh, en } of allDenials) assert.equal(sayReason('en', zh), en)
  assert.equal(sayReason('en', '居民已有人使用，保留'), 'The person is in use and stays')
  assert.equal(sayReason('zh', '没有这张工作表'), '没有这张工作表')
  const withBlood = await givenSheet('户籍人口登记表', [...header, '血型'], [['李明', number, '', '', '', 'A型']])
  const uploaded = await uploadSheet(head, areas.community, withBlood)
  const seen = (await read(`/api/areas/${areas.community}/people-imports/${uploaded.body.id}`, inEnglish)).json()
  assert.equal(seen.sheets[0].why, 'These columns are neither read nor kept: 血型')
  assert.equal(seen.sheets[0].columns.at(-1).denied, 'no blood type: of no use to services')
})
