import { useRef, useState } from 'react'
import { recordCollection } from '#contract/visits/boxes.ts'
import { emptyPaper, faultsOf, paperOf, type TypedPaper } from '#contract/visits/typed-paper.ts'
import { clientId } from '#kit/client-id.ts'
import { draftOf, dropDraft, dropFile, keepDraft, send, useField } from '../../store/index.ts'
import { instantOf } from '../diary/diary-draft.ts'

type Draft = { id: string; boxId: string | null; at: string; note: string; papers: TypedPaper[] }
const name = 'box'
const fresh = (): Draft => ({ id: clientId(), boxId: null, at: '', note: '', papers: [emptyPaper(clientId)] })
const isTouched = ({ papers, note }: Draft) => note !== '' || papers.some((p) => p.text !== '' || p.photos.length > 0)

/** A collection from its first letter until it is in the outbox; kept on this phone with every change. */
export const useCollection = () => {
  const { pack } = useField()
  const boxes = pack?.boxes ?? []
  const [found] = useState(() => draftOf<Draft>(name))
  const [draft, setDraft] = useState<Draft>(() => found ?? fresh())
  const [restored, setRestored] = useState(Boolean(found && isTouched(found)))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const now = useRef(draft)
  now.current = draft
  // Only one box: nothing to choose.
  const box = boxes.find(({ id }) => id === draft.boxId) ?? (boxes.length === 1 ? boxes[0] : undefined)

  const change = (part: Partial<Draft>) => {
    now.current = { ...now.current, ...part }
    setDraft(now.current)
    keepDraft(name, now.current)
  }
  /** A photo may arrive after something else was typed: the paper as it is then. */
  const changePaper = (id: string, part: Partial<TypedPaper>) =>
    change({ papers: now.current.papers.map((paper) => (paper.id === id ? { ...paper, ...part } : paper)) })
  const addPaper = () => change({ papers: [...now.current.papers, emptyPaper(clientId)] })
  const removePaper = ({ id, photos }: TypedPaper) => {
    for (const photo of photos) void dropFile(photo)
    change({ papers: now.current.papers.filter((paper) => paper.id !== id) })
  }
  const clear = () => {
    dropDraft(name)
    for (const id of now.current.papers.flatMap(({ photos }) => photos)) void dropFile(id)
    now.current = fresh()
    setDraft(now.current)
    setRestored(false)
    setTried(false)
  }
  const future = draft.at !== '' && instantOf(draft.at).getTime() > Date.now() + 60_000
  /** Into the outbox; answers false when something is missing. */
  const keep = async (): Promise<boolean> => {
    setTried(true)
    const one = now.current
    if (!box || future || one.papers.some((paper) => faultsOf(paper).length)) return false
    setBusy(true)
    try {
      const at = new Date()
      await send({
        route: recordCollection,
        asked: {
          params: { areaId: box.areaId },
          body: {
            id: one.id,
            boxId: box.id,
            note: one.note.trim(),
            papers: one.papers.map(paperOf),
            saidAt: (one.at ? instantOf(one.at) : at).toISOString(),
            sentAt: at.toISOString(),
          },
        },
        lane: `box:${box.id}`,
        label: { zh: `开箱 ${box.place}`, en: `Box ${box.place}` },
        files: one.papers.flatMap(({ photos }) => photos),
      })
      dropDraft(name)
      return true
    } finally {
      setBusy(false)
    }
  }
  return { boxes, box, draft, change, changePaper, addPaper, removePaper, clear, restored, tried, future, busy, keep }
}
