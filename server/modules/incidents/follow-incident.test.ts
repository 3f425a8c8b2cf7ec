import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { setClock } from '#platform/clock.ts'
import { areas, inCommunity, inGrid, startSmallCity, type Person } from '../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const pipe = await city.categoryId('水管破裂')
const rubbish = await city.categoryId('暴露垃圾')
const path = `/api/areas/${areas.community}/incidents`
const reporter = await city.asResident('13611112222')
const neighbour = await city.asResident('13611113333')
const stranger = await city.asResident('13611114444')
const mine = (id = '') => `/api/areas/${areas.city}/my-incidents${id && `/${id}`}`
const own = (id: string) => `/api/areas/${areas.community}/my-incidents/${id}`

const id = uuid7()
const text = '水管爆了，我住5号302室，电话13611112222'
await reporter.post(path, { id, text, categoryId: pipe, point: inGrid, placeText: '浦城路150弄5号302室' })
const versionOf = async () => (await reporter.get(own(id))).body.version as number
const move = async (who: Person, name: string, input = {}) => {
  const answer = await (
    await city.as(who)
  ).post(`${path}/${id}/${name}`, { moveId: uuid7(), version: await versionOf(), ...input })
  assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
}

test('nobody follows what is not theirs', async () => {
  assert.equal((await city.app.http.inject(own(id))).statusCode, 401)
  assert.equal((await stranger.get(own(id))).body.code, 'incidents.unknown')
  assert.deepEqual((await stranger.get(mine())).body, { rows: [], next: null })
  assert.equal((await stranger.get(`${path}/${id}`)).status, 403)
})

test('hints while typing: the same nearby, without a word of the reporter', async () => {
  const ask = (query: Record<string, string | number>, areaId: number = areas.city) =>
    neighbour.get(`/api/areas/${areaId}/incidents/nearby?${new URLSearchParams(query as Record<string, string>)}`)
  const near = { lon: inGrid.lon + 0.0003, lat: inGrid.lat }
  const { body } = await ask({ ...near, categoryId: pipe })
  assert.deepEqual(
    body.rows.map((r: { id: string }) => r.id),
    [id],
  )
  assert.equal(body.rows[0].placeText, '浦城路150弄5号***')
  assert.ok(body.rows[0].metres > 20 && body.rows[0].metres < 40)
  assert.ok(!JSON.stringify(body).includes('302') && !JSON.stringify(body).includes('1361'))
  assert.equal((await ask({ ...near, categoryId: rubbish })).body.rows.length, 0, 'another matter')
  assert.equal((await ask({ ...near, text: '门口水管爆了没人管' })).body.rows.length, 1, 'words alike')
  assert.equal((await ask({ ...inCommunity, categoryId: pipe })).body.rows.length, 0, 'too far')
  assert.equal(
    (await ask({ categoryId: pipe, placeText: '浦城路150弄5号' }, areas.community)).body.rows.length,
    1,
    'same place by its words',
  )
  assert.equal((await ask({})).body.rows.length, 0)
  assert.equal((await ask({ lon: 500, lat: 1 })).body.code, 'platform.invalid')
})

test('me too is counted once an account, also fifty times at once; the reporter is not counted', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => neighbour.post(`${path}/${id}/me-too`)))
  assert.ok(all.every((a) => a.status === 200))
  assert.equal((await neighbour.post(`${path}/${id}/me-too`)).body.sameCount, 1)
  assert.equal((await reporter.post(`${path}/${id}/me-too`)).body.sameCount, 1)
  const count = await city.owner.query(
    'select same_count, (select count(*)::int from incidents.same) rows from incidents.incident where id = $1',
    [id],
  )
  assert.deepEqual(count.rows[0], { same_count: 1, rows: 1 })
  assert.equal((await neighbour.post(`${path}/${uuid7()}/me-too`)).body.code, 'incidents.unknown')
})

test('who said me too follows the case without the words of its reporter', async () => {
  const { status, body } = await neighbour.get(own(id))
  assert.equal(status, 200)
  assert.equal(body.relation, 'me_too')
  assert.equal(body.text, null)
  assert.equal(body.placeText, '浦城路150弄5号***')
  assert.deepEqual(body.moves, [])
  assert.deepEqual(
    (await neighbour.get(mine())).body.rows.map((r: { id: string }) => r.id),
    [id],
  )
})

test('the reporter reads what happened in plain words, nothing of the inner work', async () => {
  await move('gridWorker', 'accept')
  await move('district', 'instruct', { note: '内部批示' })
  await move('head', 'yellow-card', { note: '内部督办' })
  await move('head', 'add-note', { note: '内部备注' })
  await move('head', 'assign', { organisationId: city.organisations.water, note: '内部交办意见' })
  await move('water', 'sign')
  await move('water', 'done', { note: '水管已更换，恢复供水', photos: [] })
  const { body } = await reporter.get(own(id))
  assert.equal(body.text, text)
  assert.equal(body.gridWorker.name, '测试gridWorker')
  const timeline = body.timeline.map((t: { what: string; by: string | null; note: string | null }) => [
    t.what,
    t.by,
    t.note,
  ])
  assert.deepEqual(timeline, [
    ['已收到您的反映', null, null],
    ['已受理', '网格员 测试gridWorker', null],
    ['已派给负责部门办理', '社区', null],
    ['负责部门已签收，正在办理', '浦东新区供水单位', null],
    ['已办完，等待核查', '浦东新区供水单位', '水管已更换，恢复供水'],
  ])
  assert.ok(!/内部|测试head|测试water/.test(JSON.stringify(body)))
  const english = await reporter.send('GET', own(id), undefined, { 'accept-language': 'en' })
  assert.equal(english.body.timeline[1].what, 'Accepted')
  const other = await neighbour.get(own(id))
  assert.deepEqual(
    other.body.timeline.map((t: { note: string | null }) => t.note),
    [null, null, null, null, null],
  )
})

test('the reporter is asked for a verdict when it is time, and may give it', async () => {
  await move('head', 'pass')
  const { body } = await reporter.get(own(id))
  assert.equal(body.asksMe, true)
  assert.ok(body.moves.includes('judge'))
  assert.equal((await neighbour.get(own(id))).body.asksMe, false)
  const judged = await reporter.post(`${path}/${id}/judge`, {
    moveId: uuid7(),
    version: body.version,
    solved: true,
    grade: 5,
  })
  assert.equal(judged.body.state, 'closed')
  const last = (await reporter.get(own(id))).body.timeline.at(-1)
  assert.deepEqual([last.what, last.by], ['评价：已解决', null])
})

test('a week after closing nobody joins any more, and a secret case is hinted at to nobody', async () => {
  setClock('2025-03-12T09:00:00+08:00')
  assert.equal((await stranger.post(`${path}/${id}/me-too`)).body.code, 'incidents.unknown')
  const hidden = uuid7()
  await (
    await city.as('head')
  ).post(path, { id: hidden, text: '水管爆了', categoryId: pipe, point: inGrid, secret: true })
  assert.equal((await stranger.post(`${path}/${hidden}/me-too`)).body.code, 'incidents.unknown')
  const { body } = await stranger.get(`${path}/nearby?lon=${inGrid.lon}&lat=${inGrid.lat}&categoryId=${pipe}`)
  assert.deepEqual(body.rows, [])
})

test('photos open to who may see the case, and to its reporter', async () => {
  const { default: sharp } = await import('sharp')
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const upload = async () => {
    const fileId = uuid7()
    const boundary = 'x'.repeat(20)
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="clientId"\r\n\r\n${fileId}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      jpeg,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const answer = await city.app.http.inject({
      method: 'POST',
      url: `/api/areas/${areas.community}/files`,
      payload,
      cookies: reporter.cookies,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-csrf-token': reporter.token() },
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return fileId
  }
  const photo = await upload()
  const reported = uuid7()
  await reporter.post(path, { id: reported, text: '路灯不亮', categoryId: pipe, point: inGrid, photos: [photo] })
  const url = `/api/areas/${areas.community}/files/${photo}`
  assert.deepEqual((await reporter.get(own(reported))).body.photos, [{ fileId: photo, phase: 'before' }])
  for (const who of ['head', 'gridWorker', 'street', 'district'] as const)
    assert.equal((await (await city.as(who)).get(url)).status, 200, who)
  assert.equal((await reporter.get(url)).status, 200)
  for (const who of ['water', 'auditor', 'system'] as const)
    assert.notEqual((await (await city.as(who)).get(url)).status, 200, who)
  assert.notEqual((await stranger.get(url)).status, 200)
  assert.notEqual((await neighbour.get(url)).status, 200)
})
