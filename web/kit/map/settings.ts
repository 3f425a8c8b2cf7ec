import { useEffect } from 'react'
import { getMapSettings } from '#contract/territory/map.ts'
import { keepJson, keptJson } from '../kept.ts'
import { useAnswer } from '../queries.ts'
import { NetworkError } from '../refusal.ts'
import { paperOnly, type MapSettings } from './style.ts'

const name = 'map'

/**
 * Which tiles to draw; the same for everybody, and rarely changed. Without a network those last heard of: what the browser
 * still has of them is drawn, and over it what the app knows by itself.
 */
export const useMapSettings = () => {
  const query = useAnswer(getMapSettings, {}, { fresh: 3_600_000 })
  const { data, error } = query
  useEffect(() => {
    if (data) keepJson(name, data)
  }, [data])
  if (data || !(error instanceof NetworkError)) return query
  return { ...query, data: keptJson<MapSettings>(name) ?? paperOnly }
}
