import type { Fact, FactOutcome } from '#contract/people/fields.ts'
import type { NewResidence, ProposedMatch } from '#contract/people/people.ts'
import { areaNames } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { uuid7 } from '#platform/crypto.ts'
import { loadFieldBook } from './field-book.ts'
import { insertPeople } from './insert-people.ts'
import { findMatches, matchKeys, type Match, type Matchable } from './match-calls.ts'
import { noteAway, sendNotice } from './notice-store.ts'
import { proposePair } from './pair-store.ts'
import { checkCommunity, checkDwelling, checkHousehold, inCommunity } from './place-checks.ts'
import { documentKnown } from './problems.ts'
import { readFact, type Read } from './read-fact.ts'
import type { ResidenceRow } from './residence-store.ts'

export type NewRecord = {
  id: string
  facts: readonly Fact[]
  residence: NewResidence
  registered?: NewResidence | null
}
export type RecordedPerson = {
  id: string
  recorded: boolean
  matches: Match[]
  outcomes: { field: string; outcome: FactOutcome }[]
}

/** What the matching needs, from facts as read. */
export const matchableFrom = (
  facts: readonly Read[],
  address: string | null,
  householdId: string | null,
): Matchable => {
  const of = (field: string) => facts.filter((f) => f.field === field && f.value !== null).map((f) => String(f.value))
  return {
    name: of('name')[0] ?? '',
    formerNames: of('former_name'),
    sex: of('sex')[0] ?? '',
    birthOn: of('birth_on')[0] ?? null,
    documents: of('document'),
    phones: of('phone'),
    address,
    householdId,
  }
}

/** Checks a residence against the register of the community. Throws what the places throw. */
export const readResidence = async (
  context: Pick<Context, 'db'>,
  areaId: number,
  r: NewResidence,
): Promise<ResidenceRow & { shownAddress: string | null }> => {
  const at = r.atAreaId === undefined ? areaId : r.atAreaId
  if (at !== null && at !== areaId) await checkCommunity(context.db, at)
  const here = at === areaId
  const dwelling = here ? await checkDwelling(context.db, areaId, r.dwellingId) : undefined
  const household = here ? await checkHousehold(context.db, areaId, r.householdId) : undefined
  const dwellingId = dwelling?.id ?? household?.dwelling_id ?? null
  const shown = dwelling ?? (dwellingId ? await checkDwelling(context.db, areaId, dwellingId) : undefined)
  return {
    id: uuid7(),
    kind: r.kind,
    at_area_id: at,
    dwelling_id: dwellingId,
    household_id: here ? (r.householdId ?? null) : null,
    address: r.address ?? null,
    relation: r.relation ?? null,
    since: r.since ?? null,
    until: null,
    reason: r.reason ?? null,
    shownAddress: shown?.address ?? r.address ?? null,
  }
}

/** Shows proposed matches as far as the asker may see: of rows outside the scope only the community. */
export const showMatches = async ({ db, area }: Context, matches: readonly Match[]): Promise<ProposedMatch[]> => {
  const names = await areaNames(
    db,
    matches.map((m) => m.areaId),
  )
  return matches.slice(0, 10).map((m) => {
    const mine = m.areaId >= area.from && m.areaId <= area.to
    return {
      areaId: m.areaId,
      areaName: names.get(m.areaId) ?? '',
      personId: mine ? m.id : null,
      name: mine ? m.name : null,
      verdict: m.verdict,
      score: m.score,
      reasons: m.reasons,
    }
  })
}

/**
 * Puts a new person into a community, unless somebody there may be the same and nobody said otherwise (`isNobodyElse`):
 * then nothing is written and the matches are answered. Somebody alike in another community is told to both.
 */
export const recordPerson = async (
  context: Context,
  areaId: number,
  asked: NewRecord,
  sourceId: number,
  { isNobodyElse = false } = {},
): Promise<RecordedPerson> => {
  const { db, now } = context
  inCommunity(areaId)
  const book = await loadFieldBook(db)
  const facts = asked.facts.map((fact) => readFact(book, fact))
  const home = await readResidence(context, areaId, asked.residence)
  const register = asked.registered
    ? await readResidence(context, areaId, { ...asked.registered, kind: 'registered' })
    : undefined
  const residences: ResidenceRow[] = [home, ...(register && home.kind === 'lives' ? [register] : [])].map(
    ({ shownAddress: _, ...row }) => row,
  )
  const person = matchableFrom(facts, home.shownAddress, home.household_id)
  const matches = await findMatches(db, person)
  const here = matches.filter((m) => m.areaId === areaId)
  if (here.length && !isNobodyElse) return { id: asked.id, recorded: false, matches, outcomes: [] }
  // One sound lifelong document is one person; nobody can say otherwise by a tick.
  const twin = here.find((m) => m.verdict === 'same' && m.reasons.some((r) => r.field === 'document' && r.weight >= 15))
  if (twin) throw documentKnown({ personId: twin.id })
  await insertPeople(db, book, [
    { areaId, id: asked.id, facts, residences, sourceId, matchKeys: matchKeys(person), at: now },
  ])
  const registeredAt = residences.find((r) => r.kind !== 'lives')?.at_area_id ?? null
  const name = String(facts.find((f) => f.field === 'name')!.value)
  if (registeredAt !== null && registeredAt !== areaId) {
    await noteAway(context, { areaId, id: asked.id }, registeredAt, home.since)
    await sendNotice(context, {
      from: areaId,
      to: registeredAt,
      kind: 'registered_here',
      personId: asked.id,
      homeAreaId: areaId,
      name,
    })
  }
  for (const match of matches) {
    await proposePair(context, { areaId, id: asked.id }, match)
    if (match.areaId !== areaId)
      await sendNotice(context, {
        from: areaId,
        to: match.areaId,
        kind: 'maybe_same',
        personId: match.id,
        homeAreaId: match.areaId,
        name: match.name,
        about: { score: match.score },
      })
  }
  context.announce({ name: 'people.person_recorded', areaId, about: { personId: asked.id } })
  return {
    id: asked.id,
    recorded: true,
    matches,
    outcomes: facts.map(({ field }) => ({ field, outcome: 'filled' as const })),
  }
}
