import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { everywhere, inTransaction, openPool } from '#platform/database.ts'
import { createTestDatabase } from '#platform/test-database.ts'
import { forgetCalendars, loadCalendar } from './load-calendar.ts'
import { givenAreas } from './testing.ts'

const database = await createTestDatabase()
const pool = openPool(database.appUrl, 2)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
after(async () => {
  await pool.end()
  await owner.end()
  await database.drop()
})
const { city, district, street, communities } = await givenAreas(database.ownerUrl)
await owner.query('delete from territory.holiday')
await owner.query('delete from territory.holiday_year')
await owner.query(
  `insert into territory.holiday (area_id, on_day, is_off, name) values
  (null, '2026-10-01', true, '国庆节'), (null, '2026-10-10', false, '国庆节补班'), ($1, '2026-10-10', true, '本区放假'), ($2, '2026-10-10', false, '本街上班')`,
  [district, street],
)
await owner.query(`insert into territory.holiday_year (area_id, year, papers) values (null, 2026, '{x}')`)
await owner.query(`insert into territory.office_hours values ($1, 1, 480, 1020), ($2, 1, 540, 1200)`, [
  city,
  communities[0],
])
const load = (areaId: number) => inTransaction(pool, everywhere, (db) => loadCalendar(db, areaId))

test('national days hold everywhere, the nearest own day wins', async () => {
  forgetCalendars()
  assert.equal((await load(city)).days['2026-10-10']!.off, false)
  assert.deepEqual((await load(district)).days['2026-10-10'], { off: true, name: '本区放假', local: true })
  assert.deepEqual((await load(communities[1])).days['2026-10-10'], { off: false, name: '本街上班', local: true })
  assert.equal((await load(communities[1])).days['2026-10-01']!.off, true)
})

test('office hours come from the nearest area that has any, as a whole week', async () => {
  assert.deepEqual((await load(communities[0])).hours[1], [[540, 1200]])
  assert.deepEqual((await load(communities[1])).hours[1], [[480, 1020]])
  assert.deepEqual((await load(communities[0])).hours[2], [])
})

test('an unpublished year is not among the known ones', async () => assert.deepEqual((await load(city)).years, [2026]))

test('what has not changed is the same object, what has changed is seen', async () => {
  const before = await load(street)
  forgetCalendars()
  assert.equal(await load(street), before)
  await owner.query(`delete from territory.holiday where area_id = $1`, [street])
  assert.equal(await load(street), before)
  forgetCalendars()
  assert.deepEqual((await load(street)).days['2026-10-10'], { off: true, name: '本区放假', local: true })
})
