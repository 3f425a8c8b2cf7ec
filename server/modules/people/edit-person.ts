import { sql } from 'kysely'
import type { Fact } from '#contract/people/fields.ts'
import type { Person } from '#contract/people/people.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { conflict } from '#platform/problem.ts'
import { dayOf } from './day.ts'
import { getPerson } from './get-person.ts'
import { insertResidence, residencesOf, applyStand } from './residence-store.ts'
import { noteAway } from './notice-store.ts'
import { dateOrder, idTaken, noDispute, notPresent } from './problems.ts'
import { findPerson, lockPerson, readPerson, type PersonKey } from './person-store.ts'
import { proposeFacts } from './propose-facts.ts'
import { recordPerson, showMatches, type NewRecord } from './record-person.ts'
import { settle } from './settle-dispute.ts'
import { dailyWork } from './source-store.ts'
import { valuesOf } from './value-store.ts'

/** 登记: answers the person, or the matches somebody should look at first. Sent twice, done once. */
export const createPerson = async (
  context: Context,
  areaId: number,
  { onDay, isNobodyElse, ...asked }: NewRecord & { onDay?: string | undefined; isNobodyElse: boolean },
) => {
  const known = await findPerson(context.db, { areaId, id: asked.id })
  if (known) {
    if (known.name !== String(asked.facts.find((f) => f.field === 'name')?.value ?? '').trim()) throw idTaken()
    return { person: await getPerson(context, { areaId, id: asked.id }), matches: [], outcomes: [] }
  }
  const sourceId = await dailyWork(context, areaId, onDay)
  const recorded = await recordPerson(context, areaId, asked, sourceId, { isNobodyElse })
  const matches = await showMatches(context, recorded.matches)
  context.audit(
    recorded.recorded ? { recorded: asked.id, isNobodyElse } : { looked: 'matches', found: matches.length },
    areaId,
  )
  return {
    person: recorded.recorded ? await getPerson(context, { areaId, id: asked.id }) : null,
    matches,
    outcomes: recorded.outcomes,
  }
}

/** 修改: only the fields given, field by field, the old values kept. Throws `platform.conflict` for another version. */
export const editPerson = async (
  context: Context,
  key: PersonKey,
  { version, facts, onDay }: { version: number; facts: readonly Fact[]; onDay?: string | undefined },
) => {
  const outcomes = await proposeFacts(context, key, facts, await dailyWork(context, key.areaId, onDay), {
    manner: 'hand',
    version,
  })
  const person = await readPerson(context.db, key)
  if (person.registered_area_id !== null && person.registered_area_id !== key.areaId)
    await noteAway(context, key, person.registered_area_id, null)
  context.audit({ person: key.id, fields: outcomes.map((o) => o.field) }, key.areaId)
  return { person: await getPerson(context, key), outcomes }
}

/** Left or died, or back again: nothing is deleted before retention ends. */
export const endPerson = async (
  context: Context,
  key: PersonKey,
  asked: { version: number; standing: 'left' | 'dead' | 'present'; onDay: string; reason?: string | null | undefined },
): Promise<Person> => {
  const { db, now } = context
  const person = await readPerson(db, key)
  if (person.version !== asked.version) throw conflict({ version: person.version })
  if (person.standing === 'merged' || (asked.standing !== 'present') !== (person.standing === 'present'))
    throw notPresent()
  if (asked.onDay > dayOf(now) || (person.birth_on !== null && asked.onDay < person.birth_on)) throw dateOrder()
  const back = asked.standing === 'present'
  await sql`update people.person set standing = ${asked.standing}, ended_on = ${back ? null : asked.onDay}, updated_at = ${now}, version = version + 1
    where area_id = ${key.areaId} and id = ${key.id}::uuid`.execute(db)
  if (!back) await noteAway(context, key, null, asked.onDay)
  const ended = await residencesOf(db, key)
  const open = ended.filter((r) => r.until === null)
  if (!back)
    for (const r of open) {
      if (r.since !== null && r.since > asked.onDay) throw dateOrder()
      await sql`update people.residence set until = ${asked.onDay}::date, reason = coalesce(reason, ${asked.standing}) where area_id = ${key.areaId} and person_id = ${key.id}::uuid and id = ${r.id}::uuid`.execute(
        db,
      )
    }
  else
    for (const r of ended.filter((e) => e.until === person.ended_on))
      await insertResidence(
        db,
        key,
        { ...r, id: uuid7(), since: asked.onDay, until: null, reason: asked.reason ?? null },
        r.source_id,
      )
  if (back) await applyStand(db, key, now)
  context.announce({ name: 'people.ended', areaId: key.areaId, about: { personId: key.id, standing: asked.standing } })
  context.audit({ person: key.id, standing: asked.standing, reason: asked.reason ?? null }, key.areaId)
  return getPerson(context, key)
}

/** 裁定: the chosen value becomes the present one with its own source; the others become past ones. */
export const settleDispute = async (
  context: Context,
  key: PersonKey,
  field: string,
  asked: { version: number; choose: string; reason?: string | null | undefined },
): Promise<Person> => {
  await lockPerson(context.db, key, asked.version)
  const competing = await valuesOf(context.db, key, 'competing', field)
  if (!competing.length) throw noDispute()
  const chosen = asked.choose === 'present' ? undefined : competing.find((row) => row.id === asked.choose)
  if (asked.choose !== 'present' && !chosen) throw noDispute()
  await settle(context, key, field, chosen)
  context.audit(
    { person: key.id, settled: field, chose: chosen ? 'competing' : 'present', reason: asked.reason ?? null },
    key.areaId,
  )
  return getPerson(context, key)
}
