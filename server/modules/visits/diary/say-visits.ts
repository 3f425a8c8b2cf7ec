import type { Visit } from '#contract/visits/visits.ts'
import { accountNames } from '#modules/access/index.ts'
import { homesOf, knownPeople, shownTo } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { correctionsOf } from './correction-store.ts'
import { followUpsOf } from './follow-up-store.ts'
import { sameDayRows } from './same-day-store.ts'
import { saySameDay } from './same-day.ts'
import { companionsOf, type VisitRow } from './visit-store.ts'

const keysOf = (rows: readonly VisitRow[], id: (row: VisitRow) => string | null) =>
  [...new Map(rows.flatMap((v) => (id(v) === null ? [] : ([[id(v)!, v.area_id]] as const)))).entries()].map(
    ([key, areaId]) => ({ areaId, id: key }),
  )

/** Values of a person are for those who see names whole; others learn only what became of them. */
const hushed = (results: Visit['corrections']): Visit['corrections'] =>
  results.map((r) => ({ ...r, facts: r.facts.map((f) => ({ ...f, present: null, said: null })) }))

/** Entries as the asker may see them: names and addresses as the register shows them to that post. */
export const sayVisits = async (context: Context, rows: readonly VisitRow[]): Promise<Visit[]> => {
  if (!rows.length) return []
  const { db, actor } = context
  const keys = rows.map((v) => ({ areaId: v.area_id, id: v.id }))
  const along = await companionsOf(db, keys)
  const followUps = await followUpsOf(db, keys)
  const corrections = await correctionsOf(db, keys)
  const others = await sameDayRows(db, rows)
  const homes = await homesOf(
    context,
    keysOf(rows, (v) => v.household_id),
  )
  const people = await knownPeople(
    context,
    keysOf(rows, (v) => v.person_id),
  )
  const names = await accountNames(db, [
    ...rows.map((v) => v.worker_id),
    ...[...along.values()].flat(),
    ...[...others.values()].flat().map((o) => o.workerId),
  ])
  const nameOf = (id: string) => names.get(id)?.name ?? ''
  const sameDay = await saySameDay(context, rows, others, { nameOf, homes })
  const shown = shownTo(context)
  const whole = actor.permissions.has('people.edit')
  return rows.map((v) => {
    const address = v.household_id ? homes.get(v.household_id)?.address : undefined
    const person = v.person_id ? people.get(v.person_id) : undefined
    const corrected = corrections.get(v.id) ?? []
    return {
      areaId: v.area_id,
      id: v.id,
      kind: v.kind,
      at: v.happened_at.toISOString(),
      month: v.month,
      skewMs: v.skew_ms,
      householdId: v.household_id,
      address: address ? shown.address(address) : null,
      personId: v.person_id,
      personName: person ? shown.name(person.name) : null,
      gridNo: v.grid_no,
      workerId: v.worker_id,
      worker: nameOf(v.worker_id),
      with: (along.get(v.id) ?? []).map((accountId) => ({ accountId, name: nameOf(accountId) })),
      sameDay: sameDay.get(v.id) ?? [],
      met: v.met,
      heard: v.heard,
      mood: v.mood,
      needs: v.needs,
      photos: v.photos,
      voices: v.voices,
      credit: v.credit,
      followUps: followUps.get(v.id) ?? [],
      corrections: whole ? corrected : hushed(corrected),
      version: v.version,
    }
  })
}
