import type { FeatureCollection } from 'geojson'
import { useEffect, useRef } from 'react'
import type { incidentMap } from '#contract/incidents/incident-map.ts'
import type { Answer } from '#contract/route.ts'
import { dark, light } from '#kit/tokens.ts'
import type { GeoJSONSource, MapMouseEvent } from '#kit/map/maplibre.ts'
import { useMap } from '#kit/map/map-view.tsx'
import { addCaseIcons } from './case-icons.ts'

export type View = { bbox: string; zoom: number }
type Props = {
  found: Answer<typeof incidentMap> | undefined
  onView: (view: View) => void
  onChoose: (id: string) => void
}
const layers = ['case-one', 'case-many'] as const

/** Cases on the map: single ones and those the server put together, the worst light of each as shape and colour. */
export const CaseLayer = ({ found, onView, onChoose }: Props) => {
  const drawn = useMap()
  const choose = useRef(onChoose)
  choose.current = onChoose
  const look = useRef(onView)
  look.current = onView

  useEffect(() => {
    if (!drawn) return
    const { map, edge, dim } = drawn
    addCaseIcons(map, dim)
    map.addSource('cases', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({
      id: 'case-many',
      type: 'symbol',
      source: 'cases',
      filter: ['>', ['get', 'count'], 1],
      layout: {
        'icon-image': ['concat', 'cases-', ['get', 'light']],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'count']],
        'text-size': 13,
        'text-offset': [0, 0.15],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': (dim ? dark : light).ink },
    })
    map.addLayer({
      id: 'case-one',
      type: 'symbol',
      source: 'cases',
      filter: ['==', ['get', 'count'], 1],
      layout: {
        'icon-image': ['concat', 'case-', ['get', 'light']],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['get', 'order'],
      },
    })
    const tell = () => {
      const b = map.getBounds()
      const [west, south] = [edge.meant(b.getSouthWest()), edge.meant(b.getSouthWest())].map((p, at) =>
        at ? p.lat : p.lon,
      )
      const north = edge.meant(b.getNorthEast())
      const text = [west!, south!, north.lon, north.lat].map((v) => v.toFixed(5)).join(',')
      look.current({ bbox: text, zoom: Math.floor(map.getZoom()) })
    }
    tell()
    const press = (e: MapMouseEvent & { features?: { properties: Record<string, unknown>; geometry: unknown }[] }) => {
      const hit = e.features?.[0]
      if (!hit) return
      if (hit.properties['id']) return choose.current(String(hit.properties['id']))
      const [lng, lat] = (hit.geometry as { coordinates: [number, number] }).coordinates
      map.easeTo({ center: [lng, lat], zoom: Math.min(map.getZoom() + 2, 17), duration: 300 })
    }
    const heard = [
      map.on('moveend', tell),
      ...layers.flatMap((layer) => [
        map.on('click', layer, press as never),
        map.on('mouseenter', layer, () => void (map.getCanvas().style.cursor = 'pointer')),
        map.on('mouseleave', layer, () => void (map.getCanvas().style.cursor = '')),
      ]),
    ]
    return () => {
      heard.forEach((h) => h.unsubscribe())
      if (!map.style) return
      for (const id of layers) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource('cases')) map.removeSource('cases')
    }
  }, [drawn])

  useEffect(() => {
    const source = drawn?.map.getSource('cases') as GeoJSONSource | undefined
    if (!drawn || !source || !found) return
    const order = { closed: 0, green: 1, paused: 2, yellow: 3, red: 4 }
    const at = (p: { lon: number; lat: number }) => ({ type: 'Point' as const, coordinates: drawn.edge.shown(p) })
    const features = [
      ...found.clusters.map((c) => ({
        type: 'Feature' as const,
        properties: { count: c.count, light: c.light, order: order[c.light] },
        geometry: at(c),
      })),
      ...found.points.map((p) => ({
        type: 'Feature' as const,
        properties: { count: 1, light: p.light, order: order[p.light], id: `${p.areaId}.${p.id}` },
        geometry: at(p),
      })),
    ]
    void source.setData({ type: 'FeatureCollection', features } satisfies FeatureCollection)
  }, [drawn, found])
  return null
}
