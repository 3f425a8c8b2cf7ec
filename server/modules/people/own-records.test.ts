import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const head = await city.as('head')
const phone = '13300133001'
const number = madeUpNumber('1970-01-01', 81)
const mine = await city.asResident(phone)
const id = await givenPerson(city.app, {
  areaId,
  name: '沈本人',
  facts: [
    { field: 'phone', value: phone },
    { field: 'document', value: { number } },
    { field: 'employer', value: '码头' },
  ],
})

test('a resident sees what is kept about them, from where and on what basis, and who revealed it', async () => {
  await head.post(`/api/areas/${areaId}/people/${id}/reveal`, { reason: '核对养老金', fields: ['document'] })
  const { records } = (await mine.get('/api/me/records')).body
  const record = records[0]
  assert.equal(record.id, id)
  const value = (field: string) => record.values.find((v: { field: string }) => v.field === field)
  assert.equal(value('phone').text, phone)
  assert.ok(!value('document').text.includes(number.slice(6, 14)), 'a phone left on a table shows no number')
  assert.ok(value('employer').legalBasis.length > 4)
  assert.equal(record.seenBy[0].reason, '核对养老金')
})

test("somebody else sees nothing and asks for nothing; a phone of several people is nobody's", async () => {
  const other = await city.asResident('13300133002')
  assert.deepEqual((await other.get('/api/me/records')).body, { records: [], several: false })
  assert.equal(
    (
      await other.post(`/api/me/records/${areaId}/${id}/requests`, {
        id: uuid7(),
        kind: 'correct',
        field: 'employer',
        value: '船厂',
      })
    ).status,
    404,
  )
  for (const name of ['韩甲', '韩乙'])
    await givenPerson(city.app, { areaId, name, facts: [{ field: 'phone', value: '13300133003' }] })
  assert.deepEqual((await (await city.asResident('13300133003')).get('/api/me/records')).body, {
    records: [],
    several: true,
  })
})

test('a correction is asked, done by the community, and stands with the person as its source', async () => {
  const request = uuid7()
  const url = `/api/me/records/${areaId}/${id}/requests`
  assert.equal((await mine.post(url, { id: request, kind: 'correct' })).body.code, 'people.request_empty')
  assert.equal(
    (await mine.post(url, { id: request, kind: 'correct', field: 'employer', value: '船厂' })).body.state,
    'open',
  )
  const open = (await head.get(`/api/areas/${areaId}/people-requests`)).body.rows
  assert.deepEqual([open[0].wanted, open[0].name], ['船厂', '沈本人'])
  const answer = (body: object) =>
    head.post(`/api/areas/${areaId}/people-requests/${request}/answer`, { version: 1, ...body })
  assert.equal((await answer({ state: 'refused' })).body.code, 'people.answer_missing')
  assert.equal((await answer({ state: 'done' })).body.state, 'done')
  const person = (await head.get(`/api/areas/${areaId}/people/${id}`)).body
  const employer = person.values.find((v: { field: string }) => v.field === 'employer')
  assert.deepEqual([employer.text, employer.source.kind], ['船厂', 'resident'])
  assert.equal(
    (await head.post(`/api/areas/${areaId}/people-requests/${request}/answer`, { version: 2, state: 'done' })).body
      .code,
    'people.request_over',
  )
})
