// The outbox: nothing lost, nothing twice, in order where order matters, whatever the line does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkError, ProblemError } from '../refusal.ts'
import type { OutboxItem } from './item.ts'
import { pauseAfter } from './judge.ts'
import { createOutbox, type NewItem, type OutboxParts } from './outbox.ts'
import { memoryStorage, type OutboxTransport } from './outbox-ports.ts'

const route = { name: 'x.do', method: 'POST', path: '/api/areas/{areaId}/x' } as const
const item = (id: string, lane = id, more: Partial<NewItem> = {}): NewItem => ({
  id,
  lane,
  route,
  asked: { params: { areaId: 1 }, body: { id } },
  label: { zh: id, en: id },
  areaId: 1,
  blocking: true,
  fills: [],
  files: [],
  note: null,
  ...more,
})
const problem = (status: number, code: string, details = {}) => new ProblemError({ status, code, title: code, details })
const bodyOf = (asked: { body?: unknown }) => asked.body as { id: string }

const start = async (transport: Partial<OutboxTransport>, more: Partial<OutboxParts> = {}) => {
  const clock = { now: 1_000_000 }
  const storage = more.storage ?? memoryStorage()
  const outbox = createOutbox({
    storage,
    transport: { send: async () => ({}), upload: async () => ({}), ...transport },
    account: 'me',
    now: () => clock.now,
    chance: () => 0.5,
    ...more,
  })
  await outbox.load()
  const states = () => Object.fromEntries([...outbox.items().values()].map(({ id, state }) => [id, state]))
  return { outbox, storage, clock, states }
}

test('items of a lane leave one after the other, lanes don’t wait for each other', async () => {
  const told: string[] = []
  const gates = new Map<string, () => void>()
  const { outbox, states } = await start({
    send: (_, asked) =>
      new Promise((resolve) => {
        const { id } = bodyOf(asked)
        told.push(id)
        gates.set(id, () => resolve({}))
      }),
  })
  for (const [id, lane] of [
    ['a1', 'a'],
    ['a2', 'a'],
    ['b1', 'b'],
  ] as const)
    await outbox.add(item(id, lane))
  const round = outbox.run()
  while (gates.size < 2) await new Promise(setImmediate)
  assert.deepEqual(told, ['a1', 'b1'])
  gates.get('a1')!()
  while (gates.size < 3) await new Promise(setImmediate)
  assert.deepEqual(told, ['a1', 'b1', 'a2'])
  gates.get('b1')!()
  gates.get('a2')!()
  assert.equal(await round, 'sent')
  assert.deepEqual(states(), { a1: 'done', a2: 'done', b1: 'done' })
})

test('what is put in while a round ends still leaves', async () => {
  const { outbox, states } = await start({ send: async () => ({}) })
  await outbox.add(item('a'))
  const first = outbox.run()
  await outbox.add(item('b'))
  await Promise.all([first, outbox.run()])
  assert.deepEqual(states(), { a: 'done', b: 'done' })
})

test('an empty round ends, and the next one starts afresh', async () => {
  const { outbox, states } = await start({})
  assert.equal(await outbox.run(), 'sent')
  await outbox.add(item('a'))
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(states(), { a: 'done' })
})

test('without a network everything waits, with growing pauses, and none once it is back', async () => {
  let online = false
  let asked = 0
  const { outbox, states, clock } = await start({
    send: async () => {
      asked++
      if (!online) throw networkError('unreachable')
      return {}
    },
  })
  for (const id of ['a', 'b', 'c', 'd']) await outbox.add(item(id))
  const pauses: number[] = []
  for (let i = 0; i < 3; i++) {
    assert.equal(await outbox.run(), 'offline')
    pauses.push(outbox.nextTry()! - clock.now)
  }
  assert.deepEqual(pauses, [2000, 4000, 8000])
  assert.ok(asked <= 9, 'a dead line isn’t asked for every item')
  assert.equal(states()['d'], 'waiting')
  online = true
  await outbox.hurry()
  assert.equal(outbox.nextTry(), 0)
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(new Set(Object.values(states())), new Set(['done']))
  assert.equal(outbox.nextTry(), undefined)
})

test('pauses double up to five minutes and are scattered', () => {
  assert.deepEqual(
    [1, 2, 5, 9, 40].map((n) => pauseAfter(n, 0.5)),
    [2000, 4000, 32_000, 300_000, 300_000],
  )
  assert.deepEqual([pauseAfter(1, 0), pauseAfter(1, 1)], [1500, 2500])
})

test('a server in trouble delays one item, not the others', async () => {
  const { outbox, states, clock } = await start({
    send: async (_, asked) => {
      if (bodyOf(asked).id === 'bad') throw problem(500, 'platform.internal')
      return {}
    },
  })
  await outbox.add(item('bad'))
  await outbox.add(item('good'))
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(states(), { bad: 'waiting', good: 'done' })
  assert.equal(outbox.nextTry(), clock.now + 2000)
  assert.equal(await outbox.run(), 'sent', 'not before its time')
  assert.equal(outbox.items().get('bad')!.tries, 1)
})

test('a refusal keeps the data and its reason; it holds back its lane only where steps build on each other', async () => {
  const { outbox, states } = await start({
    send: async (_, asked) => {
      if (bodyOf(asked).id.startsWith('no')) throw problem(404, 'platform.not_found', { what: 1 })
      return {}
    },
  })
  await outbox.add(item('no1', 'case'))
  await outbox.add(item('after', 'case'))
  await outbox.add(item('no2', 'home', { blocking: false }))
  await outbox.add(item('next', 'home'))
  await outbox.run()
  assert.deepEqual(states(), { no1: 'refused', after: 'waiting', no2: 'refused', next: 'done' })
  const { refusal, asked } = outbox.items().get('no1')!
  assert.deepEqual([refusal?.code, refusal?.details], ['platform.not_found', { what: 1 }])
  assert.deepEqual(bodyOf(asked), { id: 'no1' })
  await outbox.discard('no1')
  await outbox.run()
  assert.deepEqual(states(), { after: 'done', no2: 'refused', next: 'done' })
})

test('a conflict waits for the user; one in the answer doesn’t undo what the server has', async () => {
  const { outbox, states } = await start(
    {
      send: async (_, asked) => {
        if (bodyOf(asked).id === 'version') throw problem(409, 'platform.conflict', { version: 7 })
        return { contradicted: true }
      },
    },
    { conflictIn: ({ answer }) => (answer as { contradicted?: boolean }).contradicted === true },
  )
  await outbox.add(item('version'))
  await outbox.add(item('facts'))
  await outbox.run()
  assert.deepEqual(states(), { version: 'conflict', facts: 'conflict' })
  assert.deepEqual(
    [...outbox.items().values()].map(({ doneAt }) => doneAt !== null),
    [false, true],
  )
})

test('signed out: everything waits; nothing leaves in the name of another', async () => {
  let signedIn = false
  const storage = memoryStorage()
  const send = async () => {
    if (!signedIn) throw problem(401, 'platform.not_signed_in')
    return {}
  }
  const { outbox, states } = await start({ send }, { storage })
  await outbox.add(item('a'))
  assert.equal(await outbox.run(), 'signed_out')
  signedIn = true
  const other = await start({ send }, { storage, account: 'other' })
  await other.outbox.run()
  assert.deepEqual(other.states(), { a: 'waiting' })
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(states(), { a: 'done' })
})

test('a phone told to stop sends nothing more', async () => {
  let asked = 0
  const { outbox } = await start(
    {
      send: async () => {
        asked++
        throw problem(410, 'visits.device_wiped')
      },
    },
    { stopsOn: ['visits.device_wiped'] },
  )
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await outbox.add(item(id))
  assert.equal(await outbox.run(), 'stopped')
  assert.ok(asked <= 3, String(asked))
})

test('photos go first, each once, and go on where the line broke', async () => {
  const files = new Map(['p1', 'p2', 'p3'].map((id) => [id, new Blob([id])]))
  const told: string[] = []
  let breaks = true
  const { outbox, states } = await start(
    {
      upload: async (areaId, { id, blob }) => {
        if (id === 'p2' && breaks) throw networkError('unreachable')
        told.push(`${areaId} ${await blob.text()}`)
      },
      send: async () => void told.push('body'),
    },
    { storage: memoryStorage(files) },
  )
  await outbox.add(item('a', 'a', { files: [...files.keys()].map((id) => ({ id, filename: `${id}.jpg` })) }))
  assert.equal(await outbox.run(), 'offline')
  breaks = false
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(told, ['1 p1', '1 p2', '1 p3', 'body'])
  assert.deepEqual(states(), { a: 'done' })
  await outbox.discard('a')
  assert.equal(files.size, 0)
})

test('photos the server swept away meanwhile are sent again; those it doesn’t take twice are a refusal', async () => {
  const told: string[] = []
  let swept = false
  const { outbox, states } = await start(
    {
      upload: async (_, { id }) => void told.push(id),
      send: async (_, asked) => {
        const { id } = bodyOf(asked)
        if (id === 'never') throw problem(404, 'platform.file_unknown')
        if (!swept) throw networkError('unreachable')
        if (told.length < 2) throw problem(404, 'platform.file_unknown')
      },
    },
    {
      storage: memoryStorage(
        new Map([
          ['p', new Blob(['p'])],
          ['q', new Blob(['q'])],
        ]),
      ),
    },
  )
  await outbox.add(item('a', 'a', { files: [{ id: 'p', filename: 'p.jpg' }] }))
  assert.equal(await outbox.run(), 'offline')
  swept = true
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual([told, states()], [['p', 'p'], { a: 'done' }])
  await outbox.add(item('never', 'b', { files: [{ id: 'q', filename: 'q.jpg' }] }))
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual([told.slice(2), states()['never']], [['q'], 'refused'])
})

test('where a place belongs is asked first and kept; photos follow to that area', async () => {
  const told: string[] = []
  let fails = true
  const { outbox } = await start(
    {
      address: async ({ areaId, asked }) =>
        areaId === 1 ? { areaId: 2, asked: { ...asked, params: { areaId: 2 } } } : undefined,
      upload: async (areaId) => void told.push(`photo to ${areaId}`),
      send: async (_, { params }) => {
        if (fails) throw networkError('slow')
        told.push(`body to ${(params as { areaId: number }).areaId}`)
      },
    },
    { storage: memoryStorage(new Map([['p', new Blob(['p'])]])) },
  )
  await outbox.add(item('a', 'a', { files: [{ id: 'p', filename: 'p.jpg' }] }))
  await outbox.run()
  fails = false
  await outbox.run()
  assert.deepEqual(told, ['photo to 2', 'body to 2'])
})

test('each sending says its own time; what earlier answers told is filled in', async () => {
  const told: unknown[] = []
  const { outbox, clock } = await start({
    send: async (_, asked) => {
      told.push(asked)
      if (told.length === 1) throw problem(503, 'platform.busy')
      return { areaId: 9, version: 4 }
    },
  })
  await outbox.add(item('a', 'a', { asked: { body: { sentAt: 'then', saidAt: 'before' } } }))
  await outbox.add(
    item('b', 'a', {
      asked: { params: { areaId: 1 }, body: { version: 1 } },
      fills: [
        { from: 'a', answer: 'areaId', into: 'params.areaId' },
        { from: 'a', answer: 'version', into: 'body.version' },
      ],
    }),
  )
  await outbox.run()
  clock.now += 5000
  await outbox.run()
  const said = (ms: number) => ({ body: { sentAt: new Date(ms).toISOString(), saidAt: 'before' } })
  assert.deepEqual(told, [said(1_000_000), said(1_005_000), { params: { areaId: 9 }, body: { version: 4 } }])
})

test('a phone that dies while sending sends again; the same id put in twice is one item', async () => {
  const storage = memoryStorage()
  const { outbox } = await start({ send: () => new Promise(() => {}) }, { storage })
  await outbox.add(item('a'))
  await outbox.add(item('a', 'a', { asked: { body: { id: 'a', changed: true } } }))
  void outbox.run()
  while ((await storage.all())[0]!.state !== 'sending') await new Promise(setImmediate)
  const told: unknown[] = []
  const next = await start({ send: async (_, asked) => void told.push(asked.body) }, { storage })
  await next.outbox.run()
  assert.deepEqual(told, [{ id: 'a', changed: true }])
  await next.outbox.add(item('a'))
  assert.deepEqual(next.states(), { a: 'done' }, 'what the server has isn’t sent again')
})

test('a device that can’t write is said, and nothing counts as done that isn’t written', async () => {
  const storage = memoryStorage()
  let full = false
  const put = async (one: OutboxItem) => {
    if (full && one.state === 'done') throw new Error('quota')
    return storage.put(one)
  }
  const { outbox, states } = await start({}, { storage: { ...storage, put } })
  await outbox.add(item('a'))
  full = true
  assert.equal(await outbox.run(), 'trouble')
  assert.deepEqual(states(), { a: 'waiting' })
  full = false
  assert.equal(await outbox.run(), 'sent')
  assert.deepEqual(states(), { a: 'done' })
})
