import { useRef, useState } from 'react'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { moveRoutes, type IncidentDetail } from '#contract/incidents/incidents.ts'
import { clientId } from '#kit/client-id.ts'
import type { ItemLabel } from '#kit/outbox/item.ts'
import { filledIn, useMove, type Moving } from '#kit/report/use-move.ts'
import type { FieldError } from '#kit/refusal.ts'
import { useWords } from '#kit/language.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { draftOf, dropDraft, fieldNow, keepDraft, laneOf, send as sendLater } from '../store/index.ts'
import { useKeptPhotos } from '../visits/kept/use-kept-photos.ts'
import { moveDraftName, type MoveDraft } from './move-draft.ts'
import { words } from './words.ts'

/** Which move, of which case: `受理：井盖松动`, `Accept: 井盖松动`. */
const moveLabel = (move: IncidentMove, text: string): ItemLabel => ({
  zh: '{what}：{text}',
  en: '{what}: {text}',
  values: { text: text.slice(0, 16) },
  phrase: { context: 'incidents', key: `incidents.move.${move}` },
})

/** One move of a case through the outbox: done at once on this phone, told to the server as soon as there is a network. */
const useKeptMove = (move: IncidentMove, incident: IncidentDetail, done: string): Moving => {
  const say = useWords(words)
  const { areaId, id, version } = incident
  const name = moveDraftName(move, id)
  const [draft, setDraft] = useState<MoveDraft>(
    () => draftOf<MoveDraft>(name) ?? { filled: { moveId: clientId() }, photos: [] },
  )
  const [error, setError] = useState<string>()
  const [fieldErrors, setFieldErrors] = useState<readonly FieldError[]>([])
  const [busy, setBusy] = useState(false)
  const complain = (sentence: string | undefined, fields: readonly FieldError[] = []) => {
    setError(sentence)
    setFieldErrors(fields)
  }
  // A photo is ready some time after it was chosen: what was typed meanwhile stays.
  const now = useRef(draft)
  now.current = draft
  const put = (part: Partial<MoveDraft>) => {
    now.current = { ...now.current, ...part }
    setDraft(now.current)
    keepDraft(name, now.current)
    complain(undefined)
  }
  const photos = useKeptPhotos(draft.photos, (ids) => put({ photos: ids }))
  const send = async () => {
    setBusy(true)
    complain(undefined)
    try {
      const some = draft.photos.length ? { photos: draft.photos } : {}
      const body = { ...filledIn(draft.filled), version, ...some } as { moveId: string; version: number }
      const kept = await sendLater({
        route: moveRoutes[move],
        asked: { params: { areaId, id }, body },
        lane: laneOf.case(id),
        label: moveLabel(move, incident.text),
        files: draft.photos,
      })
      dropDraft(name)
      setDraft({ filled: { moveId: clientId() }, photos: [] })
      sayDone(navigator.onLine ? done : say('doneLater', { what: done }))
      return kept
    } catch (refusal) {
      complain((refusal as Error).message)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    filled: draft.filled,
    change: (part) => put({ filled: { ...now.current.filled, ...part } }),
    photos,
    send,
    busy,
    error,
    fieldErrors,
    complain,
  }
}

/** A move by the outbox where this phone keeps things, else as it always was: straight to the server. Decided once a form. */
export const useFieldMove = (move: IncidentMove, incident: IncidentDetail, done: string): Moving => {
  const [keeps] = useState(() => fieldNow().state === 'ready')
  const kept = useKeptMove(move, incident, done)
  const direct = useMove(move, incident, done)
  return keeps ? kept : direct
}
