// 指标口径: what indicators rest on is said by the area, with its source, and nobody's constant.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Indicator } from '#contract/incidents/metrics.ts'
import { givenPerson } from '#modules/people/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, inGrid, startSmallCity } from '../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const board = (area: number, query: string) => `/api/areas/${area}/indicators?${query}`
const pipe = await city.categoryId('水管破裂')
const resident = await city.asResident('13611112222')
const [top, street, head] = [await city.as('city'), await city.as('street'), await city.as('head')]

// one satisfied, one fairly satisfied
for (const grade of [5, 3]) {
  const id = uuid7()
  const one = `/api/areas/${areas.community}/incidents/${id}`
  const draft = { id, text: '水管爆了', categoryId: pipe, point: inGrid }
  assert.equal((await resident.post(`/api/areas/${areas.community}/incidents`, draft)).status, 200)
  assert.equal((await head.post(`${one}/answer`, { moveId: uuid7(), version: 1, note: '已答复' })).status, 200)
  const said = await resident.post(`${one}/judge`, { moveId: uuid7(), version: 2, solved: true, grade })
  assert.equal(said.status, 200, JSON.stringify(said.body))
}

test('the share of 基本满意 is the area’s own rule, with its source, and another’s below it', async () => {
  const rules = (area: number) => `/api/areas/${area}/configuration/number-rules`
  const shipped = (await street.get(rules(areas.street))).body.rows
  assert.equal(shipped[0].holds.value, 0.6)
  assert.match(shipped[0].holds.source, /国家标准未规定/)
  const put = (who: typeof top, area: number, rule: string, said: object | null, version: number) =>
    who.put(`${rules(area)}/${rule}`, { said, version })
  const share = { value: 0.5, source: '某办〔2025〕3号' }
  assert.equal((await put(head, areas.street, 'fairly_satisfied_share', share, 0)).status, 403)
  const wrong = await put(street, areas.street, 'fairly_satisfied_share', { ...share, value: 1.5 }, 0)
  assert.equal(wrong.body.code, 'incidents.number_rule_wrong')
  assert.equal((await put(street, areas.street, 'fairly_satisfied_share', { value: 0.5, source: '' }, 0)).status, 400)
  assert.equal((await put(street, areas.street, 'fairly_satisfied_share', share, 0)).status, 200)
  assert.equal((await put(street, areas.street, 'fairly_satisfied_share', share, 0)).body.code, 'platform.conflict')
  const of = async (who: typeof top, area: number) =>
    (await who.get(board(area, 'from=2025-03&to=2025-03'))).body as {
      fairlySatisfied: object
      figures: Record<Indicator, { value: number }>
    }
  const below = await of(head, areas.community)
  assert.deepEqual(below.fairlySatisfied, { share: 0.5, source: '某办〔2025〕3号' })
  assert.equal(below.figures.satisfaction_rate.value, (1 + 0.5) / 2)
  assert.equal((await of(top, areas.city)).figures.satisfaction_rate.value, (1 + 0.6) / 2)
  assert.equal((await put(street, areas.street, 'fairly_satisfied_share', null, 1)).status, 200)
  assert.equal((await of(head, areas.community)).figures.satisfaction_rate.value, (1 + 0.6) / 2)
})

test('reports per 10,000 people: by the register, by the number the area published, by neither «-»', async () => {
  const of = async (area: number, more = '') => {
    const { body } = await top.get(board(area, `from=2025-03&to=2025-03${more}`))
    return { per: body.reportedPer10k as number | null, residents: body.residents as object | null }
  }
  assert.deepEqual(await of(areas.community), { per: null, residents: null })
  for (let n = 0; n < 6; n++) await givenPerson(city.app, { areaId: areas.community })
  assert.deepEqual(await of(areas.community), { per: (2 / 6) * 10_000, residents: { count: 6, source: null } })
  assert.equal((await of(areas.community, `&categoryId=${pipe}`)).per, null)
  const said = { value: 12_000, source: '第七次全国人口普查' }
  const put = await street.put(`/api/areas/${areas.community}/configuration/number-rules/residents`, {
    said,
    version: 0,
  })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  assert.deepEqual(await of(areas.community), {
    per: (2 / 12_000) * 10_000,
    residents: { count: 12_000, source: '第七次全国人口普查' },
  })
  assert.deepEqual((await of(areas.foreignDistrict)).residents, null)
})
