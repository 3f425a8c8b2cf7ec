import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { dark, light } from '../tokens.ts'
import { useMap } from './map-view.tsx'
import type { LonLat } from './edge.ts'

/** A case on the map; `light` as in lists. `count` for points the server has already put together. */
export type MapPoint = LonLat & { id: string; light?: 'good' | 'warn' | 'bad' | 'still'; count?: number }

/** Incidents on the map, put together where they are many: a circle with their number opens when pressed. */
export const PointLayer = ({ points, onChoose }: { points: readonly MapPoint[]; onChoose?: (id: string) => void }) => {
  const drawn = useMap()
  const choose = useRef(onChoose)
  choose.current = onChoose

  useEffect(() => {
    if (!drawn) return
    const { map, dim } = drawn
    const c = dim ? dark : light
    map.addSource('points', {
      type: 'geojson',
      data: { type: 'FeatureCollection', features: [] },
      cluster: true,
      clusterRadius: 44,
      clusterMaxZoom: 16,
      clusterProperties: {
        total: ['+', ['get', 'count']],
        bad: ['+', ['case', ['==', ['get', 'light'], 'bad'], 1, 0]],
      },
    })
    const many = ['has', 'point_count'] as never
    const total = ['coalesce', ['get', 'total'], ['get', 'count']] as never
    map.addLayer({
      id: 'point-many',
      type: 'circle',
      source: 'points',
      filter: ['any', many, ['>', ['get', 'count'], 1]],
      paint: {
        'circle-color': c.accent,
        'circle-opacity': 0.92,
        'circle-stroke-width': 3,
        'circle-stroke-color': ['case', ['>', ['coalesce', ['get', 'bad'], 0], 0], c.bad, c.surface],
        'circle-radius': ['interpolate', ['linear'], total, 2, 14, 50, 22, 1000, 34],
      },
    })
    map.addLayer({
      id: 'point-number',
      type: 'symbol',
      source: 'points',
      filter: ['any', many, ['>', ['get', 'count'], 1]],
      layout: { 'text-field': ['to-string', total], 'text-size': 13, 'text-allow-overlap': true },
      paint: { 'text-color': c.onAccent },
    })
    map.addLayer({
      id: 'point-one',
      type: 'circle',
      source: 'points',
      filter: ['all', ['!', many], ['<=', ['get', 'count'], 1]],
      paint: {
        'circle-color': ['match', ['get', 'light'], 'bad', c.bad, 'warn', c.warn, 'good', c.good, c.still],
        'circle-radius': ['match', ['get', 'light'], 'bad', 9, 7],
        'circle-stroke-width': 2,
        'circle-stroke-color': c.surface,
      },
    })
    const heard = [
      map.on('click', 'point-many', (e) => {
        const hit = e.features?.[0]
        if (!hit || hit.geometry.type !== 'Point') return
        const centre = hit.geometry.coordinates as [number, number]
        const id = hit.properties['cluster_id'] as number | undefined
        if (id === undefined) return void map.easeTo({ center: centre, zoom: map.getZoom() + 2 })
        void (map.getSource('points') as GeoJSONSource)
          .getClusterExpansionZoom(id)
          .then((zoom) => map.easeTo({ center: centre, zoom: zoom + 0.2 }))
      }),
      map.on('click', 'point-one', (e) => {
        const id = e.features?.[0]?.properties['id'] as string | undefined
        if (id) choose.current?.(id)
      }),
      ...['point-many', 'point-one'].flatMap((layer) => [
        map.on('mouseenter', layer, () => void (map.getCanvas().style.cursor = 'pointer')),
        map.on('mouseleave', layer, () => void (map.getCanvas().style.cursor = '')),
      ]),
    ]
    return () => {
      heard.forEach((h) => h.unsubscribe())
      if (!map.style) return
      for (const id of ['point-one', 'point-number', 'point-many']) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource('points')) map.removeSource('points')
    }
  }, [drawn])

  useEffect(() => {
    const source = drawn?.map.getSource('points') as GeoJSONSource | undefined
    if (!drawn || !source) return
    const features = points.map((p) => ({
      type: 'Feature' as const,
      properties: { id: p.id, light: p.light ?? 'still', count: p.count ?? 1 },
      geometry: { type: 'Point' as const, coordinates: drawn.edge.shown(p) },
    }))
    void source.setData({ type: 'FeatureCollection', features } satisfies FeatureCollection)
  }, [drawn, points])
  return null
}
