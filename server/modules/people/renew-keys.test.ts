// Keys made by older rules are made anew: somebody is found under a former name at once, not when they next change.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { areas, startSmallCity } from '../../../test/small-city.ts'
import { asSystem } from '#platform/system.ts'
import { findMatches } from './match-calls.ts'
import { renewKeys } from './renew-keys.ts'
import { givenPerson } from './testing.ts'

const city = await startSmallCity()
const owner = new pg.Client({ connectionString: city.app.ownerUrl })
await owner.connect()
city.app.beforeStop.push(() => owner.end())

test('who waits is found under a former name, and waits no more', async () => {
  const id = await givenPerson(city.app, {
    areaId: areas.community,
    name: '王秀英',
    facts: [
      { field: 'former_name', value: '王招弟' },
      { field: 'birth_on', value: '1952-03-04' },
      { field: 'sex', value: '2' },
      { field: 'phone', value: '13800000019' },
    ],
  })
  const found = () =>
    asSystem(city.app.pool, 'test', async ({ db }) =>
      (
        await findMatches(db, {
          name: '王招弟',
          formerNames: [],
          sex: '2',
          birthOn: '1952-03-04',
          documents: [],
          phones: [],
          address: null,
          householdId: null,
        })
      ).map((match) => match.id),
    )
  // As the rules of old left them.
  await owner.query(`update people.person set match_keys = '{1}' where id = $1`, [id])
  assert.deepEqual(await found(), [])
  await owner.query(`insert into people.keys_waiting select area_id, id from people.person where id = $1`, [id])
  assert.equal(await asSystem(city.app.pool, 'test', renewKeys), false)
  assert.deepEqual(await found(), [id])
  assert.equal((await owner.query('select from people.keys_waiting')).rows.length, 0)
})

test('many wait: they are done some hundred at a time, those who are gone too', async () => {
  await owner.query(`insert into people.keys_waiting select $1, gen_random_uuid() from generate_series(1, 450)`, [
    areas.community,
  ])
  const more: boolean[] = []
  do more.push(await asSystem(city.app.pool, 'test', renewKeys))
  while (more.at(-1))
  assert.deepEqual(more, [true, true, false])
})
