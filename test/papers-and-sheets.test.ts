// Sheets and papers of agency orders, questions and corrections: whole, masked, harmless, logged, for who may have them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import { uuid7 } from '#platform/crypto.ts'
import { givenBadGrade, givenQuestion } from './given-parts.ts'
import { areas, startSmallCity } from './small-city.ts'

const city = await startSmallCity()
const path = `/api/areas/${areas.community}`
const resident = await city.asResident('13800000601')
const clerk = await city.as('clerk')
const head = await city.as('head')
const street = await city.as('street')
type Who = typeof head

const sheet = async (who: Who, url: string) => {
  const answer = await city.app.http.inject({ url: path + url, cookies: who.cookies })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  const book = new excel.Workbook()
  await book.xlsx.load(answer.rawPayload as never)
  return Array.from(book.worksheets[0]!.getSheetValues(), (row) => ((row as unknown[] | undefined) ?? []).slice(1))
}
const isPdf = async (who: Who, url: string) => {
  const answer = await city.app.http.inject({ url: path + url, cookies: who.cookies })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  assert.ok(answer.rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')))
  assert.ok(answer.rawPayload.length > 5000)
}
const audited = async (what: object) => {
  const { rows } = await city.owner.query(`select from platform.audit where about @> $1`, [JSON.stringify(what)])
  return rows.length
}

const order = uuid7()
await resident.post(`${path}/own-agency-orders`, { id: order, matter: '=1+1 申领津贴', name: '欧阳示例' })
const question = await givenQuestion(resident)
const grade = await givenBadGrade(city)

const rowsOf = async (list: string, query: Record<string, string>) =>
  (await head.get(`${path}/${list}?${new URLSearchParams({ ...query, limit: '100' })}`)).body.rows.length
test('a number opens exactly the rows it counts', async () => {
  await clerk.post(`${path}/agency-orders`, { id: uuid7(), matter: '上门代办', name: '钱示例', homeVisit: true, address: '浦城路8号' }) // prettier-ignore
  const move = async (name: string, version: number, said: object) => {
    const done = await clerk.post(`${path}/agency-orders/${order}/${name}`, { moveId: uuid7(), version, ...said })
    assert.equal(done.status, 200, JSON.stringify(done.body))
  }
  await move('authorise', 1, { manner: 'on_the_spot', scope: '申领', until: '2099-01-01', witness: '证人' })
  await move('take-materials', 2, { items: [{ id: uuid7(), name: '身份证', original: true, copies: 1 }] })
  const answered = await clerk.post(`${path}/consultations/${question}/answer`, { moveId: uuid7(), version: 1, note: '带身份证' }) // prettier-ignore
  assert.equal(answered.status, 200, JSON.stringify(answered.body))
  await givenQuestion(resident)
  for (const [numbers, list, least] of [
    ['agency-numbers', 'agency-orders', { visits: 1, originals: 1, asked: 2 }],
    ['consultation-numbers', 'consultations', { answered: 1, asked: 2 }],
  ] as const) {
    const { body } = await head.get(`${path}/${numbers}`)
    const linked = body.numbers.filter((n: { query: unknown; measure: boolean }) => n.query && !n.measure) as {
      key: string
      value: number
      query: Record<string, string>
    }[]
    for (const n of linked) {
      // what became public stands in a list of its own
      const at = n.key === 'published' ? 'faq-drafts' : list
      assert.equal(await rowsOf(at, n.query), n.value, `${at} ${n.key}`)
    }
    for (const [key, value] of Object.entries(least)) assert.equal(linked.find((n) => n.key === key)?.value, value, key)
  }
  const { corrections } = (await head.get(`${path}/evaluation-numbers`)).body
  for (const [key, outcome] of Object.entries({
    inTime: 'in_time',
    late: 'late',
    calledBack: 'called_back',
    confirmed: 'confirmed',
  }))
    // prettier-ignore
    assert.equal(await rowsOf('corrections', { ...corrections.query, outcome }), corrections[key], key)
  assert.equal(await rowsOf('corrections', corrections.query), corrections.opened)
})

test('who may not export gets nothing', async () => {
  for (const list of ['agency-orders', 'consultations', 'corrections'])
    assert.equal((await clerk.get(`${path}/${list}-export`)).status, 403, list)
})

test('orders: names masked also for the desk that reads them in clear, and nothing a spreadsheet would calculate', async () => {
  const shown = (await head.get(`${path}/agency-orders?q=${encodeURIComponent('津贴')}`)).body.rows[0]
  assert.equal(shown.name, '欧阳示例')
  const rows = await sheet(head, `/agency-orders-export?scope=all&q=${encodeURIComponent('津贴')}`)
  const line = rows.find((row) => row[1] === `代办〔${shown.askedAt.slice(0, 4)}〕0001号`)!
  assert.deepEqual([line[0], line[3], line[4]], [1, "'=1+1 申领津贴", '欧***'])
  assert.equal(await audited({ exported: 'agency_orders', filter: { scope: 'all', q: '…' } }), 1)
})

test('questions: every one of them, numbers in the text starred, and nobody who asked', async () => {
  const asked = uuid7()
  await resident.post(`${path}/own-consultations`, { id: asked, text: '请回电 13800000601，我想问居住证' })
  await city.owner.query(
    `insert into matters.consultation select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n))).*
     from matters.consultation c, generate_series(1, 1001) n where c.id = $1`,
    [question],
  )
  await city.owner.query(
    `insert into matters.consultation_message (area_id, consultation_id, seq, at, kind, text)
     select c.area_id, c.id, 1, c.asked_at, 'question', '社保卡丢了怎么办' from matters.consultation c where c.number > 1000`,
  )
  const rows = await sheet(head, '/consultations-export?scope=all')
  const lines = rows.filter((row) => typeof row[0] === 'number')
  assert.deepEqual(
    lines.map((row) => row[0]),
    Array.from({ length: 1004 }, (_, i) => i + 1),
  )
  assert.equal(new Set(lines.map((row) => row[1])).size, 1004)
  const text = JSON.stringify(rows)
  assert.ok(text.includes('请回电 ***，我想问居住证') && !text.includes('13800000601'))
})

test('corrections: without who graded, and not for whoever served', async () => {
  const rows = await sheet(street, '/corrections-export?scope=all')
  const line = rows.find((row) => row[3] === '窗口服务')!
  assert.deepEqual([line[0], line[4], line[6], line[8]], [1, '社保咨询', '非常不满意', '待联系'])
  assert.ok(!JSON.stringify(rows).includes('0501'))
  await city.owner.query('update matters.evaluation set served_by = array[$1::uuid] where id = $2', [
    city.accounts.street,
    grade.id,
  ])
  assert.ok(!(await sheet(street, '/corrections-export?scope=all')).some((row) => row[3] === '窗口服务'))
  assert.equal((await street.get(`${path}/corrections/${grade.id}/print`)).status, 404)
})

test('each has its papers', async () => {
  for (const form of ['authorisation', 'materials', 'order'])
    await isPdf(clerk, `/agency-orders/${order}/print/${form}`)
  await isPdf(clerk, `/consultations/${question}/print`)
  await isPdf(head, `/corrections/${grade.id}/print`)
  assert.equal(await audited({ agency: order, printed: 'order' }), 1)
  assert.equal((await clerk.get(`${path}/corrections/${grade.id}/print`)).status, 403)
  assert.equal((await (await city.as('water')).get(`${path}/consultations/${question}/print`)).status, 404)
})
