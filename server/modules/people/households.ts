import { sql } from 'kysely'
import type { z } from 'zod'
import type { Household, saveHousehold as saveRoute } from '#contract/people/dwellings.ts'
import { maskAddress } from '#contract/platform/mask.ts'
import type { Context } from '#platform/context.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { occupantsOf } from './occupants.ts'
import { seesNames, shownName } from './person-rows.ts'
import { findPerson } from './person-store.ts'
import { checkDwelling, inCommunity } from './place-checks.ts'
import { householdNumberTaken, personUnknown } from './problems.ts'
import { dailyWork } from './source-store.ts'

/** Undefined when there is none. */
export const readHousehold = async (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  areaId: number,
  id: string,
): Promise<Household | undefined> => {
  const { rows } = await sql<Household>`
    select h.area_id "areaId", h.id, h.dwelling_id "dwellingId", d.address, h.kind, h.number, h.head_id "headId", h.version
    from people.household h left join people.dwelling d on d.area_id = h.area_id and d.id = h.dwelling_id where h.area_id = ${areaId} and h.id = ${id}::uuid`.execute(
    db,
  )
  const found = rows[0]
  return (
    found && { ...found, address: found.address && (seesNames(actor) ? found.address : maskAddress(found.address)) }
  )
}

export const getHousehold = async (context: Context, areaId: number, id: string) => {
  const found = await readHousehold(context, areaId, id)
  if (!found) throw notFound()
  const { rows: away } = await sql<{
    name: string
    since: string | null
  }>`select name, since from people.away where area_id = ${areaId} and household_id = ${id}::uuid and until is null order by name`.execute(
    context.db,
  )
  return {
    ...found,
    people: await occupantsOf(context, areaId, sql`p.household_id = ${id}::uuid`),
    away: away.map((a) => ({ ...a, name: shownName(context.actor, a.name) })),
  }
}

/** 立户、分户、换户主. Throws `people.household_number_taken`, `people.person_unknown`, `people.dwelling_unknown`, `platform.conflict`. */
export const saveHousehold = async (
  context: Context,
  areaId: number,
  id: string,
  asked: z.output<(typeof saveRoute)['body']>,
): Promise<Household> => {
  const { db, now } = context
  inCommunity(areaId)
  const known = await readHousehold(context, areaId, id)
  // Made twice with the same id is made once.
  if (
    known &&
    asked.version === null &&
    known.number === (asked.number ?? null) &&
    known.dwellingId === (asked.dwellingId ?? null)
  )
    return known
  if ((known?.version ?? null) !== asked.version) throw conflict({ version: known?.version })
  await checkDwelling(db, areaId, asked.dwellingId)
  if (asked.headId && !(await findPerson(db, { areaId, id: asked.headId }))) throw personUnknown()
  if (asked.number) {
    const { rows } =
      await sql`select 1 from people.household where area_id = ${areaId} and number = ${asked.number} and id <> ${id}::uuid and ended_on is null`.execute(
        db,
      )
    if (rows.length) throw householdNumberTaken()
  }
  const sourceId = await dailyWork(context, areaId)
  await sql`insert into people.household (area_id, id, dwelling_id, kind, number, head_id, source_id, updated_at)
    values (${areaId}, ${id}::uuid, ${asked.dwellingId ?? null}::uuid, ${asked.kind}, ${asked.number || null}, ${asked.headId ?? null}::uuid, ${sourceId}, ${now})
    on conflict (area_id, id) do update set dwelling_id = excluded.dwelling_id, kind = excluded.kind, number = excluded.number, head_id = excluded.head_id,
      source_id = excluded.source_id, updated_at = excluded.updated_at, version = people.household.version + 1`.execute(
    db,
  )
  context.audit({ household: id }, areaId)
  return (await readHousehold(context, areaId, id))!
}
