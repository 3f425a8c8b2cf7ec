// Defaults reach installations that are older than they are; what a city did to them stays.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { everywhere, inTransaction } from '#platform/database.ts'
import { startTestApp } from '../../../testing.ts'
import { seedConfiguration } from './configuration.ts'
import { defaultLimits } from './limits.ts'
import { taxonomies } from './taxonomies.ts'

const app = await startTestApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
await owner.connect()
app.beforeStop.push(() => owner.end())
const rows = async (sql: string) => (await owner.query(sql)).rows
const ship = (shipped?: Parameters<typeof seedConfiguration>[1]) =>
  inTransaction(app.pool, everywhere, (db) => seedConfiguration(db, shipped))
const counted = () =>
  rows('select (select count(*)::int from incidents.category) c, (select count(*)::int from incidents.time_limit) l')
const edited = taxonomies.find((t) => t.taxonomy === 'city' && t.parentCode !== null)!
const first = { c: taxonomies.length, l: defaultLimits.length }

test('a new database gets everything once', async () => {
  assert.deepEqual(await counted(), [first])
  await ship()
  assert.deepEqual(await counted(), [first])
})

test('a database of a version that had no limits for contact and visit gets them at its next start', async () => {
  await owner.query(`delete from incidents.time_limit where step in ('contact', 'visit')`)
  await owner.query(`delete from incidents.shipped where key like 'contact:%' or key like 'visit:%'`)
  await owner.query(`update incidents.time_limit set amount = 5 where step = 'handle' and limit_group = 'general'`)
  await ship()
  assert.deepEqual(await counted(), [first])
  assert.deepEqual(
    await rows(`select amount::float8 from incidents.time_limit where step = 'handle' and limit_group = 'general'`),
    [{ amount: 5 }],
  )
})

test('a database from before defaults were remembered keeps its edits and gets what it lacks', async () => {
  await owner.query('delete from incidents.shipped')
  await owner.query(`update incidents.category set zh = '井盖丢失', active = false where code = '${edited.code}'`)
  await owner.query(`delete from incidents.time_limit where step = 'check'`)
  await ship()
  assert.deepEqual(await counted(), [first])
  assert.deepEqual(await rows(`select zh, active from incidents.category where code = '${edited.code}'`), [
    { zh: '井盖丢失', active: false },
  ])
})

test('what was taken away after it was shipped does not come back; a category of a new version comes below its heading', async () => {
  await owner.query(`delete from incidents.time_limit where step = 'visit'`)
  const heading = taxonomies.find((t) => t.taxonomy === 'city' && t.parentCode === null)!
  const like = taxonomies.find((t) => t.taxonomy === 'city' && t.parentCode === heading.code)!
  const added = { ...like, code: `${heading.code}XX`, zh: '新版本的类别', en: 'A category of a new version' }
  await ship({ categories: [...taxonomies, added], limits: defaultLimits })
  assert.deepEqual(await rows(`select 1 from incidents.time_limit where step = 'visit'`), [])
  assert.deepEqual(
    await rows(
      `select p.code from incidents.category c join incidents.category p on p.id = c.parent_id where c.zh = '新版本的类别'`,
    ),
    [{ code: heading.code }],
  )
})
