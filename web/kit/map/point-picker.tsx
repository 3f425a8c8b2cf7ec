import { Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../language.ts'
import type { LonLat } from './edge.ts'
import { MapView, useMap } from './map-view.tsx'

const words = {
  here: { zh: '用我现在的位置', en: 'Use where I am' },
  finding: { zh: '正在定位', en: 'Finding you' },
  found: { zh: '已定位，误差约 {n} 米；不准可在图上点一下', en: 'Found, give or take {n} m; tap the map to correct' },
  denied: {
    zh: '没有得到定位许可，请在图上点一下或填写地址',
    en: 'No permission to find you; tap the map or type an address',
  },
  failed: { zh: '没能定位，请在图上点一下或填写地址', en: 'You could not be found; tap the map or type an address' },
  tap: { zh: '在图上点一下事发地点；按方向键可移动图钉', en: 'Tap the map where it is; the arrow keys move the pin' },
  map: { zh: '地图：选择位置', en: 'Map: choose a place' },
}

/** A place somebody chose; `accuracyM` metres where the device found it, null where a finger did. */
export type Picked = LonLat & { accuracyM: number | null }

const Pin = ({ at, onMove }: { at: Picked; onMove: (at: Picked) => void }) => {
  const drawn = useMap()
  const move = useRef(onMove)
  move.current = onMove
  useEffect(() => {
    if (!drawn) return
    const { map, edge } = drawn
    const pin = new Marker({ draggable: true, color: 'var(--accent)' }).setLngLat(edge.shown(at)).addTo(map)
    pin.on('dragend', () => move.current({ ...edge.meant(pin.getLngLat()), accuracyM: null }))
    if (!map.getBounds().contains(edge.shown(at)) || at.accuracyM !== null)
      map.easeTo({ center: edge.shown(at), zoom: Math.max(map.getZoom(), 16.5), duration: 300 })
    return () => void pin.remove()
  }, [drawn, at])
  return null
}

const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as const

/** Where is it? By finger, by the device (only when asked to), or by the arrow keys; an address field beside it does without a map. */
const PointPicker = ({
  value,
  onChange,
  centre,
  height = 280,
}: {
  value: Picked | undefined
  onChange: (at: Picked) => void
  centre?: LonLat
  height?: number
}) => {
  const say = useWords(words)
  const [finding, setFinding] = useState(false)
  const [told, setTold] = useState<'denied' | 'failed'>()
  const find = () => {
    setFinding(true)
    setTold(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false)
        onChange({ lon: coords.longitude, lat: coords.latitude, accuracyM: Math.round(coords.accuracy) })
      },
      (error) => {
        setFinding(false)
        setTold(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed')
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  // about five metres a press, twenty-five with Shift
  const nudge = (e: React.KeyboardEvent) => {
    const way = step[e.key as keyof typeof step]
    if (!way || !value || !(e.target instanceof HTMLCanvasElement)) return
    e.preventDefault()
    e.stopPropagation()
    const d = e.shiftKey ? 0.00025 : 0.00005
    onChange({ lon: value.lon + way[0] * d, lat: value.lat + way[1] * d, accuracyM: null })
  }
  const said = told ?? (value?.accuracyM ? 'found' : 'tap')
  return (
    <div className="picker">
      <div onKeyDownCapture={nudge}>
        <MapView
          label={say('map')}
          centre={value ?? centre}
          zoom={16}
          height={height}
          onPress={(at) => onChange({ ...at, accuracyM: null })}
        >
          {value && <Pin at={value} onMove={onChange} />}
        </MapView>
      </div>
      <div className="picker-foot">
        {'geolocation' in navigator && (
          <button type="button" className="plain-button picker-here" disabled={finding} onClick={find}>
            <Icon name="target" /> {say(finding ? 'finding' : 'here')}
          </button>
        )}
        <p className="soft small" role="status">
          {say(said, { n: value?.accuracyM ?? 0 })}
        </p>
      </div>
    </div>
  )
}
export default PointPicker
