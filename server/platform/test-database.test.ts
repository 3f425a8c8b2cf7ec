import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { createTestDatabase } from './test-database.ts'

const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('each database is migrated, has PostGIS, and knows nothing of the others', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  try {
    await ask(one.ownerUrl, 'create table platform.mine ()')
    assert.deepEqual(await ask(one.ownerUrl, `select to_regclass('platform.mine') is not null as there`), [
      { there: true },
    ])
    assert.deepEqual(await ask(other.ownerUrl, `select to_regclass('platform.mine') is not null as there`), [
      { there: false },
    ])
    assert.deepEqual(await ask(other.ownerUrl, `select st_astext(st_point(121.5, 31.2)) as point`), [
      { point: 'POINT(121.5 31.2)' },
    ])
  } finally {
    await Promise.all([one.drop(), other.drop()])
  }
})

test('the application owns nothing and cannot step around row level security', async () => {
  const database = await createTestDatabase()
  try {
    const [role] = await ask(
      database.appUrl,
      'select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
    )
    assert.deepEqual(role, {
      rolname: 'linli_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
    })
    const owned = await ask(database.ownerUrl, `select relname from pg_class where relowner = 'linli_app'::regrole`)
    assert.deepEqual(owned, [])
    await assert.rejects(ask(database.appUrl, 'create table platform.planted ()'), /permission denied/)
    await assert.rejects(ask(database.appUrl, 'create table public.planted ()'), /permission denied/)
  } finally {
    await database.drop()
  }
})
