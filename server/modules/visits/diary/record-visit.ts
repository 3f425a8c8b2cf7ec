import { monthOf } from '#contract/visits/duty.ts'
import { clockTolerance, correctedTime } from '#contract/visits/phone-clock.ts'
import { saysSomething } from '#contract/visits/says-something.ts'
import type { Visit, VisitDraft } from '#contract/visits/visits.ts'
import { findColleagues } from '#modules/access/index.ts'
import { homesOf, knownPeople } from '#modules/people/index.ts'
import type { Context } from '#platform/context.ts'
import { answeredFacts } from './answered-facts.ts'
import { checkAnswers, insertAnswers } from './campaign-answers.ts'
import { correct } from './correct-facts.ts'
import { creditOf } from './credit-of.ts'
import { makeFollowUps } from './make-follow-ups.ts'
import { colleagueUnknown, householdUnknown, idTaken, nothingSaid, personUnknown } from './problems.ts'
import { stirSameDay } from './same-day-store.ts'
import { sayVisits } from './say-visits.ts'
import { claimVisitFiles } from './visit-files.ts'
import { findVisit, insertVisit, type VisitRow } from './visit-store.ts'

/** A phone whose clock jumped to 1970 or 9999 says nothing about when; nothing is older than this when it arrives. */
const oldestMs = 366 * 86_400_000

/** Whom it was about: who was merged meanwhile is the one they are now; a person brings their household along. */
const whomOf = async (context: Context, { householdId, personId }: VisitDraft) => {
  const { areaId } = context
  const person = personId ? (await knownPeople(context, [{ areaId, id: personId }])).get(personId) : undefined
  if (personId && !person) throw personUnknown()
  const wanted = householdId ?? person?.householdId
  const home = wanted ? (await homesOf(context, [{ areaId, id: wanted }])).get(wanted) : undefined
  if (householdId && !home) throw householdUnknown()
  return { person, home }
}

/** Who came along worked in the community on that day; whoever writes it down needn't name themselves. */
const colleagues = async ({ db, area, actor }: Context, ids: readonly string[], at: Date) => {
  const others = [...new Set(ids)].filter((id) => id !== actor.accountId)
  if (!others.length) return others
  const known = new Set((await findColleagues(db, area, at)).map((c) => c.accountId))
  if (others.some((id) => !known.has(id))) throw colleagueUnknown()
  return others
}

const lower = (ids: readonly string[]) => [...new Set(ids.map((id) => id.toLowerCase()))]

/** The one kept before, for whoever wrote it. Throws `visits.id_taken`. */
const repeated = async (context: Context, there: VisitRow): Promise<Visit> => {
  if (there.worker_id !== context.actor.accountId) throw idTaken()
  return (await sayVisits(context, [there]))[0]!
}

/**
 * 记一条民情日志 (C01-C04). Entry, pictures, what follows and what was corrected are one transaction: all of it or nothing. The
 * id is the phone's: sent fifty times, it is one entry, counted in the month in which it happened by the server's clock.
 */
export const recordVisit = async (context: Context, draft: VisitDraft): Promise<Visit> => {
  const { db, areaId, actor, now } = context
  const key = { areaId, id: draft.id.toLowerCase() }
  const there = await findVisit(db, key)
  if (there) return repeated(context, there)
  if (!saysSomething(draft)) throw nothingSaid()
  const saidAt = new Date(draft.saidAt)
  const earliest = new Date(now.getTime() - oldestMs)
  const { at, skewMs } = correctedTime({ saidAt, sentAt: new Date(draft.sentAt), now, earliest })
  const { person, home } = await whomOf(context, draft)
  const along = await colleagues(context, draft.with, at)
  const answers = await checkAnswers(context, draft.answers, at)
  const gridNo = home?.gridNo ?? null
  const saidGridNo = draft.gridNo ?? null
  const row = await insertVisit(db, {
    area_id: areaId,
    id: key.id,
    kind: draft.kind,
    happened_at: at,
    said_at: saidAt,
    skew_ms: Math.abs(skewMs) > clockTolerance ? skewMs : null,
    month: monthOf(at),
    household_id: home?.id ?? null,
    person_id: person?.id ?? null,
    grid_no: gridNo,
    said_grid_no: saidGridNo,
    worker_id: actor.accountId!,
    met: draft.met,
    heard: draft.heard,
    mood: draft.mood,
    needs: [...new Set(draft.needs)],
    photos: lower(draft.photos),
    voices: lower(draft.voices),
    credit: await creditOf(context, { gridNo, saidGridNo, buildingNo: home?.buildingNo ?? null, at }),
    device_id: draft.deviceId ?? null,
    followed_up: draft.followUps.length > 0,
    recorded_at: now,
    with: along,
  })
  if (!row) return repeated(context, (await findVisit(db, key))!)
  if (row.household_id) await stirSameDay(db, key, now)
  await claimVisitFiles(context, row)
  await insertAnswers(db, row, answers)
  await makeFollowUps(context, { visit: row, person, home }, draft.followUps)
  const { corrections: said } = draft
  const answered = await answeredFacts(context, answers, { personId: person?.id ?? null, said })
  // In one order everywhere, so that two entries about the same people never wait for each other.
  for (const correction of [...said, ...answered].toSorted((a, b) => (a.personId < b.personId ? -1 : 1)))
    await correct(context, correction, { visitId: row.id, at })
  context.announce({
    name: 'visits.recorded',
    areaId,
    about: { id: row.id, householdId: row.household_id, gridNo, month: row.month, workerId: row.worker_id },
  })
  context.audit({ visit: row.id, kind: row.kind, household: row.household_id, credit: row.credit })
  return (await sayVisits(context, [row]))[0]!
}
