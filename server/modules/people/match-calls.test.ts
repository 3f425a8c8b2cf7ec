import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setDataKey } from '#platform/crypto.ts'
import { judge, matchKeys, type Matchable } from './match-calls.ts'

const known: Matchable = {
  name: '王秀英',
  formerNames: ['王招弟'],
  sex: '2',
  birthOn: '1952-03-04',
  documents: [],
  phones: ['13800000019'],
  address: '昌邑路55弄3号101室',
  householdId: null,
}

setDataKey(randomBytes(32).toString('base64'))

test('somebody is found under a former name as under the present one', () => {
  const keys = new Set(matchKeys(known))
  for (const name of ['王秀英', '王招弟']) {
    const other = { ...known, name, formerNames: [] }
    assert.equal(judge(known, other)?.verdict, 'same', name)
    assert.equal(judge(other, known)?.score, judge(known, other)?.score)
    assert.ok(matchKeys(other).every((key) => keys.has(key)))
  }
  assert.equal(
    judge(known, { ...known, name: '李桂兰', formerNames: [], birthOn: '1950-01-01', phones: [] }),
    undefined,
  )
})
