import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { roles } from '#contract/access/roles.ts'
import { allDenials } from '#contract/people/deny-list.ts'
import { uuid7 } from '#platform/crypto.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, startSmallCity, type Person } from '../../../test/small-city.ts'
import { careKinds } from './care-sight.ts'
import { mustVisit } from './must-visit.ts'
import { givenPerson } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const base = `/api/areas/${areaId}`
const head = await city.as('head')
const kinds = await inTransaction(city.app.pool, everywhere, careKinds)
const enrol = (personId: string, kind: string, more: object = {}, id = uuid7()) =>
  head.put(`${base}/care/${id}`, { version: null, personId, kind, state: 'active', ...more })

const holders: [Person, (typeof roles)[number], number][] = [
  ['gridWorker', 'grid_worker', areaId],
  ['clerk', 'window_clerk', areaId],
  ['head', 'community_head', areaId],
  ['street', 'street_officer', areas.street],
  ['water', 'department_officer', areas.district],
  ['district', 'district_leader', areas.district],
  ['city', 'city_leader', areas.city],
]
const someone = await givenPerson(city.app, { areaId, name: '独居者' })
for (const kind of kinds) await enrol(someone, kind.code)

for (const kind of kinds)
  test(`${kind.code}: rows for ${kind.roles.join(', ')}, for nobody else`, async () => {
    for (const [who, role, where] of holders) {
      const browser = await city.as(who)
      const answer = await browser.get(`/api/areas/${where}/care?kind=${kind.code}`)
      if (kind.roles.includes(role)) {
        assert.equal(answer.status, 200, who)
        assert.equal(answer.body.rows.length, 1, who)
      } else
        assert.ok(
          ['people.not_yours_to_see', 'platform.forbidden'].includes(answer.body.code),
          `${who}: ${answer.body.code}`,
        )
      if (role === 'grid_worker' || role === 'window_clerk') {
        const marks = (await browser.get(`${base}/people/${someone}`)).body.care
        assert.equal(
          marks.includes(kind.code),
          kind.roles.includes(role),
          'the mark on the person goes by the same rule',
        )
        const filtered = await browser.get(`${base}/people?care=${kind.code}`)
        assert.equal(filtered.status, kind.roles.includes(role) ? 200 : 403, 'and so does the filter')
      }
    }
  })

test('upper tiers see numbers, none under five, and none that a subtraction would tell', async () => {
  const street = await city.as('street')
  const numbers = (await street.get(`/api/areas/${areas.street}/care-numbers`)).body
  assert.deepEqual(
    numbers.rows.find((r: { kind: string }) => r.kind === 'veteran'),
    { kind: 'veteran', active: null, reviewDue: 0 },
  )
  const total = (await (await city.as('district')).get(`/api/areas/${areas.district}/people-numbers`)).body.total
  assert.equal(total.people, null)
})

test("coming and going is kept step by step; leaving needs a reason; only the register's own fields are taken", async () => {
  const personId = await givenPerson(city.app, { areaId })
  const id = uuid7()
  assert.equal(
    (await enrol(personId, 'disabled', { details: { employer: '码头' } })).body.code,
    'people.field_not_of_register',
  )
  assert.equal((await enrol(personId, 'nobody_knows')).body.code, 'people.care_kind_unknown')
  const put = (body: object) => head.put(`${base}/care/${id}`, { personId, kind: 'low_income', ...body })
  assert.equal(
    (await enrol(personId, 'low_income', { details: { allowance_card: 'K-1' } }, id)).body.details.allowance_card,
    'K-1',
  )
  assert.equal((await enrol(personId, 'low_income')).body.code, 'people.already_on_register')
  assert.equal((await put({ version: 1, state: 'ended' })).body.code, 'people.care_reason_missing')
  await put({ version: 1, state: 'ended', reason: '收入提高' })
  const again = await put({ version: 2, state: 'active', reason: '再次困难' })
  assert.deepEqual(
    again.body.steps.map((s: { to: string }) => s.to),
    ['active', 'ended', 'active'],
  )
  assert.equal((await put({ version: 1, state: 'suspended', reason: 'x' })).body.code, 'platform.conflict')
})

test('who must be visited, by the strictest register', async () => {
  const due = await inTransaction(city.app.pool, everywhere, (db) => mustVisit(db, areas.street))
  const row = due.find((r) => r.personId === someone)!
  assert.deepEqual([row.everyDays, row.kinds.includes('elderly_alone')], [7, true])
})

const forbidden: [string, string][] = [
  ['petition', '信访重点人员'],
  ['belief', '宗教信仰'],
  ['blood_type', '血型'],
  ['contraception', '避孕措施'],
  ['face', '人脸照片特征'],
  ['infection', '艾滋病人员'],
  ['watch_level', '关注程度'],
  ['tracking', '行踪轨迹'],
]
test('what is never kept is refused as a register and as a field, with the reason, whoever asks', async () => {
  assert.deepEqual(forbidden.map(([code]) => code).sort(), allDenials.map((d) => d.code).sort())
  const street = await city.as('street')
  const kind = {
    en: 'x',
    legalBasis: '有人要求',
    purpose: '排查',
    fields: [],
    roles: ['community_head'],
    retentionMonths: 1,
    reviewMonths: 1,
    visitDays: null,
    active: true,
    sort: 99,
    version: null,
  }
  const field = {
    en: 'x',
    kind: 'text',
    family: null,
    sensitive: true,
    changeable: true,
    legalBasis: '有人要求',
    aliases: [],
    sort: 99,
    active: true,
    version: null,
  }
  for (const [code, zh] of forbidden) {
    const register = await street.put(`/api/areas/${areas.street}/care-kinds/some_kind`, { ...kind, zh })
    assert.deepEqual([register.body.code, register.body.details.code], ['people.never_kept', code], zh)
    const asked = await street.put(`/api/areas/${areas.street}/people-fields/some_field`, {
      ...field,
      zh: '情况',
      aliases: [zh],
    })
    assert.equal(asked.body.code, 'people.never_kept', zh)
  }
  const fine = await street.put(`/api/areas/${areas.street}/people-fields/hobby`, {
    ...field,
    zh: '特长',
    sensitive: false,
  })
  assert.equal(fine.status, 200, JSON.stringify(fine.body))
})
