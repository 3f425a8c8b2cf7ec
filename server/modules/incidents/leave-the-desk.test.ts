// What leaves a case: exports, forms on paper, a revealed contact; and what is done to many or asked about one.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import excel from 'exceljs'
import { caseNumber } from '#contract/incidents/incident-filter.ts'
import { printForms } from '#contract/incidents/incident-forms.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, inGrid, startSmallCity, type Person } from '../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const pipe = await city.categoryId('水管破裂')
const rubbish = await city.categoryId('暴露垃圾')
const path = `/api/areas/${areas.community}/incidents`
const head = await city.as('head')
const report = async (draft = {}) => {
  const { body } = await head.post(path, {
    id: uuid7(),
    text: '水管爆了，请拨13812345678联系',
    categoryId: pipe,
    point: inGrid,
    placeText: '浦城路150弄5号302室',
    ...draft,
  })
  return body as { id: string; number: number; version: number }
}
const move = async (who: Person, id: string, name: string, input = {}) => {
  const { rows } = await city.owner.query('select version from incidents.incident where id = $1', [id])
  const answer = await (
    await city.as(who)
  ).post(`${path}/${id}/${name}`, { moveId: uuid7(), version: rows[0].version, ...input })
  assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
}
const auditOf = async (route: string) =>
  (await city.owner.query('select about, account_id from platform.audit where route = $1 order by id', [route])).rows
const rawOf = async (who: Person, url: string) => city.app.http.inject({ url, cookies: (await city.as(who)).cookies })

test('only who may export exports; the sheet holds the rows of the list, masked, with who and when', async () => {
  for (let i = 0; i < 12; i++)
    await report({ text: `第${i}件，联系13812345678`, reporterName: '欧阳修', reporterPhone: '13812345678' })
  for (const who of ['gridWorker', 'clerk', 'water', 'district', 'auditor'] as const)
    assert.equal((await (await city.as(who)).get(`${path}/export`)).status, 403, who)
  const answer = await rawOf('head', `${path}/export?scope=open&category=${pipe}`)
  assert.equal(answer.statusCode, 200)
  const book = new excel.Workbook()
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]!
  const text = (cell: string) => String(sheet.getCell(cell).value)
  assert.equal(text('A1'), '东昌社区事件台账')
  assert.match(text('A2'), /范围：在办；类别：水管破裂　共 12 件/)
  const listed = (await head.get(`${path}?scope=open&category=${pipe}`)).body.rows as { number: number; text: string }[]
  const numbers = Array.from({ length: listed.length }, (_, i) => text(`B${4 + i}`))
  assert.deepEqual(
    numbers,
    listed.map((row) => caseNumber(row.number)),
  )
  assert.match(text('H4'), /联系138\*\*\*\*5678$/)
  assert.equal(text('I4'), '浦城路150弄5号***')
  assert.match(
    text(`A${4 + listed.length}`),
    /填报单位：东昌社区　　填报人：测试head　　审核人：　　填报日期：2025年3月3日/,
  )
  assert.match(sheet.headerFooter.oddHeader!, /测试head 导出于 2025年3月3日/)
  const all = JSON.stringify(sheet.getSheetValues())
  assert.ok(!all.includes('13812345678') && !all.includes('欧阳修') && !all.includes('302室'))
  const [row] = await auditOf('incidents.export')
  assert.equal(row.about.count, 12)
  assert.deepEqual(row.about.filter.category, [pipe])
})

test('a contact is revealed for a reason only, and the log says who and why but not what', async () => {
  const { id } = await report({ reporterName: '欧阳修', reporterPhone: '13812345678' })
  const ask = async (who: Person, body: unknown) => (await city.as(who)).post(`${path}/${id}/reveal`, body)
  for (const body of [{}, { reason: '  ' }]) assert.equal((await ask('head', body)).body.code, 'platform.invalid')
  for (const who of ['district', 'city', 'auditor'] as const)
    assert.equal((await ask(who, { reason: '看看' })).status, 403, who)
  assert.equal((await ask('water', { reason: '看看' })).body.code, 'incidents.unknown')
  assert.deepEqual((await ask('head', { reason: '核对地址' })).body, { name: '欧阳修', phone: '13812345678' })
  const [row] = await auditOf('incidents.reveal_contact')
  assert.equal(row.account_id, city.accounts.head)
  assert.equal(row.about.reason, '核对地址')
  assert.ok(!JSON.stringify(row.about).includes('138') && !JSON.stringify(row.about).includes('欧阳'))
})

const folder = mkdtempSync(join(tmpdir(), 'linli-forms-'))
const textOf = (pdf: Buffer) => {
  const file = join(folder, 'form.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
}

test('each form prints once its step has come, with the number of the case and nobody in clear', async () => {
  const { id, number } = await report({ reporterName: '欧阳修', reporterPhone: '13812345678' })
  const form = (who: Person, name: string, query = '') => rawOf(who, `${path}/${id}/forms/${name}${query}`)
  for (const name of printForms) {
    const answer = await form('head', name)
    assert.equal(answer.json().code, 'incidents.form_not_yet', name)
  }
  assert.equal((await form('head', 'diploma')).json().code, 'platform.invalid')
  assert.equal((await form('water', 'assignment')).json().code, 'incidents.unknown')
  await move('head', id, 'accept')
  await move('head', id, 'whistle', { note: '涉及两个部门' })
  await move('street', id, 'call-departments', {
    organisationIds: [city.organisations.water, city.organisations.roads],
  })
  await move('water', id, 'check-in')
  await move('roads', id, 'check-in')
  await move('water', id, 'ask-delay', { note: '等待配件', workingDays: 1 })
  await move('head', id, 'red-card', { note: '限期办结' })
  const wanted = {
    accepted: '受理告知书',
    whistle: '涉及两个部门',
    'check-in': '报到',
    assignment: '承办单位',
    supervision: '限期办结',
    delay: '等待配件',
  }
  for (const [name, word] of Object.entries(wanted)) {
    const answer = await form('street', name)
    assert.equal(answer.headers['content-type'], 'application/pdf', `${name}: ${answer.body.slice(0, 200)}`)
    const text = textOf(answer.rawPayload)
    assert.ok(text.includes(caseNumber(number)), name)
    assert.ok(text.replace(/\s/g, '').includes(word), `${name}: ${text}`)
    assert.ok(!text.includes('欧阳修') && !text.includes('13812345678'), name)
  }
  const mine = textOf((await form('roads', 'check-in')).rawPayload)
  assert.match(mine.replace(/\s/g, ''), /报到部门浦东新区市政道路单位/)
  assert.equal((await auditOf('incidents.print_form')).length, 7)
})

test('a rejected report prints its reason', async () => {
  const { id } = await report()
  await move('head', id, 'reject', { reason: 'legal_channel', note: '请向法院起诉' })
  const text = textOf((await rawOf('head', `${path}/${id}/forms/rejected`)).rawPayload).replace(/\s/g, '')
  assert.ok(text.includes('应走法定途径') && text.includes('请向法院起诉'))
})

test('a deadline explains itself: start, limit, where it comes from, what is skipped', async () => {
  setClock('2025-03-07T16:00:00+08:00')
  const { id } = await report({ categoryId: rubbish })
  await move('head', id, 'accept')
  await move('head', id, 'assign', { organisationId: city.organisations.water })
  await move('water', id, 'sign')
  assert.equal((await (await city.as('roads')).get(`${path}/${id}/deadline`)).body.code, 'incidents.unknown')
  const { body } = await (await city.as('water')).get(`${path}/${id}/deadline`)
  const handle = body.clocks.find((k: { step: string; running: boolean }) => k.step === 'handle' && k.running)
  const detail = (await head.get(`${path}/${id}`)).body
  assert.equal(handle.dueAt, detail.dueAt)
  assert.match(handle.limitFrom, /^全域通用时限/)
  assert.match(handle.sentences.join('\n'), /2025年3月7日（星期五）16:00/)
  assert.match(handle.sentences.join('\n'), /周末|星期六/)
  const urgent = await report({ urgent: true })
  const [half] = (await head.get(`${path}/${urgent.id}/deadline`)).body.clocks
  assert.deepEqual([half.amount, half.unit], [0.5, 'hours'])
  const english = await head.send('GET', `${path}/${id}/deadline`, undefined, { 'accept-language': 'en' })
  assert.match(english.body.clocks[0].limitFrom, /limit/)
  await move('water', id, 'wait', { note: '等住户回来', reviewOn: '2025-03-20' })
  const paused = (await head.get(`${path}/${id}/deadline`)).body.clocks.find(
    (k: { step: string }) => k.step === 'handle',
  )
  assert.equal(paused.dueAt, null)
})

test('bulk assignment does each case by itself and says of each why not', async () => {
  setClock('2025-03-10T09:00:00+08:00')
  const some = [await report(), await report(), await report()]
  for (const { id } of some.slice(0, 2)) await move('head', id, 'accept')
  const item = (id: string, version: number, areaId: number = areas.community) => ({
    areaId,
    id,
    version,
    moveId: uuid7(),
  })
  const items = [
    item(some[0]!.id, 2),
    item(some[1]!.id, 1),
    item(some[2]!.id, 1),
    item(uuid7(), 1),
    item(some[0]!.id, 2, areas.siblingCommunity),
  ]
  const body = { items, organisationId: city.organisations.water, note: '请处理' }
  assert.equal((await (await city.as('gridWorker')).post(`${path}/bulk-assign`, body)).status, 403)
  const { body: said } = await head.post(`${path}/bulk-assign`, body)
  assert.deepEqual([said.done, said.refused], [1, 4])
  assert.deepEqual(
    said.results.map((r: { code?: string; outcome: string }) => r.code ?? r.outcome),
    ['done', 'platform.conflict', 'incidents.move_not_from_here', 'incidents.unknown', 'incidents.unknown'],
  )
  assert.match(said.results[2].sentence, /已上报/)
  const again = await head.post(`${path}/bulk-assign`, { ...body, items: [items[0]!] })
  assert.equal(again.body.done, 1, 'sent twice is done once')
  const { rows } = await city.owner.query(
    'select state, version from incidents.incident where id = any($1) order by number',
    [some.map((s) => s.id)],
  )
  assert.deepEqual(rows, [
    { state: 'assigned', version: 3 },
    { state: 'accepted', version: 2 },
    { state: 'reported', version: 1 },
  ])
  const facts = await city.owner.query(
    `select count(*)::int n from platform.fact where name = 'incidents.moved' and about->>'move' = 'assign' and about->>'id' = $1`,
    [some[0]!.id],
  )
  assert.equal(facts.rows[0].n, 1)
})

test('saved views are kept for their owner alone', async () => {
  const id = uuid7()
  const clerk = await city.as('clerk')
  const put = (by: typeof clerk, view: unknown, key = id) => by.put(`/api/incident-views/${key}`, view)
  for (const filter of [{ colour: 'red' }, { level: '9' }])
    assert.equal((await put(clerk, { name: '我的', filter })).body.code, 'platform.invalid')
  assert.equal((await put(clerk, { name: '重大', filter: { level: ['3', '4'], urgent: 'true' } })).status, 200)
  assert.equal((await put(clerk, { name: '较大以上', filter: { level: ['2', '3', '4'] }, sort: 'newest' })).status, 200)
  assert.deepEqual((await clerk.get('/api/incident-views')).body.rows, [
    { id, name: '较大以上', filter: { level: ['2', '3', '4'] }, sort: 'newest' },
  ])
  assert.deepEqual((await head.get('/api/incident-views')).body.rows, [])
  assert.equal((await head.delete(`/api/incident-views/${id}`)).body.deleted, false)
  for (let i = 0; i < 49; i++) await put(clerk, { name: `${i}`, filter: {} }, uuid7())
  assert.equal((await put(clerk, { name: '多', filter: {} }, uuid7())).body.code, 'incidents.too_many_views')
  assert.equal((await clerk.delete(`/api/incident-views/${id}`)).body.deleted, true)
})

test('the map shows points close up, clusters with the worst light far out, and only what may be seen', async () => {
  await head.post(path, { id: uuid7(), text: '保密', categoryId: pipe, point: inGrid, secret: true })
  for (let i = 0; i < 70; i++)
    await report({ point: { lon: inGrid.lon + (i % 10) * 0.00005, lat: inGrid.lat + Math.floor(i / 10) * 0.00005 } })
  const map = async (who: Person, zoom: number, more = '', areaId: number = areas.community) =>
    (
      await (
        await city.as(who)
      ).get(`/api/areas/${areaId}/incidents/map?bbox=121.4,31.2,121.6,31.3&zoom=${zoom}${more}`)
    ).body
  const total = (await head.get(`${path}?scope=open`)).body.total.count
  const close = await map('head', 17)
  assert.equal(close.points.length, total)
  const far = await map('head', 10)
  assert.equal(
    far.clusters.reduce((n: number, k: { count: number }) => n + k.count, 0),
    total,
  )
  assert.equal(far.clusters[0].light, 'red')
  assert.equal((await map('clerk', 17)).points.length, total - 1, 'a secret case is no dot on the map')
  assert.equal((await map('head', 17, '&secret=true')).points.length, 1)
  const water = await map('water', 10, '', areas.district)
  assert.ok(water.points.length > 0 && water.points.length < 10)
  assert.equal((await head.get(`${path}/map?bbox=1,2,3&zoom=5`)).body.code, 'platform.invalid')
})
