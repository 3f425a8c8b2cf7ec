import { useCallback, useRef } from 'react'
import type { Photos } from '#kit/photo/use-photos.ts'

/** What a paper hands over when the form is sent. */
export type PaperSent = { key: string; state: 'given' | 'promised' | 'missing'; files: string[] }
type Source = { photos: Photos; promised: boolean }

/** The papers of a form, each with its own photos: they say here what they hold, and are sent together. */
export const usePapers = () => {
  const sources = useRef(new Map<string, Source>())
  const register = useCallback((key: string, source: Source | undefined) => {
    if (source) sources.current.set(key, source)
    else sources.current.delete(key)
  }, [])
  /** Uploads every photo to the area and answers the papers; throws the first refusal. */
  const send = async (areaId: number): Promise<PaperSent[]> => {
    const sent: PaperSent[] = []
    for (const [key, { photos, promised }] of sources.current) {
      const files = await photos.send(areaId)
      if (files.length) sent.push({ key, state: 'given', files })
      else if (promised) sent.push({ key, state: 'promised', files: [] })
    }
    return sent
  }
  const clear = () => {
    for (const { photos } of sources.current.values()) photos.clear()
  }
  return { register, send, clear }
}
export type Papers = ReturnType<typeof usePapers>
