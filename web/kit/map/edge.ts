import gcoord from 'gcoord'
import type { Position } from 'geojson'
import type { MapSettings } from './style.ts'

export type LonLat = { lon: number; lat: number }
const systems = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const

/**
 * The edge between our coordinates (WGS84 everywhere) and those of the tiles on the screen (国测局 GCJ-02, 百度 BD-09):
 * `shown` on the way to the map, `meant` on the way back from a click. With WGS84 tiles both answer what they were given.
 */
export const edgeOf = (settings: MapSettings) => {
  const theirs = systems[settings.source.kind === 'own' ? 'wgs84' : settings.source.coordinates]
  const same = theirs === gcoord.WGS84
  const shift = (at: Position) =>
    same ? at : gcoord.transform([at[0] as number, at[1] as number], gcoord.WGS84, theirs)
  const deep = (part: unknown): unknown =>
    Array.isArray(part) && typeof part[0] !== 'number' ? part.map(deep) : shift(part as Position)
  return {
    shown: ({ lon, lat }: LonLat): [number, number] => shift([lon, lat]) as [number, number],
    meant: (at: { lng: number; lat: number }): LonLat => {
      const [lon, lat] = same ? [at.lng, at.lat] : gcoord.transform([at.lng, at.lat], theirs, gcoord.WGS84)
      return { lon: lon as number, lat: lat as number }
    },
    /** A geometry of any kind but a collection. */
    shownGeometry: <G extends { coordinates: unknown }>(geometry: G): G =>
      same ? geometry : { ...geometry, coordinates: deep(geometry.coordinates) },
  }
}
export type Edge = ReturnType<typeof edgeOf>
