import { useWords } from '#kit/language.ts'
import { GridLayer, type Shape } from '#kit/map/grid-layer.tsx'
import { MapView } from '#kit/map/map-view.tsx'
import { words } from './words.ts'

type Props = { shapes: readonly Shape[]; chosen: string | undefined; onChoose: (id: string) => void }

export default function GridMap({ shapes, chosen, onChoose }: Props) {
  const say = useWords(words)
  return (
    <MapView label={say('map')} zoom={14}>
      <GridLayer shapes={shapes} chosen={chosen} onChoose={onChoose} fit />
    </MapView>
  )
}
