// Seeded applications are lived through the product's own moves: each is one the product could have made.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applicationFlow, type ApplicationMove } from '#contract/matters/application-flow.ts'
import { givenDwelling, givenPerson, madeUpNumber } from '#modules/people/testing.ts'
import { everywhere, inTransaction } from '#platform/database.ts'
import { areas, startSmallCity } from '../../test/small-city.ts'
import { seedMatters } from './seed-matters.ts'
import type { Staff } from './staff.ts'

const city = await startSmallCity()
const home = await givenDwelling(city.app, areas.community)
for (let i = 0; i < 6; i++)
  await givenPerson(city.app, {
    areaId: areas.community,
    name: `住户${'甲乙丙丁戊己'[i]}`,
    facts: [
      { field: 'document', value: { number: madeUpNumber('1960-05-06', 100 + i) } },
      { field: 'phone', value: `1990000010${i}` },
      { field: 'birth_on', value: '1960-05-06' },
    ],
    residence: { kind: 'both', dwellingId: home },
  })
const member = (who: 'clerk' | 'head' | 'street', role: Staff['role'], areaId: number): Staff => ({
  accountId: city.accounts[who],
  postId: 1,
  role,
  areaId,
  organisationId: null,
})
const staff = [
  member('clerk', 'window_clerk', areas.community),
  member('head', 'community_head', areas.community),
  member('street', 'street_officer', areas.street),
]
const now = new Date('2026-11-20T16:00:00+08:00')

test('every seeded case went by legal moves, and every step lies in the past', async () => {
  const made = await inTransaction(city.app.pool, everywhere, (db) => seedMatters(db, 'test', now, staff, { demo: 0, other: 60 })) // prettier-ignore
  assert.equal(made, 60)
  const { rows } = await city.owner.query<{ move: string; from_state: string | null; to_state: string; at: Date }>(
    'select move, from_state, to_state, at from matters.application_step order by application_id, seq',
  )
  for (const { move, from_state: from, to_state: to, at } of rows) {
    assert.ok(at <= now, `${move} at ${at.toISOString()}`)
    if (move === 'submit') continue
    const spec = applicationFlow.moves[move as ApplicationMove]
    assert.ok((spec.from as readonly string[]).includes(from!), `${move} from ${from}`)
    assert.ok((spec.to as readonly string[]).includes(to === from ? 'same' : to), `${move} to ${to}`)
  }
  const { rows: states } = await city.owner.query<{ state: string; n: number }>(
    'select state, count(*)::int n from matters.application group by state order by state',
  )
  assert.ok(states.find((s) => s.state === 'done')!.n > 20, JSON.stringify(states))
  assert.ok(states.length >= 2, JSON.stringify(states))
  const { rows: posts } = await city.owner.query('select 1 from matters.post_duty')
  assert.equal(posts.length, 12)
})
