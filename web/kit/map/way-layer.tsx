import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect } from 'react'
import { dark, light } from '../tokens.ts'
import type { LonLat } from './edge.ts'
import { useMap } from './map-view.tsx'

/** An order of places: a dashed line from one to the next, each with its number. Give the same as a list beside it. */
export const WayLayer = ({ stops }: { stops: readonly (LonLat & { label: string })[] }) => {
  const drawn = useMap()
  useEffect(() => {
    if (!drawn) return
    const { map, dim } = drawn
    const c = dim ? dark : light
    map.addSource('way', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    map.addLayer({
      id: 'way-line',
      type: 'line',
      source: 'way',
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': c.accentText, 'line-width': 3, 'line-dasharray': [2, 1.5] },
    })
    map.addLayer({
      id: 'way-stop',
      type: 'circle',
      source: 'way',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': c.accent,
        'circle-radius': 12,
        'circle-stroke-width': 2,
        'circle-stroke-color': c.surface,
      },
    })
    map.addLayer({
      id: 'way-number',
      type: 'symbol',
      source: 'way',
      filter: ['==', ['geometry-type'], 'Point'],
      layout: { 'text-field': ['get', 'label'], 'text-size': 12.5, 'text-allow-overlap': true },
      paint: { 'text-color': c.onAccent },
    })
    return () => {
      if (!map.style) return
      for (const id of ['way-number', 'way-stop', 'way-line']) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource('way')) map.removeSource('way')
    }
  }, [drawn])

  useEffect(() => {
    const source = drawn?.map.getSource('way') as GeoJSONSource | undefined
    if (!drawn || !source) return
    const at = stops.map((stop) => drawn.edge.shown(stop))
    const features: FeatureCollection['features'] = stops.map(({ label }, n) => ({
      type: 'Feature',
      properties: { label },
      geometry: { type: 'Point', coordinates: at[n] as [number, number] },
    }))
    if (at.length > 1)
      features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: at } })
    void source.setData({ type: 'FeatureCollection', features })
  }, [drawn, stops])
  return null
}
