import { sql } from 'kysely'
import type { Fact } from '#contract/people/fields.ts'
import { seedRegister } from '#modules/people/seed/seed-register.ts'
import { careKinds } from '#modules/people/care-sight.ts'
import { ageOn, dayOf, monthsAfter, yearsBefore } from '#modules/people/day.ts'
import { insertDwellings, type DwellingRow } from '#modules/people/dwelling-store.ts'
import { forgetFieldBook, loadFieldBook } from '#modules/people/field-book.ts'
import { insertPeople, type NewPerson } from '#modules/people/insert-people.ts'
import { matchKeys } from '#modules/people/match-calls.ts'
import { readFact } from '#modules/people/read-fact.ts'
import { matchableFrom } from '#modules/people/record-person.ts'
import type { ResidenceRow } from '#modules/people/residence-store.ts'
import type { Db } from '#platform/database.ts'
import { demoCommunity, demoResidentPhone } from './demo-accounts.ts'
import { household, resetPhones, type MadeUp } from './people-of-building.ts'
import { streets } from './organisations.ts'
import { randomOf, type Random } from './random.ts'

type Building = {
  area_id: number
  building_no: number
  grid_no: number
  name: string | null
  address: string | null
  levels: number | null
}

const chosen = async (db: Db): Promise<Building[]> =>
  (
    await sql<Building>`select area_id, building_no, grid_no, name, address, levels from (
        select b.*, row_number() over (partition by area_id order by households_estimate desc nulls last, building_no) n from territory.building b
        where (area_id between ${streets.bund} and ${streets.bund + 999} or area_id between ${streets.lujiazui} and ${streets.lujiazui + 999}) and use = 'residential' and grid_no is not null) b
      where n <= case when area_id = ${demoCommunity} then 12 else 2 end order by area_id, building_no`.execute(db)
  ).rows

const perFloor = 4
const dwellingsOf = (b: Building, areaName: string, sourceId: number, random: Random, at: Date): DwellingRow[] => {
  const floors = Math.min(b.levels ?? 6, b.area_id === demoCommunity ? 12 : 6)
  const base = b.address ?? b.name ?? `${areaName}${b.building_no}号楼`
  return Array.from({ length: floors * perFloor }, (_, i) => {
    const floor = Math.floor(i / perFloor) + 1
    const room = `${floor}${String((i % perFloor) + 1).padStart(2, '0')}`
    const place = /号$|号楼$|幢$|栋$|座$/.test(base) ? base : `${base}${b.building_no}号楼`
    return {
      areaId: b.area_id,
      id: random.uuid(at),
      buildingNo: b.building_no,
      gridNo: b.grid_no,
      unit: '',
      floor,
      room,
      address: `${place}${room}室`,
      use: 'home',
      tenure: random.chance(0.72) ? 'owner' : random.chance(0.75) ? 'rented' : 'empty',
      areaM2: random.whole(38, 130),
      sourceId,
      at,
    }
  })
}

const place = (random: Random, at: Date, more: Partial<ResidenceRow>): ResidenceRow => ({
  id: random.uuid(at),
  kind: 'both',
  at_area_id: null,
  dwelling_id: null,
  household_id: null,
  address: null,
  relation: null,
  since: null,
  until: null,
  reason: null,
  ...more,
})

/** 滨江社区 whole in a dozen buildings, every other community of the two streets in two: households, people, registers, all made up. */
export const seedPeople = async (db: Db, seed: string, now: Date): Promise<{ people: number; households: number }> => {
  await seedRegister(db)
  forgetFieldBook()
  resetPhones()
  const book = await loadFieldBook(db)
  const random = randomOf(`${seed} people`)
  const today = dayOf(now)
  const buildings = await chosen(db)
  const { rows: names } = await sql<{
    id: number
    name: string
  }>`select id, name from territory.area where id = any(${buildings.map((b) => b.area_id)}::bigint[])`.execute(db)
  const nameOf = new Map(names.map((n) => [n.id, n.name]))
  const sources = new Map<number, number>()
  for (const areaId of new Set(buildings.map((b) => b.area_id))) {
    const { rows } = await sql<{ id: number }>`insert into people.source (area_id, kind, label, on_day, at)
      values (${areaId}, 'ledger', '常住人口花名册（虚构）', ${yearsBefore(today, 1)}, ${now}) returning id`.execute(db)
    sources.set(areaId, rows[0]!.id)
  }
  const taken = new Set<string>()
  const dwellings = buildings
    .flatMap((b) => dwellingsOf(b, nameOf.get(b.area_id)!, sources.get(b.area_id)!, random, now))
    .filter((d) => !taken.has(`${d.areaId} ${d.address}`) && taken.add(`${d.areaId} ${d.address}`))
  await insertDwellings(db, dwellings)
  const people: (NewPerson & { made: MadeUp; alone: boolean })[] = []
  const homes: {
    areaId: number
    id: string
    dwellingId: string
    kind: string
    number: string
    headId: string
    sourceId: number
  }[] = []
  for (const d of dwellings) {
    if (d.tenure === 'empty' && !random.chance(0.02)) continue
    const kind = d.tenure === 'rented' ? 'tenant' : 'family'
    const members = household(random, now, kind)
    const home = {
      areaId: d.areaId,
      id: random.uuid(now),
      dwellingId: d.id,
      kind,
      number: `${d.areaId % 1000}-${homes.length + 1}`,
      headId: '',
      sourceId: d.sourceId,
    }
    const local = kind === 'family' ? random.chance(0.8) : random.chance(0.05)
    for (const made of members) {
      const id = random.uuid(now)
      home.headId ||= id
      const first = people.length === 0 && d.areaId === demoCommunity
      const said: Fact[] =
        first ||
        (made.relation === '02' && d.areaId === demoCommunity && !people.some((p) => p.areaId === demoCommunity))
          ? [...made.facts.filter((f) => f.field !== 'phone'), { field: 'phone', value: demoResidentPhone }]
          : made.facts
      const facts = said.map((fact) => readFact(book, fact))
      const since = `${random.whole(1992, now.getFullYear() - 1)}-0${random.whole(1, 9)}-15`
      const at = {
        at_area_id: d.areaId,
        dwelling_id: d.id,
        household_id: home.id,
        relation: made.relation,
        since: since < made.birthOn ? made.birthOn : since,
      }
      const residences = local
        ? [place(random, now, at)]
        : [
            place(random, now, { ...at, kind: 'lives' }),
            place(random, now, {
              kind: 'registered',
              address: random.pick(['江苏省盐城市', '安徽省六安市', '江西省上饶市', '河南省周口市', '浙江省绍兴市']),
            }),
          ]
      people.push({
        areaId: d.areaId,
        id,
        facts,
        residences,
        sourceId: d.sourceId,
        matchKeys: matchKeys(matchableFrom(facts, d.address, home.id)),
        at: now,
        made,
        alone: members.length === 1,
      })
    }
    homes.push(home)
  }
  await sql`insert into people.household (area_id, id, dwelling_id, kind, number, head_id, source_id, updated_at)
    select "areaId", id, "dwellingId", kind, number, "headId", "sourceId", ${now} from jsonb_to_recordset(${JSON.stringify(homes)}::jsonb)
      h("areaId" bigint, id uuid, "dwellingId" uuid, kind text, number text, "headId" uuid, "sourceId" bigint)`.execute(
    db,
  )
  for (let i = 0; i < people.length; i += 1000) await insertPeople(db, book, people.slice(i, i + 1000))
  await seedCare(db, people, random, now)
  return { people: people.length, households: homes.length }
}

const seedCare = async (
  db: Db,
  people: readonly (NewPerson & { made: MadeUp; alone: boolean })[],
  random: Random,
  now: Date,
) => {
  const today = dayOf(now)
  const kinds = new Map((await careKinds(db)).map((k) => [k.code, k]))
  const rows = people.flatMap((p) => {
    const age = ageOn(p.made.birthOn, today) ?? 0
    const codes = [
      ...(p.alone && age >= 65 ? ['elderly_alone'] : []),
      ...(age >= 80 ? ['elderly_allowance'] : []),
      ...(random.chance(0.025) ? ['disabled'] : []),
      ...(random.chance(0.012) ? ['minimum_living'] : []),
      ...(age > 24 && random.chance(0.015) ? ['veteran'] : []),
      ...(age > 20 && age < 55 && random.chance(0.02) ? ['unemployed'] : []),
      ...(age < 16 && random.chance(0.02) ? ['children_in_need'] : []),
    ]
    return codes.map((code) => {
      const since = monthsAfter(today, -random.whole(1, 14))
      return {
        areaId: p.areaId,
        id: random.uuid(now),
        personId: p.id,
        kindId: kinds.get(code)!.id,
        since,
        reviewOn: monthsAfter(since, kinds.get(code)!.reviewMonths * 2),
      }
    })
  })
  await sql`insert into people.care (area_id, id, person_id, kind_id, state, since, review_on, updated_at)
    select "areaId", id, "personId", "kindId", 'active', since, "reviewOn", ${now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      c("areaId" bigint, id uuid, "personId" uuid, "kindId" int, since date, "reviewOn" date)`.execute(db)
  await sql`insert into people.care_step (area_id, care_id, seq, at, to_state)
    select "areaId", id, 1, since::timestamptz, 'active' from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c("areaId" bigint, id uuid, since date)`.execute(
    db,
  )
}
