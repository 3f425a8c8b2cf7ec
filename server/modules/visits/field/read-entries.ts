import { sql } from 'kysely'
import type { Visit } from '#contract/visits/visits.ts'
import { accountNames } from '#modules/access/index.ts'
import { homesOf, knownPeople, shownTo } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'

type Row = Omit<Visit, 'at' | 'address' | 'personName' | 'worker' | 'with' | 'followUps' | 'corrections'> & {
  at: Date
  withIds: string[]
  followUps: Visit['followUps'] | null
}

/** Entries of a community by id, for a phone: as its worker may see them, without what became of corrections. */
export const readVisits = async (context: Context, areaId: number, ids: readonly string[]): Promise<Visit[]> => {
  if (!ids.length) return []
  const { db } = context
  const { rows } = await sql<Row>`
    select v.area_id "areaId", v.id, v.kind, v.happened_at at, v.month, v.skew_ms::float8 "skewMs", v.household_id "householdId", v.person_id "personId", v.grid_no "gridNo",
      v.worker_id "workerId", v.met, v.heard, v.mood, v.needs, v.photos, v.voices, v.credit, v.version,
      array(select c.account_id from visits.companion c where c.area_id = v.area_id and c.visit_id = v.id order by 1) "withIds",
      (select jsonb_agg(jsonb_build_object('kind', f.kind, 'areaId', f.case_area_id, 'id', f.case_id, 'number', f.number) order by f.at, f.case_id)
        from visits.follow_up f where f.area_id = v.area_id and f.visit_id = v.id) "followUps"
    from visits.visit v where v.area_id = ${areaId} and v.id = any(${[...ids]}::uuid[]) order by v.happened_at desc, v.id`.execute(
    db,
  )
  const key = (id: string | null) => (id === null ? [] : [{ areaId, id }])
  const homes = await homesOf(
    context,
    rows.flatMap((v) => key(v.householdId)),
  )
  const people = await knownPeople(
    context,
    rows.flatMap((v) => key(v.personId)),
  )
  const names = await accountNames(
    db,
    rows.flatMap((v) => [v.workerId, ...v.withIds]),
  )
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  const shown = shownTo(context)
  return rows.map(({ withIds, followUps, at, ...v }) => {
    const address = homes.get(v.householdId ?? '')?.address
    const person = people.get(v.personId ?? '')
    return {
      ...v,
      at: at.toISOString(),
      address: address ? shown.address(address) : null,
      personName: person ? shown.name(person.name) : null,
      worker: nameOf(v.workerId),
      with: withIds.map((accountId) => ({ accountId, name: nameOf(accountId) })),
      followUps: followUps ?? [],
      corrections: [],
    }
  })
}
