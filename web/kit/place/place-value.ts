/** Where something is: what was found, chosen or typed. */
export type PlaceValue = {
  point?: { lon: number; lat: number; accuracyM: number | null }
  placeText: string
  building?: { code: string; name: string; point: { lon: number; lat: number } }
}

/** Where it is on the map, when known. */
export const pointOf = ({ point, building }: PlaceValue) =>
  building?.point ?? (point && { lon: point.lon, lat: point.lat })

/** The question findPlace asks, or undefined while there is nothing to ask with. The plate wins, then the point. */
export const placeQuery = ({ point, placeText, building }: PlaceValue) => {
  if (building) return { code: building.code }
  if (point) return { lon: point.lon, lat: point.lat }
  const address = placeText.trim()
  return address.length > 1 ? { address } : undefined
}
