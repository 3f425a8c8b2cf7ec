import { useState } from 'react'
import type { IncidentFilterInput } from '#contract/incidents/incident-filter.ts'
import { incidentMap } from '#contract/incidents/incident-map.ts'
import { useWords } from '#kit/language.ts'
import { GridLayer } from '#kit/map/grid-layer.tsx'
import { MapView } from '#kit/map/map-view.tsx'
import { useAnswer } from '#kit/queries.ts'
import { CaseLayer, type View } from './case-layer.tsx'
import { useMapShapes } from './map-shapes.ts'
import { words } from './map-words.ts'

type Props = {
  areaId: number
  filter: IncidentFilterInput
  chosen?: string
  onShape?: (id: string) => void
  onCase: (id: string) => void
  onMore?: (more: boolean) => void
}

/** The map itself: grids or areas below, and the cases of a filter in what can be seen of it. */
export default function CaseMap({ areaId, filter, chosen, onShape, onCase }: Props) {
  const say = useWords(words)
  const [view, setView] = useState<View>()
  const shapes = useMapShapes(areaId)
  const found = useAnswer(incidentMap, view ? { params: { areaId }, query: { ...filter, ...view } } : undefined, {
    keepPrevious: true,
  })
  return (
    <>
      <MapView label={say('label')} zoom={12}>
        <GridLayer shapes={shapes} chosen={chosen} onChoose={onShape} fit />
        <CaseLayer found={found.data} onView={setView} onChoose={onCase} />
      </MapView>
      {found.data?.more && <p className="map-told">{say('more')}</p>}
      {found.error && !found.data && (
        <p className="map-told" role="alert">
          {found.error.message}
        </p>
      )}
    </>
  )
}
