import type { MergedQuestion } from '#contract/visits/merge-forms.ts'
import type { FollowUpDraft, moods, needs, VisitInput, VisitKind } from '#contract/visits/visits.ts'
import { changedFacts, type TypedFacts } from './changed-facts.ts'
import { whomAsked } from './open-campaigns.ts'
import type { FieldHousehold } from '../../store/field-state.ts'

export type FollowUpKind = FollowUpDraft['kind']
/** A follow-up as it is typed: which kind, and the little it needs beyond what was heard. */
export type TypedFollowUp = {
  kind: FollowUpKind
  id: string
  text?: string
  matter?: string
  phone?: string
  urgent?: boolean
  homeVisit?: boolean
}

/** What is kept of an entry until it is written down for good; made when the form opens. */
export type DiaryDraft = {
  id: string
  areaId: number
  kind: VisitKind
  householdId: string | null
  personId: string | null
  met: boolean
  heard: string
  mood: (typeof moods)[number] | null
  needs: (typeof needs)[number][]
  photos: string[]
  voices: string[]
  with: string[]
  followUps: TypedFollowUp[]
  /** By person. */
  typed: Record<string, TypedFacts>
  /** By person: the id of the correction, made once so that it is never made twice. */
  correctionIds: Record<string, string>
  /** By key of the question. */
  answers: Record<string, string | number | boolean>
  /** When it happened, `2026-11-22T19:30` by the phone, where it isn't now. */
  at: string | null
}

export const emptyDiary = (start: Pick<DiaryDraft, 'id' | 'areaId'> & Partial<DiaryDraft>): DiaryDraft => ({
  kind: 'visit',
  householdId: null,
  personId: null,
  met: true,
  heard: '',
  mood: null,
  needs: [],
  photos: [],
  voices: [],
  with: [],
  followUps: [],
  typed: {},
  correctionIds: {},
  answers: {},
  at: null,
  ...start,
})

/** Under which name the draft of a household's entry is kept; one that belongs to none has its own. */
export const diaryName = (householdId: string | null) => `diary.${householdId ?? 'free'}`

/** The same of an entry that is mended: beside another one of its household that isn't finished, never in its place. */
export const mendName = (itemId: string) => `diary.mend.${itemId}`

/** Has anything been entered that would be missed? */
export const isTouched = (draft: DiaryDraft): boolean =>
  draft.heard.trim() !== '' ||
  !draft.met ||
  draft.mood !== null ||
  [draft.needs, draft.photos, draft.voices, draft.with, draft.followUps].some((list) => list.length > 0) ||
  Object.values(draft.typed).some((typed) => Object.keys(typed).length > 0) ||
  Object.keys(draft.answers).length > 0

/** Questions that are asked: not those the community database has answered. */
export const askedQuestions = (questions: readonly MergedQuestion[]) => questions.filter(({ known }) => !known)

export type DiaryErrors = Record<string, 'household' | 'said' | 'text' | 'matter' | 'phone' | 'answer' | 'future'>

/** What is missing, by field: the same as the server would refuse, said before it is kept. */
export const missingIn = (draft: DiaryDraft, questions: readonly MergedQuestion[], now: Date): DiaryErrors => {
  const errors: DiaryErrors = {}
  // an errand is done for somebody, at an address
  const forSomebody = draft.kind === 'visit' || draft.followUps.some(({ kind }) => kind === 'agency')
  if (forSomebody && !draft.householdId) errors['householdId'] = 'household'
  const said = draft.heard.trim() !== '' || draft.needs.length > 0 || draft.photos.length > 0 || draft.voices.length > 0
  if (draft.met && !said) errors['heard'] = 'said'
  for (const { kind, id, text, matter, phone } of draft.followUps) {
    const words = text?.trim() || draft.heard.trim()
    if (kind !== 'agency' && !words) errors[`followUps.${id}.text`] = 'text'
    if (kind === 'agency' && !matter?.trim()) errors[`followUps.${id}.matter`] = 'matter'
    const number = phone?.trim() ?? ''
    if (kind === 'consultation' ? !isPhone(number) : kind !== 'agency' && number !== '' && !isPhone(number))
      errors[`followUps.${id}.phone`] = 'phone'
  }
  if (draft.met)
    for (const { key, required } of askedQuestions(questions))
      if (required && draft.answers[key] === undefined) errors[`answers.${key}`] = 'answer'
  if (draft.at && instantOf(draft.at).getTime() > now.getTime() + 60_000) errors['at'] = 'future'
  return errors
}
const isPhone = (text: string) => /^1[3-9]\d{9}$/.test(text)
/** What a `datetime-local` input says, in the area's time zone whatever the phone is set to. */
export const instantOf = (local: string): Date => new Date(`${local.slice(0, 16)}:00+08:00`)

const followUpOf = ({ kind, id, text, matter, phone, urgent, homeVisit }: TypedFollowUp, heard: string) => {
  const words = text?.trim() || undefined
  const number = phone?.trim() || undefined
  if (kind === 'agency')
    return { kind, id, matter: matter?.trim() ?? '', note: heard || undefined, homeVisit: homeVisit ?? false }
  if (kind === 'consultation') return { kind, id, text: (words ?? heard).slice(0, 1000), phone: number ?? '' }
  if (kind === 'help') return { kind, id, text: words, reporterPhone: number }
  return { kind, id, text: words, urgent: urgent ?? false, withPhotos: true, reporterPhone: number }
}

/** Answers to questions that stand for a field, as if typed into the form of facts: a person is never asked for them again. */
const answeredFacts = (questions: readonly MergedQuestion[], answers: DiaryDraft['answers']): TypedFacts =>
  Object.fromEntries(
    questions.flatMap(({ key, field }) => {
      const value = answers[key]
      return field === null || value === undefined || value === '' ? [] : [[field, value]]
    }),
  )

/** The entry as it goes into the outbox. `sentAt` is set again each time it leaves; the store adds which phone it is. */
export const visitOf = (
  draft: DiaryDraft,
  asked: {
    household: FieldHousehold | undefined
    questions: readonly MergedQuestion[]
    now: Date
    newId: () => string
  },
): VisitInput => {
  const { household, questions, now, newId } = asked
  const heard = draft.heard.trim()
  const asking = draft.met ? askedQuestions(questions) : []
  const about = whomAsked(household, draft.personId)
  const corrections = (household?.people ?? []).flatMap(({ id, facts }) => {
    const answered = id === about?.id ? answeredFacts(asking, draft.answers) : {}
    // What was typed among the facts of the person goes first.
    const changed = changedFacts(facts, { ...answered, ...draft.typed[id] })
    return changed.length ? [{ id: draft.correctionIds[id] ?? newId(), personId: id, facts: changed }] : []
  })
  return {
    id: draft.id,
    kind: draft.kind,
    householdId: draft.householdId,
    personId: draft.personId,
    met: draft.met,
    heard,
    mood: draft.mood,
    needs: draft.needs,
    photos: draft.photos,
    voices: draft.voices,
    with: draft.with,
    followUps: draft.followUps.map((one) => followUpOf(one, heard.slice(0, 1000))),
    corrections,
    // behind a closed door nobody answers
    answers: asking.flatMap(({ key, field, campaignIds }) => {
      const value = draft.answers[key]
      if (value === undefined || value === '') return []
      const whose = field && about ? { personId: about.id } : {}
      return campaignIds.map((campaignId) => ({ campaignId, key, value, ...whose }))
    }),
    saidAt: (draft.at ? instantOf(draft.at) : now).toISOString(),
    sentAt: now.toISOString(),
    gridNo: household?.gridNo ?? null,
  }
}

/** An entry that was refused, as a draft again: under the same id, so that sending it replaces what waits. */
export const draftOfVisit = (areaId: number, visit: VisitInput): DiaryDraft => ({
  ...emptyDiary({ id: visit.id, areaId, kind: visit.kind }),
  householdId: visit.householdId ?? null,
  personId: visit.personId ?? null,
  met: visit.met ?? true,
  heard: visit.heard ?? '',
  mood: visit.mood ?? null,
  needs: [...(visit.needs ?? [])],
  photos: [...(visit.photos ?? [])],
  voices: [...(visit.voices ?? [])],
  with: [...(visit.with ?? [])],
  followUps: (visit.followUps ?? []).map((one) => {
    const { kind, id } = one
    if (kind === 'agency') return { kind, id, matter: one.matter, homeVisit: one.homeVisit ?? false }
    if (kind === 'consultation') return { kind, id, text: one.text, phone: one.phone }
    const { text = '', reporterPhone: phone = '' } = one
    return { kind, id, text, phone, ...(kind === 'incident' ? { urgent: one.urgent ?? false } : {}) }
  }),
  typed: Object.fromEntries(
    (visit.corrections ?? []).map(({ personId, facts }) => [
      personId,
      Object.fromEntries(
        facts.flatMap(({ field, value }) => (typeof value === 'object' && value !== null ? [] : [[field, value]])),
      ),
    ]),
  ),
  correctionIds: Object.fromEntries((visit.corrections ?? []).map(({ id, personId }) => [personId, id])),
  answers: Object.fromEntries((visit.answers ?? []).map(({ key, value }) => [key, value])),
  // when it was, not when it is mended
  at: localOf(new Date(String(visit.saidAt))),
})
const localOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)
