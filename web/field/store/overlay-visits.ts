import {
  correctFacts,
  recordVisit,
  type CorrectionDraft,
  type Visit,
  type VisitDraft,
} from '#contract/visits/visits.ts'
import type { OutboxItem } from '#kit/outbox/item.ts'
import type { FieldHousehold, FieldMust, FieldVisit } from './field-state.ts'
import type { KeptPack } from './kept-pack.ts'
import { onSameDay, type SameDay } from '#contract/visits/same-day.ts'
import { claimIn } from './claims.ts'

export const draftOfVisit = (item: OutboxItem): VisitDraft | undefined =>
  item.route.name === recordVisit.name ? (item.asked.body as VisitDraft) : undefined

/** Is it at the server, and also in the pack on this phone? Then nothing of it is laid over. */
export const inPack = (item: OutboxItem, { head }: KeptPack) => item.doneAt !== null && item.doneAt < head.askedAt

export type Overlaid = {
  pack: KeptPack
  /** As they came. */
  items: readonly OutboxItem[]
  /** The worker's own name. */
  me: string
}

const asVisit = (item: OutboxItem, draft: VisitDraft, { pack, me }: Overlaid): FieldVisit => {
  const household = draft.householdId ? pack.households.get(draft.householdId) : undefined
  const person = household?.people.find(({ id }) => id === draft.personId)
  const claim = claimIn(item)
  const { kind, householdId = null, personId = null, met = true, heard = '', mood = null, needs = [] } = draft
  return {
    areaId: item.areaId,
    id: draft.id,
    kind,
    at: draft.saidAt,
    month: claim?.month ?? pack.head.month,
    skewMs: null,
    householdId,
    address: household?.address ?? null,
    personId,
    personName: person?.name ?? null,
    gridNo: household?.gridNo ?? null,
    workerId: pack.head.workerId,
    worker: me,
    with: (draft.with ?? []).map((accountId) => ({
      accountId,
      name: pack.lists.colleagues.find((one) => one.accountId === accountId)?.name ?? '',
    })),
    sameDay: [],
    met,
    heard,
    mood,
    needs,
    photos: draft.photos ?? [],
    voices: draft.voices ?? [],
    credit: claim?.credit ?? 'own',
    followUps: [],
    corrections: [],
    version: 0,
    waiting: item.id,
  }
}

const besideIn = (visits: ReadonlyMap<string, FieldVisit>, visit: FieldVisit): SameDay[] =>
  [...visits.values()]
    .filter((other) => onSameDay(visit, other))
    .map(({ id, kind, at, workerId, worker }) => {
      return { id, kind, at, workerId, worker, verdict: 'open', version: 0, readable: true, maySettle: false }
    })

/** The diary with what was written here and isn't in the pack yet. */
export const overlayVisits = (laid: Overlaid) => {
  const { pack, items } = laid
  const visits = new Map<string, FieldVisit>(pack.visits)
  for (const item of items) {
    const draft = draftOfVisit(item)
    if (!draft || inPack(item, pack)) continue
    const answer = item.doneAt === null ? null : (item.answer as Visit | null)
    visits.set(draft.id, answer?.id ? answer : asVisit(item, draft, laid))
  }
  // What the server doesn't know yet is looked for here, with what the pack has of that day.
  for (const visit of visits.values())
    if (visit.waiting) visits.set(visit.id, { ...visit, sameDay: besideIn(visits, visit) })
  return visits
}

/** Must-visits: done as soon as somebody was met there, also when only this phone knows. */
export const overlayMust = (pack: KeptPack, visits: ReadonlyMap<string, FieldVisit>): Map<string, FieldMust> => {
  const seen = new Map<string, FieldVisit>()
  for (const visit of visits.values())
    if (visit.householdId && visit.kind === 'visit' && visit.met && visit.month === pack.head.month)
      seen.set(visit.householdId, visit)
  return new Map(
    pack.lists.must.map((must) => {
      const visit = must.seen ? undefined : seen.get(must.householdId)
      return [
        must.householdId,
        visit ? { ...must, seen: { at: visit.at, worker: visit.worker }, waiting: visit.waiting } : must,
      ]
    }),
  )
}

const correctionsOf = (item: OutboxItem): readonly CorrectionDraft[] =>
  item.route.name === correctFacts.name ? [item.asked.body as CorrectionDraft] : (draftOfVisit(item)?.corrections ?? [])

/** Households with the corrected facts of this phone in their places, and the last visit made from here. */
export const overlayHouseholds = (
  { pack, items }: Overlaid,
  visits: ReadonlyMap<string, FieldVisit>,
): Map<string, FieldHousehold> => {
  const said = new Map<string, SaidFact>()
  for (const item of items) {
    if (inPack(item, pack)) continue
    for (const { personId, facts } of correctionsOf(item))
      for (const { field, value } of facts)
        if (value === null || typeof value !== 'object')
          said.set(`${personId}.${field}`, { value, itemId: item.id, at: item.madeAt })
  }
  const last = new Map<string, FieldVisit>()
  for (const visit of visits.values())
    if (visit.householdId && visit.at > (last.get(visit.householdId)?.at ?? '')) last.set(visit.householdId, visit)
  return new Map(
    [...pack.households].map(([id, household]) => {
      const visit = last.get(id)
      const later = visit && (!household.lastVisit || visit.at > household.lastVisit.at)
      const people = household.people.map((person) => withFacts(person, said, pack))
      return [
        id,
        { ...household, people, lastVisit: later ? { at: visit.at, worker: visit.worker } : household.lastVisit },
      ]
    }),
  )
}

type SaidFact = { value: string | number | boolean | null; itemId: string; at: number }
const withFacts = (person: FieldHousehold['people'][number], said: ReadonlyMap<string, SaidFact>, pack: KeptPack) => {
  const fields = pack.lists.fields.filter(({ name }) => said.has(`${person.id}.${name}`))
  if (!fields.length) return person
  const facts = fields.map(({ name, codes }) => {
    const { value, itemId, at } = said.get(`${person.id}.${name}`)!
    return {
      field: name,
      value,
      text: codes.find(({ code }) => code === value)?.zh ?? String(value ?? ''),
      masked: false,
      source: '',
      on: new Date(at + 8 * 3_600_000).toISOString().slice(0, 10),
      waiting: itemId,
    }
  })
  const changed = new Set(facts.map(({ field }) => field))
  return { ...person, facts: [...person.facts.filter(({ field }) => !changed.has(field)), ...facts] }
}
