import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { getDwellingHistory } from '#contract/people/places.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/problem.ts'
import { findDwelling } from './dwelling-store.ts'
import { shownName } from './person-rows.ts'
import { readSources } from './source-store.ts'

type Shown = z.input<typeof getDwellingHistory.answer>['rows'][number]
type Event = Omit<Shown, 'source' | 'onDay'> & { onDay: string; source_id: number; of: 'person' | 'place' }
const most = 300

/** Who came and left, by residences that name this place; a residence without a date counts from the day it was told. */
const comings = (areaId: number, where: RawBuilder<unknown>) => sql`
  select coalesce(r.since, s.on_day)::text "onDay", 'came' what, r.kind, r.person_id "personId", r.household_id "householdId", p.name, r.reason, r.source_id, 'person' as of
  from people.residence r join people.source s on s.id = r.source_id join people.person p on p.area_id = r.area_id and p.id = r.person_id
  where r.area_id = ${areaId} and ${where} and p.standing <> 'merged'
  union all select r.until::text, 'left', r.kind, r.person_id, r.household_id, p.name, null, r.source_id, 'person'
  from people.residence r join people.person p on p.area_id = r.area_id and p.id = r.person_id
  where r.area_id = ${areaId} and ${where} and r.until is not null and p.standing <> 'merged'`

const shown = async (context: Context, events: RawBuilder<unknown>) => {
  const { rows } =
    await sql<Event>`select * from (${events}) e order by "onDay" desc, what, "personId" limit ${most}`.execute(
      context.db,
    )
  const sources = await readSources(
    context.db,
    rows.map((r) => r.source_id),
  )
  return {
    rows: rows.map(({ source_id, of, ...r }) => ({
      ...r,
      name: r.name && of === 'person' ? shownName(context.actor, r.name) : r.name,
      source: sources.get(source_id)!,
    })),
  }
}
const none = sql.raw(`null::text, null::uuid`)

/** 一套房的时间轴, newest first. Throws `platform.not_found`. */
export const dwellingHistory = async (context: Context, areaId: number, id: string) => {
  const known = await findDwelling(context.db, areaId, id)
  if (!known) throw notFound()
  return shown(
    context,
    sql`${comings(areaId, sql`r.dwelling_id = ${id}::uuid`)}
      union all select s.on_day::text, 'household', ${none}, h.id, h.number, null, h.source_id, 'place' from people.household h join people.source s on s.id = h.source_id
        where h.area_id = ${areaId} and h.dwelling_id = ${id}::uuid
      union all select s.on_day::text, 'premises', ${none}, null::uuid, m.name, null, m.source_id, 'place' from people.premises m join people.source s on s.id = m.source_id
        where m.area_id = ${areaId} and m.dwelling_id = ${id}::uuid and m.ended_on is null
      union all select s.on_day::text, 'recorded', ${none}, null::uuid, null, null, s.id, 'place' from people.source s where s.id = ${known.sourceId}`,
  )
}

/** 一户的时间轴, newest first. Throws `platform.not_found`. */
export const householdHistory = async (context: Context, areaId: number, id: string) => {
  const { rows } = await sql<{
    source_id: number
  }>`select source_id from people.household where area_id = ${areaId} and id = ${id}::uuid`.execute(context.db)
  if (!rows[0]) throw notFound()
  return shown(
    context,
    sql`${comings(areaId, sql`r.household_id = ${id}::uuid`)}
      union all select s.on_day::text, 'recorded', ${none}, null::uuid, null, null, s.id, 'place' from people.source s where s.id = ${rows[0].source_id}`,
  )
}
