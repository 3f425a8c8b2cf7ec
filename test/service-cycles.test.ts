// Random walks through the lives of certificates, corrections, agency orders and questions: whoever does whatever is offered,
// each stays in its flow, keeps its clock, and loses no step.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { drawFlow, type Flow } from '#contract/flow.ts'
import { agencyFlow } from '#contract/matters/agency-flow.ts'
import { certificateFlow } from '#contract/matters/certificate-flow.ts'
import { consultationFlow } from '#contract/matters/consultation-flow.ts'
import { correctionFlow } from '#contract/matters/correction-flow.ts'
import { say, zh, type WordKey } from '#contract/phrases.ts'
import { setClock } from '#platform/clock.ts'
import { uuid7 } from '#platform/crypto.ts'
import { givenBadGrade, givenCertificate, givenKinds, givenOrder, givenQuestion } from './given-parts.ts'
import { areas, startSmallCity } from './small-city.ts'

const city = await startSmallCity()
after(() => setClock(undefined))
setClock('2025-03-03T09:00:00+08:00')
await givenKinds(city)
const resident = await city.asResident('13800000601')
const clerk = await city.as('clerk')
const who = [
  clerk,
  await city.as('head'),
  await city.as('gridWorker'),
  await city.as('street'),
  await city.as('water'),
  resident,
]

type AnyFlow = Flow<string, string, string, string>
type Part = {
  flow: AnyFlow
  start: string
  path: string
  table: string
  job: string
  make: () => Promise<string>
  said: (move: string) => Promise<object> | object
  least: number
}
const items = new Map<string, string>()
const parts: Record<string, Part> = {
  certificate: {
    flow: certificateFlow,
    start: 'drafted',
    path: 'certificates',
    table: 'certificate',
    job: 'keep_certificates',
    make: () => givenCertificate(clerk),
    said: () => ({ note: '说明' }),
    least: 5,
  },
  correction: {
    flow: correctionFlow,
    start: 'assigned',
    path: 'corrections',
    table: 'correction',
    job: 'keep_corrections',
    make: async () => (await givenBadGrade(city)).id,
    said: () => ({ note: '说明', reached: true, satisfied: true }),
    least: 5,
  },
  agency: {
    flow: agencyFlow,
    start: 'assigned',
    path: 'agency-orders',
    table: 'agency_order',
    job: 'keep_agency',
    make: () => givenOrder(resident),
    said: (move) => {
      if (move === 'take_materials') items.set('last', uuid7())
      return {
        note: '说明',
        visitAt: '2027-01-01T09:00:00+08:00',
        manner: 'on_the_spot',
        scope: '递交材料',
        until: '2027-12-31',
        witness: '邻居',
        items: [
          {
            id: items.get('last') ?? uuid7(),
            name: '身份证',
            original: items.size > 1,
          },
        ],
        itemIds: [items.get('last') ?? uuid7()],
        receivedBy: '本人',
        relation: 'self',
        applicationId: uuid7(),
        accountId: city.accounts.gridWorkerB,
        phone: '13800000602',
      }
    },
    least: 6,
  },
  consultation: {
    flow: consultationFlow,
    start: 'asked',
    path: 'consultations',
    table: 'consultation',
    job: 'keep_consultations',
    make: () => givenQuestion(resident),
    said: () => ({ note: '说明', organisationId: city.organisations.water, helped: true }),
    least: 5,
  },
}

type Row = { state: string; version: number; due_at: Date | null; steps: number; last: string }
const rowOf = async ({ table }: Part, id: string) =>
  (
    await city.owner.query<Row>(
      `select state, version, due_at, (select count(*)::int from matters.part_step s where s.subject_id = t.id) steps,
        (select to_state from matters.part_step s where s.subject_id = t.id order by seq desc limit 1) last from matters.${table} t where id = $1`,
      [id],
    )
  ).rows[0]!

for (const [name, part] of Object.entries(parts)) {
  test(`${name}: random walks stay in the flow`, async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(5), fc.nat(1000), fc.nat(30)), { minLength: 4, maxLength: 12 }),
        async (choices) => {
          let now = Date.parse('2025-03-03T09:00:00+08:00')
          setClock(new Date(now))
          const id = await part.make()
          for (const [first, pick, hours] of choices) {
            setClock(new Date((now += hours * 3_600_000)))
            const before = await rowOf(part, id)
            const moves = Object.keys(part.flow.moves).filter((m) => part.flow.moves[m]!.from.includes(before.state))
            if (!moves.length) break
            const move = moves[pick % moves.length]!
            const input = { moveId: uuid7(), version: before.version, ...(await part.said(move)) }
            for (const browser of [...who.slice(first), ...who.slice(0, first)]) {
              const answer = await browser.post(
                `/api/areas/${areas.community}/${part.path}/${id}/${move.replaceAll('_', '-')}`,
                input,
              )
              assert.ok(answer.status < 500, `${move}: ${JSON.stringify(answer.body)}`)
              if (answer.status !== 200) continue
              const { to } = part.flow.moves[move]!
              assert.ok(
                to.includes(answer.body.state) || (to.includes('same') && answer.body.state === before.state),
                `${move} led to ${answer.body.state}`,
              )
              break
            }
            await city.app.jobs.run(`matters.${part.job}`)
            const row = await rowOf(part, id)
            reached.add(row.state)
            assert.ok(row.steps >= row.version, 'a step for each version')
            assert.equal(row.last, row.state, 'the last step tells the state')
            const spec = part.flow.states[row.state]!
            if (name !== 'correction')
              assert.equal(row.due_at !== null, spec.clock !== undefined, `${row.state}: its clock`)
            if (before.version === row.version) assert.equal(row.state, before.state)
          }
        },
      ),
      { numRuns: Number(process.env['WALKS'] ?? 25), endOnFailure: true, seed: 11 },
    )
    assert.ok(
      reached.size >= Math.min(part.least, Object.keys(part.flow.states).length) - 1,
      `only ${[...reached].join(', ')}`,
    )
  })

  test(`${name}: every state can be reached, left unless final, and has its words`, () => {
    const seen = new Set([part.start])
    for (let size = 0; size !== seen.size;) {
      size = seen.size
      for (const spec of Object.values(part.flow.moves))
        if (spec.from.some((s) => seen.has(s))) for (const to of spec.to) if (to !== 'same') seen.add(to)
    }
    assert.deepEqual([...seen].sort(), Object.keys(part.flow.states).sort())
    for (const [state, spec] of Object.entries(part.flow.states)) {
      assert.ok(`matters.${name}.state.${state}` in zh.words, state)
      const leaves = Object.values(part.flow.moves).some(
        (m) => m.from.includes(state) && m.to.some((t) => t !== 'same' && t !== state),
      )
      assert.equal(leaves, !spec.final, state)
    }
    for (const move of Object.keys(part.flow.moves)) assert.ok(`matters.${name}.move.${move}` in zh.words, move)
    const drawn = drawFlow(
      part.flow,
      (k) => (`matters.${name}.state.${k}` in zh.words ? say('zh', `matters.${name}.state.${k}` as WordKey) : k),
      part.start,
    )
    assert.match(drawn, /stateDiagram/)
  })
}
