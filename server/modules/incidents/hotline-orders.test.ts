// 12345 work orders arrive as files (J08): checked row by row, never twice.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areas, startSmallCity } from '../../../test/small-city.ts'

const city = await startSmallCity()
const clerk = await city.as('clerk')
const path = `/api/areas/${areas.community}/hotline-orders`

const upload = async (text: string | Buffer, filename = 'orders.csv', browser = clerk) => {
  const edge = 'edge-of-the-form'
  const body = Buffer.concat([
    Buffer.from(
      `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(text),
    Buffer.from(`\r\n--${edge}--\r\n`),
  ])
  await browser.get('/api/session')
  const answer = await city.app.http.inject({
    method: 'POST',
    url: `${path}/check`,
    cookies: browser.cookies,
    payload: body,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}`, 'x-csrf-token': browser.token() },
  })
  return { status: answer.statusCode, body: answer.json() }
}

const file = `某市热线工单汇总表,,,,
,,,,
工单编号*,诉求内容*,诉求地址,联系电话,备注
A1,小区门口水管爆裂水流了一地,东昌社区,138-1234-5678,急
A2,,东昌社区,13812345678,
A3,路灯不亮,东昌社区,1381234,
A1,又说了一次,东昌社区,,
`

test('what is no sheet, and a sheet without the header, are refused with the way out', async () => {
  assert.equal(
    (await upload(Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]), 'x.bin')).body.code.startsWith('incidents.orders_'),
    true,
  )
  assert.equal((await upload('甲,乙\n1,2\n')).body.code, 'incidents.orders_columns')
})

test('a grid worker may not take in the hotline’s orders', async () => {
  assert.equal((await upload(file, 'orders.csv', await city.as('gridWorker'))).status, 403)
})

test('each row says what it lacks, in the words of the one who sees it; title and notes above the header are passed over', async () => {
  const { status, body } = await upload(file)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(body.unknownColumns, ['备注'])
  assert.deepEqual(
    body.rows.map((r: { faults: { field: string }[] }) => r.faults.map((f) => f.field)),
    [[], ['text'], ['reporterPhone'], ['orderNo']],
  )
  assert.equal(body.rows[0].reporterPhone, '13812345678')
  assert.equal(body.rows[0].categoryId, await city.categoryId('水管破裂'))
  assert.equal(body.rows[1].faults[0].message, '请填写')
})

test('orders become cases once, however often and by whomever they are sent', async () => {
  const order = { orderNo: 'B7', text: '楼道堆物挡住消防通道', placeText: '东昌社区', reporterPhone: '13812345678' }
  const [first, again] = await Promise.all([
    clerk.post(path, { orders: [order] }),
    (await city.as('head')).post(path, { orders: [order] }),
  ])
  assert.deepEqual([first.status, again.status], [200, 200])
  const cases = [...first.body.results, ...again.body.results].map(
    (r: { receipt: { number: number } | null; message: string | null }) => r.receipt?.number ?? r.message,
  )
  const { rows } = await city.owner.query('select number, source from incidents.incident where external_no = $1', [
    'B7',
  ])
  assert.equal(rows.length, 1)
  assert.equal(rows[0].source, 'hotline_12345')
  assert.ok(cases.includes(rows[0].number))
  const third = await clerk.post(path, { orders: [order] })
  assert.deepEqual([third.body.results[0].outcome, third.body.results[0].receipt?.number], ['there', rows[0].number])
  assert.equal((await upload('工单编号,诉求内容\nB7,楼道堆物\n')).body.rows[0].already.number, rows[0].number)
})

test('one bad order doesn’t hold up the others', async () => {
  const good = { orderNo: 'C1', text: '路灯不亮', placeText: '东昌社区' }
  const bad = { orderNo: 'C2', text: '路灯不亮', placeText: '东昌社区', categoryId: 999_999 }
  const answer = await clerk.post(path, { orders: [bad, good] })
  assert.deepEqual(
    answer.body.results.map((r: { outcome: string }) => r.outcome),
    ['refused', 'taken'],
  )
  assert.match(answer.body.results[0].message, /类别/)
})

test('the template is read back as it is', async () => {
  const sheet = await city.app.http.inject({ method: 'GET', url: `${path}/template`, cookies: clerk.cookies })
  assert.equal(sheet.statusCode, 200)
  const { body } = await upload(sheet.rawPayload, '模板.xlsx')
  assert.equal(body.rows[0].orderNo, 'SH2026112100001')
  assert.deepEqual(body.unknownColumns, [])
})
