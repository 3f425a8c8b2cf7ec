// 投诉建议 (law.md 3): anybody, without an account or a place; what is said reaches the system administrator only.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '#modules/access/testing.ts'
import { startSmallCity } from '../../test/small-city.ts'
import { uuid7 } from './crypto.ts'

const city = await startSmallCity({
  demoAccounts: [{ loginName: 'grid', password: 'x', zh: '网格员', en: 'Grid worker' }],
})
const stranger = openBrowser(city.app)
const system = await city.as('system')
const complaint = (more: Record<string, unknown> = {}) => ({
  id: uuid7(),
  kind: 'complaint',
  text: '窗口午休没人',
  ...more,
})

test('nothing said, too much said, and an unknown kind are refused', async () => {
  for (const wrong of [{ text: '  ' }, { text: '长'.repeat(1001) }, { kind: 'praise' }, { id: '1' }])
    assert.equal((await stranger.post('/api/feedback', complaint(wrong))).status, 400)
})

test('only the system administrator reads, settles and reveals', async () => {
  for (const who of ['head', 'city', 'auditor', 'security'] as const) {
    const browser = await city.as(who)
    assert.equal((await browser.get('/api/feedback')).status, 403)
    assert.equal((await browser.post(`/api/feedback/${uuid7()}/outcome`, { outcome: '已办' })).status, 403)
    assert.equal((await browser.post(`/api/feedback/${uuid7()}/contact`, { reason: '答复' })).status, 403)
  }
  assert.equal(
    (await system.post(`/api/feedback/${uuid7()}/outcome`, { outcome: '已办' })).body.code,
    'platform.not_found',
  )
})

test('a stranger says it twice and it is there once; the contact is sealed, shown with a reason, logged without it', async () => {
  const contact = '138 0000 0000 王'
  const said = complaint({ contact })
  assert.equal((await stranger.post('/api/feedback', said)).status, 200)
  assert.equal((await stranger.post('/api/feedback', { ...said, text: '另一句' })).status, 200)
  const { body } = await system.get('/api/feedback?open=true')
  assert.deepEqual(
    body.rows.map((r: { text: string; hasContact: boolean }) => [r.text, r.hasContact]),
    [['窗口午休没人', true]],
  )
  const { rows } = await city.owner.query('select contact from platform.feedback')
  assert.ok(!rows[0].contact.includes('王'))
  assert.equal((await system.post(`/api/feedback/${said.id}/contact`, {})).status, 400)
  const seen = await system.post(`/api/feedback/${said.id}/contact`, { reason: '电话答复' })
  assert.equal(seen.body.contact, contact)
  const audit = await city.owner.query(
    `select about from platform.audit where route = 'platform.reveal_feedback_contact'`,
  )
  assert.equal(audit.rows[0].about.reason, '电话答复')
  assert.ok(!JSON.stringify(audit.rows).includes('0000'))
})

test('settled, it leaves the open ones; pages follow each other', async () => {
  const ids = [uuid7(), uuid7(), uuid7()]
  for (const id of ids) await stranger.post('/api/feedback', complaint({ id, kind: 'suggestion' }))
  const settled = await system.post(`/api/feedback/${ids[0]}/outcome`, { outcome: '已增加午间值班' })
  assert.equal(settled.body.outcome, '已增加午间值班')
  const seen: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = await system.get(`/api/feedback?open=true&limit=1${after && `&after=${encodeURIComponent(after)}`}`)
    seen.push(...page.body.rows.map((r: { id: string }) => r.id))
    after = page.body.next
  }
  assert.deepEqual(seen.slice(0, 2), [ids[2], ids[1]])
  assert.ok(!seen.includes(ids[0]!))
  assert.equal((await system.get('/api/feedback?after=x')).status, 400)
})

test('the demo offers its accounts at the door', async () => {
  assert.deepEqual((await stranger.get('/api/settings')).body, {
    demo: true,
    accounts: [{ loginName: 'grid', password: 'x', zh: '网格员', en: 'Grid worker' }],
  })
})
