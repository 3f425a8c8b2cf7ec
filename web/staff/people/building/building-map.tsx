import { useMemo } from 'react'
import type { listBuildings } from '#contract/territory/buildings.ts'
import { useWords } from '#kit/language.ts'
import { MapView } from '#kit/map/map-view.tsx'
import { PointLayer } from '#kit/map/point-layer.tsx'
import type { RowOf } from '#kit/queries.ts'
import { words } from '../place-words.ts'

type Props = { rows: readonly RowOf<typeof listBuildings>[]; onChoose: (buildingNo: number) => void }

/** The buildings of a community on the map; the list beside it says the same. */
export default function BuildingMap({ rows, onChoose }: Props) {
  const say = useWords(words)
  const points = useMemo(
    () => rows.map((b) => ({ id: String(b.buildingNo), light: 'good' as const, count: 1, ...b.point })),
    [rows],
  )
  const lons = rows.map((b) => b.point.lon)
  const lats = rows.map((b) => b.point.lat)
  const pad = 0.0008
  return (
    <MapView
      label={say('mapOf')}
      bounds={[Math.min(...lons) - pad, Math.min(...lats) - pad, Math.max(...lons) + pad, Math.max(...lats) + pad]}
    >
      <PointLayer points={points} onChoose={(id) => onChoose(Number(id))} />
    </MapView>
  )
}
