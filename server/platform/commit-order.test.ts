// The chain and the outbox go by the order of transactions, which are numbers: as text, 10 would come before 9.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { startTestApp } from '../testing.ts'
import { sealAudit, verifyAudit } from './audit.ts'
import type { Fact } from './context.ts'
import { startRelay } from './facts.ts'

const app = await startTestApp()
const owner = new pg.Client({ connectionString: app.ownerUrl })
await owner.connect()
app.beforeStop.push(() => owner.end())

test('audit rows are sealed in the order of their transactions, and none is sealed twice', async () => {
  await owner.query('truncate platform.audit_link, platform.audit')
  for (const tx of ['10', '9', '100', '99'])
    await owner.query(`insert into platform.audit (area_id, route, tx) values (310000000000, 'test', $1::xid8)`, [tx])
  assert.equal(await sealAudit(app.pool, 3), 3)
  assert.equal(await sealAudit(app.pool, 3), 1)
  assert.equal(await sealAudit(app.pool, 3), 0)
  const { rows } = await owner.query<{ tx: string }>('select tx::text from platform.audit_link order by position')
  assert.deepEqual(
    rows.map((r) => r.tx),
    ['9', '10', '99', '100'],
  )
  assert.equal((await verifyAudit(app.pool)).whole, true)
})

test('facts are heard in the order of their transactions, each once', async () => {
  await owner.query('delete from platform.fact')
  for (const tx of ['10', '9', '100', '99'])
    await owner.query(
      `insert into platform.fact (area_id, name, about, tx) values (310000000000, 'test.happened', jsonb_build_object('tx', $1::text), $1::xid8)`,
      [tx],
    )
  const heard: unknown[] = []
  const listen = async (_: unknown, fact: Fact) => void heard.push(fact.about['tx'])
  const relay = await startRelay(
    app.pool,
    [{ name: 'test.listener', hears: ['test.happened'], listen }],
    { error: assert.fail },
    3_600_000,
  )
  await relay.drain()
  await relay.drain()
  await relay.stop()
  assert.deepEqual(heard, ['9', '10', '99', '100'])
})
