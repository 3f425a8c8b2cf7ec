// D02: the catalogue leaves as a sheet and comes back: checked row by row, nothing lost, a second time nothing changes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import type { CatalogueCheck } from '#contract/matters/catalogue-import.ts'
import type { Browser } from '#modules/access/testing.ts'
import { areas, startSmallCity } from '../../../../../test/small-city.ts'

const city = await startSmallCity()
const street = await city.as('street')
const here = `/api/areas/${areas.street}`

const fetchBook = async (path: string) => {
  const answer = await city.app.http.inject({ method: 'GET', url: path, cookies: street.cookies })
  assert.equal(answer.statusCode, 200)
  const book = new excel.Workbook()
  await book.xlsx.load(answer.rawPayload as never)
  return book
}
const bytesOf = async (book: excel.Workbook) => Buffer.from(await book.xlsx.writeBuffer())
const send = async (who: Browser, path: string, bytes: Buffer, fields: Record<string, string> = {}) => {
  await who.get('/api/session')
  const line = (name: string, value: string) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `${Object.entries(fields).map(([k, v]) => line(k, v)).join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')])
  return who.send('POST', path, payload, { 'content-type': 'multipart/form-data; boundary=b' })
} // prettier-ignore
const check = async (bytes: Buffer): Promise<CatalogueCheck> => {
  const { status, body } = await send(street, `${here}/matter-catalogue/check`, bytes)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const write = (bytes: Buffer, stamp: string, publish = false) =>
  send(street, `${here}/matter-catalogue`, bytes, { stamp, publish: String(publish) })
const column = (sheet: excel.Worksheet, header: string) =>
  (sheet.getRow(3).values as string[]).findIndex((name) => name?.replace('*', '') === header)

test('an export taken back as it is changes nothing', async () => {
  const bytes = await bytesOf(await fetchBook(`${here}/matter-catalogue.xlsx`))
  const { rows, counts, unread, untouched } = await check(bytes)
  assert.deepEqual(rows.filter((r) => r.verdict !== 'same').map((r) => [r.code, r.faults, r.changes]), []) // prettier-ignore
  assert.deepEqual([counts.same, unread, untouched], [88, [], 0])
})

test('changes, a new item and faults are told by row; what is right is published, and then it is all the same', async () => {
  const book = await fetchBook(`${here}/matter-catalogue.xlsx`)
  const sheet = book.worksheets[0]!
  const rowOf = (code: string) => {
    let found = 0
    sheet.eachRow((row, no) => {
      if (row.getCell(2).value === code) found = no
    })
    return found
  }
  const at = (header: string) => column(sheet, header)
  const meal = rowOf('yanglao.zhucan')
  const set = (no: number, values: Record<string, string | number | null>) => {
    for (const [header, value] of Object.entries(values)) sheet.getRow(no).getCell(at(header)).value = value
  }
  set(meal, { '一句话说明（给居民看）': '登记后可到任一长者食堂', '条件（一行一条）': null })
  const materials = String(sheet.getRow(rowOf('jiuzhu.linshi_jiuzhu')).getCell(at('材料（一行一种）')).value)
  set(rowOf('jiuzhu.linshi_jiuzhu'), { '材料（一行一种）': `${materials}\n灾情照片｜原件1｜非必需` })
  set(rowOf('bianmin.kaisuo'), { '承诺时限（工作日）': 99, 性质: '自己的' })
  const last = sheet.rowCount + 1
  const fresh = { 分类: '便民服务', 事项名称: '磨剪子', '一句话说明（给居民看）': '每月一次，免费磨', 性质: '自治事项', 谁可以办: '本社区居民', '法定时限（工作日）': 5, '承诺时限（工作日）': '1个工作日' } // prettier-ignore
  set(last, fresh)
  set(last + 1, fresh)
  set(last + 2, { 事项名称: '没有分类' })
  const bytes = await bytesOf(book)
  const { rows, counts, stamp } = await check(bytes)
  assert.deepEqual(counts, { new: 1, changed: 2, same: 85, wrong: 3 })
  const of = (no: number) => rows.find((r) => r.no === no)!
  assert.deepEqual(of(meal).changes.map((c) => [c.column, c.after]), [['一句话说明（给居民看）', '登记后可到任一长者食堂']]) // prettier-ignore
  assert.deepEqual([of(last).code, of(last).verdict], ['bianmin.mojianzi', 'new'])
  assert.match(of(last + 1).faults[0]!.says, new RegExp(`第 ${last} 行`))
  assert.deepEqual(of(rowOf('bianmin.kaisuo')).faults.map((f) => f.column), ['性质']) // prettier-ignore
  assert.ok(of(last + 2).faults.some((f) => f.column === '分类' && /必填/.test(f.says)))
  assert.equal((await write(bytes, 'another')).body.code, 'platform.conflict')
  const written = await write(bytes, stamp, true)
  assert.deepEqual(written.body, { drafts: 0, published: 3, left: 3 })
  const item = (await street.get(`${here}/matters/jiuzhu.linshi_jiuzhu`)).body
  const paper = item.materials.find((m: { zh: string }) => m.zh === '灾情照片')
  assert.deepEqual([paper.originals, paper.required], [1, false])
  assert.ok(item.form.fields.length > 3, 'what isn’t in the sheet stays')
  assert.ok(item.materials.some((m: { sampleText?: string }) => m.sampleText))
  assert.equal((await street.get(`${here}/matters/bianmin.mojianzi`)).body.summary, fresh['一句话说明（给居民看）'])
  const again = await check(bytes)
  assert.deepEqual([again.counts.same, again.counts.new, again.counts.changed], [88, 0, 0])
})

test('as drafts nothing is in force, and a second upload finds the drafts as they are', async () => {
  const book = await fetchBook(`${here}/matter-catalogue.xlsx`)
  const sheet = book.worksheets[0]!
  sheet.getRow(4).getCell(column(sheet, '居民的说法（用、隔开）')).value = '急难、周转'
  const bytes = await bytesOf(book)
  const { counts, stamp } = await check(bytes)
  assert.deepEqual([counts.changed, counts.wrong], [1, 0])
  assert.deepEqual((await write(bytes, stamp)).body, { drafts: 1, published: 0, left: 0 })
  assert.equal((await street.get(`${here}/matter-drafts`)).body.rows.length, 1)
  assert.equal((await check(bytes)).counts.changed, 0)
})

test('the template has notes, stars and drop-downs and is itself a sheet without rows; what is no sheet is said so', async () => {
  const book = await fetchBook(`${here}/matter-catalogue-template.xlsx`)
  assert.match(String(book.worksheets[0]!.getRow(2).getCell(1).value), /填写说明/)
  assert.ok((book.worksheets[0]!.getRow(3).values as string[]).includes('*事项名称'))
  assert.equal(book.worksheets[0]!.getRow(10).getCell(column(book.worksheets[0]!, '性质')).dataValidation?.type, 'list')
  assert.deepEqual((await check(await bytesOf(book))).rows, [])
  const other = await send(street, `${here}/matter-catalogue/check`, Buffer.from('姓名,电话\n王,1\n'))
  assert.equal(other.body.code, 'matters.sheet_no_header')
  const broken = await send(street, `${here}/matter-catalogue/check`, Buffer.from('PK\u0003\u0004 broken'))
  assert.equal(broken.body.code, 'matters.sheet_unreadable')
  const clerk = await city.as('clerk')
  assert.equal((await send(clerk, `${here}/matter-catalogue/check`, Buffer.from('a'))).status, 403)
})
