import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const [a, b] = [areas.community, areas.siblingCommunity]
const heads = { a: await city.as('head'), b: await city.as('siblingHead') }
const notices = async (who: 'a' | 'b', box = 'in') =>
  (await heads[who].get(`/api/areas/${who === 'a' ? a : b}/people-notices?box=${box}`)).body

test('who is registered in one community and lives in another stands where they live; the other is told and keeps a line', async () => {
  const id = uuid7()
  const made = await heads.b.post(`/api/areas/${b}/people`, {
    id,
    facts: [
      { field: 'name', value: '郑分离' },
      { field: 'birth_on', value: '1990-01-01' },
    ],
    residence: { kind: 'lives' },
    registered: { kind: 'registered', atAreaId: a },
  })
  assert.equal(made.body.person.separation, 'lives_only')
  const inbox = await notices('a')
  assert.deepEqual([inbox.waiting, inbox.rows[0].kind, inbox.rows[0].name], [1, 'registered_here', '郑分离'])
  assert.deepEqual(
    (await heads.a.get(`/api/areas/${a}/people-away`)).body.rows.map((r: { personId: string }) => r.personId),
    [id],
  )
  assert.equal((await heads.a.get(`/api/areas/${a}/people`)).body.rows.length, 0, 'the row itself stays with the home')
  const numbers = (await heads.a.get(`/api/areas/${a}/people-numbers`)).body.total
  assert.deepEqual([numbers.registered, numbers.registeredOnly, numbers.living], [1, 1, 0])
  const read = await heads.a.post(`/api/areas/${a}/people-notices/${inbox.rows[0].id}/read`)
  assert.equal(read.body.state, 'read')
  assert.equal((await notices('b', 'out')).rows[0].state, 'read', 'the sender sees that it was read')
})

test('nobody is asked for by a number alone, and nobody is told who else has it', async () => {
  const number = madeUpNumber('1985-05-05', 51)
  await givenPerson(city.app, { areaId: a, name: '冯转移', facts: [{ field: 'document', value: { number } }] })
  for (const asked of [
    { document: number, name: '别人' },
    { document: madeUpNumber('1985-05-05', 53), name: '冯转移' },
  ])
    assert.equal(
      (await heads.b.post(`/api/areas/${b}/people-transfers`, { id: uuid7(), ...asked })).body.code,
      'people.nobody_elsewhere',
    )
})

test('a transfer: asked, refused with a reason, asked again, agreed; the person moves with everything, the registration stays', async () => {
  const number = madeUpNumber('1986-06-06', 61)
  const id = await givenPerson(city.app, {
    areaId: a,
    name: '陈搬家',
    facts: [
      { field: 'document', value: { number } },
      { field: 'phone', value: '13600136061' },
      { field: 'employer', value: '码头' },
    ],
  })
  await heads.a.put(`/api/areas/${a}/care/${uuid7()}`, {
    version: null,
    personId: id,
    kind: 'unemployed',
    state: 'active',
  })
  const ask = () => heads.b.post(`/api/areas/${b}/people-transfers`, { id: uuid7(), document: number, name: '陈搬家' })
  const first = await ask()
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal((await ask()).body.code, 'people.asked_already')
  const answer = (notice: string, body: object) => heads.a.post(`/api/areas/${a}/people-notices/${notice}/answer`, body)
  assert.equal(
    (await answer(first.body.id, { version: 1, state: 'refused' })).body.code,
    'people.notice_answer_missing',
  )
  assert.equal(
    (await answer(first.body.id, { version: 1, state: 'refused', answer: '仍住我社区' })).body.state,
    'refused',
  )
  assert.equal((await answer(first.body.id, { version: 2, state: 'accepted' })).body.code, 'people.notice_over')
  const second = (await ask()).body
  // The one who asks can't answer for the other.
  assert.equal(
    (await heads.b.post(`/api/areas/${b}/people-notices/${second.id}/answer`, { version: 1, state: 'accepted' })).body
      .code,
    'people.notice_not_such',
  )
  const done = await answer(second.id, { version: 1, state: 'accepted' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await heads.a.get(`/api/areas/${a}/people/${id}`)).status, 404)
  const person = (await heads.b.get(`/api/areas/${b}/people/${id}`)).body
  assert.deepEqual([person.separation, person.careList.length], ['lives_only', 1])
  assert.deepEqual(
    person.values
      .map((v: { field: string }) => v.field)
      .filter((f: string) => ['document', 'phone', 'employer'].includes(f))
      .sort(),
    ['document', 'employer', 'phone'],
  )
  assert.equal(person.residences.length, 3)
  assert.deepEqual(
    (await heads.a.get(`/api/areas/${a}/people-away`)).body.rows
      .map((r: { personId: string }) => r.personId)
      .includes(id),
    true,
  )
  assert.equal((await heads.b.get(`/api/areas/${b}/people-search?q=${number}`)).body.rows[0].id, id)
})

test('who moved away is offered to the other community and stays until it takes them', async () => {
  const id = await givenPerson(city.app, { areaId: a, name: '褚给出' })
  const offer = await heads.a.post(`/api/areas/${a}/people/${id}/transfer`, { id: uuid7(), toAreaId: b })
  assert.equal(offer.status, 200, JSON.stringify(offer.body))
  assert.equal((await heads.a.get(`/api/areas/${a}/people/${id}`)).status, 200)
  await heads.b.post(`/api/areas/${b}/people-notices/${offer.body.id}/answer`, { version: 1, state: 'accepted' })
  assert.equal((await heads.b.get(`/api/areas/${b}/people/${id}`)).body.separation, 'lives_only')
})

test("the database itself moves nobody whom the other side did not agree to, and sends nothing in another's name", async () => {
  const client = await city.app.pool.connect()
  try {
    const refused = async (text: string, values: unknown[]) => {
      await client.query(`begin; set local linli.area_from = '${b}'; set local linli.area_to = '${b}'`)
      await assert.rejects(client.query(text, values))
      await client.query('rollback')
    }
    const waiting = await givenPerson(city.app, { areaId: a, name: '卫等待' })
    const offer = await heads.a.post(`/api/areas/${a}/people/${waiting}/transfer`, { id: uuid7(), toAreaId: b })
    await refused('select people.carry_out_transfer($1, 1, current_date, now())', [offer.body.id])
    await refused(`select people.send_notice($1, $2, $3, 'maybe_same', $1, $2, 'x', '{}', now())`, [uuid7(), a, b])
  } finally {
    client.release()
  }
})
