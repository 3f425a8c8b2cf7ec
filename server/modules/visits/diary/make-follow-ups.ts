import type { IncidentDraft } from '#contract/incidents/incidents.ts'
import { followUpKinds, type FollowUpDraft } from '#contract/visits/visits.ts'
import { reportForHelp, reportIncident, type Place } from '#modules/incidents/index.ts'
import { askAtVisit, openAgency } from '#modules/matters/index.ts'
import type { Home, Known } from '#modules/people/index.ts'
import { findBuilding } from '#modules/territory/index.ts'
import type { Context } from '#platform/context.ts'
import { copyFiles } from '#platform/files.ts'
import { insertFollowUp } from './follow-up-store.ts'
import { nothingSaid } from './problems.ts'
import type { VisitRow } from './visit-store.ts'

/** What a case is made of: what was heard or written, its pictures, who said it and where they live, as far as known. */
type From = {
  heard: string
  photos: readonly string[]
  person: Pick<Known, 'id' | 'name'> | undefined
  home: Pick<Home, 'address' | 'gridNo' | 'buildingNo' | 'headId'> | undefined
}
type Made = { areaId: number; id: string; number: number }

/** Where the case belongs, and the point of the building, so that it stands on the map. */
const placeOf = async ({ db, areaId }: Context, home: From['home']) => {
  const building = home?.buildingNo ? await findBuilding(db, areaId, home.buildingNo) : undefined
  const place: Place = { areaId, gridNo: home?.gridNo ?? null, buildingNo: home?.buildingNo ?? null }
  return { place, point: building && { lon: building.lon, lat: building.lat } }
}

type Incident = Extract<FollowUpDraft, { kind: 'incident' }>
type Help = Extract<FollowUpDraft, { kind: 'help' }>

/** A case of its own with everything carried over: words, place, pictures (copies, each with its own readers), whose it is. */
const report = async (
  context: Context,
  { heard, photos, person, home }: From,
  draft: Incident | Help,
): Promise<Made> => {
  const text = draft.text ?? heard.slice(0, 2000)
  if (!text) throw nothingSaid()
  const said: Partial<Incident> = draft.kind === 'incident' ? draft : { withPhotos: true }
  const { place, point } = await placeOf(context, home)
  const whole: IncidentDraft = {
    id: draft.id,
    text,
    source: 'visit',
    categoryId: said.categoryId,
    level: 1,
    scale: 'individual',
    urgent: said.urgent ?? false,
    secret: false,
    placeText: said.placeText ?? home?.address?.slice(0, 200),
    point: said.point ?? point,
    photos: said.withPhotos ? await copyFiles(context, photos) : [],
    reporterPhone: draft.reporterPhone,
    reporterName: draft.reporterPhone ? person?.name.slice(0, 50) : undefined,
  }
  if (draft.kind === 'help') return reportForHelp(context, whole, place)
  // Elsewhere than at home: where it belongs is found anew.
  return reportIncident(context, whole, undefined, said.point || said.placeText ? undefined : place)
}

/** One case, through the door of the module that keeps such cases. */
export const makeCase = async (context: Context, from: From, draft: FollowUpDraft): Promise<Made> => {
  const { heard, person, home } = from
  if (draft.kind === 'incident' || draft.kind === 'help') return report(context, from, draft)
  if (draft.kind === 'consultation') return askAtVisit(context, { id: draft.id, text: draft.text, phone: draft.phone })
  return openAgency(context, {
    id: draft.id,
    matter: draft.matter,
    homeVisit: draft.homeVisit,
    personId: person?.id ?? home?.headId ?? undefined,
    note: (draft.note ?? heard.slice(0, 1000)) || undefined,
    address: home?.address?.slice(0, 200),
  })
}

/**
 * 一键转办 (C03, C04): each follow-up through the door of the module that keeps such cases, linked to the entry. Their clocks
 * run from when the entry was made, not from when a phone found a network: whoever asked has waited since then.
 */
export const makeFollowUps = async (
  context: Context,
  { visit, person, home }: Pick<From, 'person' | 'home'> & { visit: VisitRow },
  drafts: readonly FollowUpDraft[],
): Promise<void> => {
  const then = { ...context, now: visit.happened_at }
  const from = { heard: visit.heard, photos: visit.photos, person, home }
  // In one order everywhere: numbers are given out one after the other.
  const ordered = drafts.toSorted((a, b) => followUpKinds.indexOf(a.kind) - followUpKinds.indexOf(b.kind))
  for (const draft of ordered) {
    const { areaId, id, number } = await makeCase(then, from, { ...draft, id: draft.id.toLowerCase() })
    await insertFollowUp(context.db, visit, { kind: draft.kind, areaId, id, number }, context.now)
  }
}
