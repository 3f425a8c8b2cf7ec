import { useMemo } from 'react'
import { useWords } from '#kit/language.ts'
import { MapView } from '#kit/map/map-view.tsx'
import { PointLayer } from '#kit/map/point-layer.tsx'
import { words } from '../words.ts'

/** Where the case is; the address stands above in words. */
export default function PlaceMap({ point, label }: { point: { lon: number; lat: number }; label: string }) {
  const say = useWords(words)
  const points = useMemo(() => [{ id: 'here', ...point, light: 'bad' as const }], [point])
  return (
    <MapView label={`${say('openMap')}：${label}`} centre={point} zoom={16.5} height={260}>
      <PointLayer points={points} />
    </MapView>
  )
}
