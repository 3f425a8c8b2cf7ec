import { useState } from 'react'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import type { MoveInput, Receipt } from '#contract/incidents/incidents.ts'
import { call } from '../call.ts'
import { clientId } from '../client-id.ts'
import { useDraft } from '../form/draft.ts'
import { useWords } from '../language.ts'
import { usePhotos, type PickedPhotos } from '../photo/use-photos.ts'
import { refresh } from '../queries.ts'
import { isProblem, NetworkError, ProblemError, type FieldError } from '../refusal.ts'
import { sayDone } from '../states/toast.tsx'

const words = {
  offline: {
    zh: '没有网络，内容已保存在本机，联网后再点提交',
    en: 'No network. Everything is kept on this phone; press send again when you are online',
  },
  changed: {
    zh: '刚有人动过这件事，已显示最新的。您填的内容还在，看过后可以再提交。',
    en: 'Something changed just now and is shown. What you typed is kept: look, then send again.',
  },
}
export type MovedCase = { areaId: number; id: string; version: number }
export type Filled = Omit<Partial<MoveInput>, 'version' | 'moveId' | 'photos'> & { moveId: string }

/** The route of a move, written out: the life cycle with its shapes need not travel to the resident's phone. */
const routeOf = (move: IncidentMove) =>
  ({
    name: `incidents.${move}`,
    method: 'POST',
    path: `/api/areas/{areaId}/incidents/{id}/${move.replaceAll('_', '-')}`,
  }) as const

/** As it is sent: trimmed, and what is empty left out. */
export const filledIn = (filled: Filled) =>
  Object.fromEntries(
    Object.entries(filled).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() || undefined : value,
    ]),
  )

/**
 * One move of a case, with its words and photos kept on this device until it was answered. The id of the move is kept with
 * them, so sending twice is doing once; after a conflict the same input goes out again on the version then shown.
 */
export const useMove = (move: IncidentMove, { areaId, id, version }: MovedCase, done: string) => {
  const say = useWords(words)
  const name = `${move}.${id}`
  const { found, remember, drop } = useDraft<Filled>(name)
  const [filled, setFilled] = useState<Filled>(() => ({ moveId: clientId(), ...found }))
  const [error, setError] = useState<string>()
  const [fieldErrors, setFieldErrors] = useState<readonly FieldError[]>([])
  const [busy, setBusy] = useState(false)
  const photos = usePhotos(name)
  const complain = (sentence: string | undefined, fields: readonly FieldError[] = []) => {
    setError(sentence)
    setFieldErrors(fields)
  }
  const change = (part: Partial<Filled>) => {
    const next = { ...filled, ...part }
    setFilled(next)
    remember(next)
    complain(undefined)
  }
  const explain = (refusal: unknown) => {
    if (refusal instanceof NetworkError) return complain(say('offline'))
    if (isProblem(refusal, 'platform.conflict')) return complain(say('changed'))
    complain((refusal as Error).message, refusal instanceof ProblemError ? refusal.errors : [])
  }
  /** Answers the receipt, or undefined when it was refused: `error` says why. */
  const send = async (): Promise<Receipt | undefined> => {
    setBusy(true)
    complain(undefined)
    try {
      const sent = photos.photos.length ? { photos: await photos.send(areaId) } : {}
      remember(filled)
      const receipt: unknown = await call(
        routeOf(move) as never,
        { params: { areaId, id }, body: { ...filledIn(filled), version, ...sent } } as never,
      )
      drop()
      photos.clear()
      setFilled({ moveId: clientId() })
      sayDone(done)
      return receipt as Receipt
    } catch (refusal) {
      explain(refusal)
      return undefined
    } finally {
      setBusy(false)
      void refresh('incidents.')
    }
  }
  return { filled, change, photos, send, busy, error, fieldErrors, complain }
}
/** A move being filled in; where its photos wait until it is sent is nobody's business here. */
export type Moving = Omit<ReturnType<typeof useMove>, 'photos' | 'send'> & {
  photos: PickedPhotos
  /** Answers something once it was sent, or kept to be sent. */
  send: () => Promise<unknown>
}
