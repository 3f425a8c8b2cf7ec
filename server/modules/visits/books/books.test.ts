// The monthly book (C03) as PDF and Word, and the sheet: what the list shows, for who may read it; an empty month is a valid one.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { entryText, readZip } from '#platform/tables/zip.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'

const city = await startSmallCity()
const head = await city.as('head')
const worker = await city.as('gridWorker')
const path = `/api/areas/${areas.community}`
const at = new Date()
const month = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 7)
const write = async (browser: Browser, heard: string, more: object = {}) => {
  const { status, body } = await browser.post(`${path}/visits`, {
    id: uuid7(),
    kind: 'reception',
    heard,
    saidAt: at.toISOString(),
    sentAt: at.toISOString(),
    ...more,
  })
  assert.equal(status, 200, JSON.stringify(body))
}
await write(worker, '楼道灯坏了 <三天>', { needs: ['repair'], followUps: [{ kind: 'incident', id: uuid7() }] })
await write(head, '想学用手机')

const fetch = async (browser: Browser, url: string) => {
  const answer = await city.app.http.inject({ method: 'GET', url, cookies: browser.cookies })
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300))
  return answer.rawPayload
}
const wordText = async (bytes: Buffer) => {
  let xml = ''
  for await (const piece of entryText(bytes, readZip(bytes).get('word/document.xml')!)) xml += piece
  return xml.replace(/<[^>]+>/g, ' ')
}

test('the community’s book holds every entry with what followed', async () => {
  const text = await wordText(await fetch(head, `${path}/visit-book?month=${month}&format=docx`))
  for (const said of ['民情日志', '楼道灯坏了 &lt;三天&gt;', '想学用手机', '维修改造', '转事件 SJ'])
    assert.ok(text.includes(said), said)
  const pdf = await fetch(head, `${path}/visit-book?month=${month}`)
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
})

test('a worker prints their own, not another’s', async () => {
  const own = await wordText(
    await fetch(worker, `${path}/visit-book?month=${month}&format=docx&workerId=${city.accounts.gridWorker}`),
  )
  assert.ok(own.includes('楼道灯坏了') && !own.includes('想学用手机'))
  const others = await worker.get(`${path}/visit-book?month=${month}&workerId=${city.accounts.head}`)
  assert.equal(others.body.code, 'visits.book_not_yours')
})

test('a month without entries is printed as such; a month that is none is refused by field', async () => {
  const text = await wordText(await fetch(head, `${path}/visit-book?month=2020-02&format=docx`))
  assert.ok(text.includes('本月没有记录'))
  const refused = await head.get(`${path}/visit-book?month=2020-13`)
  assert.equal(refused.body.errors[0].field, 'month')
})

test('the sheet has the rows of the list and leaves a trace; workers export nothing', async () => {
  const sheet = await fetch(head, `${path}/visits-export?kind=reception`)
  let xml = ''
  for await (const piece of entryText(sheet, readZip(sheet).get('xl/worksheets/sheet1.xml')!)) xml += piece
  assert.ok(xml.includes('想学用手机') && xml.includes('共 2 条'))
  const { rows } = await city.owner.query(
    `select about from platform.audit where route = 'visits.export' order by id desc limit 1`,
  )
  assert.equal(rows[0].about.count, 2)
  assert.equal((await worker.get(`${path}/visits-export`)).status, 403)
})
