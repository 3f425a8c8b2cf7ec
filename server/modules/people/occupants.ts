import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context.ts'
import { ageOn, dayOf } from './day.ts'
import { readListed, shownName } from './person-rows.ts'

/** Who is in a dwelling or household, heads first, as the asker may see them. */
export const occupantsOf = async (context: Context, areaId: number, where: RawBuilder<unknown>, limit = 200) => {
  const rows = await readListed(
    context,
    sql`p.area_id = ${areaId} and p.standing = 'present' and ${where}`,
    sql`p.household_id, p.relation nulls last, p.birth_on, p.id`,
    limit,
  )
  const today = dayOf(context.now)
  return rows.map((p) => ({
    personId: p.id,
    areaId: p.area_id,
    name: shownName(context.actor, p.name),
    sex: p.sex,
    age: ageOn(p.birth_on, today),
    relation: p.relation,
    separation: p.separation,
    householdId: p.household_id,
    care: p.care,
  }))
}
