import type { FeatureCollection, Geometry } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { dark, light } from '../tokens.ts'
import type { LonLat } from './edge.ts'
import { useMap } from './map-view.tsx'

/** A building: its outline where known, else only where it stands. `weight` 0 … 1 fills it. */
export type Outline = { id: string; label: string; point: LonLat; geometry: unknown; weight?: number }

/** Buildings with their names, drawn by the app itself: they stand on the map without any tiles. */
export const OutlineLayer = ({
  outlines,
  onChoose,
}: {
  outlines: readonly Outline[]
  onChoose?: (id: string) => void
}) => {
  const drawn = useMap()
  const choose = useRef(onChoose)
  choose.current = onChoose

  useEffect(() => {
    if (!drawn) return
    const { map, dim } = drawn
    const c = dim ? dark : light
    const empty: FeatureCollection = { type: 'FeatureCollection', features: [] }
    map.addSource('outlines', { type: 'geojson', data: empty })
    map.addSource('outline-names', { type: 'geojson', data: empty })
    map.addLayer({
      id: 'outline-fill',
      type: 'fill',
      source: 'outlines',
      paint: { 'fill-color': c.accent, 'fill-opacity': ['+', 0.12, ['*', 0.4, ['get', 'weight']]] },
    })
    map.addLayer({ id: 'outline-line', type: 'line', source: 'outlines', paint: { 'line-color': c.accentText } })
    map.addLayer({
      id: 'outline-name',
      type: 'symbol',
      source: 'outline-names',
      minzoom: 15.5,
      layout: { 'text-field': ['get', 'label'], 'text-size': 11.5, 'text-max-width': 8 },
      paint: { 'text-color': c.ink, 'text-halo-color': c.surface, 'text-halo-width': 1.4 },
    })
    const heard = map.on('click', 'outline-fill', (e) => {
      const id = e.features?.[0]?.properties['id'] as string | undefined
      if (id) choose.current?.(id)
    })
    return () => {
      heard.unsubscribe()
      if (!map.style) return
      for (const id of ['outline-name', 'outline-line', 'outline-fill']) if (map.getLayer(id)) map.removeLayer(id)
      for (const id of ['outlines', 'outline-names']) if (map.getSource(id)) map.removeSource(id)
    }
  }, [drawn])

  useEffect(() => {
    if (!drawn?.map.getSource('outlines')) return
    const { map, edge } = drawn
    const put = (source: string, features: FeatureCollection['features']) =>
      void (map.getSource(source) as GeoJSONSource).setData({ type: 'FeatureCollection', features })
    put(
      'outlines',
      outlines.flatMap(({ id, geometry, weight = 0 }) =>
        geometry
          ? {
              type: 'Feature' as const,
              properties: { id, weight },
              geometry: edge.shownGeometry(geometry as { coordinates: unknown }) as Geometry,
            }
          : [],
      ),
    )
    put(
      'outline-names',
      outlines.map(({ id, label, point }) => ({
        type: 'Feature',
        properties: { id, label },
        geometry: { type: 'Point', coordinates: edge.shown(point) },
      })),
    )
  }, [drawn, outlines])
  return null
}
