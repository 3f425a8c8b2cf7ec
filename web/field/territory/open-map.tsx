import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { IncidentRow } from '#contract/incidents/incidents.ts'
import type { listGrids } from '#contract/territory/grids.ts'
import type { Answer } from '#contract/route.ts'
import { useWords } from '#kit/language.ts'
import { GridLayer } from '#kit/map/grid-layer.tsx'
import { MapView } from '#kit/map/map-view.tsx'
import { PointLayer } from '#kit/map/point-layer.tsx'
import { lightOf } from './light-of.ts'
import { words } from './words.ts'

/** Grids with their names, open cases as lights; pressing a light opens the case. */
export default function OpenMap({
  features,
  rows,
}: {
  features: Answer<typeof listGrids>['features']
  rows: readonly IncidentRow[]
}) {
  const say = useWords(words)
  const [, go] = useLocation()
  const shapes = useMemo(
    () => features.map(({ id, geometry, properties }) => ({ id, label: properties.name, geometry })),
    [features],
  )
  const points = useMemo(
    () =>
      rows.flatMap((row) => (row.point ? [{ ...row.point, id: `${row.areaId}/${row.id}`, light: lightOf(row) }] : [])),
    [rows],
  )
  return (
    <MapView label={say('map')} height={340}>
      <GridLayer shapes={shapes} fit />
      <PointLayer points={points} onChoose={(key) => go(`/tasks/${key}`)} />
    </MapView>
  )
}
