import { useRef, useState } from 'react'
import { nearbyIncidents } from '#contract/incidents/followed-incidents.ts'
import { reportIncident, type IncidentDraft, type Receipt } from '#contract/incidents/incidents.ts'
import { findPlace } from '#contract/territory/places.ts'
import type { Answer } from '#contract/route.ts'
import { call } from '../call.ts'
import { clientId } from '../client-id.ts'
import { useDraft } from '../form/draft.ts'
import { usePhotos, type PickedPhotos } from '../photo/use-photos.ts'
import { placeQuery, pointOf, type PlaceValue } from '../place/place-value.ts'
import { refresh } from '../queries.ts'
import { isProblem, NetworkError } from '../refusal.ts'
import { rootArea } from '../root.ts'
import { useWords } from '../language.ts'
import type { CategoryValue } from './category-field.tsx'
import { words } from './words.ts'

export type Nearby = Answer<typeof nearbyIncidents>['rows'][number]
/** What a form adds to a resident's report: who found it, on whose behalf. */
export type Extras = Partial<
  Pick<IncidentDraft, 'source' | 'reporterName' | 'reporterPhone' | 'urgent' | 'secret' | 'level' | 'scale'>
>
export type Draft = { id: string; text: string; category?: CategoryValue; place: PlaceValue; extras: Extras }
export type ReportErrors = { text?: string; place?: string; category?: string; phone?: string; rest?: string }

export const emptyDraft = (start: Partial<Draft> = {}): Draft => ({
  id: clientId(),
  text: '',
  place: { placeText: '' },
  extras: {},
  ...start,
})

/** What a report can't go without, said beside its field. */
export const missingIn = (
  { text, place, extras }: Draft,
  say: (key: 'needText' | 'needPlace' | 'badPhone') => string,
): ReportErrors => ({
  ...(text.trim() ? {} : { text: say('needText') }),
  ...(placeQuery(place) ? {} : { place: say('needPlace') }),
  ...(extras.reporterPhone && !/^1[3-9]\d{9}$/.test(extras.reporterPhone.trim()) ? { phone: say('badPhone') } : {}),
})

/** The report as the server takes it. */
export const bodyOf = ({ id, text, category, place, extras }: Draft, photos: string[]) => ({
  id,
  text: text.trim(),
  categoryId: category?.id,
  point: pointOf(place),
  buildingCode: place.building?.code,
  placeText: [place.building?.name, place.placeText.trim()].filter(Boolean).join(' ') || undefined,
  photos,
  ...Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== '')),
})

/** The same, already reported nearby: asked before sending, never in its way. */
export const nearbyOf = ({ text, category, place }: Draft) => ({
  ...pointOf(place),
  placeText: place.placeText.trim() || undefined,
  categoryId: category?.id,
  text: text.trim(),
})

type Options = {
  /** Name of the draft on this device. */
  name: string
  /** What a link brought along: the building of a plate. */
  start?: Partial<Draft>
  /** What a fresh form begins with. */
  extras?: Extras
  /** Asked before anything is sent: signs in; false stops. */
  before?: () => Promise<boolean>
  onDone: (receipt: Receipt) => void
}

/**
 * A report from its first letter to its receipt (Q01, J01). Kept on this device with its photos until the server has
 * answered; the id is made with the draft, so pressing send twice, or again after a broken line, makes one case.
 */
export const useReport = ({ name, start, extras: first, before, onDone }: Options) => {
  const say = useWords(words)
  const { found, remember, drop } = useDraft<Draft>(name)
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft({ extras: first ?? {} }), ...found, ...start }))
  const [restored, setRestored] = useState(Boolean(found?.text))
  const [errors, setErrors] = useState<ReportErrors>({})
  const [busy, setBusy] = useState(false)
  const [near, setNear] = useState<{ rows: readonly Nearby[]; areaId: number }>()
  const photos = usePhotos(name)

  const now = useRef(draft)
  now.current = draft

  const change = (part: Partial<Draft>) => {
    now.current = { ...now.current, ...part }
    setDraft(now.current)
    remember(now.current)
    setErrors(({ rest: _, ...errors }) =>
      Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in part))),
    )
  }
  const clear = () => {
    drop()
    photos.clear()
    now.current = emptyDraft({ extras: first ?? {} })
    setDraft(now.current)
    setRestored(false)
    setErrors({})
  }
  const explain = (error: unknown): ReportErrors => {
    if (error instanceof NetworkError) return { rest: say('offline') }
    if (isProblem(error, 'incidents.category_unknown')) return { category: say('needCategory') }
    if (isProblem(error, 'incidents.no_place')) return { place: say('needPlace') }
    if (isProblem(error, 'incidents.id_taken')) change({ id: clientId() })
    return { rest: error instanceof Error ? error.message : String(error) }
  }

  /** Where it goes, what is there already, photos, then the report itself: each step can be repeated. */
  const deliver = async (looked: boolean) => {
    const { areaId } = await call(findPlace, {
      params: { areaId: await rootArea() },
      query: placeQuery(now.current.place),
    })
    if (!looked) {
      const { rows } = await call(nearbyIncidents, { params: { areaId }, query: nearbyOf(now.current) })
      const others = rows.filter((row) => !row.mine)
      if (others.length) return setNear({ rows: others, areaId })
    }
    const receipt = await call(reportIncident, {
      params: { areaId },
      body: bodyOf(now.current, await photos.send(areaId)),
    })
    clear()
    void refresh('incidents.')
    onDone(receipt)
  }
  const submit = async (looked = false) => {
    const gaps = missingIn(draft, say)
    setErrors(gaps)
    if (Object.keys(gaps).length) return
    setNear(undefined)
    setBusy(true)
    try {
      if (!before || (await before())) await deliver(looked)
    } catch (error) {
      setErrors(explain(error))
    } finally {
      setBusy(false)
    }
  }
  return { draft, change, clear, restored, errors, busy, photos, near, leaveNear: () => setNear(undefined), submit }
}
/** A report being written; where its photos wait until it is sent is nobody's business here. */
export type Report = Omit<ReturnType<typeof useReport>, 'photos'> & { photos: PickedPhotos }
