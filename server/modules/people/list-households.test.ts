// K03, K07: households by address, number and head, filtered, page by page; the file has the same rows, masked unless asked for.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import excel from 'exceljs'
import type { HouseholdRow } from '#contract/people/households.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { download } from './import/testing.ts'
import { givenDwelling, givenHousehold, givenPerson } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const area = `/api/areas/${areaId}`
const head = await city.as('head')
await city.owner.query(
  `insert into territory.building (area_id, building_no, grid_no, name, address, use, geom)
   select $1, 1, 1, '一号楼', '昌邑路55弄', 'residential', st_multi(st_buffer(st_setsrid(st_makepoint(121.5, 31.2), 4326), 0.0001))`,
  [areaId],
)
const home = await givenDwelling(city.app, areaId, { address: '昌邑路55弄3号101室', buildingNo: 1 })
const family = await givenHousehold(city.app, areaId, { dwellingId: home, number: 'F7001' })
const member = (name: string, relation: string, householdId: string, dwellingId = home) =>
  givenPerson(city.app, { areaId, name, residence: { kind: 'both', dwellingId, householdId, relation } })
const father = await member('欧阳立户', '02', family.id)
const son = await member('欧阳小户', '20', family.id)
const other = await givenHousehold(city.app, areaId, { number: 'G1' })
await member('司马独居', '02', other.id, other.dwellingId)
await givenHousehold(city.app, areaId, { number: 'G2' })
const nowhere = uuid7()
await head.put(`${area}/households/${nowhere}`, { version: null, kind: 'collective', number: 'J1' })
await head.put(`${area}/households/${family.id}`, { version: 1, number: 'F7001', dwellingId: home, headId: father })
const enrolled = await head.put(`${area}/care/${uuid7()}`, {
  version: null,
  personId: son,
  kind: 'disabled',
  state: 'active',
})

const list = async (query = '', browser = head) => {
  const { status, body } = await browser.get(`${area}/households?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body as { rows: HouseholdRow[]; next: string | null; total: { count: number } | null }
}
const numbers = async (query: string) => (await list(query)).rows.map((h) => h.number)

test('each household says where it is, whose it is, how many are in it and which marks it bears', async () => {
  assert.equal(enrolled.status, 200, JSON.stringify(enrolled.body))
  const [one] = (await list('q=F7001')).rows
  assert.deepEqual(
    [one!.address, one!.headName, one!.people, one!.away, one!.buildingNo, one!.gridNo, one!.care],
    ['昌邑路55弄3号101室', '欧阳立户', 2, 0, 1, 1, ['disabled']],
  )
})

test('found by pieces of the address, the beginning of the number, the head by name, pinyin and initials', async () => {
  for (const q of ['昌邑路55弄', 'f70', '欧阳立', 'ouyangli', 'oylh', '55弄3号'])
    assert.deepEqual(await numbers(`q=${encodeURIComponent(q)}`), ['F7001'], q)
  assert.deepEqual(await numbers(`q=${encodeURIComponent('欧阳小户')}`), [], 'a son isn’t the head')
  assert.deepEqual(await numbers(`q=${encodeURIComponent('没有这条路')}`), [])
})

test('filtered by building, grid, kind, size, nobody in it, and care', async () => {
  assert.deepEqual(await numbers('buildingNo=1'), ['F7001'])
  assert.deepEqual(await numbers('grid=1'), ['F7001'])
  assert.deepEqual(await numbers('kind=collective'), ['J1'])
  assert.deepEqual(await numbers('peopleFrom=2'), ['F7001'])
  assert.deepEqual(await numbers('peopleFrom=1&peopleTo=1'), ['G1'])
  assert.deepEqual(await numbers('empty=true'), ['G2', 'J1'])
  assert.deepEqual((await numbers('empty=false')).toSorted(), ['F7001', 'G1'])
  assert.deepEqual(await numbers('care=disabled'), ['F7001'])
  assert.equal((await head.get(`${area}/households?care=no_such`)).body.code, 'people.not_yours_to_see')
})

test('page by page every household comes once, those without a dwelling last', async () => {
  const whole = await list()
  assert.deepEqual([whole.total!.count, whole.next, whole.rows.at(-1)!.id], [4, null, nowhere])
  const met: string[] = []
  for (let after = ''; ;) {
    const page = await list(`limit=1${after && `&after=${encodeURIComponent(after)}`}`)
    met.push(...page.rows.map((h) => h.id))
    if (!page.next) break
    after = page.next
  }
  assert.deepEqual(
    met,
    whole.rows.map((h) => h.id),
  )
  for (const after of ['x', `${areaId}/${uuid7()}`, `${areaId}/------------------------------------`])
    assert.equal((await head.get(`${area}/households?after=${encodeURIComponent(after)}`)).status, 400, after)
})

test('who doesn’t do the daily work sees heads and doors masked; marks only as far as they may', async () => {
  const street = await city.as('street')
  const seen = await street.get(`${area}/households?q=F7001`)
  if (seen.status !== 200) return assert.equal(seen.body.code, 'platform.forbidden')
  assert.notEqual(seen.body.rows[0].headName, '欧阳立户')
  assert.doesNotMatch(JSON.stringify(seen.body), /101室/)
})

test('another community has none of it', async () => {
  assert.equal((await head.get(`/api/areas/${areas.siblingCommunity}/households`)).status, 403)
})

test('the file has the rows and columns of the list: masked, or in clear for a reason; audited', async () => {
  const url = `${area}/households-export`
  const cells = async (body: object) => {
    const file = await download(city.app, head, 'POST', url, body)
    assert.equal(file.status, 200, file.body.slice(0, 300))
    const book = new excel.Workbook()
    await book.xlsx.load(file.bytes as never)
    return book.worksheets[0]!.getSheetValues().map((row) => (row as unknown[] | undefined)?.slice(1).join('|') ?? '')
  }
  assert.equal((await head.post(url, { unmasked: true })).body.code, 'people.export_reason')
  const masked = await cells({ households: { peopleFrom: '1' } })
  assert.ok(masked.some((row) => row.startsWith('住址|户号|户主|户的种类|人数|')))
  const [one] = masked.filter((row) => row.includes('F7001'))
  assert.match(one!, /\|F7001\|欧\**\|家庭户\|2\|0\|1\|••••/)
  assert.doesNotMatch(masked.join(), /101室|立户|残疾|G2/)
  const clear = await cells({ unmasked: true, reason: '街道核对户数' })
  assert.ok(
    clear.some((row) => /昌邑路55弄3号101室\|F7001\|欧阳立户\|家庭户\|2\|0\|1\|残疾/.test(row)),
    clear.join('\n'),
  )
  assert.ok(clear.some((row) => row.includes('J1|') && row.includes('集体户')))
  const { rows } = await city.owner.query(
    `select about from platform.audit where route = 'people.export_households' order by id desc limit 1`,
  )
  assert.match(JSON.stringify(rows[0].about), /街道核对户数/)
})

test('a view is kept without the words searched for', async () => {
  const id = uuid7()
  const saved = await head.put(`/api/household-views/${id}`, { name: '空户', filter: { empty: 'true' } })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  const named = await head.put(`/api/household-views/${uuid7()}`, { name: '某户', filter: { q: '欧阳' } })
  assert.equal(named.status, 400)
  assert.deepEqual((await head.get('/api/household-views')).body.rows, [
    { id, name: '空户', filter: { empty: 'true' } },
  ])
  assert.equal((await head.delete(`/api/household-views/${id}`)).body.deleted, true)
})

test('who moves to another community and stays registered stays a member of the household', async () => {
  const offer = await head.post(`${area}/people/${son}/transfer`, { id: uuid7(), toAreaId: areas.siblingCommunity })
  assert.equal(offer.status, 200, JSON.stringify(offer.body))
  const sibling = await city.as('siblingHead')
  const taken = await sibling.post(`/api/areas/${areas.siblingCommunity}/people-notices/${offer.body.id}/answer`, {
    version: 1,
    state: 'accepted',
  })
  assert.equal(taken.status, 200, JSON.stringify(taken.body))
  const [one] = (await list('q=f7001')).rows
  assert.deepEqual([one!.people, one!.away], [1, 1])
  const page = (await head.get(`${area}/households/${family.id}`)).body
  assert.deepEqual(
    page.away.map((a: { name: string }) => a.name),
    ['欧阳小户'],
  )
  // somebody registered there isn't nobody
  const { version } = (await head.get(`${area}/people/${father}`)).body
  const left = await head.post(`${area}/people/${father}/end`, { version, standing: 'left', onDay: '2026-01-01' })
  assert.equal(left.status, 200, JSON.stringify(left.body))
  assert.deepEqual(await numbers('empty=true'), ['G2', 'J1'])
})
