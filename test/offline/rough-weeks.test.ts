// 200 weeks on a bad line: requests lost, answers lost, sent twice, come late and out of order, the app closed in between.
// Whatever happens: nothing lost, nothing twice, both sides count the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { moveRoutes, reportIncident } from '#contract/incidents/incidents.ts'
import { recordVisit, type CorrectionDraft } from '#contract/visits/visits.ts'
import { givenDwelling, givenHousehold, givenPerson } from '#modules/people/testing.ts'
import { uuid7 } from '#platform/crypto.ts'
import { conflictsOf } from '../../web/field/store/settle.ts'
import { areas, inGrid, startSmallCity } from '../small-city.ts'
import { givenPhone, type Phone } from './given-phone.ts'
import { chanceOf, fair, rough, roughLine, type Chance } from './rough-line.ts'

const runs = Number(process.env['LINLI_OFFLINE_RUNS'] ?? 200)
const areaId = areas.community
const city = await startSmallCity()
await city.owner.query(
  `insert into territory.building (area_id, building_no, grid_no, name, address, use, geom)
   values ($1, 1, 1, '昌邑小区 3 号楼', '昌邑路 55 弄 3 号', 'residential', st_multi(st_buffer(st_setsrid(st_makepoint($2, $3), 4326), 0.0001)))`,
  [areaId, inGrid.lon, inGrid.lat],
)
const homes: { householdId: string; personId: string }[] = []
for (let room = 101; room < 113; room++) {
  const dwellingId = await givenDwelling(city.app, areaId, {
    address: `昌邑路 55 弄 3 号 ${room} 室`,
    buildingNo: 1,
    unit: '1',
    floor: 1,
    room: String(room),
  })
  const { id: householdId } = await givenHousehold(city.app, areaId, { dwellingId })
  const personId = await givenPerson(city.app, {
    areaId,
    facts: [{ field: 'occupation', value: '教师' }],
    residence: { kind: 'both', householdId, dwellingId },
  })
  homes.push({ householdId, personId })
}
const worker = await city.as('gridWorker')
const head = await city.as('head')
const categoryId = await city.categoryId('水管破裂')
const picture = new Blob(
  [
    new Uint8Array(
      await sharp({ create: { width: 64, height: 48, channels: 3, background: '#3a7' } })
        .jpeg()
        .toBuffer(),
    ),
  ],
  { type: 'image/jpeg' },
)
const label = { zh: '一件事', en: 'something' }
const pick = <T>(chance: Chance, list: readonly T[]) => list[Math.floor(chance() * list.length)] as T

type Done = { visits: string[]; cases: Map<string, number>; photos: string[]; corrections: string[] }

const factOf = (phone: Phone, householdId: string, personId: string) =>
  phone
    .now()
    .pack?.households.get(householdId)
    ?.people.find(({ id }) => id === personId)
    ?.facts.find(({ field }) => field === 'occupation')?.value ?? null

const visit = async (phone: Phone, chance: Chance, done: Done) => {
  const { householdId, personId } = pick(chance, homes)
  const id = uuid7()
  const now = new Date().toISOString()
  const photos = chance() < 0.3 ? [await phone.keepFile({ blob: picture, filename: 'p.jpg' })] : []
  const corrections: CorrectionDraft[] =
    chance() < 0.3
      ? [
          {
            id: uuid7(),
            personId,
            facts: [
              {
                field: 'occupation',
                value: `工种${Math.floor(chance() * 1e6)}`,
                base: factOf(phone, householdId, personId),
              },
            ],
          },
        ]
      : []
  const followUps = chance() < 0.2 ? [{ kind: 'incident' as const, id: uuid7(), text: '楼道灯不亮', categoryId }] : []
  await phone.send({
    route: recordVisit,
    asked: {
      params: { areaId },
      body: {
        id,
        kind: pick(chance, ['visit', 'visit', 'visit', 'reception', 'call'] as const),
        householdId,
        personId,
        met: chance() < 0.9,
        heard: '一切都好',
        photos,
        corrections,
        followUps,
        saidAt: now,
        sentAt: now,
        gridNo: 1,
      },
    },
    lane: `household:${householdId}`,
    label,
    files: photos,
  })
  done.visits.push(id)
  done.photos.push(...photos)
  done.corrections.push(...corrections.map((one) => one.id))
  for (const followUp of followUps) done.cases.set(followUp.id, 1)
}

const incident = async (phone: Phone, chance: Chance, done: Done) => {
  const id = uuid7()
  const lane = `case:${id}`
  const photos = chance() < 0.5 ? [await phone.keepFile({ blob: picture, filename: 'p.jpg' })] : []
  await phone.send({
    route: reportIncident,
    asked: {
      params: { areaId },
      body: { id, text: '井盖松动', categoryId, source: 'grid_worker', point: inGrid, photos },
    },
    lane,
    label,
    files: photos,
  })
  const steps = ['accept', 'self_handle'] as const
  const taken = steps.slice(0, Math.floor(chance() * 3))
  for (const [i, move] of taken.entries())
    await phone.send({
      route: moveRoutes[move],
      asked: { params: { areaId, id }, body: { moveId: uuid7(), version: i + 1, note: '已处理' } },
      lane,
      label,
    })
  done.photos.push(...photos)
  done.cases.set(id, 1 + taken.length)
}

/** Somebody at the desk says otherwise about one of the same people. */
const colleague = async (chance: Chance) => {
  const { personId } = pick(chance, homes)
  const path = `/api/areas/${areaId}/people/${personId}`
  const { body } = await head.get(path)
  await head.patch(path, {
    version: body.version,
    facts: [{ field: 'occupation', value: `岗位${Math.floor(chance() * 1e6)}` }],
  })
}

const week = async (seed: number) => {
  const chance = chanceOf(seed)
  const line = roughLine(city, worker, chance)
  const { phone: first, reopen } = await givenPhone(worker, line)
  let phone = first
  const done: Done = { visits: [], cases: new Map(), photos: [], corrections: [] }
  const act = async (times: number) => {
    for (let i = 0; i < times; i++) {
      await (chance() < 0.75 ? visit : incident)(phone, chance, done)
      if (chance() < 0.1) phone = await reopen(phone)
    }
  }
  line.cut(true)
  await act(2 + Math.floor(chance() * 4))
  if (chance() < 0.5) await colleague(chance)
  line.cut(false)
  line.set(rough)
  for (let tries = 0; phone.now().unsent > 0 || tries < 1; tries++) {
    assert.ok(
      tries < 100,
      `still unsent: ${JSON.stringify(phone.now().outbox.filter(({ doneAt }) => doneAt === null))}`,
    )
    if (tries === 1) await act(1)
    if (chance() < 0.2) phone = await reopen(phone)
    await phone.awake()
    const stuck = phone.now().outbox.find(({ state }) => state === 'refused')
    assert.ok(!stuck, JSON.stringify(stuck))
  }
  await line.arrive()
  // Each contradiction is settled, one way or the other.
  line.set(fair)
  for (let item; (item = phone.now().outbox.find(({ state }) => state === 'conflict'));) {
    assert.ok(conflictsOf(item).length, JSON.stringify(item))
    await phone.settle(item.id, { keep: chance() < 0.5 ? 'mine' : 'theirs' })
    await phone.awake()
  }
  await phone.awake()
  return { phone, done, seen: line.seen }
}

const count = async (sql: string, ids: readonly string[]) =>
  (await city.owner.query<{ id: string; n: number }>(sql, [ids])).rows.map(({ id, n }) => [id, Number(n)] as const)

test(`${runs} weeks on a bad line`, async () => {
  const seen = { lost: 0, answerLost: 0, twice: 0, late: 0 }
  for (let seed = 1; seed <= runs; seed++) {
    const at = `seed ${seed}`
    const { phone, done, seen: weather } = await week(seed)
    for (const what of Object.keys(seen) as (keyof typeof seen)[]) seen[what] += weather[what]
    const visits = await count('select id, count(*) n from visits.visit where id = any($1) group by id', done.visits)
    assert.deepEqual(new Map(visits), new Map(done.visits.map((id) => [id, 1])), `${at}: visits`)
    const steps = await count(
      'select incident_id id, count(*) n from incidents.step where incident_id = any($1) group by incident_id',
      [...done.cases.keys()],
    )
    assert.deepEqual(new Map(steps), done.cases, `${at}: cases and their steps`)
    const photos = await count(
      'select id, count(*) n from platform.file where id = any($1) and used_by is not null group by id',
      done.photos,
    )
    assert.equal(photos.length, done.photos.length, `${at}: photos`)
    const corrections = await count(
      'select id, count(*) n from visits.correction where id = any($1) group by id',
      done.corrections,
    )
    assert.equal(corrections.length, done.corrections.length, `${at}: corrections`)
    const { duty, serverDuty, differences, outbox, pack } = phone.now()
    const { body } = await worker.get(`/api/areas/${areaId}/visit-duty`)
    assert.deepEqual(duty, serverDuty, at)
    assert.equal(duty?.households, body.duty.households, `${at}: households`)
    assert.deepEqual(
      pack?.ledger.map(({ visitId }) => visitId).sort(),
      body.ledger.map(({ visitId }: { visitId: string }) => visitId).sort(),
      `${at}: the ledger`,
    )
    assert.deepEqual(
      differences.filter(({ reason }) => reason !== 'elsewhere_made'),
      [],
      at,
    )
    assert.deepEqual(new Set(outbox.map(({ state }) => state)), new Set(['done']), at)
  }
  // A line that never did anything proves nothing.
  for (const [what, times] of Object.entries(seen)) assert.ok(times > runs / 2, `${what}: only ${times} times`)
})
