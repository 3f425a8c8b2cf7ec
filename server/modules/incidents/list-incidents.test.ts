import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { listScopes } from '#contract/incidents/incident-filter.ts'
import type { Browser } from '#modules/access/testing.ts'
import { loadActor } from '#modules/access/index.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, inCommunity, inGrid, startSmallCity, type Person } from '../../../test/small-city.ts'
import { findCase, tasksOf } from './case-store.ts'
import { maySee } from './may-move.ts'
import { readPage } from './list-incidents.ts'
import { allOf, inRange, visibleTo } from './visible-to.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const pipe = await city.categoryId('水管破裂')
const street = await city.categoryId('突发事件')
const rubbish = await city.categoryId('暴露垃圾')
const resident = await city.asResident('13611112222')
const inArea = (areaId: number) => `/api/areas/${areaId}/incidents`
const list = async (who: Person, query = '', areaId: number = areas.community) =>
  (await city.as(who)).get(`${inArea(areaId)}?${query}`)
const idsOf = async (...asked: Parameters<typeof list>): Promise<string[]> => {
  const answer = await list(...asked)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body.rows.map((row: { id: string }) => row.id)
}

const report = async (by: Browser, areaId: number, draft: Record<string, unknown>) => {
  const id = uuid7()
  const answer = await by.post(inArea(areaId), { id, text: '水管爆了，路面积水', categoryId: pipe, ...draft })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as { id: string; areaId: number; number: number }
}
const move = async (who: Person, areaId: number, id: string, name: string, version: number, input = {}) => {
  const answer = await (
    await city.as(who)
  ).post(`${inArea(areaId)}/${id}/${name}`, { moveId: uuid7(), version, ...input })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

const head = await city.as('head')
const inPipe = await report(resident, areas.community, { point: inGrid, placeText: '浦城路150弄5号' })
const assigned = await report(head, areas.community, {
  text: '楼道里堆满垃圾袋，味道很大',
  categoryId: rubbish,
  source: 'hotline',
  reporterName: '欧阳修',
  reporterPhone: '13812345678',
})
const secret = await report(head, areas.community, {
  text: '有人反映某户情况',
  categoryId: rubbish,
  secret: true,
  level: 3,
})
const sibling = await report(await city.as('siblingHead'), areas.siblingCommunity, { text: '窨井盖松动' })
const foreign = await report(await city.asResident('13611113333'), areas.foreignCommunity, {
  placeText: '中山社区门口',
})
await move('head', areas.community, assigned.id, 'accept', 1)
await move('head', areas.community, assigned.id, 'assign', 2, { organisationId: city.organisations.water })

test('who may not read incidents gets no list', async () => {
  assert.equal((await city.app.http.inject(inArea(areas.community))).statusCode, 401)
  assert.equal((await resident.get(inArea(areas.community))).status, 403)
  for (const who of ['auditor', 'security', 'system'] as const) assert.equal((await list(who)).status, 403, who)
  assert.equal((await list('siblingHead')).status, 403)
  assert.equal((await list('head', '', areas.street)).status, 403)
})

test('a filter nobody knows is refused by name', async () => {
  for (const query of [
    'scope=everything',
    'level=9',
    'state=draft',
    'after=abc',
    'reportedFrom=yesterday',
    'limit=0',
    `q=${'长'.repeat(101)}`,
  ])
    assert.equal((await list('head', query)).body.code, 'platform.invalid', query)
})

test('each role sees the cases of its area, secret ones only with the permission, departments only their own', async () => {
  const all = 'scope=all'
  const seen = async (who: Person, areaId: number) => new Set(await idsOf(who, all, areaId))
  assert.deepEqual(await seen('head', areas.community), new Set([inPipe.id, assigned.id, secret.id]))
  assert.deepEqual(await seen('gridWorker', areas.community), new Set([inPipe.id, assigned.id]))
  // The secret report was given to the clerk's desk by nobody: not seen.
  assert.deepEqual(await seen('clerk', areas.community), new Set([inPipe.id, assigned.id]))
  assert.deepEqual(await seen('street', areas.street), new Set([inPipe.id, assigned.id, secret.id, sibling.id]))
  assert.deepEqual(await seen('district', areas.district), new Set([inPipe.id, assigned.id, sibling.id]))
  assert.deepEqual(await seen('city', areas.city), new Set([inPipe.id, assigned.id, sibling.id, foreign.id]))
  assert.deepEqual(await seen('water', areas.district), new Set([assigned.id]))
  assert.deepEqual(await seen('roads', areas.district), new Set())
  assert.deepEqual(await seen('foreignWater', areas.foreignDistrict), new Set())
})

test('the list and the single case answer the same question: who may see', async () => {
  const cases = [inPipe, assigned, secret, sibling, foreign]
  const people: [Person, number][] = [
    ['gridWorker', areas.community],
    ['clerk', areas.community],
    ['head', areas.community],
    ['street', areas.street],
    ['water', areas.district],
    ['roads', areas.district],
    ['district', areas.district],
    ['city', areas.city],
  ]
  for (const [who, areaId] of people) {
    const { rows } = await city.owner.query<{ id: number }>('select id from access.post where account_id = $1', [
      city.accounts[who],
    ])
    const actor = await loadActor(city.app.pool, city.accounts[who], rows[0]!.id)
    await inTransaction(city.app.pool, everywhere, async (db) => {
      const where = allOf([inRange(actor.area!), visibleTo(actor)])
      const listed = new Set(
        (await readPage({ db, actor }, { where, sort: 'newest', limit: 50 })).page.map((row) => row.id),
      )
      for (const { areaId: at, id } of cases.filter(
        (c) => c.areaId >= actor.area!.from && c.areaId <= actor.area!.to,
      )) {
        const c = (await findCase(db, { areaId: at, id }))!
        assert.equal(listed.has(id), maySee(actor, c, await tasksOf(db, { areaId: at, id })), `${who} in ${areaId}`)
      }
    })
  }
})

test('a case is read whole by who may see it; its reporter stays masked', async () => {
  assert.equal(
    (await (await city.as('gridWorker')).get(`${inArea(areas.community)}/${secret.id}`)).body.code,
    'incidents.unknown',
  )
  assert.equal(
    (await (await city.as('roads')).get(`${inArea(areas.community)}/${assigned.id}`)).body.code,
    'incidents.unknown',
  )
  assert.equal((await head.get(`${inArea(areas.community)}/${sibling.id}`)).body.code, 'incidents.unknown')
  const { body } = await (await city.as('water')).get(`${inArea(areas.community)}/${assigned.id}`)
  assert.equal(body.reporterName, '欧**')
  assert.equal(body.reporterPhone, '138****5678')
  assert.equal(body.state, 'assigned')
  assert.equal(body.handlerOrganisation, '浦东新区供水单位')
  assert.deepEqual(
    body.steps.map((s: { move: string }) => s.move),
    ['report', 'accept', 'assign'],
  )
  assert.equal(body.steps[1].by, '测试head')
  assert.deepEqual(
    body.tasks.map((t: { kind: string; organisation: string }) => [t.kind, t.organisation]),
    [['lead', '浦东新区供水单位']],
  )
  assert.ok(body.clocks.length >= 2)
  assert.ok(body.moves.includes('sign') && body.moves.includes('return') && !body.moves.includes('assign'))
  assert.equal(body.mine, true)
})

test('mine is what waits for me: by name, by organisation, by desk', async () => {
  assert.deepEqual(await idsOf('gridWorker', 'scope=mine'), [inPipe.id])
  assert.deepEqual(await idsOf('water', 'scope=mine', areas.district), [assigned.id])
  assert.deepEqual(new Set(await idsOf('head', 'scope=mine')), new Set([secret.id]))
  assert.deepEqual(await idsOf('roads', 'scope=mine', areas.district), [])
})

test('filters: each leaves exactly what it names', async () => {
  const of = (query: string) => idsOf('head', `scope=all&${query}`)
  assert.deepEqual(await of('state=assigned'), [assigned.id])
  assert.deepEqual(new Set(await of('state=assigned&state=reported&level=1')), new Set([assigned.id, inPipe.id]))
  assert.deepEqual(await of('level=3'), [secret.id])
  assert.deepEqual(await of('source=hotline'), [assigned.id])
  assert.deepEqual(await of('grid=1'), [inPipe.id])
  assert.deepEqual(await of('secret=true'), [secret.id])
  assert.deepEqual(await of(`organisation=${city.organisations.water}`), [assigned.id])
  assert.deepEqual(await of('reportedFrom=2025-03-03&reportedTo=2025-03-03&level=3'), [secret.id])
  assert.deepEqual(await of('reportedTo=2025-03-02'), [])
  assert.deepEqual(await of('urgent=true'), [inPipe.id])
  assert.deepEqual(await of('supervised=true'), [])
  assert.deepEqual(await of('unsolved=true'), [])
  assert.deepEqual(await of('paused=true'), [])
  const { rows } = await city.owner.query(
    'select id from incidents.category where id = (select parent_id from incidents.category where id = $1)',
    [rubbish],
  )
  assert.deepEqual(new Set(await of(`category=${rows[0].id}`)), new Set([assigned.id, secret.id]))
  assert.ok(street)
})

test('search finds by number, by phone, by Chinese words of text and place', async () => {
  const of = (q: string) => idsOf('head', `scope=all&q=${encodeURIComponent(q)}`)
  assert.deepEqual(await of(`SJ${String(assigned.number).padStart(8, '0')}`), [assigned.id])
  assert.deepEqual(await of(String(inPipe.number)), [inPipe.id])
  assert.deepEqual(await of('13812345678'), [assigned.id])
  assert.deepEqual(await of('138 1234 5678'), [assigned.id])
  assert.deepEqual(await of('13800000000'), [])
  assert.deepEqual(await of('水管'), [inPipe.id])
  assert.deepEqual(await of('浦城路'), [inPipe.id])
  assert.deepEqual(await of('垃圾 楼道'), [assigned.id])
  assert.deepEqual(await of('垃圾 水管'), [])
  assert.deepEqual(await of("' & ! | : \\"), [])
  // The words are those of other areas too; the wall holds.
  assert.deepEqual(await of('窨井盖'), [])
  assert.deepEqual(await idsOf('street', `scope=all&q=${encodeURIComponent('窨井盖')}`, areas.street), [sibling.id])
})

test('a phone finds what its owner reported with their own account, too', async () => {
  const own = await report(await city.asResident('13812347777'), areas.community, { text: '门禁坏了', point: inGrid })
  const of = (who: Person, q: string, area: number) => idsOf(who, `scope=all&q=${q}`, area)
  assert.deepEqual(await of('head', '13812347777', areas.community), [own.id])
  assert.deepEqual(await of('siblingHead', '13812347777', areas.siblingCommunity), [], 'in one’s own area only')
})

test('paging by key meets every row once while others are reported, and the total counts them', async () => {
  const path = `${inArea(areas.siblingCommunity)}?scope=all`
  const reader = await city.as('siblingHead')
  for (let i = 0; i < 23; i++) await report(reader, areas.siblingCommunity, { text: `第${i}件` })
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('newest' as const, 'due' as const),
      fc.array(fc.boolean(), { maxLength: 10 }),
      async (limit, sort, inserts) => {
        const scope = sort === 'due' ? 'open' : 'all'
        const before = new Set<string>(
          (await reader.get(`${inArea(areas.siblingCommunity)}?scope=${scope}&limit=200`)).body.rows.map(
            (r: { id: string }) => r.id,
          ),
        )
        const met: string[] = []
        let after = ''
        for (let page = 0; ; page++) {
          const { status, body } = await reader.get(
            `${inArea(areas.siblingCommunity)}?scope=${scope}&sort=${sort}&limit=${limit}${after && `&after=${after}`}`,
          )
          assert.equal(status, 200, JSON.stringify(body))
          if (page === 0) assert.deepEqual(body.total, { count: before.size, exact: true })
          else assert.equal(body.total, null)
          met.push(...body.rows.map((r: { id: string }) => r.id))
          if (inserts[page]) await report(reader, areas.siblingCommunity, { text: '后来的' })
          if (!body.next) break
          after = body.next
        }
        assert.equal(new Set(met).size, met.length, 'no row twice')
        for (const id of before) assert.ok(met.includes(id), 'no row missed')
      },
    ),
    { numRuns: 8 },
  )
  assert.equal((await reader.get(path)).body.total.exact, true)
})

test('the desk counts what its lists hold', async () => {
  setClock('2025-03-03T10:50:00+08:00')
  for (const [who, areaId] of [
    ['head', areas.community],
    ['street', areas.street],
    ['water', areas.district],
    ['city', areas.city],
  ] as const) {
    const { body } = await (await city.as(who)).get(`/api/areas/${areaId}/incident-desk`)
    for (const scope of listScopes.filter((s) => s !== 'all'))
      assert.equal(body.counts[scope], (await list(who, `scope=${scope}`, areaId)).body.total.count, `${who} ${scope}`)
    assert.deepEqual(
      body.first.map((r: { id: string }) => r.id),
      await idsOf(who, 'scope=mine&limit=10', areaId),
    )
  }
  // Two working hours from nine: yellow after eighty of a hundred, red after all.
  assert.ok(
    (await idsOf('gridWorker', 'scope=due_soon')).length + (await idsOf('gridWorker', 'scope=overdue')).length > 0,
  )
  setClock('2025-03-05T10:50:00+08:00')
  assert.ok((await idsOf('head', 'scope=overdue')).includes(inPipe.id))
  assert.deepEqual(new Set(await idsOf('head', 'scope=overdue')), new Set(await idsOf('head', 'scope=all&light=red')))
  const late = new Set(await idsOf('head', 'scope=overdue'))
  const mine = await idsOf('gridWorker', 'scope=mine')
  assert.deepEqual(
    new Set(await idsOf('gridWorker', 'scope=overdue')),
    new Set(mine.filter((id: string) => late.has(id))),
    'a worker at the base is told what of their own is late',
  )
  assert.ok([...late].some((id) => !mine.includes(id)))
})

test('what is on the list of my tasks is marked mine, at the window as with the head', async () => {
  for (const who of ['head', 'clerk', 'gridWorker', 'siblingHead', 'street'] as const) {
    const areaId = who === 'siblingHead' ? areas.siblingCommunity : areas.community
    const tasks = await idsOf(who, 'scope=mine', areaId)
    const marked = (await list(who, 'scope=open', areaId)).body.rows
      .filter((row: { mine: boolean }) => row.mine)
      .map((row: { id: string }) => row.id)
    assert.deepEqual(new Set(marked), new Set(tasks), who)
  }
  const shared = await report(resident, areas.community, { point: inCommunity })
  assert.ok((await idsOf('clerk', 'scope=mine')).includes(shared.id))
  const { body } = await (await city.as('clerk')).get(`${inArea(areas.community)}/${shared.id}`)
  assert.equal(body.mine, true)
  await move('head', areas.community, shared.id, 'reject', body.version, { reason: 'not_true', note: '现场未见' })
})
