import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uuid7 } from '#platform/crypto.ts'
import { givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { areas, startSmallCity } from '../../test/small-city.ts'
import { rotateKeys } from './rotate.ts'
import { otherBytes, sealedColumns } from './sealed-columns.ts'

const city = await startSmallCity()
const areaId = areas.community
const head = await city.as('head')
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const keys = { old: { id: 1, key: key(9) }, next: { id: 2, key: key(33) } }

test('every column of bytes is either sealed anew or known not to be sealed', async () => {
  const { rows } = await city.owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.atttypid = 'bytea'::regtype and c.relkind = 'r' and not a.attisdropped and n.nspname in ('access', 'territory', 'people', 'workforce', 'incidents', 'visits', 'platform', 'dashboards')`,
  )
  const known = new Set([
    ...sealedColumns.flatMap((s) => [`${s.table}.${s.column}`, ...(s.index ? [`${s.table}.${s.index.column}`] : [])]),
    ...otherBytes,
  ])
  assert.deepEqual(
    rows.map((r) => r.name).filter((name) => !known.has(name)),
    [],
  )
})

test('cut short and gone on with, everything opens and is found under the new key alone; a merge can still be undone', async () => {
  const number = madeUpNumber('1961-01-01', 71)
  const id = await givenPerson(city.app, {
    areaId,
    name: '朱换钥',
    facts: [
      { field: 'document', value: { number } },
      { field: 'phone', value: '13100131001' },
      { field: 'disability_card', value: 'X-77' },
    ],
  })
  const twin = await givenPerson(city.app, {
    areaId,
    name: '朱换匙',
    facts: [{ field: 'document', value: { number: madeUpNumber('1961-01-01', 73) } }],
  })
  const merge = uuid7()
  await head.post(`/api/areas/${areaId}/people-merges`, {
    id: merge,
    keep: { id, version: 1 },
    merge: { id: twin, version: 1 },
  })
  await city.asResident('13100131002')
  // The power goes after the phones.
  const cut = rotateKeys(city.app.ownerUrl, keys, (what) => {
    if (what === 'people.phone.sealed') throw new Error('cut')
  })
  await assert.rejects(cut, /cut/)
  const left = await rotateKeys(city.app.ownerUrl, keys)
  assert.ok(left > 0 && left < 30)
  assert.equal(await rotateKeys(city.app.ownerUrl, keys), 0, 'what is done stays done')
  const { rows } = await city.owner.query<{
    n: number
  }>(`select ((select count(*) from people.document where get_byte(sealed, 0) <> 2) + (select count(*) from people.phone where get_byte(sealed, 0) <> 2)
    + (select count(*) from people.person where key_no <> 2) + (select count(*) from access.account where get_byte(phone, 0) <> 2))::int n`)
  assert.equal(rows[0]!.n, 0)
  const found = await head.get(`/api/areas/${areaId}/people-search?q=${number}`)
  assert.deepEqual(
    found.body.rows.map((r: { id: string }) => r.id),
    [id],
  )
  const shown = await head.post(`/api/areas/${areaId}/people/${id}/reveal`, {
    reason: '核对信息',
    fields: ['document', 'disability_card'],
  })
  assert.ok(shown.body.values.some((v: { text: string }) => v.text === number))
  const undone = await head.post(`/api/areas/${areaId}/people-merges/${merge}/undo`)
  assert.equal(undone.status, 200, JSON.stringify(undone.body))
  assert.equal((await head.get(`/api/areas/${areaId}/people/${twin}`)).body.standing, 'present')
})
