// K05, K06: somebody moves from one community to another. One asks, the other agrees; the record goes with the person,
// the registration stays behind as 户在人不在, both sides know, and who looked at what stands in the log.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
const [from, to] = [`/api/areas/${areas.community}`, `/api/areas/${areas.siblingCommunity}`]
const giver = await city.as('head')
const taker = await city.as('siblingHead')
const number = madeUpNumber('1980-04-05', 41)
const document = { field: 'document', value: { number } }
const id = await givenPerson(city.app, {
  areaId: areas.community,
  name: '赵搬家',
  facts: [
    document,
    { field: 'sex', value: '1' },
    { field: 'birth_on', value: '1980-04-05' },
    { field: 'phone', value: '13700137041' },
  ],
  residence: { kind: 'both', dwellingId: await givenDwelling(city.app, areas.community) },
})

type Notice = { id: string; kind: string; state: string; version: number; name: string; otherAreaName: string }
const notices = async (of: typeof giver, area: string, box = 'in') =>
  (await of.get(`${area}/people-notices?box=${box}`)).body.rows as Notice[]

test('the new community searches by number: it learns where the person stands, and nothing else', async () => {
  const found = (await taker.get(`${to}/people-search?q=${number}`)).body
  assert.deepEqual([found.rows.length, found.elsewhere], [0, [{ areaId: areas.community, areaName: '东昌社区' }]])
  assert.equal((await taker.get(`${from}/people/${id}`)).status, 403)
})

test('it asks; the old community refuses with a reason, is asked again, and agrees', async () => {
  const ask = () =>
    taker.post(`${to}/people-transfers`, { id: uuid7(), document: number, name: '赵搬家', note: '已租住本社区' })
  const asked = await ask()
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  assert.equal((await ask()).body.code, 'people.asked_already')
  const [first] = await notices(giver, from)
  assert.deepEqual([first!.kind, first!.otherAreaName], ['asks_transfer', '市新社区'])
  const answer = (state: string, notice: Notice, said?: string) =>
    giver.post(`${from}/people-notices/${notice.id}/answer`, { version: notice.version, state, answer: said ?? null })
  assert.equal((await answer('refused', first!)).body.code, 'people.notice_answer_missing')
  assert.equal((await answer('refused', first!, '本人说下月才搬')).status, 200)
  assert.equal((await notices(taker, to, 'out'))[0]!.state, 'refused')
  assert.equal((await ask()).status, 200)
  const again = (await notices(giver, from)).find((n) => n.state === 'new')!
  const agreed = await answer('accepted', again)
  assert.equal(agreed.status, 200, JSON.stringify(agreed.body))
})

test('the record went with the person: all values, sources and the past; the address there is still to be told', async () => {
  assert.equal((await giver.get(`${from}/people/${id}`)).status, 404)
  const person = (await taker.get(`${to}/people/${id}`)).body
  assert.deepEqual([person.name, person.separation, person.birthOn], ['赵搬家', 'lives_only', '1980-04-05'])
  assert.ok(
    person.residences.some((r: { until: string | null }) => r.until !== null),
    'where they lived before is kept',
  )
  const home = await givenDwelling(city.app, areas.siblingCommunity, { address: '市新路8号202室' })
  const moved = await taker.post(`${to}/people/${id}/move`, {
    version: person.version,
    kind: 'lives',
    dwellingId: home,
  })
  assert.equal(moved.status, 200, JSON.stringify(moved.body))
  assert.equal(moved.body.address, '市新路8号202室')
  const { rows } = (await taker.get(`${to}/dwellings/${home}/history`)).body
  assert.deepEqual(
    rows.filter((r: { what: string }) => r.what === 'came').map((r: { name: string }) => r.name),
    ['赵搬家'],
  )
})

test('the old community keeps 户在人不在: who, where to, since when; its numbers say so', async () => {
  const { rows } = (await giver.get(`${from}/people-away`)).body
  assert.deepEqual(
    rows.map((r: { name: string; homeAreaName: string }) => [r.name, r.homeAreaName]),
    [['赵搬家', '市新社区']],
  )
  const { total } = (await giver.get(`${from}/people-numbers`)).body
  assert.deepEqual([total.registered, total.registeredOnly, total.living], [1, 1, 0])
  const theirs = (await taker.get(`${to}/people-numbers`)).body.total
  assert.deepEqual([theirs.living, theirs.livesOnly], [1, 1])
})

test('who looked at the number is in the log of the new community, by worker and by day; the log can be exported', async () => {
  const reveal = { reason: '核对居住证', fields: ['document', 'phone'] }
  const shown = await taker.post(`${to}/people/${id}/reveal`, reveal)
  assert.ok(shown.body.values.some((v: { text: string }) => v.text === number))
  const log = (await taker.get(`${to}/people-reveals?account=${city.accounts.siblingHead}`)).body
  assert.deepEqual(
    log.rows.map((r: { person: string; reason: string; fields: string[] }) => [r.person, r.reason, r.fields]),
    [['赵搬家', reveal.reason, reveal.fields]],
  )
  assert.deepEqual(log.workers, [{ accountId: city.accounts.siblingHead, name: '测试siblingHead', times: 1 }])
  assert.equal((await taker.get(`${to}/people-reveals?to=2000-01-01`)).body.rows.length, 0)
  assert.equal((await taker.get(`${to}/people-reveals?from=2000-01-01&to=9999-12-30`)).body.rows.length, 1)
  assert.equal((await taker.get(`${to}/people-reveals?after=1`)).body.code, 'platform.invalid')
  const file = await taker.post(`${to}/people-reveals/export`, {})
  assert.equal(file.status, 200)
  assert.equal((await city.as('clerk').then((clerk) => clerk.get(`${from}/people-reveals`))).status, 403)
})
