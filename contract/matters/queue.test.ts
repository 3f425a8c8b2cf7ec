import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { minuteMs } from '../time/local-time.ts'
import { estimateWait } from './estimate-wait.ts'
import { queueRank } from './queue-rank.ts'
import { routeInside, type Able } from './routing.ts'
import { sayTicket, ticketName } from './say-ticket.ts'

const rules = { bookedLead: 60, needLead: 30, graceMinutes: 15 }
const at = (minute: number) => minute * minuteMs

test('who walks in stands by arrival; an appointment in time stands ahead; a late one is a walk-in', () => {
  const walkIn = queueRank({ takenAt: at(560) }, rules)
  assert.equal(walkIn, at(560))
  assert.ok(queueRank({ takenAt: at(590), slotFrom: at(600) }, rules) < walkIn)
  assert.equal(queueRank({ takenAt: at(620), slotFrom: at(600) }, rules), at(620))
  assert.ok(queueRank({ takenAt: at(580), priority: true }, rules) < walkIn)
})

test('the estimate is a range in steps of five, grows with the queue, and shrinks with windows', () => {
  assert.equal(estimateWait({ ahead: 3, services: [], windows: 0, usual: 20 }), null)
  assert.deepEqual(estimateWait({ ahead: 0, services: [], windows: 1, usual: 20 }), {
    from: 0,
    to: 15,
    basis: 'usual',
    samples: 0,
  })
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (ahead, services, windows) => {
        const wait = estimateWait({ ahead, services, windows, usual: 20 })!
        assert.ok(wait.from <= wait.to && wait.from >= 0 && wait.from % 5 === 0 && wait.to % 5 === 0)
        assert.ok(estimateWait({ ahead: ahead + windows, services, windows, usual: 20 })!.to >= wait.to)
        assert.ok(estimateWait({ ahead, services, windows: windows + 1, usual: 20 })!.to <= wait.to)
      },
    ),
  )
})

test('numbers are spoken digit by digit', () => {
  assert.equal(sayTicket('zh', ticketName('A', 12), 3), '请A零一二号到三号窗口')
  assert.equal(sayTicket('en', 'B105', 12), 'Ticket B one zero five, please go to window one two')
})

test('B stands in for an absent A; who is away or can not do it alone is left out', () => {
  const person = (accountId: string, more: Partial<Able>): Able => ({
    accountId,
    level: 3,
    absent: false,
    windowNo: null,
    duty: null,
    ...more,
  })
  const routed = routeInside([
    person('free', { level: 4 }),
    person('a', { windowNo: 1, duty: 'A', absent: true }),
    person('b', { windowNo: 1, duty: 'B' }),
    person('learner', { level: 1, windowNo: 2, duty: 'A' }),
  ])
  assert.deepEqual(
    routed.map((p) => [p.accountId, p.standsInFor]),
    [
      ['b', 'a'],
      ['free', null],
    ],
  )
})
