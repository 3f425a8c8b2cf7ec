import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { answersTo, categoryTree, type CategoryChoice } from '#contract/incidents/configuration.ts'
import { clockSteps } from '#contract/incidents/incident-flow.ts'
import { openBrowser } from '#modules/access/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { setClock } from '#platform/clock.ts'
import { areas, inGrid, startSmallCity } from '../../../test/small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
const at = (area: number, rest: string) => `/api/areas/${area}/configuration/${rest}`
const top = await city.as('city')
const district = await city.as('district')
const street = await city.as('street')
const head = await city.as('head')
const pipe = await city.categoryId('水管破裂')
const lastAudit = async (route: string) =>
  (await city.owner.query('select about from platform.audit where route = $1 order by id desc limit 1', [route]))
    .rows[0]?.about

test('who may not configure is refused, and so is another area', async () => {
  for (const what of ['categories', 'taxonomies', 'limits', 'duties', 'duty-gaps']) {
    assert.equal((await head.get(at(areas.community, what))).status, 403)
    assert.equal((await street.get(at(areas.siblingStreet, what))).status, 403)
    assert.equal((await openBrowser(city.app).get(at(areas.city, what))).status, 401)
  }
})

test('anybody may see what can be reported: a tree in both languages', async () => {
  const { status, body } = await openBrowser(city.app).get(`/api/areas/${areas.community}/categories`)
  assert.equal(status, 200)
  assert.deepEqual(
    body.taxonomies.map((t: { taxonomy: string }) => t.taxonomy),
    ['governance', 'city', 'hotline'],
  )
  const tree = categoryTree(body.rows as CategoryChoice[])
  const water =
    tree.flatMap((t) => t.children).find((c) => c.id === pipe) ??
    tree.flatMap((t) => t.children.flatMap((c) => c.children)).find((c) => c.id === pipe)
  assert.equal(water?.leaf, true)
  assert.ok(water?.en)
  assert.ok(tree.length > 10 && tree.every((t) => t.parentId === null))
})

test('a category is found by its name, by what residents call it, by pinyin and by initials', async () => {
  const { rows } = (await openBrowser(city.app).get(`/api/areas/${areas.community}/categories`)).body as {
    rows: CategoryChoice[]
  }
  const found = (typed: string) => rows.filter((c) => answersTo(c, typed)).map((c) => c.zh)
  for (const typed of ['水管破', 'shuiguanpolie', 'shuiguan', 'sgpl', 'SGPL', 'burst'])
    assert.ok(found(typed).includes('水管破裂'), `${typed}: ${found(typed).join()}`)
  const called = rows.find((c) => /[\u4e00-\u9fff]/.test(c.search) && c.leaf)!
  const word = called.search.split(' ').find((w) => /[\u4e00-\u9fff]/.test(w))!
  assert.ok(found(word).includes(called.zh))
  assert.deepEqual(found('没有这样的事情'), [])
})

test('categories are changed at the top only, from the version that was read', async () => {
  const draft = { taxonomy: 'city', code: '0499', zh: '窨井盖丢失', en: 'Missing manhole cover', words: ['井盖'] }
  assert.equal((await street.post(at(areas.street, 'categories'), draft)).body.code, 'incidents.configured_above')
  assert.equal((await street.get(at(areas.street, 'categories'))).body.mayChange, false)
  const { body: all } = await top.get(at(areas.city, 'categories?taxonomy=city'))
  assert.equal(all.mayChange, true)
  const heading = { id: all.rows.find((c: { id: number }) => c.id === pipe).parentId }
  const stranger = (await top.get(at(areas.city, 'categories?taxonomy=hotline'))).body.rows[0]
  assert.equal(
    (await top.post(at(areas.city, 'categories'), { ...draft, parentId: stranger.id })).body.code,
    'incidents.category_parent_wrong',
  )
  const made = await top.post(at(areas.city, 'categories'), { ...draft, parentId: heading.id })
  assert.equal(made.status, 200, JSON.stringify(made.body))
  assert.equal((await top.post(at(areas.city, 'categories'), draft)).body.code, 'incidents.category_code_taken')
  const one = at(areas.city, `categories/${made.body.id}`)
  const renamed = await top.patch(one, { version: 1, zh: '井盖丢失' })
  assert.deepEqual(
    [renamed.status, renamed.body.zh, renamed.body.version, renamed.body.en],
    [200, '井盖丢失', 2, draft.en],
  )
  assert.equal((await top.patch(one, { version: 1, zh: '井盖' })).status, 409)
  const about = await lastAudit('incidents.change_category')
  assert.deepEqual([about.before.zh, about.after.zh], [draft.zh, '井盖丢失'])
})

test('a category switched off keeps its cases but takes no new ones', async () => {
  const { body } = await top.get(at(areas.city, 'categories?taxonomy=city'))
  const made = body.rows.find((c: { code: string }) => c.code === '0499')
  const resident = await city.asResident('13611112222')
  const report = (id: string) =>
    resident.post(`/api/areas/${areas.community}/incidents`, {
      id,
      text: '井盖没了',
      categoryId: made.id,
      point: inGrid,
    })
  const id = uuid7()
  assert.equal((await report(id)).status, 200)
  assert.equal(
    (await top.patch(at(areas.city, `categories/${made.id}`), { version: made.version, active: false })).status,
    200,
  )
  assert.equal((await report(uuid7())).body.code, 'incidents.category_unknown')
  assert.equal((await head.get(`/api/areas/${areas.community}/incidents/${id}`)).body.categoryZh, '井盖丢失')
  const choices = (await resident.get(`/api/areas/${areas.community}/categories`)).body.rows as CategoryChoice[]
  assert.ok(!choices.some((c) => c.id === made.id))
})

test('categories below a heading are put in order, all of them or none', async () => {
  const { body } = await top.get(at(areas.city, 'categories?taxonomy=city'))
  const heading = body.rows.find((c: { id: number }) => c.id === pipe).parentId
  const ids: number[] = body.rows
    .filter((c: { parentId: number | null }) => c.parentId === heading)
    .map((c: { id: number }) => c.id)
  const wanted = ids.toReversed()
  assert.equal(
    (await top.put(at(areas.city, 'category-order'), { ids: wanted.slice(1) })).body.code,
    'incidents.category_parent_wrong',
  )
  assert.equal((await top.put(at(areas.city, 'category-order'), { ids: wanted })).status, 200)
  const now = (await top.get(at(areas.city, 'categories?taxonomy=city'))).body.rows
  assert.deepEqual(
    now.filter((c: { parentId: number | null }) => c.parentId === heading).map((c: { id: number }) => c.id),
    wanted,
  )
})

test('a taxonomy is switched per area, the nearest word up the tree holds, and one must be left', async () => {
  const set = (area: number, browser: typeof top, taxonomy: string, used: boolean | null, own: boolean | null) =>
    browser.put(at(area, `taxonomies/${taxonomy}`), { used, own })
  assert.equal((await set(areas.city, top, 'hotline', false, null)).status, 200)
  assert.equal((await set(areas.city, top, 'hotline', true, null)).status, 409, 'somebody else was faster')
  const seen = (await street.get(at(areas.street, 'taxonomies'))).body.rows.find(
    (t: { taxonomy: string }) => t.taxonomy === 'hotline',
  )
  assert.deepEqual([seen.used, seen.own, seen.fromAreaId, seen.fromAreaName], [false, null, areas.city, '上海市'])
  assert.equal((await set(areas.street, street, 'hotline', true, null)).status, 200)
  const offered = async (area: number) =>
    (await openBrowser(city.app).get(`/api/areas/${area}/categories`)).body.taxonomies.length
  assert.deepEqual([await offered(areas.community), await offered(areas.siblingStreetCommunity)], [3, 2])
  assert.equal((await set(areas.street, street, 'hotline', null, true)).status, 200)
  assert.equal(await offered(areas.community), 2)
  assert.equal((await set(areas.street, street, 'city', false, null)).status, 200)
  assert.equal((await set(areas.street, street, 'governance', false, null)).body.code, 'incidents.taxonomy_last')
  assert.equal(await offered(areas.community), 1, 'the refused change left nothing behind')
  // what isn't offered isn't taken: by name, by suggestion, from a file, or when a case is sorted anew
  const resident = await city.asResident('13611114444')
  const pipe = await city.categoryId('水管破裂')
  const report = (more: object) =>
    resident.post(`/api/areas/${areas.community}/incidents`, {
      id: uuid7(),
      text: '小区门口水管爆裂，自来水流到路上',
      point: inGrid,
      ...more,
    })
  assert.equal((await report({ categoryId: pipe })).body.code, 'incidents.category_unknown')
  const sorted = await report({})
  assert.equal(sorted.status, 200, JSON.stringify(sorted.body))
  const one = `/api/areas/${areas.community}/incidents/${sorted.body.id}`
  const { rows } = await city.owner.query(
    'select c.taxonomy from incidents.incident i join incidents.category c on c.id = i.category_id where i.id = $1',
    [sorted.body.id],
  )
  assert.deepEqual(rows, [{ taxonomy: 'governance' }])
  const version = (await head.get(one)).body.version as number
  const anew = await head.post(`${one}/mark`, { moveId: uuid7(), version, categoryId: pipe })
  assert.equal(anew.body.code, 'incidents.category_unknown')
  assert.equal((await set(areas.street, street, 'city', null, false)).status, 200)
  assert.equal((await report({ categoryId: pipe })).status, 200)
  assert.equal((await head.post(`${one}/mark`, { moveId: uuid7(), version, categoryId: pipe })).status, 200)
})

test('every step of the shipped limits is tried out with its source', async () => {
  const { body } = await street.get(
    at(areas.street, `limits/try?categoryId=${pipe}&start=${encodeURIComponent('2025-03-03T09:00:00+08:00')}`),
  )
  assert.deepEqual(
    body.rows.map((r: { step: string }) => r.step),
    clockSteps,
  )
  for (const row of body.rows)
    assert.deepEqual([row.fromAreaId, row.limitId === null], [0, false], `${row.step} has a rule that ships`)
  const sign = body.rows.find((r: { step: string }) => r.step === 'sign')
  assert.ok(new Date(sign.yellowAt) < new Date(sign.dueAt))
})

test('a street overrides a limit from above for itself; the district can’t be edited from below', async () => {
  const mine = { step: 'handle', categoryId: pipe, amount: 3, unit: 'working_days', reason: '老旧管网' }
  assert.equal(
    (await street.post(at(areas.street, 'limits'), { ...mine, amount: 400 })).body.code,
    'incidents.limit_too_long',
  )
  assert.equal(
    (await street.post(at(areas.street, 'limits'), { ...mine, organisationId: city.organisations.foreign })).body.code,
    'incidents.organisation_unknown',
  )
  const ofDistrict = await district.post(at(areas.district, 'limits'), { ...mine, amount: 5 })
  assert.equal(ofDistrict.status, 200, JSON.stringify(ofDistrict.body))
  const ofStreet = await street.post(at(areas.street, 'limits'), mine)
  assert.equal(ofStreet.status, 200)
  assert.equal((await street.post(at(areas.street, 'limits'), mine)).body.code, 'incidents.limit_exists')
  const rows = (await street.get(at(areas.street, 'limits?step=handle'))).body.rows
  assert.deepEqual(
    rows
      .filter((r: { categoryId: number }) => r.categoryId === pipe)
      .map((r: { areaName: string; own: boolean; overridden: boolean; amount: number }) => [
        r.areaName,
        r.own,
        r.overridden,
        r.amount,
      ]),
    [
      ['陆家嘴街道', true, false, 3],
      ['浦东新区', false, true, 5],
    ],
  )
  const tried = async (area: number, browser: typeof top) =>
    (await browser.get(at(area, `limits/try?categoryId=${pipe}`))).body.rows.find(
      (r: { step: string }) => r.step === 'handle',
    )
  assert.deepEqual(
    [(await tried(areas.street, street)).amount, (await tried(areas.siblingStreet, district)).amount],
    [3, 5],
  )
  const other = at(areas.street, `limits/${ofDistrict.body.id}`)
  assert.equal(
    (await street.patch(other, { version: 1, amount: 9, unit: 'days' })).body.code,
    'incidents.configured_above',
  )
  assert.equal((await street.delete(`${other}?version=1`)).body.code, 'incidents.configured_above')
  assert.equal(
    (await street.patch(at(areas.street, 'limits/999999'), { version: 1, amount: 9, unit: 'days' })).body.code,
    'incidents.limit_unknown',
  )
  const own = at(areas.street, `limits/${ofStreet.body.id}`)
  const longer = await street.patch(own, { version: 1, amount: 4, unit: 'working_days' })
  assert.deepEqual([longer.status, longer.body.amount, longer.body.version], [200, 4, 2])
  assert.equal((await street.delete(`${own}?version=1`)).status, 409)
  assert.equal((await street.delete(`${own}?version=2`)).status, 200)
  assert.equal((await tried(areas.street, street)).amount, 5, 'the one from above holds again')
  assert.equal((await lastAudit('incidents.remove_limit')).before.amount, 4)
})

test('a category nobody answers for is a gap until somebody is named, and again when they are closed', async () => {
  const gaps = async (area: number = areas.street, browser = street) => (await browser.get(at(area, 'duty-gaps'))).body
  const before = await gaps()
  assert.ok(before.rows.some((g: { categoryId: number }) => g.categoryId === pipe))
  assert.equal(before.rows.length, before.categories)
  const { water, roads, foreign } = city.organisations
  assert.equal(
    (await street.put(at(areas.street, 'duties'), { categoryId: pipe, organisationId: foreign })).body.code,
    'incidents.organisation_unknown',
  )
  const named = await street.put(at(areas.street, 'duties'), { categoryId: pipe, organisationId: water })
  assert.equal(named.status, 200, JSON.stringify(named.body))
  assert.equal((await gaps()).rows.length, before.rows.length - 1)
  const above = (await gaps(areas.district, district)).rows.find((g: { categoryId: number }) => g.categoryId === pipe)
  assert.deepEqual([above.why, above.namedBelow], ['nobody', [areas.street]])
  assert.equal(
    (await street.put(at(areas.street, 'duties'), { categoryId: pipe, organisationId: roads })).status,
    409,
    'the version is asked for',
  )
  const changed = await street.put(at(areas.street, 'duties'), { categoryId: pipe, organisationId: roads, version: 1 })
  assert.deepEqual(
    [changed.body.organisation, changed.body.version, changed.body.id],
    ['浦东新区市政道路单位', 2, named.body.id],
  )
  const everything = await district.put(at(areas.district, 'duties'), { categoryId: null, organisationId: water })
  assert.equal((await gaps()).rows.length, 0, 'somebody for everything leaves no gap')
  assert.equal(
    (await street.delete(at(areas.street, `duties/${everything.body.id}?version=1`))).body.code,
    'incidents.configured_above',
  )
  const list = (await street.get(at(areas.street, 'duties'))).body.rows
  assert.deepEqual(
    list.map((d: { own: boolean; organisation: string }) => [d.own, d.organisation]),
    [
      [true, '浦东新区市政道路单位'],
      [false, '浦东新区供水单位'],
    ],
  )
  await city.owner.query(`update territory.organisation set valid_to = '2025-01-31' where id = $1`, [roads])
  assert.deepEqual(
    (await gaps()).rows.map((g: { categoryId: number; why: string; organisation: string }) => [
      g.categoryId,
      g.why,
      g.organisation,
    ]),
    [[pipe, 'organisation_closed', '浦东新区市政道路单位']],
  )
  assert.equal((await street.delete(at(areas.street, `duties/${named.body.id}?version=2`))).status, 200)
  assert.equal((await gaps()).rows.length, 0)
})
