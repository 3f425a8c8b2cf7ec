import { useRef, useState } from 'react'
import { nearbyIncidents } from '#contract/incidents/followed-incidents.ts'
import { reportIncident } from '#contract/incidents/incidents.ts'
import { callWith } from '#kit/call.ts'
import { useWords } from '#kit/language.ts'
import {
  bodyOf,
  emptyDraft,
  missingIn,
  nearbyOf,
  type Draft,
  type Extras,
  type Nearby,
  type Report,
  type ReportErrors,
} from '#kit/report/use-report.ts'
import { words } from '#kit/report/words.ts'
import { mendedReport, reportName, type KeptReport } from './kept-report.ts'
import { draftOf, dropDraft, dropFile, keepDraft, laneOf, send } from '../store/index.ts'
import { useKeptPhotos } from '../visits/kept/use-kept-photos.ts'

/** Whoever stands in the rain waits this long for the same nearby, ms; then the report goes without. */
const patience = 4000

/** What is the same nearby, where that can be learned at once. */
const nearbyNow = async (areaId: number, draft: Draft): Promise<Nearby[]> => {
  if (!navigator.onLine) return []
  const query = nearbyOf(draft)
  const slow = AbortSignal.timeout(patience)
  const answer = await callWith(nearbyIncidents, { params: { areaId }, query }, slow).catch(() => undefined)
  return answer?.rows.filter((row) => !row.mine) ?? []
}

/**
 * A report through the outbox: kept on this phone, sent to the worker's own community as soon as there is a network, and from
 * there to the community and grid of its place.
 */
export const useKeptReport = ({
  areaId,
  extras,
  mend,
  onDone,
}: {
  areaId: number
  extras: Extras
  /** The item whose report was refused and is changed here. */
  mend: string | null
  onDone: (kept: { areaId: number; id: string }) => void
}): Report => {
  const say = useWords(words)
  const name = mend ? mendedReport(mend) : reportName
  const fresh = (): KeptReport => ({ draft: emptyDraft({ extras }), photos: [] })
  const [kept, setKept] = useState<KeptReport>(() => draftOf<KeptReport>(name) ?? fresh())
  const [restored, setRestored] = useState(!mend && Boolean(kept.draft.text))
  const [errors, setErrors] = useState<ReportErrors>({})
  const [busy, setBusy] = useState(false)
  const [near, setNear] = useState<Report['near']>()
  const { draft } = kept
  // A photo is ready some time after it was chosen: what was typed meanwhile stays.
  const now = useRef(kept)
  now.current = kept
  const put = (part: Partial<KeptReport>) => {
    now.current = { ...now.current, ...part }
    setKept(now.current)
    keepDraft(name, now.current)
  }
  const photos = useKeptPhotos(kept.photos, (ids) => put({ photos: ids }))
  const begin = () => {
    dropDraft(name)
    setKept(fresh())
    setRestored(false)
    setErrors({})
  }
  const change = (part: Partial<Draft>) => {
    put({ draft: { ...now.current.draft, ...part } })
    setErrors({})
  }
  const clear = () => {
    for (const id of kept.photos) void dropFile(id)
    begin()
  }
  const submit = async (looked = false) => {
    const gaps = missingIn(draft, say)
    setErrors(gaps)
    if (Object.keys(gaps).length) return
    setNear(undefined)
    setBusy(true)
    try {
      const others = looked ? [] : await nearbyNow(areaId, draft)
      if (others.length) return setNear({ rows: others, areaId })
      const label = draft.text.trim().slice(0, 16)
      await send({
        route: reportIncident,
        asked: { params: { areaId }, body: bodyOf(draft, kept.photos) },
        lane: laneOf.case(draft.id),
        label: { zh: `上报：${label}`, en: `Report: ${label}` },
        files: kept.photos,
      })
      begin()
      onDone({ areaId, id: draft.id })
    } catch (error) {
      setErrors({ rest: error instanceof Error ? error.message : String(error) })
    } finally {
      setBusy(false)
    }
  }
  return { draft, change, clear, restored, errors, busy, photos, near, leaveNear: () => setNear(undefined), submit }
}
