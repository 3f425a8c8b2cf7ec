import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { Stop } from '#contract/visits/route-of-day.ts'
import { useWords } from '#kit/language.ts'
import { GridLayer } from '#kit/map/grid-layer.tsx'
import { MapView } from '#kit/map/map-view.tsx'
import { OutlineLayer } from '#kit/map/outline-layer.tsx'
import { PointLayer } from '#kit/map/point-layer.tsx'
import { WayLayer } from '#kit/map/way-layer.tsx'
import type { FieldPackNow } from '../store/index.ts'
import { buildingName } from '../visits/names.ts'
import { lightOf } from './light-of.ts'
import { words } from './words.ts'

/** Stops at one building are one mark: 3-5. */
const marksOf = (route: readonly Stop[]) => {
  const marks: { lon: number; lat: number; from: number; to: number }[] = []
  route.forEach(({ point }, at) => {
    const last = marks.at(-1)
    if (!point) return
    if (last && last.lon === point.lon && last.lat === point.lat) last.to = at + 1
    else marks.push({ ...point, from: at + 1, to: at + 1 })
  })
  return marks.map(({ lon, lat, from, to }) => ({ lon, lat, label: from === to ? `${from}` : `${from}-${to}` }))
}

/** My grids, their buildings and what is open, from the phone itself: it needs neither tiles nor a network. */
export default function GridMap({
  pack,
  route,
  height = 340,
}: {
  pack: FieldPackNow
  route?: readonly Stop[]
  height?: number
}) {
  const say = useWords(words)
  const [, go] = useLocation()
  const shapes = useMemo(
    () => [...pack.grids].map(([id, { name, shape }]) => ({ id, label: name, geometry: shape })),
    [pack.grids],
  )
  const outlines = useMemo(
    () =>
      [...pack.buildings].map(([id, building]) => ({
        id,
        label: buildingName(building),
        point: building.point,
        geometry: building.shape,
      })),
    [pack.buildings],
  )
  const marks = useMemo(() => marksOf(route ?? []), [route])
  const points = useMemo(
    () =>
      route
        ? []
        : [...pack.tasks.values()].flatMap((task) =>
            task.point ? [{ ...task.point, id: `${task.areaId}/${task.id}`, light: lightOf(task) }] : [],
          ),
    [pack.tasks, route],
  )
  return (
    <MapView label={say(route ? 'mapRoute' : 'mapPack')} height={height}>
      <GridLayer shapes={shapes} fit />
      <OutlineLayer outlines={outlines} onChoose={(key) => go(`/households?building=${key}`)} />
      {route ? <WayLayer stops={marks} /> : <PointLayer points={points} onChoose={(key) => go(`/tasks/${key}`)} />}
    </MapView>
  )
}
