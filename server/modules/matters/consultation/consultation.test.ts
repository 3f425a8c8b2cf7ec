// Questions (Q01, Q02): asked by name or with a phone code alone, put to whom the table says, answered in time, asked once
// more; good answers become public only after an editor took out what names anybody.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-09-26T16:00:00+08:00')
const path = `/api/areas/${areas.community}`
const resident = await city.asResident('13800000401')
const other = await city.asResident('13800000402')
const clerk = await city.as('clerk')
const head = await city.as('head')
const water = await city.as('water')
const anybody = openBrowser(city.app)
const id = uuid7()
const move = (browser: typeof clerk, name: string, version: number, said: object = {}, of = id) =>
  browser.post(`${path}/consultations/${of}/${name}`, { moveId: uuid7(), version, ...said })

test('nobody signed in can’t ask by name; an empty question is refused', async () => {
  assert.equal((await anybody.post(`${path}/own-consultations`, { id: uuid7(), text: '问' })).status, 401)
  assert.equal((await resident.post(`${path}/own-consultations`, { id: uuid7(), text: ' ' })).status, 400)
})

test('asked ten times at once it is one question, with the window and a clock that knows the holiday', async () => {
  const said = { id, text: '居住证怎么办理？需要带什么材料', classCode: 'gongan' }
  const sent = await Promise.all(Array.from({ length: 10 }, () => resident.post(`${path}/own-consultations`, said)))
  assert.deepEqual([...new Set(sent.map((s) => `${s.status} ${s.body.number}`))], ['200 1'])
  assert.equal(sent[0]!.body.answeringBody, '东昌社区社区窗口')
  assert.equal(sent[0]!.body.dueAt, '2025-09-30T09:30:00.000Z', 'Sunday 28 is worked')
  assert.equal((await other.post(`${path}/own-consultations`, said)).body.code, 'matters.id_taken')
})

test('the table sends a class to its department, which sees that one only', async () => {
  const table = await head.send('PUT', `${path}/consultation-routes`, {
    classCode: 'shui',
    organisationId: city.organisations.water,
  })
  assert.equal(table.status, 200, JSON.stringify(table.body))
  assert.equal(
    (
      await head.send('PUT', `${path}/consultation-routes`, {
        classCode: 'x',
        organisationId: city.organisations.foreign,
      })
    ).body.code,
    'matters.organisation_unknown',
  )
  const about = uuid7()
  assert.match(
    (await resident.post(`${path}/own-consultations`, { id: about, text: '水费怎么交', classCode: 'shui' })).body
      .answeringBody,
    /供水/,
  )
  const seen = await water.get(`/api/areas/${areas.district}/consultations?scope=mine`)
  assert.deepEqual(
    seen.body.rows.map((r: { id: string }) => r.id),
    [about],
  )
  assert.equal((await water.get(`${path}/consultations/${id}`)).status, 404)
  const back = await move(water, 'pass-on', 1, { organisationId: null, note: '请窗口答复' }, about)
  assert.equal(back.status, 200, JSON.stringify(back.body))
  assert.equal((await water.get(`${path}/consultations/${about}`)).status, 404)
  assert.equal((await move(clerk, 'answer', 2, { note: '可以网上交' }, about)).body.state, 'answered')
})

test('with a phone code alone: whoever answers sees no number; a wrong code asks nothing', async () => {
  const phone = '13800000403'
  const { body } = await anybody.post('/api/phone-codes', { phone })
  const q = { id: uuid7(), text: '低保怎么申请', phone }
  const wrong = body.code === '000000' ? '000001' : '000000'
  assert.equal(
    (await anybody.post(`${path}/consultations-by-phone`, { ...q, code: wrong })).body.code,
    'access.code_wrong',
  )
  const asked = await anybody.post(`${path}/consultations-by-phone`, { ...q, code: body.code })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  const seen = (await clerk.get(`${path}/consultations/${q.id}`)).body
  assert.deepEqual([seen.anonymous, seen.phone], [true, null])
  assert.ok(!JSON.stringify(seen).includes('0403'))
  assert.equal((await clerk.get(`${path}/consultations/${id}`)).body.phone, '138****0401')
})

test('answered, asked once more, answered for good; by nobody else', async () => {
  assert.equal((await move(await city.as('siblingHead'), 'answer', 1, { note: '…' })).status, 403)
  assert.equal((await move(other, 'follow-up', 1, { note: '…' })).status, 404)
  const moveId = uuid7()
  const answer = { moveId, version: 1, note: '带身份证、租房合同，到窗口或网上办理。有疑问打 13800000499 找李阿姨' }
  for (let i = 0; i < 3; i++)
    assert.equal((await clerk.post(`${path}/consultations/${id}/answer`, answer)).body.state, 'answered')
  const again = await move(resident, 'follow-up', 2, { note: '合同要备案吗' })
  assert.deepEqual([again.body.state, again.body.thread.length], ['asked_again', 3])
  assert.ok(again.body.dueAt)
  assert.equal((await move(resident, 'follow-up', 3, { note: '再问' })).body.code, 'matters.step_not_from_here')
  const last = await move(clerk, 'answer-again', 3, { note: '要备案' })
  assert.deepEqual([last.body.state, last.body.dueAt], ['closed', null])
  assert.equal((await move(resident, 'judge', 4, { helped: true })).body.helped, true)
  assert.equal(
    (await resident.get('/api/me/evaluations')).body.rows.length,
    2,
    'both answered questions may be evaluated',
  )
})

let faq = { id: '', version: 1 }
test('proposed with its telling parts starred; an editor publishes only what names nobody', async () => {
  const draft = {
    id: uuid7(),
    consultationId: id,
    classCode: 'gongan',
    question: '居住证怎么办理？',
    answer: '带身份证、租房合同。有疑问打 13800000499 找李阿姨',
  }
  const proposed = await clerk.post(`${path}/faq-drafts`, draft)
  assert.equal(proposed.status, 200, JSON.stringify(proposed.body))
  assert.equal(proposed.body.answer, '带身份证、租房合同。有疑问打 *** 找***')
  assert.deepEqual((await anybody.get(`${path}/faq`)).body.rows, [])
  faq = proposed.body
  const save = (said: object) =>
    head.send('PUT', `${path}/faq-drafts/${faq.id}`, {
      version: faq.version,
      state: 'published',
      classCode: 'gongan',
      question: '居住证怎么办理？',
      answer: '带身份证、租房合同',
      ...said,
    })
  const refused = await save({ answer: '找王女士，住浦城路9号302室' })
  assert.deepEqual([refused.status, refused.body.code], [422, 'matters.personal_left'])
  assert.match(refused.body.title, /门牌|称呼/)
  assert.equal((await clerk.send('PUT', `${path}/faq-drafts/${faq.id}`, {})).status, 403)
  const published = await save({})
  assert.equal(published.body.state, 'published', JSON.stringify(published.body))
  assert.equal((await save({})).status, 409)
  faq = published.body
})

test('everybody finds it by words, pinyin and initials; the voices are counted once a browser', async () => {
  for (const q of ['居住证', '居住证 办理', 'juzhuzheng', 'jzz', '材料合同'.slice(2)]) {
    const found = await anybody.get(`${path}/faq?q=${encodeURIComponent(q)}`)
    assert.equal(found.body.rows.length, 1, `${q}: ${JSON.stringify(found.body)}`)
  }
  assert.equal((await anybody.get(`${path}/faq?q=${encodeURIComponent('养老金')}`)).body.rows.length, 0)
  assert.equal((await anybody.get(`/api/areas/${areas.siblingCommunity}/faq`)).body.rows.length, 0)
  const voteId = uuid7()
  const vote = (helped: boolean, who = voteId) => anybody.post(`${path}/faq/${faq.id}/vote`, { voteId: who, helped })
  await Promise.all(Array.from({ length: 8 }, () => vote(true)))
  assert.deepEqual((await vote(false, uuid7())).body, { helped: 1, notHelped: 1 })
  assert.deepEqual((await vote(false)).body, { helped: 0, notHelped: 2 })
  const next = uuid7()
  await other.post(`${path}/own-consultations`, { id: next, text: '我想办居住证' })
  assert.equal((await clerk.get(`${path}/consultations/${next}`)).body.alike.length, 1, 'the answer is at hand')
})

test('retired it is gone for everybody', async () => {
  const gone = await head.send('PUT', `${path}/faq-drafts/${faq.id}`, {
    version: faq.version,
    state: 'retired',
    classCode: null,
    question: '居住证怎么办理？',
    answer: '带身份证',
  })
  assert.equal(gone.body.state, 'retired')
  assert.deepEqual((await anybody.get(`${path}/faq`)).body.rows, [])
})

test('over its clock the next tier is told; answered a week without a word it closes', async () => {
  setClock('2025-10-14T10:00:00+08:00')
  await city.app.jobs.run('matters.keep_consultations')
  await city.app.jobs.run('matters.keep_consultations')
  await city.app.jobs.run('matters.close_answered')
  const street = await city.as('street')
  const over = (await street.get(`/api/areas/${areas.street}/consultations?scope=overdue`)).body.rows
  assert.equal(over.length, 2)
  assert.ok(over.every((r: { mine: boolean }) => r.mine))
  const { rows } = await city.owner.query(`select count(*)::int n from matters.part_step where move = 'closed_by_time'`)
  assert.equal((rows[0] as { n: number }).n, 1)
  const { body } = await head.get(`${path}/consultation-numbers`)
  const of = Object.fromEntries(
    body.numbers.map((n: { key: string; value: number; of: number }) => [n.key, [n.value, n.of]]),
  )
  assert.deepEqual([of.asked[0], of.overdue[0], of.in_time, of.helped], [4, 2, [2, 2], [1, 1]])
})

test('entered for somebody on the telephone: the same clock, told by text message, found under their number', async () => {
  const phone = '13800000409'
  const q = { id: uuid7(), text: '老人卡丢了怎么补', classCode: 'yanglao', phone }
  const entered = await clerk.post(`${path}/consultations`, q)
  assert.equal(entered.status, 200, JSON.stringify(entered.body))
  assert.deepEqual((await clerk.post(`${path}/consultations`, q)).body, entered.body, 'sent twice, entered once')
  assert.ok(entered.body.dueAt)
  const seen = (await clerk.get(`${path}/consultations/${q.id}`)).body
  assert.deepEqual([seen.channel, seen.anonymous, seen.phone], ['telephone', false, '138****0409'])
  const street = await city.as('street')
  assert.equal((await street.post(`${path}/consultations`, { ...q, id: uuid7() })).body.code, 'matters.desk_only')
  const call = await clerk.post(`${path}/consultations/${q.id}/phone`, { reason: '回电答复' })
  assert.equal(call.body.phone, phone)
  assert.equal((await move(clerk, 'answer', 1, { note: '带身份证到窗口补办' }, q.id)).status, 200)
  const { rows } = await city.owner.query(
    `select n.kind, n.texted from matters.notice n where n.link = $1 order by n.at, n.kind desc`,
    [`/questions/${areas.community}/${q.id}`],
  )
  assert.deepEqual(rows, [{ kind: 'consultation_entered', texted: true }, { kind: 'consultation_answered_call', texted: true }]) // prettier-ignore
  const asker = await city.asResident(phone)
  const own = (await asker.get('/api/me/consultations')).body.rows
  assert.equal(own[0].thread[1].text, '带身份证到窗口补办')
})
