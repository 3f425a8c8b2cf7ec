// Whoever changes, removes or slips in a row of the audit log is found, and the row is named.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { createTestDatabase } from '#platform/test-database.ts'

const database = await createTestDatabase()
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
after(async () => {
  await owner.end()
  await database.drop()
})

const verify = async (): Promise<{ code: number; said: string }> => {
  const command = fileURLToPath(new URL('audit-verify.ts', import.meta.url))
  const env = { ...process.env, DATABASE_APP_URL: database.appUrl }
  return promisify(execFile)(process.execPath, [command], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  )
}
/** Rows are sealed once every older transaction of the server has ended, those of other databases too: asks until then. */
const verifySealed = async (rows: number): Promise<{ code: number; said: string }> => {
  for (;;) {
    const verdict = await verify()
    if (verdict.code !== 0 || verdict.said.includes(`whole: ${rows} rows`)) return verdict
  }
}
const write = (n: number) =>
  owner.query(
    `insert into platform.audit (area_id, route, about) select 310000000000, 'test.write', jsonb_build_object('n', n) from generate_series(1, $1) n`,
    [n],
  )
await write(20)

test('an untouched log is whole', async () => {
  const { code, said } = await verifySealed(20)
  assert.equal(code, 0, said)
  assert.match(said, /审计日志完整：20 条[\s\S]*whole: 20 rows/)
})

test('a changed row is named, and nothing else is blamed', async () => {
  const { rows } = await owner.query<{ id: number }>('select id from platform.audit order by id offset 6 limit 1')
  const { id } = rows[0]!
  await owner.query(`update platform.audit set about = '{"n": 700}' where id = $1`, [id])
  const { code, said } = await verify()
  assert.equal(code, 1)
  assert.match(said, new RegExp(`第 7 环，记录编号 ${id}，内容与封链时不一致[\\s\\S]*link 7, row ${id}: its content`))
  await owner.query(`update platform.audit set about = '{"n": 7}' where id = $1`, [id])
  assert.equal((await verify()).code, 0)
})

test('a removed row is named', async () => {
  await owner.query(
    'create table kept as select * from platform.audit where id = (select max(id) - 3 from platform.audit)',
  )
  await owner.query('delete from platform.audit where id = (select id from kept)')
  const { code, said } = await verify()
  assert.equal(code, 1)
  assert.match(said, /第 17 环，记录编号 17，已封链的记录不见了/)
  await owner.query('insert into platform.audit overriding system value select * from kept')
})

test('a row slipped in under an old transaction is named', async () => {
  await write(1)
  assert.equal((await verifySealed(21)).code, 0)
  await owner.query(
    `insert into platform.audit (area_id, route, tx) values (310000000000, 'test.slipped', (select min(tx::text::bigint)::text::xid8 from platform.audit))`,
  )
  const { code, said } = await verify()
  assert.equal(code, 1, said)
  assert.match(said, /记录编号 22，本应封链的记录不在链上/)
})

test('without a database it says so and means neither whole nor broken', async () => {
  const command = fileURLToPath(new URL('audit-verify.ts', import.meta.url))
  const env = { ...process.env, DATABASE_APP_URL: '', DATABASE_URL: '', LINLI_DATA: '/nonexistent' }
  const { code } = (await promisify(execFile)(process.execPath, [command], { env }).catch((e: unknown) => e)) as {
    code: number
  }
  assert.equal(code, 2)
})
