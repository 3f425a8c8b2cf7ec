// 一键转办 (C03, C04): what was heard becomes a case with everything carried over, linked both ways, its clock running since it was said.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import type { FollowUp, Visit, VisitInput } from '#contract/visits/visits.ts'
import { givenMp4, givenWebm } from '#platform/sound/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { sendFile } from '#modules/access/testing.ts'
import { areas } from '../../../../test/small-city.ts'
import { startDiaryCity } from '../testing.ts'

const at = '2026-11-10T10:00:00+08:00'
const city = await startDiaryCity()
after(() => setClock(undefined))
setClock(at)
const base = `/api/areas/${areas.community}`
const worker = await city.as('gridWorker')
const head = await city.as('head')
const record = async (said: Partial<VisitInput>, by = worker) =>
  by.post(`${base}/visits`, {
    id: uuid7(),
    kind: 'visit',
    householdId: city.homes.home,
    personId: city.people.lin,
    heard: '家里水管爆了，漏到楼下',
    saidAt: at,
    sentAt: at,
    ...said,
  })
const recorded = async (said: Partial<VisitInput>): Promise<Visit> => {
  const { status, body } = await record(said)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const upload = async (bytes: Buffer, name: string) => {
  const id = uuid7()
  const { status, body } = await sendFile(worker, `${base}/files`, { clientId: id }, bytes, name)
  assert.equal(status, 200, JSON.stringify(body))
  return id
}
const picture = () =>
  sharp({ create: { width: 80, height: 60, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer()

test('an incident carries words, place, person and pictures; found from both ends', async () => {
  const photo = await upload(await picture(), '水管.jpg')
  const voice = await upload(givenWebm({ seconds: 3 }), '录音.webm')
  const id = uuid7()
  const visit = await recorded({
    photos: [photo],
    voices: [voice],
    followUps: [{ kind: 'incident', id, urgent: true, reporterPhone: '13900000901' }],
  })
  assert.deepEqual(
    visit.followUps.map((f: FollowUp) => [f.kind, f.id, f.number]),
    [['incident', id, 1]],
  )
  const { body } = await head.get(`${base}/incidents/${id}`)
  assert.deepEqual(
    [body.source, body.text, body.placeText, body.gridNo, body.urgent, body.reporterName],
    ['visit', '家里水管爆了，漏到楼下', '浦城路150弄5号302室', 1, true, '林**'],
  )
  const [copy] = body.photos as { fileId: string }[]
  assert.ok(copy && copy.fileId !== photo, 'each has its own picture, for its own readers')
  assert.equal((await head.get(`${base}/files/${copy.fileId}`)).status, 200)
  const back = await head.get(`${base}/visit-of/incident/${id}`)
  assert.equal(back.body.visit.id, visit.id)
  const of = async (browser: typeof head, file: string) => (await browser.get(`${base}/files/${file}`)).status
  assert.deepEqual([await of(head, photo), await of(head, voice)], [200, 200])
  const stranger = await city.workerC()
  assert.deepEqual([await of(stranger, photo), await of(stranger, voice)], [404, 404], 'not their grid')
  assert.equal((await stranger.get(`${base}/visit-of/incident/${id}`)).body.visit, null)
})

test('a picture is no voice note, and a voice note no picture', async () => {
  const voice = await upload(givenMp4({ seconds: 2 }), '录音.m4a')
  assert.equal((await record({ photos: [voice] })).body.code, 'platform.file_unknown')
  const visit = await recorded({ voices: [voice] })
  assert.deepEqual(visit.voices, [voice], 'what was refused is still there to be used')
})

test('help goes past the grid to the desk of the community, urgent, with a clock', async () => {
  const id = uuid7()
  await recorded({ heard: '老人摔倒，家里没人', followUps: [{ kind: 'help', id }] })
  const { body } = await head.get(`${base}/incidents/${id}`)
  assert.deepEqual([body.ownerRole, body.urgent, body.gridNo, body.ownerName], ['community_head', true, 1, null])
  assert.ok(body.dueAt)
})

test('an agency order knows whom it is for; a question is under the resident’s number and they are told', async () => {
  const [agency, question] = [uuid7(), uuid7()]
  const visit = await recorded({
    followUps: [
      { kind: 'consultation', id: question, text: '居住证怎么办', phone: '13900000902' },
      { kind: 'agency', id: agency, matter: '代办医保卡', homeVisit: true },
    ],
  })
  assert.deepEqual(visit.followUps.map((f: FollowUp) => f.kind).toSorted(), ['agency', 'consultation'])
  const order = (await worker.get(`${base}/agency-orders/${agency}`)).body
  assert.deepEqual([order.name, order.address, order.note], ['林走访', '浦城路150弄5号302室', '家里水管爆了，漏到楼下'])
  const asked = (await head.get(`${base}/consultations/${question}`)).body
  assert.deepEqual([asked.channel, asked.phone, asked.thread[0].text], ['visit', '139****0902', '居住证怎么办'])
  const { rows } = await city.owner.query<{ kind: string }>(
    `select kind from matters.text_message where params ->> 'number' is not null and kind = 'consultation_entered'`,
  )
  assert.equal(rows.length, 1)
})

test('the clock runs since it was said, also when the phone found a network two days later', async () => {
  setClock('2026-11-12T10:00:00+08:00')
  const id = uuid7()
  const visit = await recorded({ sentAt: '2026-11-12T10:00:00+08:00', followUps: [{ kind: 'incident', id }] })
  assert.equal(visit.at, new Date(at).toISOString())
  const { body } = await head.get(`${base}/incidents/${id}`)
  assert.equal(body.reportedAt, new Date(at).toISOString())
  setClock(at)
})

test('refused as a whole: nothing of the entry stays when one follow-up can’t be made', async () => {
  const id = uuid7()
  const wrong = await record({
    id,
    followUps: [
      { kind: 'incident', id: uuid7() },
      { kind: 'agency', id: uuid7(), matter: '代办' },
    ],
    householdId: null,
    personId: null,
  })
  assert.equal(wrong.body.code, 'matters.name_missing')
  assert.equal((await head.get(`${base}/visits/${id}`)).body.code, 'platform.not_found')
  const silent = await record({ heard: '', mood: 'calm', followUps: [{ kind: 'incident', id: uuid7() }] })
  assert.equal(silent.body.code, 'visits.nothing_said')
})

test('answers of a campaign are kept with the entry; late from a phone is in time, said after the end is not', async () => {
  const campaign = uuid7()
  const body = {
    title: '冬季安全检查',
    purpose: '查电气线路',
    admissionNo: '准入〔2026〕8号',
    from: '2026-11-01',
    until: '2026-11-20',
    grids: [],
    state: 'open',
    version: null,
    questions: [
      { key: 'wiring', zh: '线路是否老化', kind: 'yes_no' },
      { key: 'stove', zh: '取暖方式', kind: 'choice', choices: ['空调', '煤炉'] },
    ],
  }
  assert.equal((await head.put(`${base}/visit-campaigns/${campaign}`, body)).status, 200)
  const answer = (key: string, value: string | boolean) => ({ campaignId: campaign, key, value })
  assert.equal((await record({ answers: [answer('stove', '木柴')] })).body.code, 'visits.answer_wrong')
  const visit = await recorded({ answers: [answer('wiring', true), answer('stove', '空调')] })
  setClock('2026-11-25T10:00:00+08:00')
  const late = await recorded({
    saidAt: '2026-11-19T10:00:00+08:00',
    sentAt: '2026-11-25T10:00:00+08:00',
    answers: [answer('wiring', false)],
  })
  const over = await record({
    saidAt: '2026-11-24T10:00:00+08:00',
    sentAt: '2026-11-25T10:00:00+08:00',
    answers: [answer('wiring', false)],
  })
  assert.deepEqual([over.body.code, over.body.details], ['visits.campaign_closed', { title: '冬季安全检查' }])
  const { rows } = await city.owner.query<{ visit_id: string; key: string }>(
    'select visit_id, key from visits.campaign_answer order by at, key',
  )
  assert.deepEqual(
    rows.map((r) => [r.visit_id, r.key]),
    [
      [visit.id, 'stove'],
      [visit.id, 'wiring'],
      [late.id, 'wiring'],
    ],
  )
  setClock(at)
})
