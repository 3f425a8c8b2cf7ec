// D07, D10, D14: a matter missing two papers is told once what is missing, completed from home by phone, and finished
// without a second trip; the clock rests meanwhile and says why.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { setClock } from '#platform/clock.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { uploadPaper } from '#modules/matters/applications/testing.ts'
import { areas, startSmallCity } from '../small-city.ts'

setClock('2026-11-09T09:30:00+08:00') // a Monday
after(() => setClock(undefined))
const city = await startSmallCity()
const here = `/api/areas/${areas.community}`
const phone = '13700137088'
const number = madeUpNumber('1958-03-09', 27)
const personId = await givenPerson(city.app, {
  areaId: areas.community,
  name: '孙桂英',
  facts: [
    { field: 'document', value: { number } },
    { field: 'phone', value: phone },
    { field: 'birth_on', value: '1958-03-09' },
    { field: 'registered_address', value: '上海市浦东新区示例路1号' },
  ],
  residence: {
    kind: 'both',
    dwellingId: await givenDwelling(city.app, areas.community, { address: '浦城路88号302室' }),
  },
})
const clerk = await city.as('clerk')
const id = uuid7()
const item = 'jiuzhu.linshi_jiuzhu'

test('the clerk finds matter and person in plain words and one number; nothing known is asked again', async () => {
  const found = (await clerk.get(`${here}/matters?q=${encodeURIComponent('家里失火了想要救急')}`)).body
  assert.equal(found.rows[0].code, item)
  const view = (await clerk.get(`${here}/matter-window?q=${number}&item=${item}`)).body
  assert.deepEqual([view.applicant.name, view.applicant.personId], ['孙桂英', personId])
  assert.deepEqual(view.matter.known.toSorted(), ['document', 'home_address', 'name', 'phone'])
  const shown = Object.fromEntries(view.matter.prefilled.map((p: { key: string; text: string }) => [p.key, p.text]))
  assert.deepEqual([shown.name, shown.home_address], ['孙桂英', '浦城路88号302室'])
  assert.match(shown.document, /^3199\*+/)
  assert.equal(shown.phone, '137****7088')
  const papers = Object.fromEntries(
    view.matter.papers.map((p: { key: string; fetched: boolean }) => [p.key, p.fetched]),
  )
  assert.deepEqual([papers.id, papers.home, papers.bills], [true, true, false])
  assert.equal(view.matter.decidedBy, '陆家嘴街道')
})

test('one call takes it in and tells everything missing at once', async () => {
  const body = {
    id,
    itemCode: item,
    applicant: { personAreaId: areas.community, personId },
    values: { difficulty: ['disaster'], amount: 3000, bank_no: '6222000000001234', reason: '厨房失火，家具烧毁' },
    papers: [{ key: 'income', state: 'promised' }],
    next: { do: 'notify', note: '请带票据' },
  }
  const answer = await clerk.post(`${here}/applications`, body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  assert.equal(answer.body.state, 'supplement')
  assert.deepEqual(answer.body.missing.map((m: { key: string }) => m.key), ['bills', 'bank']) // prettier-ignore
  assert.equal((await clerk.post(`${here}/applications`, body)).body.number, answer.body.number)
  const print = await clerk.get(`${here}/applications/${id}/forms/one-time-notice`)
  assert.equal(print.status, 200)
  assert.equal(print.headers['content-type'], 'application/pdf')
})

test('the clock rests while the applicant completes, and says so', async () => {
  const { clocks } = (await clerk.get(`${here}/applications/${id}/deadline`)).body
  assert.deepEqual([clocks[0].clock, clocks[0].dueAt], ['accept', null])
  assert.ok(
    clocks[0].sentences.some((s: string) => s.includes('等申请人补齐材料')),
    clocks[0].sentences.join(),
  )
})

test('a case that waits for papers is not accepted over their head', async () => {
  const { version } = (await clerk.get(`${here}/applications/${id}`)).body
  const refused = await clerk.post(`${here}/applications/${id}/accept`, { moveId: uuid7(), version })
  assert.equal(refused.body.code, 'matters.move_not_from_here')
})

test('at home, on the phone, she uploads both; the case comes back and the clock runs on', async () => {
  setClock('2026-11-12T20:00:00+08:00')
  const her = await city.asResident(phone)
  const notices = (await her.get('/api/me/notices')).body.rows
  assert.ok(notices.some((n: { kind: string }) => n.kind === 'application_notified'))
  const [own] = (await her.get('/api/me/applications')).body.rows
  assert.deepEqual([own.id, own.missing], [id, 2])
  const before = (await her.get(`${here}/own-applications/${id}`)).body
  assert.deepEqual(before.missingThings.map((m: { zh: string }) => m.zh), ['费用票据', '本人银行卡']) // prettier-ignore
  const [bills, bank] = [
    await uploadPaper(city.app, her, areas.community),
    await uploadPaper(city.app, her, areas.community),
  ]
  const first = await her.post(`${here}/own-applications/${id}/supply`, {
    moveId: uuid7(),
    version: before.version,
    papers: [{ key: 'bills', state: 'given', files: [bills] }],
  })
  assert.deepEqual([first.status, first.body.state, first.body.missing.length], [200, 'supplement', 1])
  const second = await her.post(`${here}/own-applications/${id}/supply`, {
    moveId: uuid7(),
    version: first.body.version,
    papers: [{ key: 'bank', state: 'given', files: [bank] }],
  })
  assert.deepEqual([second.body.state, second.body.missing], ['submitted', []])
  assert.ok(second.body.dueAt)
  const other = await city.asResident('13700137089')
  assert.equal((await other.get(`${here}/own-applications/${id}`)).body.code, 'matters.application_unknown')
})

test('the community accepts; the street, which decides, takes it over and finishes it in time', async () => {
  setClock('2026-11-13T09:00:00+08:00')
  const seen = (await clerk.get(`${here}/applications/${id}`)).body
  assert.deepEqual([seen.papers.find((p: { key: string }) => p.key === 'bills').files.length, seen.trips], [1, 1])
  const accepted = await clerk.post(`${here}/applications/${id}/accept`, { moveId: uuid7(), version: seen.version })
  assert.equal(accepted.body.state, 'handling', JSON.stringify(accepted.body))
  const head = await city.as('head')
  const denied = await head.post(`${here}/applications/${id}/decide`, { moveId: uuid7(), version: accepted.body.version, decision: 'granted' }) // prettier-ignore
  assert.equal(denied.body.code, 'matters.not_yours_to_decide')
  const street = await city.as('street')
  const desk = (await street.get(`/api/areas/${areas.street}/application-desk`)).body
  assert.deepEqual([desk.counts.to_take_over, desk.counts.mine, desk.first[0].id], [1, 1, id])
  const taken = await street.post(`${here}/applications/${id}/accept-hand-over`, { moveId: uuid7(), version: accepted.body.version }) // prettier-ignore
  assert.equal(taken.status, 200, JSON.stringify(taken.body))
  setClock('2026-11-16T15:00:00+08:00')
  const done = await street.post(`${here}/applications/${id}/decide`, {
    moveId: uuid7(),
    version: taken.body.version,
    decision: 'granted',
    result: '同意一次性救助 3000 元',
  })
  assert.equal(done.body.state, 'done', JSON.stringify(done.body))
})

test('one trip, in time: the numbers say so and open their rows', async () => {
  const street = await city.as('street')
  const days = 'from=2026-11-01&to=2026-11-30'
  const { shares, counts } = (await street.get(`/api/areas/${areas.street}/application-numbers?${days}`)).body
  assert.deepEqual(
    [counts.done, counts.told, shares.onTime, shares.onceDone, shares.tripsPerCase, shares.acceptance],
    [1, 1, 1, 1, 1, 1],
  )
  const rows = (
    await street.get(
      `/api/areas/${areas.street}/applications?scope=all&metric=once_done&countedFrom=2026-11-01&countedTo=2026-11-30`,
    )
  ).body
  assert.deepEqual([rows.rows.length, rows.total.count, rows.rows[0].id], [1, 1, id])
  assert.equal(rows.rows[0].applicantName, '孙**')
  for (const q of [phone, number, '孙桂英', '临时救助', String(rows.rows[0].number)])
    assert.equal((await street.get(`/api/areas/${areas.street}/applications?scope=all&q=${encodeURIComponent(q)}`)).body.rows.length, 1, q) // prettier-ignore
  const notices = (await (await city.asResident(phone)).get('/api/me/notices')).body.rows
  assert.ok(notices.some((n: { kind: string }) => n.kind === 'application_done'))
})
