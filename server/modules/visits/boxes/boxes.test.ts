// 居民联系箱 (B09): where boxes stand, when they were emptied, and that no paper in them is lost.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Collection, CollectionInput } from '#contract/visits/boxes.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas } from '../../../../test/small-city.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { doorsOf } from '../plates/get-door.ts'
import { hearCase } from '../numbers/hear-cases.ts'
import { startDiaryCity } from '../testing.ts'

const city = await startDiaryCity()
after(() => setClock(undefined))
const now = '2026-11-20T18:00:00+08:00'
setClock(now)
const base = `/api/areas/${areas.community}`
const worker = await city.as('gridWorker')
const workerC = await city.workerC()
const head = await city.as('head')
const street = await city.as('street')
const boxId = uuid7()
const box = { place: '1号门口', gridNo: 1, note: '', everyDays: 7, closedOn: null, version: null }
const put = (by: typeof head, id: string, body: object) => by.put(`${base}/contact-boxes/${id}`, body)
const openedAt = '2026-11-18T09:00:00+08:00'
const draft = (said: Partial<CollectionInput> = {}): CollectionInput => ({
  id: uuid7(),
  boxId,
  saidAt: openedAt,
  sentAt: now,
  ...said,
})
type Papers = NonNullable<CollectionInput['papers']>
const paper = (becomes: Papers[number]['becomes'], text = '楼道堆杂物'): Papers[number] => ({
  id: uuid7(),
  text,
  becomes,
})
const record = (said: Partial<CollectionInput>, by = worker) => by.post(`${base}/box-collections`, draft(said))
const recorded = async (said: Partial<CollectionInput>, by = worker): Promise<Collection> => {
  const { status, body } = await record(said, by)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

test('a box: without the right, in no grid, above a community refused; kept, changed, taken down, nothing lost', async () => {
  assert.equal((await put(worker, boxId, box)).status, 403)
  assert.equal((await put(head, boxId, { ...box, gridNo: 99 })).body.code, 'visits.grid_unknown')
  const above = await street.put(`/api/areas/${areas.street}/contact-boxes/${boxId}`, box)
  assert.equal(above.body.code, 'visits.box_community_only')
  const made = await put(head, boxId, box)
  assert.deepEqual(
    [made.body.place, made.body.lastAt, made.body.due],
    ['1号门口', null, false],
    JSON.stringify(made.body),
  )
  assert.equal((await put(head, boxId, box)).body.version, 1, 'sent twice')
  assert.equal((await put(head, boxId, { ...box, place: '2号门口' })).body.code, 'platform.conflict')
  assert.equal((await put(head, boxId, { ...box, place: '东门', version: 1 })).body.version, 2)
  const other = uuid7()
  await put(head, other, { ...box, place: '西门' })
  await put(head, other, { ...box, place: '西门', closedOn: '2026-11-19', version: 1 })
  const places = async (query = '') =>
    (await worker.get(`${base}/contact-boxes${query}`)).body.rows.map((b: { place: string }) => b.place)
  assert.deepEqual(await places(), ['东门'])
  assert.deepEqual(await places('?closed=true'), ['东门', '西门'])
})

test('refused: an unknown box, a paper without words, another’s id; nothing of it is kept', async () => {
  assert.equal((await record({ boxId: uuid7() })).body.code, 'visits.box_unknown')
  const wrong = await record({ papers: [{ ...paper({ kind: 'praise' }), text: ' ' }] })
  assert.equal(wrong.body.errors[0].field, 'papers.0.text')
  const phone = await record({ papers: [paper({ kind: 'consultation', id: uuid7(), phone: '123' })] })
  assert.equal(phone.status, 400)
  const one = draft({ papers: [paper({ kind: 'praise' })] })
  assert.equal((await worker.post(`${base}/box-collections`, one)).status, 200)
  assert.equal((await head.post(`${base}/box-collections`, one)).body.code, 'visits.id_taken')
  const file = await record({ papers: [{ ...paper({ kind: 'praise' }), photos: [uuid7()] }] })
  assert.equal(file.body.code, 'platform.file_unknown')
  const { rows } = await city.owner.query('select count(*)::int n from visits.box_collection')
  assert.deepEqual(rows, [{ n: 1 }])
})

test('each paper becomes what was chosen, linked both ways, with the clock of the day the box was opened; once, however often sent', async () => {
  const one = draft({
    papers: [
      paper({ kind: 'incident', id: uuid7() }),
      paper({ kind: 'help', id: uuid7() }, '老人摔倒没人管'),
      paper({ kind: 'agency', id: uuid7(), matter: '代办老年卡', name: '李示例' }, '办老年卡'),
      paper({ kind: 'consultation', id: uuid7(), phone: '13800000521' }, '医保怎么交'),
      paper({ kind: 'answered', answer: '已贴在公告栏' }, '几点开门'),
      paper({ kind: 'praise' }, '保洁很好'),
    ],
  })
  const sent = await Promise.all(Array.from({ length: 10 }, () => worker.post(`${base}/box-collections`, one)))
  assert.deepEqual(new Set(sent.map((s) => s.status)), new Set([200]), JSON.stringify(sent[0]!.body))
  const made: Collection = sent[0]!.body
  assert.deepEqual(
    made.papers.map((p) => [p.kind, p.became?.kind ?? null, p.answer]),
    [
      ['incident', 'incident', null],
      ['help', 'help', null],
      ['agency', 'agency', null],
      ['consultation', 'consultation', null],
      ['answered', null, '已贴在公告栏'],
      ['praise', null, null],
    ],
  )
  const { rows } = await city.owner.query<{ text: string; at: Date; place: string }>(
    `select text, reported_at at, place_text place from incidents.incident where id = $1`,
    [made.papers[0]!.became!.id],
  )
  assert.deepEqual([rows.length, rows[0]!.text, rows[0]!.place], [1, '楼道堆杂物', '东门'])
  assert.equal(rows[0]!.at.toISOString(), new Date(openedAt).toISOString())
  for (const { became } of made.papers) {
    if (!became) continue
    const back = await head.get(`/api/areas/${became.areaId}/collection-of/${became.id}`)
    assert.equal(back.body.collection?.id, made.id)
  }
  const [box_] = (await head.get(`${base}/contact-boxes`)).body.rows
  assert.deepEqual([box_.lastAt, box_.lastBy, box_.due], [made.at, '测试gridWorker', false])
})

test('the list: who reads what, filters, what is still open, the sheet', async () => {
  const empty = await recorded({ saidAt: '2026-11-19T09:00:00+08:00', note: '箱子是空的' }, head)
  const ids = async (by: typeof head, query = '') =>
    (await by.get(`${base}/box-collections${query}`)).body.rows.map((c: Collection) => c.id) as string[]
  const all = await ids(head)
  assert.equal(all[0], empty.id, 'newest first')
  assert.equal(all.length, 3)
  assert.deepEqual(await ids(worker), all, 'the boxes of one’s grid, whoever opened them')
  assert.deepEqual(await ids(workerC), [], 'not those of other grids')
  assert.equal((await workerC.get(`${base}/box-collections/${empty.id}`)).status, 404)
  const [helped] = await ids(head, '?kind=help')
  assert.deepEqual(await ids(head, '?open=true'), [helped])
  assert.deepEqual(await ids(head, '?from=2026-11-19&to=2026-11-19'), [empty.id])
  const first = (await head.get(`${base}/box-collections?limit=1`)).body
  assert.deepEqual(await ids(head, `?limit=1&after=${first.next}`), [all[1]])
  const one: Collection = (await head.get(`${base}/box-collections/${helped}`)).body
  const cases = one.papers.flatMap((p) => p.became ?? [])
  await asSystem(city.app.pool, 'test', async (context) => {
    for (const { kind, areaId, id } of cases) {
      const name =
        kind === 'agency'
          ? 'matters.agency_moved'
          : kind === 'consultation'
            ? 'matters.consultation_moved'
            : 'incidents.moved'
      await hearCase(context, { name, areaId, about: { id, to: 'closed' } })
    }
  })
  assert.deepEqual(await ids(head, '?open=true'), [], 'done cases are heard of')
  const sheet = await head.get(`${base}/box-collections-export`)
  assert.equal(sheet.status, 200)
  assert.equal((await worker.get(`${base}/box-collections-export`)).status, 403)
})

test('phones know the boxes that stand in their community, and are told again only when they changed', async () => {
  const device = uuid7()
  const pack = async (since = '') =>
    (await worker.get(`${base}/field-pack?deviceId=${device}${since && `&since=${encodeURIComponent(since)}`}`)).body
  const whole = await pack()
  assert.deepEqual(
    whole.boxes.map((b: { id: string; place: string; gridNo: number }) => [b.id, b.place, b.gridNo]),
    [[boxId, '东门', 1]],
  )
  assert.equal((await pack(whole.next)).boxes, null)
})

test('a box that stands is on plates and pages of doors, though nobody wrote it among the channels; once where somebody did', async () => {
  const building = { areaId: areas.community, buildingNo: 1, name: '一号楼', address: null, gridNo: null }
  const places = () =>
    inTransaction(city.app.pool, everywhere, async (db) => {
      const { channels } = await doorsOf(db)(building as never)
      return channels.flatMap((c) => (c.kind === 'box' ? c.value : []))
    })
  assert.deepEqual(await places(), ['东门'])
  const channels = [{ kind: 'box', value: '东门', note: '周一开' }]
  assert.equal((await head.put(`${base}/contact-channels`, { version: 0, channels })).status, 200)
  assert.deepEqual(await places(), ['东门'])
})
