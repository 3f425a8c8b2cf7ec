// A bad grade (好差评, law.md 12): given without an account, corrected in time across the National Day holiday by somebody
// who didn't serve, confirmed by the one who gave it, who stays unknown to those who served.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { rangeOf } from '#contract/territory/area-number.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { inviteEvaluation, type Invitation } from '#modules/matters/evaluation/invite.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
// The Friday before the holiday of 2025 (1–8 October off; Sunday 28 September and Saturday 11 October worked).
setClock('2025-09-26T16:00:00+08:00')
const path = `/api/areas/${areas.community}`
const clerk = await city.as('clerk')
const head = await city.as('head')
const street = await city.as('street')
const anybody = openBrowser(city.app)

const invite = (asked: Partial<Invitation> = {}) =>
  asSystem(
    city.app.pool,
    'test',
    (context) =>
      inviteEvaluation(context, {
        areaId: areas.community,
        service: 'ticket',
        refId: uuid7(),
        title: '社保咨询',
        servedBy: [city.accounts.clerk],
        ...asked,
      }),
    { area: rangeOf(areas.community), rootAreaId: areas.community },
  )
const refId = uuid7()
const { token } = await invite({ refId })
let id = ''
let version = 1
const move = async (browser: typeof head, name: string, said: object = {}) => {
  const answer = await browser.post(`${path}/corrections/${id}/${name.replaceAll('_', '-')}`, {
    moveId: uuid7(),
    version,
    note: '说明',
    ...said,
  })
  if (answer.status === 200) version = answer.body.version
  return answer
}

test('the code opens the page; a forged one, or one made for certificates, nothing', async () => {
  const { body } = await anybody.get(`/api/evaluations/${token}`)
  assert.deepEqual([body.title, body.place, body.given, body.correction], ['社保咨询', '东昌社区', null, null])
  const bent = (token[8] === 'A' ? 'B' : 'A') + token.slice(1)
  assert.equal((await anybody.get(`/api/evaluations/${bent}`)).body.code, 'matters.token_unknown')
  assert.equal((await anybody.get(`/api/certificate-checks/${token}`)).body.code, 'matters.token_unknown')
  const link = await clerk.get(`${path}/evaluation-links/ticket/${refId}`)
  assert.deepEqual([link.body.token, link.body.given], [token, false])
  assert.match(link.body.qr, /^<svg/)
  assert.equal((await invite({ refId })).token, token, 'the same service is the same invitation')
})

test('it is given once; ten more tries at once change nothing and answer what was said', async () => {
  assert.equal((await anybody.post(`/api/evaluations/${token}`, { grade: 6 })).status, 400)
  const said = {
    grade: 1,
    tags: ['several_trips'],
    text: '跑了三趟，我姓王，电话13812345678',
    contact: { name: '王某', phone: '13812345678' },
  }
  const first = await anybody.post(`/api/evaluations/${token}`, said)
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.deepEqual([first.body.given.grade, first.body.correction.state], [1, 'assigned'])
  const again = await Promise.all(
    Array.from({ length: 10 }, () => anybody.post(`/api/evaluations/${token}`, { grade: 5 })),
  )
  assert.ok(again.every((a) => a.status === 200 && a.body.given.grade === 1))
  const { rows } = await city.owner.query('select count(*)::int n from matters.correction')
  assert.equal((rows[0] as { n: number }).n, 1)
})

test('the correction is with the head, due after 15 working days that leave the holiday out', async () => {
  const { body } = await head.get(`${path}/corrections?scope=mine`)
  assert.equal(body.rows.length, 1)
  id = body.rows[0].id
  assert.equal(body.rows[0].dueAt, '2025-10-23T09:30:00.000Z')
  const one = (await head.get(`${path}/corrections/${id}`)).body
  assert.equal(one.text, '跑了三趟，我姓王，电话***')
  assert.ok(
    one.clock.sentences.some((s: string) => s.includes('国庆')),
    one.clock.sentences.join(' '),
  )
  assert.deepEqual(one.moves, ['contact', 'hand_up'])
})

test('who served sees neither the words with a case, nor who gave them', async () => {
  assert.equal((await clerk.get(`${path}/corrections`)).status, 403)
  setClock('2025-09-28T10:00:00+08:00')
  const alone = await clerk.get(`${path}/evaluation-texts`)
  assert.deepEqual(alone.body.rows, [], `one alone isn’t shown: ${JSON.stringify(alone.body)}`)
  const numbers = (await head.get(`${path}/evaluation-numbers`)).body
  assert.deepEqual([numbers.total, numbers.groups], [null, []])
  for (const grade of [5, 4]) await anybody.post(`/api/evaluations/${(await invite()).token}`, { grade, text: '很好' })
  setClock('2025-09-29T10:00:00+08:00')
  const texts = (await clerk.get(`${path}/evaluation-texts`)).body.rows
  assert.equal(texts.length, 3)
  assert.deepEqual(Object.keys(texts[0]).sort(), [
    'areaId',
    'areaName',
    'grade',
    'key',
    'month',
    'service',
    'tags',
    'text',
  ])
  assert.ok(!JSON.stringify(texts).includes('138'))
  const { total, groups } = (await head.get(`${path}/evaluation-numbers?by=service`)).body
  assert.deepEqual([total.given, total.grades, groups.length], [3, [1, 0, 0, 1, 1], 1])
  const one = (await head.get(`${path}/evaluation-texts?bad=true`)).body.rows
  assert.equal(one.length, 1)
})

test('the contact is shown to the corrector alone, with a reason that is logged', async () => {
  assert.equal(
    (await street.post(`${path}/corrections/${id}/reveal`, { reason: '看看' })).body.code,
    'matters.step_not_yours',
  )
  const shown = await head.post(`${path}/corrections/${id}/reveal`, { reason: '回电话' })
  assert.deepEqual(shown.body, { name: '王某', phone: '13812345678' })
  const { rows } = await city.owner.query(
    `select about from platform.audit where route = 'matters.reveal_evaluator' and about::text like '%回电话%' order by id desc limit 1`,
  )
  const logged = JSON.stringify(rows)
  assert.ok(logged.includes('回电话') && !logged.includes('13812345678'), logged)
})

test('contacted, put right, called back in vain, refused by the resident, put right again, confirmed, closed in time', async () => {
  assert.equal((await move(head, 'measure')).body.code, 'matters.step_not_from_here')
  assert.equal((await move(street, 'contact', { reached: true })).body.code, 'matters.step_not_yours')
  assert.equal((await move(head, 'contact', { reached: true })).body.state, 'contacted')
  setClock('2025-10-09T09:30:00+08:00')
  assert.equal((await move(head, 'measure', { note: '已补办，今后一次说清' })).body.state, 'measured')
  assert.equal((await move(head, 'close')).body.code, 'matters.call_back_first')
  assert.equal((await move(head, 'call_back', { reached: true })).body.code, 'matters.verdict_missing')
  assert.equal((await move(head, 'call_back', { reached: false })).body.callBacks, 1)
  const page = (await anybody.get(`/api/evaluations/${token}`)).body
  assert.deepEqual([page.correction.measure, page.correction.asksMe], ['已补办，今后一次说清', true])
  const refused = await anybody.post(`/api/evaluations/${token}/confirmation`, { satisfied: false, text: '还差一份' })
  assert.equal(refused.body.correction.state, 'contacted')
  version++
  await move(head, 'measure', { note: '全部补齐并上门送达' })
  const confirmed = await anybody.post(`/api/evaluations/${token}/confirmation`, { satisfied: true })
  assert.equal(confirmed.body.correction.state, 'confirmed')
  version++
  setClock('2025-10-20T10:00:00+08:00')
  const moveId = uuid7()
  const done = await head.post(`${path}/corrections/${id}/close`, { moveId, version, note: '办结' })
  assert.equal(done.body.state, 'closed', JSON.stringify(done.body))
  const again = await head.post(`${path}/corrections/${id}/close`, { moveId, version, note: '办结' })
  assert.deepEqual([again.status, again.body.steps.length], [200, done.body.steps.length])
  const { corrections } = (await head.get(`${path}/evaluation-numbers`)).body
  assert.deepEqual(
    [corrections.opened, corrections.inTime, corrections.late, corrections.calledBack, corrections.confirmed],
    [1, 1, 0, 1, 1],
  )
})

test('a head who served doesn’t have it: the street does; over its clock the next tier is told, once', async () => {
  setClock('2025-10-20T10:00:00+08:00')
  const { token: other } = await invite({ servedBy: [city.accounts.head] })
  await anybody.post(`/api/evaluations/${other}`, { grade: 2 })
  assert.deepEqual((await head.get(`${path}/corrections?scope=open`)).body.rows, [])
  const mine = (await street.get(`/api/areas/${areas.street}/corrections?scope=mine`)).body.rows
  assert.equal(mine.length, 1)
  assert.equal((await head.get(`${path}/corrections/${mine[0].id}`)).status, 404)
  setClock(new Date(Date.parse(mine[0].yellowAt) + 1000))
  await city.app.jobs.run('matters.keep_corrections')
  setClock(new Date(Date.parse(mine[0].dueAt) + 1000))
  await city.app.jobs.run('matters.keep_corrections')
  await city.app.jobs.run('matters.keep_corrections')
  const late = (await street.get(`${path}/corrections/${mine[0].id}`)).body
  assert.deepEqual(
    [late.escalated, late.steps.map((s: { move: string }) => s.move)],
    [true, ['opened', 'turned_yellow', 'escalated']],
  )
})

test('ninety days later it is too late; what was given stays readable', async () => {
  setClock('2025-10-20T10:00:00+08:00')
  const { token: old } = await invite()
  setClock('2026-01-19T10:00:00+08:00')
  assert.equal((await anybody.post(`/api/evaluations/${old}`, { grade: 5 })).body.code, 'matters.too_late')
  assert.equal((await anybody.post(`/api/evaluations/${token}`, { grade: 5 })).body.given.grade, 1)
})
