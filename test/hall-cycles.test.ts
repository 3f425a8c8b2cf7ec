// Random walks through the lives of appointments and numbers: whoever does whatever, one window has one person at a time, nobody is
// called twice at once, and every change is one the life cycle knows.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Flow } from '#contract/flow.ts'
import { bookingFlow, takingStates } from '#contract/matters/booking-flow.ts'
import { ticketFlow, type TicketMove } from '#contract/matters/ticket-flow.ts'
import { givenClass, givenSite } from '#modules/matters/hall/testing.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { areas, startSmallCity } from './small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
await givenClass(city.app.ownerUrl, 'social')
await givenClass(city.app.ownerUrl, 'health')
const area = `/api/areas/${areas.community}`
/** A Tuesday. */
const morning = '2025-09-23T09:00:00+08:00'
setClock(morning)
const [mother, daughter] = [await city.asResident('13800000701'), await city.asResident('13800000702')]
const [clerk, head] = [await city.as('clerk'), await city.as('head')]
const walks = Number(process.env['WALKS'] ?? 15)
const choices = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: 10, maxLength: 30 })

type Row = { id: string; state: string; version: number }
type AnyFlow = Flow<string, string, string, string>
/** The steps a life cycle allows, as `from>to`. */
const stepsOf = (flow: AnyFlow) =>
  new Set(
    Object.values(flow.moves).flatMap((m) =>
      m.from.flatMap((from) => m.to.map((to) => `${from}>${to === 'same' ? from : to}`)),
    ),
  )
/** Throws for a state nobody declared and a step the flow doesn't know; adds to what was reached. */
const compare = (
  flow: AnyFlow,
  before: readonly Row[],
  now: readonly Row[],
  first: readonly string[],
  seen: Set<string>,
) => {
  const steps = stepsOf(flow)
  const was = new Map(before.map((row) => [row.id, row]))
  assert.ok(now.length >= before.length, 'nothing disappears')
  for (const row of now) {
    assert.ok(row.state in flow.states, row.state)
    seen.add(row.state)
    const old = was.get(row.id)
    if (!old) assert.ok(first.includes(row.state), `begins as ${row.state}`)
    else if (old.state !== row.state)
      assert.ok(steps.has(`${old.state}>${row.state}`), `${old.state} became ${row.state}`)
    else assert.ok(row.version >= old.version)
    if (old && old.state !== row.state) assert.ok(row.version > old.version, 'a change has a version of its own')
  }
}
const fine = ({ status, body }: { status: number; body: unknown }) =>
  assert.ok(status < 500, `${status} ${JSON.stringify(body)}`)

test('appointments: no step but those of the flow, never two for one window at one time', async () => {
  const reached = new Set<string>()
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      let now = Date.parse(morning)
      setClock(new Date(now))
      const site = await givenSite(city.app, {
        areaId: areas.community,
        windows: [{}, {}],
        rules: { perDay: 20, open: 50, openForOthers: 50, noShows: 0, leadMinutes: 0 },
      })
      const path = `${area}/sites/${site}`
      for (const [who, no] of [
        [clerk, 1],
        [head, 2],
      ] as const)
        fine(await who.put(`${path}/windows/${no}/state`, { state: 'open' }))
      const read = async () =>
        (
          await city.owner.query<Row & { offer_of: string | null; number: string }>(
            'select id, state, version, offer_of, number from matters.booking where site_id = $1 order by id',
            [site],
          )
        ).rows
      /** Few times, so that walks meet: today and tomorrow. */
      const timeOf = (n: number) => `2025-09-${23 + (n % 2)}T${['09:20', '09:40', '10:00'][n % 3]}:00+08:00`
      let closed = false
      const acts: ((n: number, rows: Awaited<ReturnType<typeof read>>) => Promise<unknown>)[] = [
        async (n) => fine(await mother.post(`${path}/bookings`, { id: uuid7(), classCode: 'social', from: timeOf(n) })),
        // all at once, for one time
        async (n) => {
          const from = timeOf(n)
          const wanted = (k: number) => ({
            id: uuid7(),
            classCode: 'social',
            from,
            name: '示例',
            phone: `1390000${String(now % 1000).padStart(3, '0')}${k}`,
          })
          const tries = await Promise.all([
            daughter.post(`${path}/bookings`, { ...wanted(0), relative: { name: '示例', phone: '13800000709' } }),
            ...[1, 2, 3].map((k) => clerk.post(`${path}/bookings-for`, wanted(k))),
          ])
          tries.forEach(fine)
        },
        async (n, rows) => {
          const own = rows.filter((r) => !r.offer_of)
          const one = own[n % own.length]
          if (one)
            fine(await clerk.post(`${area}/bookings/${one.id}/change`, { version: one.version, from: timeOf(n >> 3) }))
        },
        async (n, rows) => {
          const own = rows.filter((r) => !r.offer_of)
          const one = own[n % own.length]
          // whoever's it is, and somebody whose it may not be
          for (const who of one ? [mother, daughter] : [])
            fine(await who.post(`/api/me/bookings/${areas.community}/${one!.id}/cancel`, { version: one!.version }))
        },
        async (n, rows) => {
          const one = rows[n % rows.length]
          if (one) fine(await clerk.post(`${path}/check-in`, { code: one.number }))
        },
        async (n, rows) => {
          const one = rows.filter((r) => r.state === 'displaced')[0]
          if (one) fine(await clerk.post(`${area}/bookings/${one.id}/accept`))
        },
        // the hall closes tomorrow, or opens again
        async () => {
          const plan = await head.get(`${path}/plan`)
          closed = !closed
          const exception = closed ? { kind: 'closed', spans: [], reason: '停电' } : null
          fine(
            await head.post(`${path}/plan`, {
              version: plan.body.site.version,
              change: { kind: 'days', days: ['2025-09-24'], exception },
              affected: 'offer',
              reason: '停电',
            }),
          )
        },
        async () => {
          for (const [who, no] of [
            [clerk, 1],
            [head, 2],
          ] as const) {
            const { body } = await who.post(`${path}/windows/${no}/call`, { callId: uuid7() })
            if (body.ticket)
              fine(await who.post(`${area}/tickets/${body.ticket.id}/finish`, { version: body.ticket.version }))
          }
        },
        async (n) => {
          setClock(new Date((now += (n % 40) * 60_000)))
          for (const job of ['close_missed', 'lapse_offers', 'remind', 'tell_more_wishes'])
            await city.app.jobs.run(`matters.${job}`)
        },
      ]
      let before = await read()
      for (const [pick, n] of chosen) {
        await acts[pick % acts.length]!(n, before)
        const rows = await read()
        compare(bookingFlow, before, rows, ['booked', 'held', 'released'], reached)
        before = rows
        const { rows: clashes } = await city.owner.query(
          `select a.id from matters.booking a join matters.booking b on a.site_id = b.site_id and a.window_no = b.window_no and a.id < b.id and a.during && b.during
           where a.site_id = $1 and a.state = any($2) and b.state = any($2)`,
          [site, takingStates],
        )
        assert.equal(clashes.length, 0, 'two have one window at one time')
      }
      await city.app.jobs.run('matters.end_day')
      const overnight = await read()
      compare(bookingFlow, before, overnight, [], reached)
      assert.ok(!overnight.some((b) => b.state === 'checked_in'), 'who came is open overnight')
    }),
    { numRuns: walks, endOnFailure: true, seed: 5 },
  )
  assert.ok(reached.size >= 7, `only ${[...reached].join(', ')}`)
})

test('numbers: no step but those of the flow, never one at two windows, nor two at one', async () => {
  const reached = new Set<string>()
  const moved = new Set<string>()
  const moves = (Object.keys(ticketFlow.moves) as TicketMove[]).filter((m) => m !== 'call')
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      let now = Date.parse(morning)
      setClock(new Date(now))
      const site = await givenSite(city.app, { areaId: areas.community, windows: [{}, { classes: ['health'] }] })
      const path = `${area}/sites/${site}`
      const windows = [
        [clerk, 1],
        [head, 2],
      ] as const
      for (const [who, no] of windows) fine(await who.put(`${path}/windows/${no}/state`, { state: 'open' }))
      type Number = Row & { window_no: number | null; clerk_id: string | null }
      const read = async () =>
        (
          await city.owner.query<Number>(
            'select id, state, version, window_no, clerk_id from matters.ticket where site_id = $1 order by id',
            [site],
          )
        ).rows
      const take = async (n: number) =>
        fine(
          await clerk.post(`${path}/tickets`, {
            id: uuid7(),
            classCode: n % 2 ? 'social' : 'health',
            priority: n % 5 === 0,
          }),
        )
      const call = async () => {
        const both = await Promise.all(
          windows.map(([who, no]) => who.post(`${path}/windows/${no}/call`, { callId: uuid7() })),
        )
        both.forEach(fine)
        const called = both.flatMap((b) => (b.body.ticket ? [b.body.ticket.id as string] : []))
        assert.equal(new Set(called).size, called.length, 'two windows called one number')
      }
      const move = async (n: number, m: number, rows: readonly Number[]) => {
        const one = rows[n % rows.length]
        if (!one) return
        const name = moves[m % moves.length]!
        const asked = {
          version: one.version,
          windowNo: 1 + (n % 2),
          toWindowNo: 1,
          toAccountId: city.accounts.head,
          note: '去复印',
        }
        // both try, at once: one of them at most does it
        const tried = await Promise.all(windows.map(([who]) => who.post(`${area}/tickets/${one.id}/${name}`, asked)))
        tried.forEach(fine)
        const done = tried.filter((t) => t.status === 200)
        assert.ok(done.length <= 1, `${name} was done twice`)
        if (done.length) moved.add(name)
      }
      let before = await read()
      for (const [pick, n, m] of chosen) {
        setClock(new Date((now += 60_000)))
        if (pick % 6 === 0) await take(n)
        else if (pick % 6 === 1) await call()
        else await move(n, m, before)
        const rows = await read()
        compare(ticketFlow, before, rows, ['waiting'], reached)
        before = rows
        const inHand = rows.filter((r) => r.state === 'called' || r.state === 'serving')
        assert.equal(new Set(inHand.map((r) => r.window_no)).size, inHand.length, 'two at one window')
        for (const r of inHand) assert.ok(r.clerk_id, 'called by somebody')
      }
      await city.app.jobs.run('matters.end_day')
      for (const { state } of await read()) assert.ok(ticketFlow.states[state as 'done'].final, `${state} overnight`)
    }),
    { numRuns: walks, endOnFailure: true, seed: 3 },
  )
  assert.ok(reached.size >= 6, `only ${[...reached].join(', ')}`)
  assert.ok(moved.size >= 7, `only ${[...moved].join(', ')}`)
})
