// C06, C07: what a campaign asks and the register keeps is typed once: it comes into the register with its source and day.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Visit, VisitInput } from '#contract/visits/visits.ts'
import { givenPerson } from '#modules/people/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../../../../test/small-city.ts'
import { startDiaryCity } from '../testing.ts'

const at = '2026-11-10T20:30:00+08:00'
const city = await startDiaryCity()
after(() => setClock(undefined))
setClock(at)
const areaId = areas.community
const base = `/api/areas/${areaId}`
const worker = await city.as('gridWorker')
const head = await city.as('head')

const questions = [
  { key: 'job', zh: '做什么工作', kind: 'text', field: 'occupation' },
  { key: 'married', zh: '婚姻', kind: 'choice', choices: ['未婚', '已婚'], field: 'marital' },
  { key: 'gas', zh: '用不用燃气', kind: 'yes_no' },
]
const campaign = (title: string, some: object[] = questions) => ({
  title,
  purpose: '人口核对',
  admissionNo: '准入〔2026〕9号',
  from: '2026-11-01',
  until: '2026-12-31',
  grids: [],
  state: 'open',
  version: null,
  questions: some,
})
const [census, safety] = [uuid7(), uuid7()]
const put = (id: string, body: object) => head.put(`${base}/visit-campaigns/${id}`, body)
const answer = (key: string, value: string | boolean, more: object = {}) => ({
  campaignId: census,
  key,
  value,
  ...more,
})
const entry = (said: Partial<VisitInput>): VisitInput => ({
  id: uuid7(),
  kind: 'visit',
  householdId: city.homes.home,
  heard: '都好',
  saidAt: '2026-11-08T10:00:00+08:00',
  sentAt: at,
  ...said,
})
const recorded = async (said: Partial<VisitInput>): Promise<Visit> => {
  const { status, body } = await worker.post(`${base}/visits`, entry(said))
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
type Value = { field: string; text: string; source: { kind: string; label: string; onDay: string } }
const valueOf = async (personId: string, field: string): Promise<Value | undefined> =>
  (await head.get(`${base}/people/${personId}`)).body.values.find((v: Value) => v.field === field)
const outcomes = ({ corrections }: Visit) =>
  corrections.flatMap((one) => one.facts.map((f) => `${f.field} ${f.outcome}`)).toSorted()

test('a question that stands for a field offers only what the register has a word for', async () => {
  const [, married] = questions
  const strange = await put(census, campaign('人口核对', [{ ...married, choices: ['已婚', '不好说'] }]))
  assert.deepEqual(
    [strange.body.code, strange.body.details],
    ['visits.question_field', { question: '婚姻', choice: '不好说' }],
  )
  const unknown = await put(census, campaign('人口核对', [{ ...married, field: 'shoe_size' }]))
  assert.equal(unknown.body.code, 'people.field_unknown')
  for (const [id, title] of [
    [census, '人口核对'],
    [safety, '冬季安全'],
  ] as const)
    assert.equal((await put(id, campaign(title))).status, 200)
})

test('an answer stands in the register with its source and the day of the visit; several campaigns say it once', async () => {
  const who = await givenPerson(city.app, { areaId, name: '周核对' })
  const made = await recorded({
    personId: who,
    answers: [
      answer('job', '木工'),
      answer('job', '木工', { campaignId: safety }),
      answer('married', '已婚'),
      answer('gas', true),
    ],
  })
  assert.deepEqual(outcomes(made), ['marital done', 'occupation done'])
  const job = await valueOf(who, 'occupation')
  assert.deepEqual([job?.text, job?.source.kind, job?.source.onDay], ['木工', 'daily_work', '2026-11-08'])
  assert.equal((await valueOf(who, 'marital'))?.text, '已婚')
})

test('somebody else’s value isn’t overwritten: it comes back as a conflict, and the answer is kept all the same', async () => {
  const who = await givenPerson(city.app, { areaId, name: '吴核对', facts: [{ field: 'occupation', value: '教师' }] })
  const made = await recorded({ personId: who, answers: [answer('job', '木工')] })
  const [fact] = made.corrections.flatMap((one) => one.facts)
  assert.deepEqual([fact?.outcome, fact?.present, fact?.said], ['conflict', '教师', '木工'])
  assert.equal((await valueOf(who, 'occupation'))?.text, '教师')
  const { rows } = await city.owner.query('select value from visits.campaign_answer where visit_id = $1', [made.id])
  assert.deepEqual(rows, [{ value: '木工' }])
})

test('sent twice it is said once; what was corrected beside it goes first; about nobody it stays an answer', async () => {
  const who = await givenPerson(city.app, { areaId, name: '郑核对' })
  const one = entry({
    answers: [answer('job', '木工', { personId: who })],
    corrections: [{ id: uuid7(), personId: who, facts: [{ field: 'occupation', value: '瓦工', base: null }] }],
  })
  for (let n = 0; n < 2; n++) assert.equal((await worker.post(`${base}/visits`, one)).status, 200)
  assert.equal((await valueOf(who, 'occupation'))?.text, '瓦工')
  const { rows } = await city.owner.query('select count(*)::int n from visits.correction where visit_id = $1', [one.id])
  assert.deepEqual(rows, [{ n: 1 }])
  const nobody = await recorded({ answers: [answer('job', '木工')] })
  assert.deepEqual(nobody.corrections, [])
})
