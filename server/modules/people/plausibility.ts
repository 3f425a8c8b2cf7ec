import { sql } from 'kysely'
import { checks, crowded, perHouseholdPlausible, type placeChecks } from '#contract/people/plausibility.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { checkConditions } from './check-conditions.ts'
import { dayOf } from './day.ts'
import { seesNames } from './person-rows.ts'
import { tellingOf, told } from './suppress.ts'

const present = sql`p.standing = 'present'`
const oneDecimal = (n: number) => Math.round(n * 10) / 10

type PlaceCheck = Exclude<(typeof placeChecks)[number], 'area_ratio'>
/** Dwellings and households that can hardly be as they are: one query for the count and for the rows. */
const placeQuery = (check: PlaceCheck, from: number, to: number) =>
  ({
    empty_lived_in: sql`select d.area_id, d.id dwelling_id, null::uuid household_id, d.address, count(*)::int people from people.dwelling d
      join people.person p on p.area_id = d.area_id and p.dwelling_id = d.id and ${present} and p.lives_here
      where d.area_id between ${from} and ${to} and d.tenure = 'empty' and d.ended_on is null group by 1, 2, 4`,
    dwelling_crowded: sql`select p.area_id, p.dwelling_id, null::uuid household_id, d.address, count(*)::int people from people.person p
      join people.dwelling d on d.area_id = p.area_id and d.id = p.dwelling_id where p.area_id between ${from} and ${to} and ${present} and p.lives_here and d.use <> 'collective'
      group by 1, 2, 4 having count(*) > ${crowded.dwelling}`,
    household_crowded: sql`select p.area_id, h.dwelling_id, p.household_id, d.address, count(*)::int people from people.person p
      join people.household h on h.area_id = p.area_id and h.id = p.household_id left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      where p.area_id between ${from} and ${to} and ${present} and h.kind <> 'collective' group by 1, 2, 3, 4 having count(*) > ${crowded.household}`,
    household_nobody: sql`select h.area_id, h.dwelling_id, h.id household_id, d.address, 0 people from people.household h left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id
      where h.area_id between ${from} and ${to} and h.ended_on is null and not exists (select from people.person p where p.area_id = h.area_id and p.household_id = h.id and ${present})
      and not exists (select from people.away w where w.area_id = h.area_id and w.household_id = h.id and w.until is null)`,
  })[check]

/** 数据质量: counts that link to their rows, and communities whose people per household can't be (5750 households with 2,220,230 people). */
export const plausibilityBoard = async (context: Context) => {
  const { db, area, actor, now } = context
  const conditions = checkConditions(dayOf(now))
  const { from, to } = area
  const { rows: byArea } = await sql<{ area_id: number; people: number; households: number }>`
    select area_id, sum(people)::int people, sum(households)::int households from (
      select area_id, count(*) people, 0 households from people.person p where area_id between ${from} and ${to} and ${present} and lives_here group by 1
      union all select area_id, 0, count(*) from people.household where area_id between ${from} and ${to} and ended_on is null group by 1) x group by 1`.execute(
    db,
  )
  const { rows: personCounts } = await sql<Record<string, number>>`
    select ${sql.join(checks.map((check) => sql`count(*) filter (where ${conditions[check]})::int ${sql.ref(check)}`))} from people.person p where p.area_id between ${from} and ${to} and ${present}`.execute(
    db,
  )
  const places: { check: PlaceCheck; count: number }[] = []
  for (const check of ['empty_lived_in', 'dwelling_crowded', 'household_crowded', 'household_nobody'] as const) {
    const { rows } = await sql<{ n: number }>`select count(*)::int n from (${placeQuery(check, from, to)}) x`.execute(
      db,
    )
    places.push({ check, count: rows[0]!.n })
  }
  const { rows: other } = await sql<{ dwellings: number; duplicates: number }>`
    select (select count(*)::int from people.dwelling where area_id between ${from} and ${to} and ended_on is null) dwellings,
      (select count(*)::int from people.pair where area_id between ${from} and ${to} and state = 'proposed') duplicates`.execute(
    db,
  )
  const strange = byArea.filter(
    (a) =>
      a.people > 0 &&
      (!a.households ||
        a.people / a.households < perHouseholdPlausible.from ||
        a.people / a.households > perHouseholdPlausible.to),
  )
  const names = await areaNames(
    db,
    strange.map((a) => a.area_id),
  )
  const people = byArea.reduce((n, a) => n + a.people, 0)
  const households = byArea.reduce((n, a) => n + a.households, 0)
  const rows = actor.permissions.has('people.read')
  // Who may open the rows can count them.
  const telling = rows ? 'whole' : tellingOf(actor, context.areaId)
  const tell = (n: number) => told(n, telling)
  /** People to a household times households is the number that was held back. */
  const ratio = (n: number, of: number) => (of && tell(n) !== null ? oneDecimal(n / of) : null)
  return {
    people: tell(people),
    households,
    dwellings: other[0]!.dwellings,
    perHousehold: ratio(people, households),
    checks: [
      ...checks.map((check) => ({ check, count: tell(personCounts[0]![check]!), rows })),
      ...places.map(({ check, count }) => ({ check, count: tell(count), rows })),
      { check: 'area_ratio' as const, count: strange.length, rows: false },
    ],
    duplicates: tell(other[0]!.duplicates),
    areas: strange.map((a) => ({
      areaId: a.area_id,
      name: names.get(a.area_id) ?? '',
      households: a.households,
      people: tell(a.people),
      perHousehold: ratio(a.people, a.households),
    })),
  }
}

export const plausibilityPlaces = async (
  { db, area, actor }: Context,
  check: (typeof placeChecks)[number],
  limit: number,
) => {
  if (check === 'area_ratio') return { rows: [] }
  const { rows } = await sql<{
    area_id: number
    dwelling_id: string | null
    household_id: string | null
    address: string | null
    people: number
  }>`
    select * from (${placeQuery(check, area.from, area.to)}) x order by people desc, area_id, dwelling_id, household_id limit ${limit}`.execute(
    db,
  )
  const whole = seesNames(actor)
  return {
    rows: rows.map((r) => ({
      areaId: r.area_id,
      dwellingId: r.dwelling_id,
      householdId: r.household_id,
      address: r.address && (whole ? r.address : maskAddress(r.address)),
      people: r.people,
    })),
  }
}
