// The diary (C01-C04): who may write and read it, nothing twice, nothing lost, in the month in which it happened.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Visit, VisitInput } from '#contract/visits/visits.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas } from '../../../../test/small-city.ts'
import { startDiaryCity } from '../testing.ts'

const at = '2026-11-10T20:30:00+08:00'
const city = await startDiaryCity()
after(() => setClock(undefined))
setClock(at)
const { home, other, nowhere } = city.homes
const path = `/api/areas/${areas.community}/visits`
const worker = await city.as('gridWorker')
const colleague = await city.as('gridWorkerB')
const head = await city.as('head')
const entry = (said: Partial<VisitInput> = {}): VisitInput => ({
  id: uuid7(),
  kind: 'visit',
  householdId: home,
  heard: '楼道灯坏了，晚上看不见',
  saidAt: at,
  sentAt: at,
  ...said,
})
const record = (said: Partial<VisitInput> = {}, by = worker) => by.post(path, entry(said))
const recorded = async (said: Partial<VisitInput> = {}, by = worker): Promise<Visit> => {
  const { status, body } = await record(said, by)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const refused = async (said: Partial<VisitInput>, code: string) => assert.equal((await record(said)).body.code, code)

test('refused: nobody, other areas, what says nothing, who and what is unknown', async () => {
  const street = await city.as('street')
  assert.equal((await street.post(path, entry())).status, 403, 'the street reads, it doesn’t write')
  const there = `/api/areas/${areas.siblingCommunity}/visits`
  assert.equal((await worker.post(there, entry())).status, 403)
  await refused({ heard: ' ' }, 'visits.nothing_said')
  await refused({ householdId: uuid7() }, 'visits.household_unknown')
  await refused({ personId: uuid7() }, 'visits.person_unknown')
  await refused({ with: [city.accounts.siblingHead] }, 'visits.colleague_unknown')
  await refused({ photos: [uuid7()] }, 'platform.file_unknown')
  await refused({ answers: [{ campaignId: uuid7(), key: 'a', value: 1 }] }, 'visits.campaign_unknown')
  const wrong = await record({ saidAt: 'yesterday' })
  assert.deepEqual(
    wrong.body.errors.map((e: { field: string }) => e.field),
    ['saidAt'],
  )
})

test('an evening visit counts where it was: own grid, elsewhere, no grid; a closed door says nothing', async () => {
  assert.equal((await recorded()).credit, 'own')
  assert.equal((await recorded({ householdId: other })).credit, 'elsewhere')
  assert.equal((await recorded({ householdId: nowhere })).credit, 'own')
  const closed = await recorded({ heard: '', met: false })
  assert.deepEqual([closed.met, closed.month, closed.heard], [false, '2026-11', ''])
  const reception = await recorded({ kind: 'reception', householdId: null, heard: '来问路' })
  assert.deepEqual([reception.householdId, reception.address], [null, null])
})

test('a person brings the household along; names and addresses are whole for the daily work, masked above', async () => {
  const made = await recorded({ householdId: null, personId: city.people.lin })
  assert.deepEqual([made.householdId, made.personName, made.address], [home, '林走访', '浦城路150弄5号302室'])
  const street = await city.as('street')
  const seen = await street.get(`${path}/${made.id}`)
  assert.deepEqual([seen.body.personName, seen.body.address], ['林**', '浦城路150弄5号***'])
})

test('sent fifty times at once it is one entry and fifty equal answers; another’s id is refused', async () => {
  const one = entry({ followUps: [{ kind: 'incident', id: uuid7() }] })
  const sent = await Promise.all(Array.from({ length: 50 }, () => worker.post(path, one)))
  assert.equal(new Set(sent.map((s) => `${s.status} ${JSON.stringify(s.body)}`)).size, 1)
  assert.equal(sent[0]!.status, 200)
  const { rows } = await city.owner.query<{ visits: number; cases: number }>(
    `select (select count(*)::int from visits.visit where id = $1) visits, (select count(*)::int from incidents.incident where source = 'visit') cases`,
    [one.id],
  )
  assert.deepEqual(rows[0], { visits: 1, cases: 1 })
  assert.equal((await colleague.post(path, one)).body.code, 'visits.id_taken')
})

test('a phone’s wrong clock is corrected; entries sent late and out of order stand in their month and order', async () => {
  const year = 365 * 86_400_000
  const off = (iso: string) => new Date(Date.parse(iso) - year).toISOString()
  const made = await recorded({ saidAt: off('2026-11-09T08:00:00Z'), sentAt: off(at) })
  assert.deepEqual([made.at, made.month, made.skewMs], ['2026-11-09T08:00:00.000Z', '2026-11', -year])
  const late = await recorded({ saidAt: '2026-10-31T23:50:00+08:00' })
  assert.deepEqual([late.month, late.skewMs], ['2026-10', null])
  const ahead = await recorded({ saidAt: '2026-11-12T08:00:00+08:00' })
  assert.equal(ahead.at, new Date(at).toISOString(), 'never later than now')
  const { body } = await worker.get(`${path}?scope=mine&limit=200`)
  const times = body.rows.map((v: Visit) => v.at)
  assert.deepEqual(times, times.toSorted().reverse())
  assert.equal(body.total.count, body.rows.length)
})

test('a joint visit counts for each who went, and each may read it; the others of the community may not', async () => {
  const made = await recorded({ householdId: other, with: [city.accounts.gridWorkerC, city.accounts.gridWorker] })
  assert.deepEqual(
    made.with.map((c) => c.accountId),
    [city.accounts.gridWorkerC],
    'whoever writes it doesn’t come along with themselves',
  )
  const along = await city.workerC()
  assert.equal((await along.get(`${path}/${made.id}`)).status, 200)
  const mine = await along.get(`${path}?scope=mine`)
  assert.ok(mine.body.rows.some((v: Visit) => v.id === made.id))
  const alone = await recorded()
  assert.equal((await along.get(`${path}/${alone.id}`)).body.code, 'platform.not_found', 'not in their grid')
  assert.equal((await colleague.get(`${path}/${alone.id}`)).status, 200, 'B of the grid')
  assert.equal((await head.get(`${path}/${alone.id}`)).status, 200)
})

test('found by words, by a piece of the address, by need; paged by key without gaps', async () => {
  const made = await recorded({ heard: '希望增设充电桩', needs: ['parking'], mood: 'worried' })
  const ids = async (query: string) =>
    (await head.get(`${path}?${query}&limit=200`)).body.rows.map((v: Visit) => v.id) as string[]
  assert.deepEqual(await ids(`q=${encodeURIComponent('充电桩')}`), [made.id])
  assert.ok((await ids(`q=${encodeURIComponent('150弄5号')}`)).includes(made.id))
  assert.deepEqual(await ids('need=parking&mood=worried'), [made.id])
  assert.deepEqual(await ids('need=parking&mood=glad'), [])
  const all = await ids('kind=visit')
  const paged: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body } = await head.get(`${path}?kind=visit&limit=3${next && `&after=${next}`}`)
    paged.push(...body.rows.map((v: Visit) => v.id))
    next = body.next
  }
  assert.deepEqual(paged, all)
})

test('amended on its day by its writer only, once for the same change; how it read before is kept', async () => {
  const made = await recorded()
  const change = { version: 1, heard: '楼道灯坏了，已联系物业', needs: ['repair'] }
  assert.equal((await head.patch(`${path}/${made.id}`, change)).body.code, 'visits.not_yours')
  const done = await worker.patch(`${path}/${made.id}`, change)
  assert.deepEqual([done.status, done.body.version, done.body.needs], [200, 2, ['repair']])
  const again = await worker.patch(`${path}/${made.id}`, change)
  assert.deepEqual([again.status, again.body.version], [200, 2], 'a lost answer asked for again')
  assert.equal(
    (await worker.patch(`${path}/${made.id}`, { version: 1, heard: '另一句' })).body.code,
    'platform.conflict',
  )
  const { rows } = await city.owner.query('select heard from visits.past_wording where visit_id = $1', [made.id])
  assert.deepEqual(rows, [{ heard: '楼道灯坏了，晚上看不见' }])
  setClock('2026-11-11T00:10:00+08:00')
  assert.equal((await worker.patch(`${path}/${made.id}`, { version: 2, mood: 'calm' })).body.code, 'visits.day_over')
  setClock(at)
})

test('a household drawn into a colleague’s grid while the phone that holds it had no network counts in good faith, for that phone’s worker only', async () => {
  const deviceId = uuid7()
  setClock('2026-11-10T08:00:00+08:00')
  assert.equal((await worker.get(`/api/areas/${areas.community}/field-pack?deviceId=${deviceId}`)).status, 200)
  setClock(at)
  const said = { householdId: other, gridNo: 1, deviceId, saidAt: '2026-11-10T19:00:00+08:00' }
  assert.equal((await recorded(said)).credit, 'good_faith')
  assert.equal((await recorded({ ...said, gridNo: 3 })).credit, 'elsewhere', 'a grid no phone of theirs was handed')
  const before = { ...said, saidAt: '2026-11-10T07:00:00+08:00' }
  assert.equal((await recorded(before)).credit, 'elsewhere', 'before the phone had it')
  assert.equal((await recorded(said, head)).credit, 'elsewhere')
})

test('a grid that changed hands: whoever had it on the day keeps the credit, whoever has it now reads what was heard', async () => {
  await city.handOver()
  const kept = await recorded({ saidAt: '2026-11-10T09:00:00+08:00' })
  assert.equal(kept.credit, 'good_faith')
  const after = await city.workerC()
  assert.equal((await after.get(`${path}/${kept.id}`)).status, 200)
  assert.ok((await after.get(`${path}?householdId=${home}`)).body.rows.length > 1)
})
