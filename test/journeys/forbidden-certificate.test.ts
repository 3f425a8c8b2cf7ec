// A forbidden certificate (E01–E04): a resident is sent to the community for what it must not issue; the slip says where
// to go, the asking body gets a letter with numbers only; what may be issued is issued once, sealed, checked, revoked.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import excel from 'exceljs'
import { exampleKinds } from '#modules/matters/certificates/seed/example-kinds.ts'
import { insertKind } from '#modules/matters/certificates/configure-lists.ts'
import { givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { asSystem } from '#platform/system.ts'
import { areas, startSmallCity } from '../small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-09-26T10:00:00+08:00')
await asSystem(city.app.pool, 'test', async ({ db, now }) => {
  for (const kind of exampleKinds)
    await insertKind(db, { ...kind, areaId: areas.city, version: 1, madeAt: now, madeBy: null })
})
const clerk = await city.as('clerk')
const head = await city.as('head')
const path = `/api/areas/${areas.community}`
const anybody = openBrowser(city.app)

test('the national list of 20 is there for everybody, each with the way out', async () => {
  const { body } = await anybody.get(`${path}/certificate-lists`)
  assert.equal(body.forbidden.kinds.length, 20)
  assert.ok(body.forbidden.kinds.every((k: { insteadZh: string }) => k.insteadZh.length > 5))
  for (const q of ['单身', 'wufanzui', 'wfzjl', '亲属关系', '无犯罪记录证明'])
    assert.ok((await anybody.get(`${path}/certificate-advice?q=${encodeURIComponent(q)}`)).body.forbidden.length, q)
  assert.equal(
    (await anybody.get(`${path}/certificate-advice?q=${encodeURIComponent('监护')}`)).body.allowed[0].code,
    'guardian',
  )
})

test('what is on the negative list is refused with the way out, what is on none too', async () => {
  const draft = { id: uuid7(), kind: 'kinship', values: { name: '甲' }, purpose: '领补贴', forWhom: '某保险公司' }
  const refused = await clerk.post(`${path}/certificates`, draft)
  assert.deepEqual([refused.status, refused.body.code], [422, 'matters.kind_forbidden'])
  assert.match(refused.body.title, /户口簿/)
  assert.equal(
    (await clerk.post(`${path}/certificates`, { ...draft, kind: 'good_person' })).body.code,
    'matters.kind_unknown',
  )
})

const demand = {
  id: uuid7(),
  code: 'kinship',
  demandedBy: '某某保险公司 陆家嘴支公司',
  purpose: '理赔',
  name: '张三丰',
}
test('the refusal is kept once and prints a slip', async () => {
  for (let i = 0; i < 3; i++) assert.equal((await clerk.post(`${path}/certificate-demands`, demand)).status, 200)
  const { body } = await clerk.get(`${path}/certificate-demands`)
  assert.deepEqual([body.rows.length, body.rows[0].name, body.rows[0].number], [1, '张**', 1])
  const slip = await clerk.get(`${path}/certificate-demands/${demand.id}/print`)
  assert.equal(slip.status, 200)
  assert.equal(slip.headers['content-type'], 'application/pdf')
  const clash = await clerk.post(`${path}/certificate-demands`, { ...demand, demandedBy: '别的单位' })
  assert.equal(clash.body.code, 'matters.id_taken')
  const allowed = await clerk.post(`${path}/certificate-demands`, {
    id: uuid7(),
    code: 'guardian',
    demandedBy: '某银行',
  })
  assert.equal(allowed.body.code, 'matters.kind_allowed')
})

test('a resident tells it too; the report counts by asking organisation and names nobody', async () => {
  const resident = await city.asResident('13800000201')
  const said = { id: uuid7(), code: 'kinship', demandedBy: '某某保险公司陆家嘴支公司' }
  assert.equal((await resident.post(`${path}/certificate-demand-reports`, said)).status, 200)
  assert.equal(
    (
      await resident.post(`${path}/certificate-demand-reports`, {
        id: uuid7(),
        title: '好人好事证明',
        demandedBy: '某单位',
      })
    ).status,
    200,
  )
  const { body } = await head.get(`${path}/certificate-demand-report`)
  assert.deepEqual([body.times, body.rows[0].times, body.rows[0].kinds[0].zh], [3, 2, '亲属关系证明'])
  assert.ok(!JSON.stringify(body).includes('张'))
  const rows = await head.get(
    `${path}/certificate-demands?demandedBy=${encodeURIComponent(body.rows[0].query.demandedBy)}`,
  )
  assert.equal(rows.body.rows.length, 2, 'the number opens its rows')
  assert.equal(
    (await head.get(`${path}/certificate-demand-letter?demandedBy=${encodeURIComponent('某某保险公司陆家嘴支公司')}`))
      .headers['content-type'],
    'application/pdf',
  )
  assert.equal((await head.get(`${path}/certificate-demand-report-export`)).status, 200)
})

const person = await givenPerson(city.app, {
  areaId: areas.community,
  name: '欧阳示例',
  facts: [{ field: 'document', value: { number: madeUpNumber('1950-05-05', 7) } }],
})
const id = uuid7()
let checked = ''
test('what may be issued is filled in from the register, approved by another, numbered and sealed', async () => {
  const form = await clerk.get(`${path}/certificate-prefill?kind=guardian&personId=${person}`)
  assert.equal(form.body.fields.find((f: { name: string }) => f.name === 'name').text, '欧阳示例')
  const document = form.body.fields.find((f: { name: string }) => f.name === 'id_number')
  assert.ok(document.masked && document.text.includes('*'), JSON.stringify(document))
  const draft = {
    id,
    kind: 'guardian',
    personId: person,
    values: { ward: '某甲' },
    purpose: '办理住院手续',
    forWhom: '某医院',
  }
  const missing = await clerk.post(`${path}/certificates`, draft)
  assert.equal(missing.body.code, 'matters.field_missing')
  const whole = { ...draft, values: { ward: '某甲', relation: '母子', address: '浦城路9号101室' } }
  const drafted = await clerk.post(`${path}/certificates`, whole)
  assert.equal(drafted.status, 200, JSON.stringify(drafted.body))
  assert.deepEqual([drafted.body.state, drafted.body.number, drafted.body.moves], ['drafted', null, ['withdraw']])
  assert.ok(drafted.body.clock.sentences.length)
  const self = await clerk.post(`${path}/certificates/${id}/approve`, { moveId: uuid7(), version: 1 })
  assert.equal(self.body.code, 'matters.approver_is_drafter')
  assert.equal((await clerk.get(`${path}/certificates/${id}/print`)).body.code, 'matters.not_issued')
  const move = { moveId: uuid7(), version: 1 }
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => head.post(`${path}/certificates/${id}/approve`, move)),
  )
  assert.deepEqual([...new Set(sent.map((s) => s.status))], [200])
  assert.equal(sent[0]!.body.number, '证〔2025〕0001号')
  assert.equal(sent[0]!.body.steps.length, 2, 'ten times sent, once done')
  const seals = await clerk.get(`${path}/seal-uses`)
  assert.equal(seals.body.rows.length, 1)
  assert.deepEqual(
    [seals.body.rows[0].certificateId, seals.body.rows[0].approvedBy, seals.body.rows[0].usedBy],
    [id, '测试head', '测试clerk'],
  )
  const { rows: seen } = await city.owner.query('select reason from people.reveal where person_id = $1', [person])
  assert.match((seen[0] as { reason: string }).reason, /开具/)
})

test('what the clerk may issue alone is issued at once, by standing authorisation', async () => {
  const done = await clerk.post(`${path}/certificates`, {
    id: uuid7(),
    kind: 'residence_note',
    values: { name: '李示例', id_number: madeUpNumber('1980-01-01', 3), address: '浦城路8号' },
    purpose: '办理入学',
    forWhom: '某小学',
    phone: '13800000202',
  })
  assert.deepEqual([done.body.state, done.body.number], ['issued', '证〔2025〕0002号'], JSON.stringify(done.body))
  const mine = await (await city.asResident('13800000202')).get('/api/me/certificates')
  checked = mine.body.rows[0].checkPath
  assert.match(checked, /^\/check\/[\w-]{50}$/)
  const wrong = await clerk.post(`${path}/certificates`, {
    id: uuid7(),
    kind: 'residence_note',
    values: { name: '李', id_number: '310101198001010011', address: '某处' },
    purpose: '办事',
    forWhom: '某',
  })
  assert.equal(wrong.body.code, 'matters.field_wrong')
})

test('the public page shows no more than needed; a forged code nothing', async () => {
  const token = checked.split('/').at(-1)!
  const { status, body } = await anybody.get(`/api/certificate-checks/${token}`)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(Object.keys(body).sort(), [
    'issuedBy',
    'issuedOn',
    'kindEn',
    'kindZh',
    'name',
    'number',
    'revokedOn',
    'validUntil',
    'validity',
  ])
  assert.deepEqual([body.name, body.validity, body.validUntil], ['李**', 'valid', '2025-10-26'])
  for (let at = 0; at < token.length; at += 7) {
    const bent = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    assert.equal((await anybody.get(`/api/certificate-checks/${bent}`)).status, 404, `${at}`)
  }
  assert.equal((await anybody.get(`/api/certificate-checks/x`)).status, 400)
})

test('over by the calendar it says so; revoked it says so at once', async () => {
  const token = checked.split('/').at(-1)!
  setClock('2025-10-27T10:00:00+08:00')
  assert.equal((await anybody.get(`/api/certificate-checks/${token}`)).body.validity, 'expired')
  setClock('2025-09-27T10:00:00+08:00')
  const listed = await head.get(`${path}/certificates?state=issued`)
  const one = listed.body.rows.find((r: { kindCode: string }) => r.kindCode === 'residence_note')
  const gone = await head.post(`${path}/certificates/${one.id}/revoke`, {
    moveId: uuid7(),
    version: one.version,
    note: '住址有误',
  })
  assert.equal(gone.body.state, 'revoked', JSON.stringify(gone.body))
  assert.deepEqual([gone.body.checks.count], [2])
  assert.equal((await anybody.get(`/api/certificate-checks/${token}`)).body.validity, 'revoked')
  const pdf = await head.get(`${path}/certificates/${id}/print`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
})

test('the exported register says how each certificate stands, as the list does', async () => {
  const book = new excel.Workbook()
  const answer = await city.app.http.inject({ url: `${path}/certificates-export`, cookies: head.cookies })
  await book.xlsx.load(answer.rawPayload as never)
  const sheet = book.worksheets[0]!
  const rows = sheet.getSheetValues().map((row) => JSON.stringify(row ?? []))
  assert.ok(rows.some((row) => row.includes('"状态","效力"')))
  assert.ok(
    rows.some((row) => row.includes('证〔2025〕0002号') && row.includes('"已作废"')),
    rows.join('\n'),
  )
})

test('a new version of the list needs its basis and the version it replaces; the old one stays', async () => {
  const { body } = await anybody.get(`${path}/certificate-lists`)
  const street = await city.as('street')
  const kinds = [
    ...body.forbidden.kinds.filter((k: { code: string }) => k.code !== 'alive'),
    {
      code: 'transfer_school',
      zh: '转学证明',
      en: 'school transfer',
      insteadZh: '请向学校和教育部门办理',
      insteadEn: 'The school',
      words: [],
    },
  ]
  const asked = {
    replaces: body.forbidden.id,
    title: '本街道清单',
    basis: '省民政厅文件（示例）',
    validFrom: '2025-09-27',
    kinds,
  }
  const listPath = `/api/areas/${areas.street}/forbidden-lists`
  assert.equal((await street.post(listPath, { ...asked, basis: '' })).status, 400)
  assert.equal((await clerk.post(listPath, asked)).status, 403)
  const made = await street.post(listPath, asked)
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.equal((await street.post(listPath, asked)).status, 409)
  const now = (await anybody.get(`${path}/certificate-lists`)).body.forbidden
  assert.deepEqual([now.title, now.kinds.length], ['本街道清单', 20])
  assert.equal(
    (await anybody.get(`/api/areas/${areas.foreignCommunity}/certificate-lists`)).body.forbidden.areaId,
    null,
  )
  assert.equal((await clerk.get(`${path}/forbidden-lists`)).body.rows.length, 2)
  await assert.rejects(city.app.pool.query(`update matters.forbidden_kind set zh = 'x'`), /permission denied/)
})

test('numbers link to their rows', async () => {
  const { body } = await head.get(`${path}/certificate-numbers`)
  const of = Object.fromEntries(body.numbers.map((n: { key: string; value: number }) => [n.key, n.value]))
  assert.deepEqual([of.issued, of.revoked, of.seal_uses, of.refused_forbidden, of.refused_off_list], [1, 1, 2, 2, 1])
})
