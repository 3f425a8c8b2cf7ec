import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asSystem } from '#platform/system.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { keepRetention } from './keep-retention.ts'
import { givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const area = `/api/areas/${areaId}`
const head = await city.as('head')
const forget = () => asSystem(city.app.pool, 'job people.keep_retention', keepRetention)
const left = async (name: string, standing: 'left' | 'dead', years: number) => {
  const id = await givenPerson(city.app, {
    areaId,
    name,
    facts: [{ field: 'document', value: { number: madeUpNumber('1940-01-01', 100 + years) } }],
  })
  const ended = await head.post(`${area}/people/${id}/end`, { version: 1, standing, onDay: '2020-01-01' })
  assert.equal(ended.status, 200, JSON.stringify(ended.body))
  await city.owner.query(
    `update people.person set ended_on = current_date - make_interval(years => $2) where id = $1`,
    [id, years],
  )
  return id
}

test('who left goes after three years, who died after five, with everything of theirs; the log says how many', async () => {
  const ids = {
    fresh: await left('刚迁出', 'left', 2),
    old: await left('早迁出', 'left', 4),
    mourned: await left('已故三年', 'dead', 4),
    gone: await left('已故六年', 'dead', 6),
  }
  const counts = await forget()
  assert.equal(counts['people'], 2)
  const { rows } = await city.owner.query<{ id: string }>('select id from people.person order by id')
  assert.deepEqual(rows.map((r) => r.id).sort(), [ids.fresh, ids.mourned].sort())
  const { rows: rest } = await city.owner.query<{ n: number }>(
    'select count(*)::int n from people.document where person_id = any($1)',
    [[ids.old, ids.gone]],
  )
  assert.equal(rest[0]!.n, 0)
  const { rows: audit } = await city.owner.query<{ about: { retention: Record<string, number> } }>(
    `select about from platform.audit where about ? 'retention' order by id desc limit 1`,
  )
  assert.equal(audit[0]!.about.retention['people'], 2)
  assert.ok(
    Object.values(await forget()).every((n) => n === 0),
    'once is enough',
  )
})

test('care that ended goes after its register’s own period, while the person stays', async () => {
  const id = await givenPerson(city.app, { areaId, name: '退出名册' })
  const care = uuid7()
  const save = (version: number | null, state: string) =>
    head.put(`${area}/care/${care}`, { version, personId: id, kind: 'elderly_alone', state, reason: '随女儿居住' })
  assert.equal((await save(null, 'active')).status, 200)
  assert.equal((await save(1, 'ended')).status, 200)
  assert.equal((await forget())['care'], 0)
  await city.owner.query(
    `update people.care c set since = c.since - interval '30 years', until = current_date - make_interval(months => k.retention_months + 1)
     from people.care_kind k where k.id = c.kind_id and c.id = $1`,
    [care],
  )
  assert.equal((await forget())['care'], 1)
  assert.deepEqual((await head.get(`${area}/people/${id}`)).body.careList, [])
})

test('values of more than ten years ago go; what is known now stays', async () => {
  const id = await givenPerson(city.app, { areaId, name: '改过名', facts: [{ field: 'nation', value: '汉族' }] })
  const edited = await head.patch(`${area}/people/${id}`, { version: 1, facts: [{ field: 'nation', value: '回族' }] })
  assert.equal(edited.status, 200)
  await city.owner.query(`update people.field_value set ended_at = now() - interval '11 years' where person_id = $1`, [
    id,
  ])
  assert.equal((await forget())['past'], 1)
  const person = (await head.get(`${area}/people/${id}`)).body
  assert.match(person.values.find((v: { field: string }) => v.field === 'nation').text, /回/)
})

test('nothing of somebody is left in what was merged into them, in pictures for undoing, in pairs; old looks and notices go', async () => {
  const keep = await givenPerson(city.app, { areaId, name: '合并甲' })
  const twin = await givenPerson(city.app, { areaId, name: '合并乙' })
  const merge = { id: uuid7(), keep: { id: keep, version: 1 }, merge: { id: twin, version: 1 } }
  assert.equal((await head.post(`${area}/people-merges`, merge)).status, 200)
  assert.equal((await head.post(`${area}/people/${keep}/reveal`, { reason: '核对信息', fields: ['name'] })).status, 200)
  assert.ok(
    Object.values(await forget()).every((n) => n === 0),
    'nothing is due yet',
  )
  await city.owner.query(
    `update people.person set standing = 'dead', ended_on = current_date - interval '6 years' where id = $1`,
    [keep],
  )
  await city.owner.query(`update people.reveal set at = now() - interval '7 years' where person_id = $1`, [keep])
  const counts = await forget()
  assert.deepEqual([counts['people'], counts['merged'], counts['merges'], counts['reveals']], [1, 1, 1, 1])
  assert.equal(counts['pairs'], 1, 'the decision about the two')
})
