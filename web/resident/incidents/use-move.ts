import { useState } from 'react'
import type { IncidentMove } from '#contract/incidents/incident-flow.ts'
import { call } from '#kit/call.ts'
import { clientId } from '#kit/client-id.ts'
import { useDraft } from '#kit/form/draft.ts'
import { useWords } from '#kit/language.ts'
import { usePhotos } from '#kit/photo/use-photos.ts'
import { refresh } from '#kit/queries.ts'
import { isProblem, NetworkError } from '#kit/refusal.ts'
import { sayDone } from '#kit/states/toast.tsx'
import { words } from './words.ts'

type OwnMove = Extract<IncidentMove, 'judge' | 'reopen' | 'withdraw' | 'add_note'>
export type Case = { areaId: number; id: string; version: number }
type Filled = { moveId: string; note?: string; solved?: boolean; grade?: number }

/** The routes of a resident's four moves, written out: the life cycle itself need not travel to the phone. */
const routeOf = (move: OwnMove) => ({ name: `incidents.${move}`, method: 'POST', path: `/api/areas/{areaId}/incidents/{id}/${move.replaceAll('_', '-')}` }) as const

/**
 * One move of the resident, with its words and photos kept on this device until it was answered. The id of the move is
 * kept with them, so sending twice is doing once.
 */
export const useMove = (move: OwnMove, { areaId, id, version }: Case, done: string) => {
  const say = useWords(words)
  const name = `${move}.${id}`
  const { found, remember, drop } = useDraft<Filled>(name)
  const [filled, setFilled] = useState<Filled>(() => ({ moveId: clientId(), ...found }))
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const photos = usePhotos(name)
  const change = (part: Partial<Filled>) => {
    const next = { ...filled, ...part }
    setFilled(next)
    remember(next)
    setError(undefined)
  }
  const send = async (): Promise<boolean> => {
    setBusy(true)
    setError(undefined)
    try {
      const sent = photos.photos.length ? { photos: await photos.send(areaId) } : {}
      await call(routeOf(move) as never, { params: { areaId, id }, body: { version, ...filled, note: filled.note?.trim() || undefined, ...sent } } as never)
      drop()
      photos.clear()
      setFilled({ moveId: clientId() })
      sayDone(done)
      return true
    } catch (refusal) {
      setError(refusal instanceof NetworkError ? say('offline') : isProblem(refusal, 'platform.conflict') ? say('changed') : (refusal as Error).message)
      return false
    } finally {
      setBusy(false)
      void refresh('incidents.')
    }
  }
  return { filled, change, photos, send, busy, error, say: setError }
}
