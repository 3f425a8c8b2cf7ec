// The large seed keeps its promises at a size a test can bear.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from '#platform/test-database.ts'
import { seedLarge } from './seed-large.ts'

const database = await createTestDatabase()
const client = new pg.Client({ connectionString: database.ownerUrl })
await client.connect()
after(async () => {
  await client.end()
  await database.drop()
})
const wanted = 24_000
const secrets = { dataKey: Buffer.alloc(32, 3).toString('base64') }
const { seconds } = await seedLarge({
  ownerUrl: database.ownerUrl,
  secrets,
  incidents: wanted,
  now: new Date('2026-03-17T15:20:00+08:00'),
  say: (zh) => process.env['LINLI_SAY'] && console.log(zh),
})
const one = async <T extends object>(sql: string) => (await client.query<T>(sql)).rows[0]!

test('as many incidents as asked for, nearly all closed, over twelve months and all communities', async (t) => {
  const found = await one<{
    n: number
    open: number
    months: number
    communities: number
    thin: number
    openthin: number
  }>(
    `select count(*)::int n, count(*) filter (where owner_role is not null)::int open, count(distinct date_trunc('month', reported_at))::int months,
      count(distinct area_id)::int communities,
      count(*) filter (where not exists (select from incidents.step s where s.area_id = i.area_id and s.incident_id = i.id))::int thin,
      count(*) filter (where owner_role is not null and not exists (select from incidents.clock s where s.area_id = i.area_id and s.incident_id = i.id and s.ended_at is null))::int openthin
     from incidents.incident i`,
  )
  t.diagnostic(`${seconds.toFixed(1)} s ${JSON.stringify(found)}`)
  assert.ok(Math.abs(found.n - wanted) < wanted * 0.001, String(found.n))
  assert.ok(found.open / found.n < 0.05 && found.open > 0)
  assert.ok(found.months >= 12 && found.communities > 1200)
  assert.ok(found.thin < found.n * 0.7)
  assert.equal(found.openthin, 0)
})

test('the counters hold every case, on every tier', async () => {
  const found = await one<{ rows: number; city: number; communities: number; open: number; opencity: number }>(
    `select (select count(*) from incidents.incident)::int as rows,
      (select sum(reported) from incidents.tally where area_id = 320200000000 and category_id = 0 and organisation_id = 0)::int city,
      (select sum(reported) from incidents.tally where area_id % 1000 > 0 and category_id = 0 and organisation_id = 0)::int communities,
      (select count(*) from incidents.incident where owner_role is not null)::int open,
      (select sum(open) from incidents.tally where area_id = 320200000000 and category_id = 0 and organisation_id = 0)::int opencity`,
  )
  assert.deepEqual([found.city, found.communities, found.opencity], [found.rows, found.rows, found.open])
})

test('the indexes are all back', async () => {
  const fresh = await createTestDatabase()
  const other = new pg.Client({ connectionString: fresh.ownerUrl })
  await other.connect()
  const names = (c: pg.Client) =>
    c.query(`select indexname from pg_indexes where schemaname = 'incidents' order by 1`).then((r) => r.rows)
  assert.deepEqual(await names(client), await names(other))
  await other.end()
  await fresh.drop()
})
