import { sql } from 'kysely'
import type { z } from 'zod'
import type { moveMembers as moveRoute } from '#contract/people/places.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { conflict, notFound } from '#platform/problem.ts'
import { dayOf } from './day.ts'
import { readHousehold, saveHousehold } from './households.ts'
import { rematch } from './pair-store.ts'
import { checkHousehold, inCommunity } from './place-checks.ts'
import { dateOrder, householdUnknown, personUnknown, sameRow } from './problems.ts'
import { lockPerson } from './person-store.ts'
import { applyStand, closeResidence, insertResidence, residencesOf } from './residence-store.ts'
import { dailyWork } from './source-store.ts'

/**
 * 分户、并户. Every member's open residence in the old household is closed and goes on in the other from `since`; an old
 * household without anybody ends, one that lost its head has none. Throws what moving a person throws, and
 * `people.same_row`, `people.household_unknown`, `people.person_unknown`.
 */
export const moveMembers = async (
  context: Context,
  areaId: number,
  id: string,
  asked: z.output<(typeof moveRoute)['body']>,
) => {
  const { db, now } = context
  inCommunity(areaId)
  const { rows } = await sql<{ version: number; dwelling_id: string | null; head_id: string | null }>`
    select version, dwelling_id, head_id from people.household where area_id = ${areaId} and id = ${id}::uuid and ended_on is null for update`.execute(
    db,
  )
  const old = rows[0]
  if (!old) throw notFound()
  const since = asked.since ?? dayOf(now)
  if (since > dayOf(now)) throw dateOrder()
  const target = asked.to ?? asked.found?.id
  if (!target) throw householdUnknown()
  if (target === id) throw sameRow()
  if (old.version !== asked.version) throw conflict({ version: old.version })
  if (asked.found)
    await saveHousehold(context, areaId, target, {
      version: null,
      kind: asked.found.kind,
      dwellingId: asked.found.dwellingId ?? old.dwelling_id,
      number: asked.found.number ?? null,
      headId: asked.found.headId ?? null,
    })
  const there = await checkHousehold(db, areaId, target)
  const sourceId = await dailyWork(context, areaId)
  for (const { id: personId, version, relation } of asked.people) {
    const key = { areaId, id: personId }
    const person = await lockPerson(db, key, version)
    if (person.household_id !== id) throw personUnknown()
    const open = (await residencesOf(db, key)).filter((r) => r.until === null && r.household_id === id)
    for (const residence of open) {
      if (residence.since !== null && residence.since > since) throw dateOrder()
      await closeResidence(db, key, residence.id, since)
      await insertResidence(
        db,
        key,
        {
          ...residence,
          id: uuid7(),
          household_id: target,
          dwelling_id: there?.dwelling_id ?? residence.dwelling_id,
          relation: relation ?? residence.relation,
          since,
          reason: asked.reason ?? null,
        },
        sourceId,
      )
    }
    await applyStand(db, key, now)
    await rematch(context, key)
    context.announce({ name: 'people.moved', areaId, about: { personId, kind: 'household' } })
  }
  const { rows: left } = await sql<{ n: number }>`select (
      (select count(*) from people.person where area_id = ${areaId} and household_id = ${id}::uuid and standing = 'present')
      + (select count(*) from people.away where area_id = ${areaId} and household_id = ${id}::uuid and until is null))::int n`.execute(
    db,
  )
  const ended = left[0]!.n === 0
  const headLeft = asked.people.some((p) => p.id === old.head_id)
  await sql`update people.household set ended_on = ${ended ? since : null}::date, head_id = ${headLeft ? null : old.head_id}::uuid, source_id = ${sourceId}, updated_at = ${now},
    version = version + 1 where area_id = ${areaId} and id = ${id}::uuid`.execute(db)
  context.audit({ household: id, moved: asked.people.length, to: target, ended }, areaId)
  return { household: (await readHousehold(context, areaId, target))!, moved: asked.people.length, ended }
}
