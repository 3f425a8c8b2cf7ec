import type { FeatureCollection, Geometry } from 'geojson'
import { LngLatBounds, type GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { dark, light } from '../tokens.ts'
import { useMap } from './map-view.tsx'

/** A polygon with what is written on it: a grid with its name or number, an area with its count. */
export type Shape = {
  id: string
  label: string
  geometry: unknown
  /** 0 … 1 fills it; absent: outline only. */ weight?: number
}
type Props = {
  shapes: readonly Shape[]
  chosen?: string
  onChoose?: (id: string) => void
  /** Move the map so that all can be seen, once for each set. */ fit?: boolean
}

const cornersOf = (part: unknown, into: LngLatBounds): LngLatBounds => {
  if (Array.isArray(part) && typeof part[0] === 'number') into.extend(part as [number, number])
  else if (Array.isArray(part)) part.forEach((p) => cornersOf(p, into))
  return into
}

/** 网格 on the map. Give the same rows as a list beside it: that is how they are reached without a mouse. */
export const GridLayer = ({ shapes, chosen, onChoose, fit }: Props) => {
  const drawn = useMap()
  const choose = useRef(onChoose)
  choose.current = onChoose

  useEffect(() => {
    if (!drawn) return
    const { map, dim } = drawn
    const c = dim ? dark : light
    map.addSource('grids', { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, promoteId: 'id' })
    const before = map.getLayer('road-name') ? 'road-name' : undefined
    const on = ['boolean', ['feature-state', 'chosen'], false] as never
    map.addLayer(
      {
        id: 'grid-fill',
        type: 'fill',
        source: 'grids',
        paint: {
          'fill-color': c.accent,
          'fill-opacity': ['case', on, 0.32, ['*', 0.5, ['coalesce', ['get', 'weight'], 0.1]]],
        },
      },
      before,
    )
    map.addLayer(
      {
        id: 'grid-line',
        type: 'line',
        source: 'grids',
        paint: { 'line-color': c.accentText, 'line-width': ['case', on, 3, 1.1] },
      },
      before,
    )
    map.addLayer({
      id: 'grid-name',
      type: 'symbol',
      source: 'grids',
      layout: { 'text-field': ['get', 'label'], 'text-size': 12.5, 'text-max-width': 9 },
      paint: { 'text-color': c.accentText, 'text-halo-color': c.surface, 'text-halo-width': 1.6 },
    })
    const heard = [
      map.on('click', 'grid-fill', (e) => {
        const id = e.features?.[0]?.properties['id'] as string | undefined
        if (id) choose.current?.(id)
      }),
      map.on('mouseenter', 'grid-fill', () => void (map.getCanvas().style.cursor = choose.current ? 'pointer' : '')),
      map.on('mouseleave', 'grid-fill', () => void (map.getCanvas().style.cursor = '')),
    ]
    return () => {
      heard.forEach((h) => h.unsubscribe())
      if (!map.style) return
      for (const id of ['grid-name', 'grid-line', 'grid-fill']) if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource('grids')) map.removeSource('grids')
    }
  }, [drawn])

  useEffect(() => {
    const source = drawn?.map.getSource('grids') as GeoJSONSource | undefined
    if (!drawn || !source) return
    const features = shapes.map(({ id, label, geometry, weight }) => ({
      type: 'Feature' as const,
      properties: { id, label, ...(weight === undefined ? {} : { weight }) },
      geometry: drawn.edge.shownGeometry(geometry as { coordinates: unknown }) as Geometry,
    }))
    void source.setData({ type: 'FeatureCollection', features } satisfies FeatureCollection)
    if (!fit || !features.length) return
    const all = features.reduce(
      (box, f) => cornersOf((f.geometry as unknown as { coordinates: unknown }).coordinates, box),
      new LngLatBounds(),
    )
    drawn.map.fitBounds(all, { padding: 32, duration: 0 })
  }, [drawn, shapes, fit])

  useEffect(() => {
    if (!drawn?.map.getSource('grids') || !chosen) return
    drawn.map.setFeatureState({ source: 'grids', id: chosen }, { chosen: true })
    return () => {
      if (drawn.map.style && drawn.map.getSource('grids')) drawn.map.removeFeatureState({ source: 'grids', id: chosen })
    }
  }, [drawn, chosen, shapes])
  return null
}
