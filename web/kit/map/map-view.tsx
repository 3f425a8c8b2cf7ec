import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react'
import { pick, useWords } from '../language.ts'
import { fonts } from '../tokens.ts'
import { useDark } from '../theme.ts'
import { Answered } from '../states/answered.tsx'
import { Skeleton } from '../states/skeleton.tsx'
import { edgeOf, type Edge, type LonLat } from './edge.ts'
import { useMapSettings } from './settings.ts'
import { styleOf, type MapSettings } from './style.ts'

setWorkerUrl(workerUrl)

const words = {
  in: { zh: '放大', en: 'Zoom in' },
  out: { zh: '缩小', en: 'Zoom out' },
  north: { zh: '转正', en: 'Turn north up' },
  noGraphics: {
    zh: '这台设备不能显示地图，请改用列表或填写地址',
    en: 'This device cannot draw the map; please use the list or type an address',
  },
}

export type Drawn = { map: MapLibre; edge: Edge; dim: boolean }
const MapContext = createContext<Drawn | undefined>(undefined)
/** For layers inside a <MapView>: the map, once its style has loaded; a new object after every change of style. */
export const useMap = () => use(MapContext)

export type MapViewProps = {
  /** What the map shows, for screen readers; pair it with a list or an address field that does the same without a map. */
  label: string
  centre?: LonLat
  zoom?: number
  /** west, south, east, north (WGS84); wins over centre. */
  bounds?: readonly [number, number, number, number]
  height?: number | string
  onPress?: (at: LonLat) => void
  children?: ReactNode
}

/** The map. Works with no internet on our own tiles; where an outside source is set, coordinates are converted at its edge. */
export const MapView = (props: MapViewProps) => {
  const settings = useMapSettings()
  return (
    <div className="map" style={{ height: props.height ?? '100%' }}>
      <Answered query={settings} waiting={<Skeleton height={200} />}>
        {(answer) => <Canvas settings={answer} {...props} />}
      </Answered>
    </div>
  )
}

const Canvas = ({
  settings,
  label,
  centre,
  zoom = 15,
  bounds,
  onPress,
  children,
}: MapViewProps & { settings: MapSettings }) => {
  const say = useWords(words)
  const box = useRef<HTMLDivElement>(null)
  const press = useRef(onPress)
  press.current = onPress
  const dim = useDark()
  const [drawn, setDrawn] = useState<Drawn>()
  const [broken, setBroken] = useState(false)
  // where to begin; moving later is a layer's work
  const begin = useRef({ centre, zoom, bounds })

  useEffect(() => {
    const edge = edgeOf(settings)
    const b = begin.current.bounds ?? (begin.current.centre ? undefined : settings.own.bounds)
    const corner = (lon: number, lat: number) => edge.shown({ lon, lat })
    let map: MapLibre
    try {
      map = new MapLibre({
        container: box.current as HTMLDivElement,
        style: styleOf(settings, dim),
        localIdeographFontFamily: fonts,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        maxZoom: 19.5,
        locale: {
          'NavigationControl.ZoomIn': pick(words.in),
          'NavigationControl.ZoomOut': pick(words.out),
          'NavigationControl.ResetBearing': pick(words.north),
        },
        ...(b
          ? {
              bounds: [corner(b[0] as number, b[1] as number), corner(b[2] as number, b[3] as number)] as never,
              fitBoundsOptions: { padding: 24 },
            }
          : { center: edge.shown(begin.current.centre ?? { lon: 121.4998, lat: 31.2397 }), zoom: begin.current.zoom }),
      })
    } catch {
      setBroken(true) // no WebGL: old phones, remote desktops
      return
    }
    map.touchZoomRotate.disableRotation()
    // the licence of the data asks for it (ODbL): always open, never folded away
    map.addControl(new AttributionControl({ compact: false }), 'bottom-right')
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left')
    map.on('click', (e) => press.current?.(edge.meant(e.lngLat)))
    map.on('style.load', () => setDrawn({ map, edge, dim }))
    // for whoever waits for the picture: tests, screenshots
    map.on('idle', () => box.current?.setAttribute('data-idle', 'true'))
    map.on('movestart', () => box.current?.removeAttribute('data-idle'))
    return () => {
      const { lng, lat } = map.getCenter()
      begin.current = { centre: edge.meant({ lng, lat }), zoom: map.getZoom(), bounds: undefined }
      setDrawn(undefined)
      map.remove()
    }
  }, [settings, dim])

  if (broken) return <p className="map-broken soft">{say('noGraphics')}</p>
  return (
    <>
      <div ref={box} className="map-canvas" role="application" aria-label={label} />
      {drawn && <MapContext value={drawn}>{children}</MapContext>}
    </>
  )
}
