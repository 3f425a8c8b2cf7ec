// A phone from its first PIN to its loss: what is kept, what is shown, what is forgotten.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordVisit } from '#contract/visits/visits.ts'
import { networkError, ProblemError } from '#kit/refusal.ts'
import { areaId, givenPhone, gridOf, householdOf, packOf, sessionOf, uuid, visitBody } from './testing.ts'

const pin = '246810'
const problem = (status: number, code: string, details = {}) => new ProblemError({ status, code, title: code, details })
const label = { zh: '走访', en: 'visit' }
const visit = (n: number, household: number, more = {}) => ({
  route: recordVisit,
  asked: { params: { areaId }, body: visitBody(n, household, more) },
  lane: `household:${uuid(household)}`,
  label,
})
const opened = async (given = givenPhone()) => {
  await given.phone.begin(sessionOf())
  await given.phone.setPin(pin)
  await given.phone.syncNow()
  return given
}

test('the first PIN makes the store; closed and reopened it asks for it, also without a network', async () => {
  const given = givenPhone()
  await given.phone.begin(sessionOf())
  assert.equal(given.phone.now().state, 'absent')
  await assert.rejects(given.phone.setPin('12345'))
  await assert.rejects(given.phone.setPin('abcdef'))
  await given.phone.setPin(pin)
  await given.phone.syncNow()
  assert.equal(given.phone.now().state, 'ready')
  assert.equal(given.phone.now().pack?.households.size, 4)
  given.server.pack = async () => Promise.reject(networkError('unreachable'))
  const again = given.reopen()
  await again.begin(null)
  assert.deepEqual([again.now().state, again.now().owner?.name, again.now().pack], ['locked', '王芳', null])
  assert.equal(await again.unlock('000000'), 'wrong')
  assert.equal(await again.unlock(pin), 'open')
  assert.equal(again.now().session?.role, 'grid_worker')
  assert.equal(again.now().pack?.households.size, 4)
  await again.syncNow()
  assert.equal(again.now().hold, 'offline')
})

test('wrong PINs cost time, closing the app in between doesn’t help', async () => {
  const given = await opened()
  for (let i = 0; i < 3; i++) {
    const again = given.reopen()
    await again.begin(null)
    assert.equal(await again.unlock('111111'), 'wrong')
  }
  const again = given.reopen()
  await again.begin(null)
  assert.equal(await again.unlock(pin), 'wait')
  assert.equal(again.now().unlockAfter, given.clock.now + 30_000)
  given.clock.now += 30_001
  assert.equal(await again.unlock(pin), 'open')
})

test('a visit without a network: shown, counted, kept over closing, sent once the network is back, counted alike', async () => {
  const given = await opened()
  const told: string[] = []
  given.server.send = async () => Promise.reject(networkError('unreachable'))
  await given.phone.send(visit(1, 1))
  await given.phone.send(visit(2, 1))
  await given.phone.syncNow()
  const before = given.phone.now()
  assert.deepEqual(
    [before.hold, before.unsent, before.duty?.households, before.serverDuty?.households],
    ['offline', 2, 1, 0],
  )
  assert.deepEqual(
    before.differences.map(({ reason }) => reason),
    ['waiting', 'waiting'],
  )
  assert.equal(before.pack?.visits.get(uuid(5001))?.waiting, uuid(5001))
  const again = given.reopen()
  await again.begin(null)
  await again.unlock(pin)
  assert.equal(again.now().unsent, 2)
  given.server.send = async (_, asked) => {
    told.push((asked.body as { id: string }).id)
    return {}
  }
  given.server.pack = async () =>
    packOf({
      at: new Date(given.clock.now).toISOString(),
      ledger: [1, 2].map((n) => ({
        visitId: uuid(5000 + n),
        householdId: uuid(1),
        kind: 'visit' as const,
        met: true,
        credit: 'own' as const,
        month: '2026-11',
      })),
    })
  given.clock.now += 1000
  await again.awake()
  const after = again.now()
  assert.deepEqual(told, [uuid(5001), uuid(5002)])
  assert.deepEqual([after.hold, after.unsent, after.duty?.households, after.serverDuty?.households], [null, 0, 1, 1])
  assert.deepEqual(after.differences, [])
})

test('what is unsent goes before the pack is fetched, and a grid taken away takes its households off the phone', async () => {
  const order: string[] = []
  const given = await opened()
  given.server.send = async () => void order.push('sent')
  given.server.pack = async (_, query) => {
    order.push(`pack since ${query.since}, ${query.unsent} unsent`)
    return packOf({
      whole: false,
      next: '2',
      grids: [{ ...gridOf(2), name: '第二网格' }],
      households: [householdOf(9, { gridNo: 2 })],
      householdIds: [uuid(9)],
    })
  }
  await given.phone.send(visit(1, 1))
  await given.phone.syncNow()
  assert.deepEqual(order, ['sent', 'pack since 1, 0 unsent'])
  const { pack, gone, duty, differences } = given.phone.now()
  assert.deepEqual([...pack!.households.keys()], [uuid(9)])
  assert.deepEqual(gone, [{ areaName: '东昌社区', name: '第1网格', households: null }])
  assert.equal(duty?.households, 1, 'the visit made in good faith still counts on the phone')
  assert.deepEqual(
    differences.map(({ reason }) => reason),
    ['waiting'],
  )
  const lies = await given.shelves.get(sessionOf().accountId!)!.all('households')
  assert.deepEqual(
    lies.map(({ key }) => key),
    [uuid(9)],
    'and off the device itself',
  )
})

test('a grid drawn anew under its old number: how many households went is said', async () => {
  const given = await opened()
  const redrawn = { ...gridOf(1), shape: { type: 'Polygon' as const, coordinates: [[1]] } }
  given.server.pack = async () => packOf({ grids: [redrawn], households: [householdOf(1)], householdIds: [uuid(1)] })
  await given.phone.syncNow()
  assert.deepEqual(given.phone.now().gone, [{ areaName: '东昌社区', name: '第1网格', households: 3 }])
  given.phone.dismissGone()
  // Who moves away from a grid that stays as it is, is no news of this kind.
  given.server.pack = async () => packOf({ grids: [redrawn], households: [], householdIds: [] })
  await given.phone.syncNow()
  assert.deepEqual(given.phone.now().gone, [])
})

test('the server counts otherwise: the difference says why', async () => {
  const given = await opened()
  const line = (n: number, credit: 'own' | 'elsewhere', month = '2026-11') => ({
    visitId: uuid(5000 + n),
    householdId: uuid(n),
    kind: 'visit' as const,
    met: true,
    credit,
    month,
  })
  for (const n of [1, 2, 3]) await given.phone.send(visit(n, n))
  await given.phone.syncNow()
  given.server.send = async () => Promise.reject(problem(404, 'visits.household_unknown'))
  given.clock.now += 1000
  given.server.pack = async () => packOf({ ledger: [line(1, 'elsewhere'), line(2, 'own', '2026-10'), line(7, 'own')] })
  await given.phone.send(visit(4, 4))
  given.clock.now += 1000
  await given.phone.syncNow()
  const { differences, duty, serverDuty } = given.phone.now()
  assert.deepEqual(
    differences.map(({ visitId, reason, phone, server }) => [visitId, reason, phone, server]),
    [
      [uuid(5001), 'other_credit', true, false],
      [uuid(5002), 'other_month', true, false],
      [uuid(5003), 'other_month', true, false],
      [uuid(5004), 'refused', true, false],
      [uuid(5007), 'elsewhere_made', false, true],
    ],
  )
  assert.deepEqual([duty?.households, serverDuty?.households], [1, 1])
})

test('a lost phone forgets everything, unlocked, locked or signed out, and says what was lost', async () => {
  for (const way of ['pack', 'signed_out', 'locked'] as const) {
    const given = await opened()
    const told: [string, number][] = []
    given.server.forgotten = async (id, unsent) => void told.push([id, unsent])
    given.server.send = async () => Promise.reject(networkError('unreachable'))
    await given.phone.send(visit(1, 1))
    await given.phone.syncNow()
    const id = given.memos.get(`field.device.${sessionOf().accountId}`)
    let phone = given.phone
    if (way === 'pack') {
      given.server.send = async () => ({})
      given.server.pack = async () => Promise.reject(problem(410, 'visits.device_wiped'))
    } else given.server.mustForget = async () => true
    if (way === 'signed_out') given.server.send = async () => Promise.reject(problem(401, 'platform.not_signed_in'))
    if (way === 'locked') {
      phone = given.reopen()
      await phone.begin(null)
    } else await phone.awake()
    const lost = way === 'pack' ? 0 : 1
    assert.deepEqual(told, [[id, lost]], way)
    assert.deepEqual([phone.now().state, phone.now().wiped], ['absent', { unsent: lost }], way)
    const shelf = given.shelves.get(sessionOf().accountId!)!
    for (const box of ['households', 'item', 'head', 'notes'])
      assert.deepEqual(await shelf.all(box), [], `${way} ${box}`)
    assert.equal(await shelf.about('vault'), undefined)
    assert.equal(given.memos.size, 0, way)
  }
})

test('a second page takes the store over: the first is locked and sends nothing more, what was on its way leaves once more under its id', async () => {
  for (const answered of [true, false]) {
    const given = await opened()
    let holder: (() => void) | undefined
    given.parts.takeOver = (_, taken) => {
      holder?.()
      holder = taken
      return () => {}
    }
    given.phone.lock()
    await given.phone.unlock(pin)
    const gate = Promise.withResolvers<unknown>()
    const left = Promise.withResolvers<void>()
    const told: string[] = []
    const idOf = (asked: { body?: unknown }) => (asked.body as { id: string }).id
    given.server.send = async (_, asked) => {
      told.push(`first ${idOf(asked)}`)
      left.resolve()
      return gate.promise
    }
    await given.phone.send(visit(1, 1))
    await given.phone.send(visit(2, 1))
    await left.promise
    const second = given.reopen()
    await second.begin(null)
    given.server.send = async (_, asked) => void told.push(`second ${idOf(asked)}`)
    assert.equal(await second.unlock(pin), 'open')
    assert.deepEqual([given.phone.now().state, given.phone.now().outbox], ['locked', []])
    await second.syncNow()
    if (answered) gate.resolve({})
    else gate.reject(networkError('unreachable'))
    await new Promise(setImmediate)
    assert.deepEqual(told, [`first ${uuid(5001)}`, `second ${uuid(5001)}`, `second ${uuid(5002)}`])
    second.lock()
    const later = given.reopen()
    await later.begin(null)
    await later.unlock(pin)
    assert.deepEqual(
      later.now().outbox.map(({ state }) => state),
      ['done', 'done'],
      'what the first page heard late changes nothing',
    )
  }
})

test('without encryption nothing is kept, everything works while there is a network', async () => {
  const given = givenPhone()
  given.parts.canSeal = () => false
  const phone = given.reopen()
  await phone.begin(sessionOf())
  await phone.syncNow()
  assert.deepEqual([phone.now().state, phone.now().cannotKeep], ['online_only', 'no_crypto'])
  assert.equal(phone.now().pack?.households.size, 4)
  await phone.send(visit(1, 1))
  await phone.syncNow()
  assert.equal(phone.now().outbox[0]?.state, 'done')
  assert.equal(given.shelves.size, 0)
  assert.equal(given.memos.has('field.owner'), false)
})

test('a PIN put off: what was done meanwhile is taken into the store', async () => {
  const unreachable = async () => Promise.reject(networkError('unreachable'))
  const given = givenPhone({ send: unreachable, upload: unreachable })
  await given.phone.begin(sessionOf())
  await given.phone.putOffPin()
  const photo = await given.phone.keepFile({ blob: new Blob(['p'], { type: 'image/jpeg' }), filename: 'p.jpg' })
  await given.phone.send({ ...visit(1, 1), files: [photo] })
  given.phone.keepDraft('visit', { heard: '还没写完' })
  await given.phone.setPin(pin)
  const again = given.reopen()
  await again.begin(null)
  await again.unlock(pin)
  assert.equal(again.now().unsent, 1)
  assert.deepEqual(again.draftOf('visit'), { heard: '还没写完' })
  let photoSent = ''
  given.server.send = async () => ({})
  given.server.upload = async (_, { id, blob, filename }) => void (photoSent = `${id} ${await blob.text()} ${filename}`)
  await again.awake()
  assert.equal(photoSent, `${photo} p p.jpg`)
})

test('another account on the same phone has a store of its own', async () => {
  const given = await opened()
  given.server.send = async () => Promise.reject(networkError('unreachable'))
  await given.phone.send(visit(1, 1))
  const other = sessionOf({ accountId: uuid(77), name: '李强' })
  await given.phone.begin(other)
  assert.deepEqual(
    [given.phone.now().state, given.phone.now().owner?.name, given.phone.now().unsent],
    ['absent', '李强', 0],
  )
  await given.phone.setPin('135790')
  assert.equal(given.phone.now().unsent, 0)
  await given.phone.begin(sessionOf())
  assert.equal(given.phone.now().state, 'locked')
  await given.phone.unlock(pin)
  assert.equal(given.phone.now().unsent, 1)
})

test('locked, nothing is in memory; a refused item can be sent again as changed', async () => {
  const given = await opened()
  given.server.send = async () => Promise.reject(problem(400, 'visits.nothing_said'))
  const id = await given.phone.send(visit(1, 1, { heard: '' }))
  await given.phone.syncNow()
  assert.equal(given.phone.now().outbox[0]?.refusal?.code, 'visits.nothing_said')
  given.phone.lock()
  assert.deepEqual([given.phone.now().state, given.phone.now().pack, given.phone.now().outbox], ['locked', null, []])
  await given.phone.unlock(pin)
  given.server.send = async (_, { body }) => body
  await given.phone.retry(id, visitBody(1, 1, { heard: '补上了' }))
  await given.phone.syncNow()
  assert.equal(given.phone.now().outbox[0]?.state, 'done')
})

test('a clock that is off is noticed, and the month follows the corrected clock', async () => {
  const given = await opened()
  given.clock.now = Date.parse('2026-12-01T02:00:00.000Z')
  given.server.pack = async () => packOf({ at: '2026-11-30T10:00:00.000Z' })
  await given.phone.syncNow()
  assert.equal(given.phone.now().clockSkewMs, 16 * 3_600_000)
  await given.phone.send(visit(1, 1, { saidAt: '2026-12-01T02:00:00.000Z' }))
  assert.equal(given.phone.now().duty?.households, 1, 'in November by the server’s clock')
})
