import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { givenPerson, madeUpNumber } from './testing.ts'

const city = await startSmallCity()
const areaId = areas.community
const head = await city.as('head')

test('the database holds no document number, phone or sealed value in clear, after everything was done with them', async () => {
  const secrets = {
    document: madeUpNumber('1949-10-01', 91),
    other: madeUpNumber('1949-10-01', 93),
    phone: '13200132091',
    second: '13200132092',
    card: 'CJZ-7788991',
  }
  const base = `/api/areas/${areaId}`
  const id = await givenPerson(city.app, {
    areaId,
    name: '杨秘密',
    facts: [
      { field: 'document', value: { number: secrets.document } },
      { field: 'phone', value: secrets.phone },
      { field: 'disability_card', value: secrets.card },
    ],
  })
  const twin = await givenPerson(city.app, {
    areaId,
    name: '杨密秘',
    facts: [
      { field: 'document', value: { number: secrets.other } },
      { field: 'phone', value: secrets.second },
    ],
  })
  await head.get(`${base}/people-search?q=${secrets.document}`)
  await head.post(`${base}/people/${id}/reveal`, {
    reason: '核对信息',
    fields: ['document', 'phone', 'disability_card'],
  })
  await head.post(`${base}/people-merges`, { id: uuid7(), keep: { id, version: 1 }, merge: { id: twin, version: 1 } })
  const person = (await head.get(`${base}/people/${id}`)).body
  const done = await head.patch(`${base}/people/${id}`, {
    version: person.version,
    facts: [
      { field: 'document', value: { number: secrets.other } },
      { field: 'disability_card', value: null },
    ],
  })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  await head.put(`${base}/care/${uuid7()}`, {
    version: null,
    personId: id,
    kind: 'disabled',
    state: 'active',
    details: { disability_card: secrets.card },
  })
  await head.put(`${base}/premises/${uuid7()}`, {
    version: null,
    name: '杂货店',
    address: '浦城路1号',
    contactPhone: secrets.phone,
  })
  await city.app.drain()
  const { rows: tables } = await city.owner.query<{ t: string }>(
    `select c.oid::regclass::text t from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('people', 'platform', 'access')`,
  )
  assert.ok(tables.length > 25)
  const found: string[] = []
  for (const { t } of tables)
    for (const secret of Object.values(secrets)) {
      // Also as bytes, as a careless bytea column would hold it.
      const { rows } = await city.owner.query<{ n: number }>(
        `select count(*)::int n from ${t} x where to_jsonb(x)::text like $1 or to_jsonb(x)::text like $2`,
        [`%${secret}%`, `%${Buffer.from(secret).toString('hex')}%`],
      )
      if (rows[0]!.n) found.push(`${t}: ${secret}`)
    }
  assert.deepEqual(found, [])
})

test('every table of people that names an area shows nothing outside the scope', async () => {
  const { rows } = await city.owner.query<{ t: string; secured: boolean }>(
    `select c.oid::regclass::text t, c.relrowsecurity secured from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = 'people' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'area_id' and not a.attisdropped)`,
  )
  // A source's label travels with a person who moves; layouts are columns of files. Neither bears anything personal.
  const open = new Set(['people.source', 'people.import_layout'])
  assert.deepEqual(
    rows.filter((r) => !r.secured && !open.has(r.t)).map((r) => r.t),
    [],
  )
  const client = await city.app.pool.connect()
  try {
    for (const { t } of rows.filter((r) => r.secured)) {
      assert.equal((await client.query(`select 1 from ${t} limit 1`)).rows.length, 0, `${t} without a scope`)
      await client.query(
        `begin; set local linli.area_from = '${areas.foreignCommunity}'; set local linli.area_to = '${areas.foreignCommunity}'`,
      )
      assert.equal((await client.query(`select 1 from ${t} limit 1`)).rows.length, 0, `${t} from another area`)
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})
