import { useState } from 'react'

export type Here = { lon: number; lat: number; /** metres, as the device says */ accuracyM: number }

/** Where the device is, asked only when somebody wants it. `told` says why it could not be found. */
export const useHere = (onFound: (at: Here) => void) => {
  const [finding, setFinding] = useState(false)
  const [told, setTold] = useState<'denied' | 'failed'>()
  const find = () => {
    setTold(undefined)
    if (!('geolocation' in navigator)) return setTold('failed')
    setFinding(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false)
        onFound({ lon: coords.longitude, lat: coords.latitude, accuracyM: Math.max(1, Math.round(coords.accuracy)) })
      },
      (error) => {
        setFinding(false)
        setTold(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed')
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return { find, finding, told }
}
