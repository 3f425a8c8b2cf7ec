import { useMemo, useRef, useState } from 'react'
import { mergeForms } from '#contract/visits/merge-forms.ts'
import { recordVisit } from '#contract/visits/visits.ts'
import { clientId } from '#kit/client-id.ts'
import type { Pair } from '#kit/language.ts'
import { draftOf, dropDraft, dropFile, keepDraft, laneOf, send, useField } from '../../store/index.ts'
import { emptyDiary, isTouched, missingIn, visitOf, type DiaryDraft, type DiaryErrors } from './diary-draft.ts'
import { knownFacts, openCampaigns } from './open-campaigns.ts'

const labels: Record<DiaryDraft['kind'], Pair> = {
  visit: { zh: '走访', en: 'Visit' },
  reception: { zh: '接待', en: 'Reception' },
  call: { zh: '电话', en: 'Call' },
}

/**
 * An entry from its first letter until it is in the outbox. Kept on this phone with every change: a closed app or an empty
 * battery loses nothing; its ids are made with the draft, so that it can never be written twice.
 */
export const useDiary = (name: string, start: Pick<DiaryDraft, 'areaId'> & Partial<DiaryDraft>) => {
  const { pack } = useField()
  const [found] = useState(() => draftOf<DiaryDraft>(name))
  const [draft, setDraft] = useState<DiaryDraft>(() => ({ ...emptyDiary({ id: clientId(), ...start }), ...found }))
  const [restored, setRestored] = useState(Boolean(found && isTouched(found)))
  const [errors, setErrors] = useState<DiaryErrors>({})
  const [busy, setBusy] = useState(false)
  const now = useRef(draft)
  now.current = draft

  const household = draft.householdId ? pack?.households.get(draft.householdId) : undefined
  const questions = useMemo(
    () =>
      pack && draft.kind === 'visit'
        ? mergeForms(openCampaigns(pack, household), knownFacts(household, draft.personId))
        : [],
    [pack, household, draft.kind, draft.personId],
  )
  const change = (part: Partial<DiaryDraft>) => {
    now.current = { ...now.current, ...part }
    setDraft(now.current)
    keepDraft(name, now.current)
    setErrors({})
  }
  const clear = () => {
    dropDraft(name)
    for (const id of [...now.current.photos, ...now.current.voices]) void dropFile(id)
    now.current = emptyDiary({ id: clientId(), ...start })
    setDraft(now.current)
    setRestored(false)
    setErrors({})
  }
  /** Into the outbox; answers false when something is missing, which `errors` then names. */
  const keep = async (householdName: string): Promise<boolean> => {
    const one = now.current
    const at = new Date()
    const missing = missingIn(one, questions, at)
    setErrors(missing)
    if (Object.keys(missing).length) return false
    setBusy(true)
    try {
      const label = labels[one.kind]
      await send({
        route: recordVisit,
        asked: {
          params: { areaId: one.areaId },
          body: visitOf(one, { household, questions, now: at, newId: clientId }),
        },
        lane: laneOf.household(one.householdId ?? one.id),
        label: { zh: `${label.zh} ${householdName}`.trim(), en: `${label.en} ${householdName}`.trim() },
        files: [...one.photos, ...one.voices],
      })
      dropDraft(name)
      return true
    } finally {
      setBusy(false)
    }
  }
  return { draft, change, clear, restored, errors, busy, keep, pack, household, questions }
}
export type Diary = ReturnType<typeof useDiary>
